#include "extract/line.hpp"

#include <algorithm>
#include <array>

#include "extract/flat.hpp"
#include "text/characters.hpp"

namespace ituletter {
namespace {

constexpr std::string_view white = " \t";

bool is_white(char c) { return c == ' ' || c == '\t' || c == '\n'; }

Span trimmed(std::string_view text, Span where) {
  while (!where.empty() && is_white(text[where.begin])) ++where.begin;
  while (!where.empty() && is_white(text[where.end - 1])) --where.end;
  return where;
}

// What text conversion leaves of a bookmark at the start of a line.
constexpr std::string_view bookmark = "[bookmark:";

Span without_bookmarks(std::string_view text, Span where) {
  while (text.substr(where.begin, where.size()).starts_with(bookmark)) {
    const std::size_t close = text.find(']', where.begin);
    if (close == std::string_view::npos || close >= where.end) break;
    where = trimmed(text, {close + 1, where.end});
  }
  return where;
}

// Bullets of text files and of symbol fonts. A hyphen or dash is one, too.
constexpr std::array<std::string_view, 14> bullets = {
    "-", "–", "−", "—", "‒", "•", "·", "▪", "●", "○", "*", "\xEF\x82\xB7",
    "◦", "‑"};

std::size_t bullet_size(std::string_view line) {
  for (const std::string_view bullet : bullets) {
    if (line.starts_with(bullet)) return bullet.size();
  }
  return 0;
}

// "5.1", "2.", "a)", "(iv)": before a tab.
bool is_list_number(std::string_view word) {
  constexpr std::string_view signs = ".()";
  if (word.empty() || word.size() > 8) return false;
  const bool has_digit =
      word.find_first_of("0123456789") != std::string_view::npos;
  return has_digit ? word.find_first_not_of("0123456789.()") ==
                         std::string_view::npos
                   : word.size() <= 6 &&
                         (signs.find(word.back()) != std::string_view::npos ||
                          word.size() <= 2);
}

/// Cuts a text at its line ends and knows which cell each line is in.
class Cutter {
 public:
  Cutter(const Source& source, const Text& text) : text_(text.text) {
    for (const Block& block : source.blocks) {
      blocks_.push_back({text.map.to_text(block.where.begin),
                         text.map.to_text(block.where.end), &block});
    }
  }

  std::vector<Line> run() {
    for (std::size_t at = 0; at <= text_.size();) {
      const std::size_t end = std::min(text_.find('\n', at), text_.size());
      raw_line({at, end});
      at = end + 1;
    }
    return std::move(lines_);
  }

 private:
  struct Place {
    std::size_t begin;
    std::size_t end;
    const Block* block;
  };

  void raw_line(Span raw) {
    if (raw.empty()) {
      after_blank_ = true;
      in_row_ = false;
      return;
    }
    const bool has_tab = text_[raw.begin] == '\t';
    if (has_tab) next_cell();
    const Span where = trimmed(text_, raw);
    if (where.empty()) {
      if (!has_tab) after_blank_ = true;
      return;
    }
    Line line;
    line.where = without_bookmarks(text_, where);
    line.starts_cell = has_tab;
    line.after_blank = after_blank_;
    line.row = in_row_ ? row_ : -1;
    line.column = in_row_ ? column_ : -1;
    describe(line, where.begin);
    after_blank_ = false;
    if (!line.where.empty()) lines_.push_back(line);
  }

  void next_cell() {
    if (!in_row_) {
      ++row_;
      column_ = -1;
    }
    in_row_ = true;
    ++column_;
  }

  // What the reader knew of the paragraph is better than what its text shows.
  void describe(Line& line, std::size_t at) {
    while (block_ < blocks_.size() && blocks_[block_].end < at) ++block_;
    if (block_ == blocks_.size() || blocks_[block_].begin > at) return;
    const Block& block = *blocks_[block_].block;
    line.kind = block.kind;
    line.level = block.level;
    line.after_break = at > blocks_[block_].begin;
    line.is_noise = block.kind == Block::Kind::header ||
                    block.kind == Block::Kind::footer;
  }

