#include <algorithm>

#include "ituletter/check.hpp"
#include "ituletter/compare.hpp"
#include "text/characters.hpp"
#include "write/terminal.hpp"

namespace ituletter {
namespace {

constexpr std::string_view bold = "1";
constexpr std::string_view faint = "2";
constexpr std::string_view gap = "  ";
constexpr std::size_t widest_cell = 32;
constexpr std::size_t narrowest_cell = 10;  ///< a date

std::string_view colour_of(std::string_view rule) {
  const CheckRule* row = find_check_rule(rule);
  const Severity severity = row == nullptr ? Severity::error : row->severity;
  constexpr std::string_view colours[] = {"1;36", "1;33", "1;31"};
  return colours[static_cast<std::size_t>(severity)];
}

std::string text_of(const Said& said) {
  if (!said.is_known) return "?";
  return said.value ? shown_in_line(*said.value) : "–";
}

/// Cuts a text into lines of so many columns, at blanks if there are any.
std::vector<std::string> lines_of(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    std::string_view line = first_columns(text, width);
    // One character may be wider than the column.
    if (line.empty()) line = first_columns(text, 2);
    const std::size_t blank = line.find_last_of(' ');
    const bool is_cut = line.size() < text.size() && text[line.size()] != ' ';
    if (is_cut && blank != std::string_view::npos && blank > 0)
      line = line.substr(0, blank);
    lines.emplace_back(line);
    text.remove_prefix(line.size());
    while (text.starts_with(' ')) text.remove_prefix(1);
  }
  if (lines.empty()) lines.emplace_back();
  return lines;
}

struct Cell {
  std::string text;
  std::string_view colour;  ///< none if empty
};

using TableRow = std::vector<Cell>;

std::vector<TableRow> rows_of(const Comparison& comparison) {
  std::vector<TableRow> rows;
  TableRow& head = rows.emplace_back();
  head.push_back({"", ""});
  for (const std::string& name : comparison.names)
    head.push_back({shown_in_line(name), bold});
  for (const Difference& difference : comparison.differences) {
    TableRow& row = rows.emplace_back();
    row.push_back({shown_in_line(difference.field), ""});
    for (const Said& said : difference.said)
      row.push_back({text_of(said), said.is_odd     ? colour_of(difference.rule)
                                    : said.is_known ? std::string_view()
                                                    : faint});
  }
  return rows;
}

/// The widths that all cells need, made less where that helps; none if they
/// would be too narrow to read.
std::vector<std::size_t> widths_of(const std::vector<TableRow>& rows,
                                   std::size_t width) {
  std::vector<std::size_t> widths(rows.front().size());
  for (const TableRow& row : rows) {
    for (std::size_t n = 0; n < row.size(); ++n)
      widths[n] =
          std::max(widths[n], std::min(width_of(row[n].text), widest_cell));
  }
  const auto total = [&] {
    std::size_t sum = gap.size() * (widths.size() - 1);
    for (const std::size_t one : widths) sum += one;
    return sum;
  };
  while (total() > width) {
    const auto widest = std::ranges::max_element(widths);
    if (*widest <= narrowest_cell) return {};
    --*widest;
  }
  return widths;
}

void append_row(std::string& out, const TableRow& row,
                const std::vector<std::size_t>& widths, const Paint& paint) {
  std::vector<std::vector<std::string>> cells;
  std::size_t height = 0;
  for (std::size_t n = 0; n < row.size(); ++n) {
    cells.push_back(lines_of(row[n].text, widths[n]));
    height = std::max(height, cells.back().size());
  }
  for (std::size_t l = 0; l < height; ++l) {
    std::string line;
    std::size_t blanks = 0;
    for (std::size_t n = 0; n < row.size(); ++n) {
      const std::string text = l < cells[n].size() ? cells[n][l] : "";
      if (!text.empty()) {
        line.append(blanks, ' ');
        line += row[n].colour.empty() ? text : paint(row[n].colour, text);
        blanks = 0;
      }
      const std::size_t used = width_of(text);
      blanks += gap.size() + (used < widths[n] ? widths[n] - used : 0);
    }
    out += line + "\n";
  }
}

std::string table(const std::vector<TableRow>& rows,
                  const std::vector<std::size_t>& widths, const Paint& paint) {
  std::string out;
  for (const TableRow& row : rows) append_row(out, row, widths, paint);
  return out;
}

/// Who says this, and what: a value ends its line, whatever its direction.
void append_said(std::string& out, const Comparison& comparison,
                 const Difference& difference, std::size_t first,
                 const Paint& paint) {
  const Said& said = difference.said[first];
  const std::string value = text_of(said);
  std::string who;
  for (std::size_t n = first; n < difference.said.size(); ++n) {
    if (text_of(difference.said[n]) == value)
      who += (who.empty() ? "" : ", ") + shown_in_line(comparison.names[n]);
  }
  out += "  " + who + ": ";
  out += said.is_odd ? paint(colour_of(difference.rule), value) : value;
  out += "\n";
}

std::string list(const Comparison& comparison, const Paint& paint) {
  std::string out;
  for (const Difference& difference : comparison.differences) {
    out += paint(bold, shown_in_line(difference.field)) + "\n";
    std::vector<std::string> values;
    for (std::size_t n = 0; n < difference.said.size(); ++n) {
      const std::string value = text_of(difference.said[n]);
      if (std::ranges::find(values, value) != values.end() ||
          !difference.said[n].is_known)
        continue;
      append_said(out, comparison, difference, n, paint);
      values.push_back(value);
    }
  }
  return out;
}

bool needs_list(const std::vector<TableRow>& rows) {
  return std::ranges::any_of(rows, [](const TableRow& row) {
    return std::ranges::any_of(
        row, [](const Cell& cell) { return has_right_to_left(cell.text); });
  });
}

}  // namespace

std::string write_comparison(const Comparison& comparison,
                             const ComparisonSetting& setting) {
  if (comparison.differences.empty()) return {};
  const Paint paint(setting.has_colours);
  const std::vector<TableRow> rows = rows_of(comparison);
  const std::vector<std::size_t> widths = widths_of(rows, setting.width);
  if (widths.empty() || needs_list(rows)) return list(comparison, paint);
  return table(rows, widths, paint);
}

}  // namespace ituletter
