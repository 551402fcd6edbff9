#include <algorithm>

#include "extract/line_steps.hpp"
#include "extract/marker.hpp"
#include "extract/trim.hpp"

namespace ituletter {
namespace {

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


}  // namespace ituletter
