#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "extract/kinds.hpp"
#include "extract/line_steps.hpp"
#include "extract/marker.hpp"
#include "text/characters.hpp"

namespace ituletter {
namespace {

std::string_view words_of(std::string_view text, const Line& line) {
  return text.substr(line.where.begin, line.where.size());
}

// Columns that a text takes: Han characters are two wide. No character of
// fewer than three bytes is wide.
std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0xE0) {
      width += (byte & 0xC0U) != 0x80U ? 1U : 0U;
      ++at;
    } else {
      width += is_wide(next_char(text, at)) ? 2U : 1U;
    }
  }
  return width;
}

// What cannot be broken at the beginning of a line.
std::string_view first_word(std::string_view words) {
  std::size_t end = 0;
  bool was_wide = false;
  for (std::size_t at = 0; at < words.size() && words[at] != ' ';) {
    const bool breaks = is_wide(next_char(words, at));
    if (end != 0 && (breaks || was_wide)) break;
    was_wide = breaks;
    end = at;
  }
  return words.substr(0, end);
}

// No line is wrapped at fewer columns.
constexpr std::size_t narrowest = 50;
// Of a short text that shows no width, shorter lines are whole.
constexpr std::size_t shortest = 30;

// The width at which a file's lines are wrapped, of few lines that of the
// longest; nothing if they are not wrapped.
struct WrapWidth {
  std::size_t columns = 0;
  bool is_sure = false;
};

std::optional<WrapWidth> wrap_width(std::string_view text,
                                    const std::vector<Line>& lines) {
  constexpr std::size_t widest = 110;
  constexpr std::size_t fewest_full = 8;  // fewer prove nothing
  std::vector<std::size_t> lengths;       // of lines that may be full
  std::size_t too_long = 0;
  for (const Line& line : lines) {
    const std::string_view words = words_of(text, line);
    if (words.size() <= narrowest) continue;  // no column has no byte
    const std::size_t length = width_of(words);
    if (length > widest) {
      ++too_long;
    } else if (length > narrowest) {
      lengths.push_back(length);
    }
  }
  const bool has_long_lines = too_long * 20 > lines.size();
  if (has_long_lines) return std::nullopt;
  if (lengths.size() < fewest_full) {
    const auto longest = std::ranges::max_element(lengths);
    return WrapWidth{longest != lengths.end() ? *longest : 0, false};
  }
  // A few lines, such as rows of a table, may be wider.
  const auto at =
      lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() * 85 / 100);
  std::ranges::nth_element(lengths, at);
  return WrapWidth{*at, true};
}

bool ends_sentence(std::string_view words) {
  constexpr std::array<std::string_view, 12> signs = {
      ".", ":", ";", "!", "?", ")", "。", "：", "；", "！", "？", "）"};
  return std::ranges::any_of(
      signs, [words](std::string_view sign) { return words.ends_with(sign); });
}

CharInfo first_character(std::string_view words) {
  std::size_t at = 0;
  return char_info(next_char(words, at));
}

bool starts_small(std::string_view words) {
  return first_character(words).is_small;
}

// In such scripts nothing else shows that a sentence goes on.
bool starts_caseless(std::string_view words) {
  const CharInfo first = first_character(words);
  return first.is_caseless() || first.kind == CharClass::ideograph ||
         words.starts_with("（") || words.starts_with("“");
}

// Cues that begin lines of their own.
constexpr std::array<std::string_view, 5> starts = {
    "label", "salutation", "closing", "signed", "footer"};
constexpr std::array<std::string_view, 1> footers = {"footer"};

/// Joins each line to the one before where that was wrapped.
class LineJoiner {
 public:
  LineJoiner(std::string_view text, const Tokens& tokens,
             const std::vector<Match>& values, const std::vector<Match>& cues,
             WrapWidth width)
      : text_(text),
        tokens_(tokens),
        values_(values),
        cues_(cues),
        width_(width.columns),
        is_sure_(width.is_sure) {}

  std::vector<Line> run(const std::vector<Line>& lines) {
    out_.reserve(lines.size());
    for (const Line& line : lines) {
      if (goes_on(line)) {
        out_.back().where.end = line.where.end;
      } else {
        out_.push_back(line);
      }
      last_begin_ = line.where.begin;
    }
    return std::move(out_);
  }

 private:
  // A line was wrapped where the next line's first word would not have
  // fitted, or, if its right edge is ragged, where a sentence goes on.
  bool goes_on(const Line& line) const {
    if (out_.empty() || line.starts_cell || line.after_blank) return false;
    if (is_sure_ && is_in_range(line)) return true;
    if (starts_something(line)) return false;
    if (starts_cue(out_.back(), footers)) return false;
    const std::size_t end = out_.back().where.end;
    const std::size_t before =
        width_of(text_.substr(last_begin_, end - last_begin_));
    if (starts_paragraph(line)) return false;
    const std::string_view words = words_of(text_, line);
    if (!is_sure_) return goes_on_in_short_text(line, before, end);
    if (before + 1 + width_of(first_word(words)) > width_) return true;
    const bool is_nearly_full = before * 3 > width_ * 2;
    // "Country:", a field of a form.
    const bool is_field =
        (words.ends_with(':') || words.ends_with("：")) && !starts_small(words);
    return is_nearly_full && !is_field && !starts_cell(line) &&
           (starts_small(words) || !ends_sentence(text_.substr(0, end)));
  }

