#include "extract/table.hpp"

#include <algorithm>

namespace ituletter {
namespace {

constexpr std::size_t fewest_columns = 3;

// Rows that follow each other with the same number of columns are a table.
void end_table(Table& table, std::vector<Table>& out) {
  if (table.rows.size() >= 2) out.push_back(std::move(table));
  table = {};
}

std::vector<Cell> cells_of(const RecognisedText& document, std::size_t first,
                           std::size_t last) {
  std::vector<Cell> cells;
  for (std::size_t i = first; i < last; ++i) {
    const Line& line = document.lines()[i];
    const auto column = static_cast<std::size_t>(std::max(line.column, 0));
    if (cells.size() <= column) cells.resize(column + 1);
    Cell& cell = cells[column];
    cell.begin = cell.empty() ? line.begin : cell.begin;
    cell.end = line.end;
  }
  return cells;
}

}  // namespace

std::vector<Table> find_tables(const RecognisedText& document,
                               LineRange range) {
  const auto& lines = document.lines();
  std::vector<Table> out;
  Table table;
  for (std::size_t i = range.begin; i < range.end;) {
    std::size_t end = i + 1;
    if (!lines[i].is_cell()) {
      end_table(table, out);
      i = end;
      continue;
    }
    while (end < range.end && lines[end].row == lines[i].row) ++end;
    std::vector<Cell> cells = cells_of(document, i, end);
    const bool continues =
        !table.rows.empty() && table.rows.front().size() == cells.size();
    if (!continues) end_table(table, out);
    if (cells.size() >= fewest_columns) {
      table.rows.push_back(std::move(cells));
    }
    i = end;
  }
  end_table(table, out);
  return out;
}

}  // namespace ituletter
