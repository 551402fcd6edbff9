#include "extract/line.hpp"

#include <algorithm>

#include "extract/line_steps.hpp"
#include "extract/marker.hpp"
#include "extract/trim.hpp"

namespace ituletter {
namespace {

// A footer or letterhead has no line as long as this.
constexpr std::size_t longest_noise = 240;

void take_marker(std::string_view text, Line& line) {
  const std::size_t size =
      marker_size(text.substr(line.where.begin, line.where.size()));
  if (size == 0) return;
  line.marker = {line.where.begin, line.where.begin + size};
  line.where = trimmed(text, {line.marker.end, line.where.end});
}

// A page's number, or a rule made of signs.
bool is_ornament(std::string_view text, const Line& line) {
  const std::string_view words =
      text.substr(line.where.begin, line.where.size());
  const std::size_t begin =
      line.marker.empty() ? line.where.begin : line.marker.begin;
  return is_page_mark(text.substr(begin, line.where.end - begin)) ||
         words.find_first_not_of("_-=*. ") == std::string_view::npos;
}

// "电信发展局主任": the organisation's name begins a longer phrase.
bool runs_on(const Tokens& tokens, std::size_t token, const Line& line) {
  return token < line.end && tokens[token].gap == Gap::none &&
         tokens[token].kind == TokenKind::ideograph;
}

struct SetAside {
  bool is_footer = false;
  bool is_letterhead = false;
};

/// Whether a line goes on after a name as a sentence: with a word, to a stop.
bool is_sentence(const Tokens& tokens, std::size_t after, const Line& line) {
  constexpr std::size_t longest_abbreviation = 3;  // "(ITU)", in tokens
  if (after < line.end && tokens.words(after) == "(") {
    const std::size_t most = std::min(line.end, after + longest_abbreviation);
    while (after < most && tokens.words(after) != ")") ++after;
    ++after;
  }
  if (after >= line.end || tokens[after].kind != TokenKind::word) return false;
  const std::string_view last = tokens.words(line.end - 1);
  return last == "." || last == ":" || last == ";";
}

// "Telex 421 000 uit ch | To Administrations …": a letterhead of columns.
bool names_addressee(const std::vector<Match>& cues, const Line& line) {
  constexpr std::size_t most_before = 2;  // "To the"
  auto cue = std::ranges::lower_bound(cues, line.begin, {}, &Match::begin);
  for (; cue != cues.end() && cue->begin <= line.begin + most_before; ++cue) {
    if (cue->kind == "addressee") return true;
  }
  return false;
}

// A line of a footer or a letterhead; of the latter also the second: `before`
// is the first token of the line before.
SetAside set_aside(const Tokens& tokens, const std::vector<Match>& cues,
                   std::size_t before, const Line& line) {
  SetAside found;
  if (line.where.size() >= longest_noise) return found;
  auto cue = std::ranges::lower_bound(cues, before, {}, &Match::begin);
  for (; cue != cues.end() && cue->begin <= line.begin; ++cue) {
    const bool starts_line = cue->begin == line.begin || cue->begin == before;
    if (!starts_line || cue->end <= line.begin) continue;
    if (runs_on(tokens, cue->end, line)) continue;
    found.is_footer |= cue->kind == "footer";
    found.is_letterhead |=
        cue->kind == "letterhead" && !is_sentence(tokens, cue->end, line);
  }
  return found;
}

}  // namespace

bool Line::has_bullet(std::string_view text) const {
  return !marker.empty() &&
         bullet_size(text.substr(marker.begin, marker.size())) != 0;
}

std::vector<Line> cut_lines(const Source& source, const Text& text,
                            const Tokens& tokens,
                            const std::vector<Match>& values,
                            const std::vector<Match>& cues) {
  const bool has_blocks = !source.blocks.empty();
  std::vector<Line> lines = cut_at_line_ends(source, text);
  split_at_pipes(text.text, lines);
  split_at_slashes(text.text, cues, lines);
  if (!has_blocks) split_at_columns(text.text, lines);
  if (!has_blocks) join_wrapped(text.text, tokens, values, cues, lines);
  split_flat(text.text, tokens, values, cues, lines);
  std::size_t before = 0;
  int footer_row = -1;  // its cells are the footer's
  for (Line& line : lines) {
    take_marker(text.text, line);
    line.begin = tokens.at(line.where.begin);
    line.end = tokens.at(line.where.end);
    const SetAside aside = set_aside(tokens, cues, before, line);
    if (aside.is_footer) footer_row = line.row;
    line.is_noise |= aside.is_footer || aside.is_letterhead ||
                     is_ornament(text.text, line) ||
                     (line.is_cell() && line.row == footer_row &&
                      !names_addressee(cues, line));
    before = line.begin;
  }
  std::erase_if(lines, [](const Line& line) { return line.begin == line.end; });
  return lines;
}

}  // namespace ituletter
