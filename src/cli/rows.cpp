#include "cli/rows.hpp"

#include <unistd.h>

#include <algorithm>

#include "text/width.hpp"
#include "write/escape.hpp"
#include "write/terminal.hpp"
#include "write/utf8.hpp"

namespace ituletter {
namespace {

constexpr std::size_t widest_column = 60;  ///< but for the last

/// The beginning of a text that is no wider than so many columns.
std::string cut(const std::string& text, std::size_t columns) {
  if (columns_of(text) <= columns) return text;
  std::string kept;
  std::size_t width = 1;  // of the dots
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    width += columns_of(c.value);
    if (width > columns) break;
    kept.append(text, at, c.size);
    at += c.size;
  }
  return kept + "…";
}

}  // namespace

void RowPrinter::add(const ArchiveRow& row) {
  ++count_;
  if (is_json_) return add_line(row);
  if (table_.empty())
    table_.emplace_back(row.columns.begin(), row.columns.end());
  auto& cells = table_.emplace_back();
  for (const ArchiveValue& value : row.values)
    cells.push_back(escape_for_terminal(value.text));
}

void RowPrinter::add_line(const ArchiveRow& row) {
  std::string line = "{";
  for (std::size_t n = 0; n < row.columns.size(); ++n) {
    if (n > 0) line += ',';
    append_json_string(line, row.columns[n]);
    line += ':';
    const ArchiveValue& value = row.values[n];
    if (value.is_null)
      line += "null";
    else if (value.is_number)
      line += value.text;
    else
      append_json_string(line, value.text);
  }
  output_.write(line + "}\n");
}

void RowPrinter::end() {
  if (table_.empty()) return;
  std::vector<std::size_t> widths(table_[0].size());
  for (const auto& cells : table_)
    for (std::size_t n = 0; n < cells.size(); ++n)
      widths[n] =
          std::max(widths[n], std::min(columns_of(cells[n]), widest_column));
  const bool is_terminal = ::isatty(STDOUT_FILENO) != 0;
  const std::size_t room =
      is_terminal ? terminal_columns("-") : std::size_t{1} << 20;
  std::string text;
  for (const auto& cells : table_) {
    std::size_t used = 0;
    for (std::size_t n = 0; n < cells.size(); ++n) {
      const bool is_last = n + 1 == cells.size();
      const std::size_t left = room > used ? room - used : 1;
      const std::string cell =
          cut(cells[n], is_last ? left : std::min(widths[n], left));
      text += cell;
      if (is_last) break;
      text.append(widths[n] + 2 - std::min(columns_of(cell), widths[n]), ' ');
      used += widths[n] + 2;
    }
    while (text.ends_with(' ')) text.pop_back();
    text += '\n';
  }
  output_.write(text);
  table_.clear();
}

}  // namespace ituletter
