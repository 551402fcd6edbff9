#include <algorithm>

#include "extract/line_steps.hpp"
#include "extract/marker.hpp"
#include "extract/trim.hpp"

namespace ituletter {
namespace {

constexpr std::string_view slash = " / ";
constexpr std::string_view blanks = "    ";  // between columns

std::string_view words_of(std::string_view text, const Line& line) {
  return text.substr(line.where.begin, line.where.size());
}

// Whether blanks between columns stand in the words. Where there are none, it
// looks at every fourth character only.
bool has_blanks(std::string_view words) {
  for (std::size_t end = blanks.size(); end <= words.size();) {
    std::size_t run = 0;
    while (run < blanks.size() && words[end - 1 - run] == ' ') ++run;
    if (run == blanks.size()) return true;
    end += blanks.size() - run;
  }
  return false;
}

// A line as the cells of a row; an empty one only counts.
void split_cells(const Line& line, const std::vector<Span>& parts, int row,
                 std::vector<Line>& out) {
  Line cell = line;
  cell.starts_cell = true;
  cell.row = row;
  cell.column = -1;
  for (const Span part : parts) {
    ++cell.column;
    if (part.empty()) continue;
    cell.where = part;
    out.push_back(cell);
    cell.after_blank = false;
    cell.after_break = false;
  }
}

int next_row(const std::vector<Line>& lines) {
  int last = 0;
  for (const Line& line : lines) last = std::max(last, line.row);
  return last + 1;
}

// A mark may begin in the span and end in the white space after it.
std::vector<Span> parts_between(std::string_view text, Span where,
                                std::string_view mark) {
  const std::string_view searched = text.substr(0, where.end + mark.size() - 1);
  std::vector<Span> parts;
  for (std::size_t at = where.begin; at <= where.end;) {
    const std::size_t end = std::min(searched.find(mark, at), where.end);
    const Span part = trimmed(text, {at, end});
    if (!part.empty()) parts.push_back(part);
    at = end + mark.size();
  }
  return parts;
}

// "| |+41 22 730 5887 |": the cells between the outer signs, empty ones too.
std::vector<Span> cells_between_pipes(std::string_view text, Span where) {
  if (text[where.begin] == '|') ++where.begin;
  std::vector<Span> cells;
  for (std::size_t at = where.begin; at < where.end;) {
    const std::size_t end = std::min(text.find('|', at), where.end);
    cells.push_back(trimmed(text, {at, end}));
    at = end + 1;
  }
  return cells;
}

// Labels that the sign follows, with or without a colon between.
bool has_slashes_between_cells(std::string_view text,
                               const std::vector<Match>& cues) {
  const auto marks = std::ranges::count_if(cues, [&](const Match& cue) {
    if (cue.kind != "label") return false;
    std::size_t at = cue.where.end;
    for (const std::string_view colon : {":", "："}) {
      if (text.substr(at).starts_with(colon)) at += colon.size();
    }
    return text.substr(at).starts_with(slash);
  });
  return marks >= 2;
}

// The sign before a line is the cell's that the line begins.
Line without_outer_slashes(std::string_view text, Line line) {
  const std::string_view words = words_of(text, line);
  if (words.starts_with("/ ")) {
    line.where = trimmed(text, {line.where.begin + 1, line.where.end});
    line.starts_cell = true;
  }
  if (line.where.size() > 2 && words.ends_with(" /")) {
    line.where = trimmed(text, {line.where.begin, line.where.end - 1});
  }
  return line;
}

bool is_bullet(std::string_view words) {
  return bullet_size(words) == words.size();
}

bool is_marker(std::string_view words) {
  return is_list_number(words) || is_bullet(words);
}

// "28 April 2020\t–\tContributions": the dash is a bullet of its cell.
void join_bullets(std::string_view text, std::vector<Span>& parts) {
  std::vector<Span> out;
  bool is_after_bullet = false;
  for (const Span part : parts) {
    if (is_after_bullet) {
      out.back().end = part.end;
    } else {
      out.push_back(part);
    }
    is_after_bullet = !is_after_bullet && out.size() > 1 &&
                      is_bullet(text.substr(part.begin, part.size()));
  }
  parts = std::move(out);
}

}  // namespace

void split_at_pipes(std::string_view text, std::vector<Line>& lines) {
  const auto has_pipes = [text](const Line& line) {
    const std::string_view words = words_of(text, line);
    return words.starts_with('|') || words.ends_with('|');
  };
  if (std::ranges::none_of(lines, has_pipes)) return;
  std::vector<Line> out;
  out.reserve(lines.size());
  int row = next_row(lines);
  for (const Line& line : lines) {
    if (has_pipes(line)) {
      split_cells(line, cells_between_pipes(text, line.where), row++, out);
    } else {
      out.push_back(line);
    }
  }
  lines = std::move(out);
}

void split_at_slashes(std::string_view text, const std::vector<Match>& cues,
                      std::vector<Line>& lines) {
  if (!has_slashes_between_cells(text, cues)) return;
  std::vector<Line> out;
  out.reserve(lines.size());
  int row = next_row(lines);
  for (const Line& line : lines) {
    const Line whole = without_outer_slashes(text, line);
    const std::vector<Span> parts = parts_between(text, whole.where, slash);
    if (parts.size() < 2) {
      out.push_back(whole);
    } else {
      split_cells(whole, parts, row++, out);
    }
  }
  lines = std::move(out);
}

void split_at_columns(std::string_view text, std::vector<Line>& lines) {
  const auto may_have_columns = [text](const Line& line) {
    const std::string_view words = words_of(text, line);
    return words.find('\t') != std::string_view::npos || has_blanks(words);
  };
  if (std::ranges::none_of(lines, may_have_columns)) return;
  std::vector<Line> out;
  out.reserve(lines.size());
  int row = next_row(lines);
  for (const Line& line : lines) {
    const std::string_view words = words_of(text, line);
    const bool has_tab = words.find('\t') != std::string_view::npos;
    if (!has_tab && !has_blanks(words)) {
      out.push_back(line);
      continue;
    }
    std::vector<Span> parts =
        parts_between(text, line.where, has_tab ? "\t" : blanks);
    join_bullets(text, parts);
    const bool is_row =
        parts.size() >= 2 &&
        !is_marker(text.substr(parts[0].begin, parts[0].size()));
    if (is_row) {
      // Below a cell, what has columns of its own is a row of its own: without
      // blank lines nothing else ends the cell's.
      split_cells(line, parts, line.starts_cell ? line.row : row++, out);
    } else {
      out.push_back(line);
    }
  }
  lines = std::move(out);
}

}  // namespace ituletter
