#include <algorithm>

#include "extract/line_steps.hpp"
#include "extract/marker.hpp"
#include "text/characters.hpp"

namespace ituletter {
namespace {

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (c & 0xC0) != 0x80; }));
}

// The width at which a file's lines are wrapped, or 0 if they are not.
std::size_t wrap_width(std::string_view text, const std::vector<Line>& lines) {
  constexpr std::size_t narrowest = 50;
  constexpr std::size_t widest = 110;
  std::vector<std::size_t> lengths;  // of lines that may have been wrapped
  std::size_t too_long = 0;
  for (const Line& line : lines) {
    const std::size_t length =
        characters(text.substr(line.where.begin, line.where.size()));
    if (length > widest) {
      ++too_long;
    } else if (length > narrowest) {
      lengths.push_back(length);
    }
  }
  if (too_long * 20 > lines.size() || lengths.size() < 8) return 0;
  // A few lines, such as rows of a table, may be wider.
  const auto at = lengths.begin() +
                  static_cast<std::ptrdiff_t>(lengths.size() * 85 / 100);
  std::ranges::nth_element(lengths, at);
  return *at;
}

bool ends_sentence(char last) {
  return last == '.' || last == ':' || last == ';' || last == '!' ||
         last == '?' || last == ')';
}

bool starts_small(std::string_view words) {
  std::size_t at = 0;
  const CharInfo first = char_info(next_char(words, at));
  return first.kind == CharClass::letter && !first.is_upper;
}

bool starts_something(std::string_view text, const Line& line,
                      const std::vector<Match>& cues,
                      const Tokens& tokens) {
  if (line.starts_cell || line.after_blank) return true;
  const std::string_view words =
      text.substr(line.where.begin, line.where.size());
  if (bullet_size(words) != 0) return true;
  const std::size_t token = tokens.at(line.where.begin);
  const auto first =
      std::ranges::lower_bound(cues, token, {}, &Match::begin);
  for (auto cue = first; cue != cues.end() && cue->begin == token; ++cue) {
    if (cue->kind == "label" || cue->kind == "salutation" ||
        cue->kind == "closing" || cue->kind == "signed") {
      return true;
    }
  }
  return false;
}

// A line was wrapped where the next line's first word would not have fitted.
void join_wrapped(const Source& source, std::string_view text,
                  const Tokens& tokens, const std::vector<Match>& cues,
                  std::vector<Line>& lines) {
  if (!source.blocks.empty()) return;
  const std::size_t width = wrap_width(text, lines);
  if (width == 0) return;
  std::vector<Line> out;
  std::size_t last_begin = 0;  // of the last line joined to out.back()
  for (const Line& line : lines) {
    const std::string_view words =
        text.substr(line.where.begin, line.where.size());
    bool joins = false;
    if (!out.empty() && !starts_something(text, line, cues, tokens)) {
      const std::size_t before = characters(
          text.substr(last_begin, out.back().where.end - last_begin));
      const std::string_view word = words.substr(0, words.find(' '));
      const bool is_full = before * 3 > width * 2;
      joins = before + 1 + characters(word) > width ||
              (is_full && (starts_small(words) ||
                           !ends_sentence(text[out.back().where.end - 1])));
    }
    if (joins) {
      out.back().where.end = line.where.end;
    } else {
      out.push_back(line);
    }
    last_begin = line.where.begin;
  }
  lines = std::move(out);
}


}  // namespace ituletter