  // There a sentence that goes on is all that can be relied upon.
  bool goes_on_in_short_text(const Line& line, std::size_t before,
                             std::size_t end) const {
    if (starts_cell(line)) return false;
    if (before > shortest && ends_in_small_word(end)) return true;
    if (before <= narrowest || ends_sentence(text_.substr(0, end))) {
      return false;
    }
    const std::string_view words = words_of(text_, line);
    const bool is_nearly_full = before * 10 > width_ * 8;
    return starts_small(words) || (is_nearly_full && starts_caseless(words));
  }

  // "… not later than": no sentence ends in such a word.
  bool ends_in_small_word(std::size_t end) const {
    constexpr std::size_t longest_small_word = 4;  // bytes
    const std::size_t next = tokens_.at(end);
    if (next == 0) return false;
    const Token& last = tokens_[next - 1];
    return last.kind == TokenKind::word && !last.is_capitalised &&
           !is_caseless(tokens_.words(next - 1)) &&
           tokens_.words(next - 1).size() <= longest_small_word;
  }

  // After a full stop, "2 The meeting will open": a line may be full by chance.
  bool starts_paragraph(const Line& line) const {
    const std::size_t number = tokens_.at(line.where.begin);
    if (number == 0 || number + 1 >= tokens_.size()) return false;
    return tokens_.folded(number - 1) == "." &&
           tokens_[number].kind == TokenKind::digits &&
           tokens_.words(number).size() <= 2 &&
           tokens_[number + 1].gap == Gap::space &&
           tokens_[number + 1].can_start_text() && value_at(number) == nullptr;
  }

  // "Study Group 12 23-31 March 2004", "Geneva": the cell after a date.
  bool starts_cell(const Line& line) const {
    const std::size_t token = tokens_.at(line.where.begin);
    if (token == 0 || !tokens_[token].can_start_text()) return false;
    const Match* last = value_at(token - 1);
    return last != nullptr && last->end == token && is_days(*last);
  }

  // "17", "– 19 August 2010": the dash is no bullet.
  bool is_in_range(const Line& line) const {
    const std::size_t token = tokens_.at(line.where.begin);
    const Match* value = value_at(token);
    return value != nullptr && value->kind == "range" && value->begin < token;
  }

  const Match* value_at(std::size_t token) const {
    const auto after =
        std::ranges::upper_bound(values_, token, {}, &Match::begin);
    if (after == values_.begin()) return nullptr;
    const Match& match = *std::prev(after);
    return token < match.end ? &match : nullptr;
  }

  bool starts_something(const Line& line) const {
    if (bullet_size(words_of(text_, line)) != 0) return true;
    const std::size_t token = tokens_.at(line.where.begin);
    return starts_cue(line, starts) || starts_row(token) ||
           starts_numbered(token);
  }

  bool starts_cue(const Line& line,
                  std::span<const std::string_view> kinds) const {
    const std::size_t token = tokens_.at(line.where.begin);
    auto cue = std::ranges::lower_bound(cues_, token, {}, &Match::begin);
    for (; cue != cues_.end() && cue->begin == token; ++cue) {
      const bool is_one = std::ranges::find(kinds, cue->kind) != kinds.end();
      if (is_one && !is_small_word(*cue, line)) return true;
    }
    return false;
  }

  // "1. Opening": an item of a list that is none of a decimal or date.
  bool starts_numbered(std::size_t token) const {
    if (token + 2 >= tokens_.size()) return false;
    const bool has_number = tokens_[token].kind == TokenKind::digits &&
                            tokens_.words(token).size() <= 2;
    const std::string_view sign = tokens_.folded(token + 1);
    return has_number && (sign == "." || sign == ")") &&
           tokens_[token + 1].gap == Gap::none &&
           tokens_[token + 2].gap == Gap::space &&
           tokens_[token + 2].can_start_text();
  }

  // "30 June 2026 - Submit contributions": a row of a list of dates.
  bool starts_row(std::size_t token) const {
    const auto value =
        std::ranges::lower_bound(values_, token, {}, &Match::begin);
    if (value == values_.end() || value->begin != token) return false;
    if (!is_days(*value) && value->kind != "datetime") return false;
    constexpr std::size_t furthest = 8;  // a time of day may stand between
    const std::size_t end = std::min(value->end + furthest, tokens_.size());
    for (std::size_t i = value->end; i < end; ++i) {
      if (tokens_[i].gap >= Gap::line) break;
      if (tokens_.folded(i) == "-" && tokens_[i].gap == Gap::space) return true;
      if (tokens_[i].kind == TokenKind::word && !tokens_[i].is_capitalised) {
        break;
      }
    }
    return false;
  }

  // French "à" inside a sentence is not the label "A:" of the addressees.
  bool is_small_word(const Match& cue, const Line& line) const {
    const bool has_colon =
        cue.end < tokens_.size() && tokens_.folded(cue.end) == ":";
    return cue.kind == "label" && !has_colon &&
           starts_small(words_of(text_, line));
  }

  std::string_view text_;
  const Tokens& tokens_;
  const std::vector<Match>& values_;
  const std::vector<Match>& cues_;
  std::size_t width_;
  bool is_sure_;
  std::size_t last_begin_ = 0;  ///< of the last line joined to out_.back()
  std::vector<Line> out_;
};

}  // namespace

void join_wrapped(std::string_view text, const Tokens& tokens,
                  const std::vector<Match>& values,
                  const std::vector<Match>& cues, std::vector<Line>& lines) {
  if (const auto width = wrap_width(text, lines))
    lines = LineJoiner(text, tokens, values, cues, *width).run(lines);
}

}  // namespace ituletter