  std::string_view text_;
  std::vector<Place> blocks_;
  std::size_t block_ = 0;
  bool after_blank_ = true;
  bool in_row_ = false;
  int row_ = -1;
  int column_ = -1;
  std::vector<Line> lines_;
};

// The parts of a line as cells of a row.
void split_cells(const Line& line, const std::vector<Span>& parts, int row,
                 std::vector<Line>& out) {
  int column = 0;
  for (const Span part : parts) {
    Line piece = line;
    piece.where = part;
    piece.starts_cell = true;
    piece.row = row;
    piece.column = column++;
    if (column > 1) {
      piece.after_blank = false;
      piece.after_break = false;
    }
    out.push_back(piece);
  }
}

int next_row(const std::vector<Line>& lines) {
  int last = 0;
  for (const Line& line : lines) last = std::max(last, line.row);
  return last + 1;
}

std::vector<Span> parts_between(std::string_view text, Span where,
                                std::string_view mark) {
  std::vector<Span> parts;
  for (std::size_t at = where.begin; at <= where.end;) {
    const std::size_t end = std::min(text.find(mark, at), where.end);
    const Span part = trimmed(text, {at, end});
    if (!part.empty()) parts.push_back(part);
    at = end + mark.size();
  }
  return parts;
}

// "|Tel: |+41 22 730 5235 |"
void split_at_pipes(std::string_view text, std::vector<Line>& lines) {
  std::vector<Line> out;
  int row = next_row(lines);
  for (const Line& line : lines) {
    const bool is_row =
        text[line.where.begin] == '|' || text[line.where.end - 1] == '|';
    if (is_row) {
      split_cells(line, parts_between(text, line.where, "|"), row++, out);
    } else {
      out.push_back(line);
    }
  }
  lines = std::move(out);
}

// "Ref: / TSB Collective letter 2/3": only where labels show that the sign
// stands between cells.
void split_at_slashes(std::string_view text, const std::vector<Match>& cues,
                      std::vector<Line>& lines) {
  const auto marks = std::ranges::count_if(cues, [&](const Match& cue) {
    if (cue.kind != "label") return false;
    std::size_t at = cue.where.end;
    if (at < text.size() && text[at] == ':') ++at;
    return text.substr(at).starts_with(" / ");
  });
  if (marks < 2) return;
  std::vector<Line> out;
  int row = next_row(lines);
  for (const Line& line : lines) {
    const std::string_view words =
        text.substr(line.where.begin, line.where.size());
    // The sign before a line is the cell's that the line begins.
    Line whole = line;
    if (words.starts_with("/ ")) {
      whole.where = trimmed(text, {line.where.begin + 1, line.where.end});
      whole.starts_cell = true;
    }
    if (whole.where.size() > 2 && words.ends_with(" /")) {
      whole.where = trimmed(text, {whole.where.begin, whole.where.end - 1});
    }
    const std::vector<Span> parts = parts_between(text, whole.where, " / ");
    if (parts.size() < 2) {
      out.push_back(whole);
    } else {
      split_cells(whole, parts, row++, out);
    }
  }
  lines = std::move(out);
}

// "2-4 April 2024\tE-meeting\t1300-1600", or columns made with blanks. A
// number at the beginning is a marker.
void split_at_columns(std::string_view text, std::vector<Line>& lines) {
  constexpr std::string_view blanks = "    ";
  std::vector<Line> out;
  int row = next_row(lines);
  for (const Line& line : lines) {
    const std::string_view words =
        text.substr(line.where.begin, line.where.size());
    const bool has_tab = words.find('\t') != std::string_view::npos;
    std::vector<Span> parts =
        parts_between(text, line.where, has_tab ? "\t" : blanks);
    const bool has_marker =
        parts.size() > 1 &&
        (is_list_number(text.substr(parts.front().begin,
                                    parts.front().size())) ||
         bullet_size(text.substr(parts.front().begin)) ==
             parts.front().size());
    if (parts.size() < 2 || has_marker) {
      out.push_back(line);
    } else {
      split_cells(line, parts, line.row >= 0 ? line.row : row++, out);
    }
  }
  lines = std::move(out);
}

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

void take_marker(std::string_view text, Line& line) {
  const std::string_view words =
      text.substr(line.where.begin, line.where.size());
  const std::size_t bullet = bullet_size(words);
  std::size_t size = 0;
  if (bullet != 0 && bullet < words.size()) {
    // "-5" is a number.
    const char next = words[bullet];
    if (next < '0' || next > '9') size = bullet;
  } else if (const std::size_t end = std::min(words.find('\t'),
                                              words.find("   "));
             end != std::string_view::npos &&
             is_list_number(words.substr(0, end))) {
    size = end;
  }
  if (size == 0) return;
  line.marker = {line.where.begin, line.where.begin + size};
  line.where = trimmed(text, {line.marker.end, line.where.end});
}

// "- 2 -", "-2-", "2": a page's number on a line of its own.
bool is_page_mark(std::string_view words) {
  std::string_view rest = words;
  const std::size_t dash = bullet_size(rest);
  if (dash == 0) return false;
  rest.remove_prefix(dash);
  const std::size_t begin = rest.find_first_not_of(white);
  if (begin == std::string_view::npos) return false;
  rest.remove_prefix(begin);
  const std::size_t digits = rest.find_first_not_of("0123456789");
  if (digits == 0 || digits > 3) return false;
  if (digits == std::string_view::npos) return false;
  rest.remove_prefix(digits);
  const std::size_t sign = rest.find_first_not_of(white);
  if (sign == std::string_view::npos) return false;
  rest.remove_prefix(sign);
  return bullet_size(rest) == rest.size();
}

// Footers, and letterheads of one or two lines: `before` is the first token of
// the line before.
void mark_noise(std::string_view text, const std::vector<Match>& cues,
                const Tokens& tokens, std::size_t before, Line& line) {
  const std::string_view words =
      text.substr(line.where.begin, line.where.size());
  const std::string_view whole = text.substr(
      line.marker.empty() ? line.where.begin : line.marker.begin,
      line.where.end -
          (line.marker.empty() ? line.where.begin : line.marker.begin));
  line.is_noise |= is_page_mark(whole) || words.empty() ||
                   words.find_first_not_of("_-=*. ") == std::string_view::npos;
  if (words.size() >= 240) return;
  const std::size_t token = tokens.at(line.where.begin);
  auto cue = std::ranges::lower_bound(cues, before, {}, &Match::begin);
  for (; cue != cues.end() && cue->begin <= token; ++cue) {
    const bool is_set_aside =
        cue->kind == "footer" || cue->kind == "letterhead";
    const bool starts_line = cue->begin == token || cue->begin == before;
    line.is_noise |= is_set_aside && starts_line && token < cue->end;
  }
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
  std::vector<Line> lines = Cutter(source, text).run();
  split_at_pipes(text.text, lines);
  split_at_slashes(text.text, cues, lines);
  if (source.blocks.empty()) split_at_columns(text.text, lines);
  join_wrapped(source, text.text, tokens, cues, lines);
  split_flat(text.text, tokens, values, cues, lines);
  std::size_t before = 0;
  for (Line& line : lines) {
    take_marker(text.text, line);
    line.begin = tokens.at(line.where.begin);
    line.end = tokens.at(line.where.end);
    mark_noise(text.text, cues, tokens, before, line);
    before = line.begin;
  }
  std::erase_if(lines, [](const Line& line) { return line.begin == line.end; });
  return lines;
}

}  // namespace ituletter
