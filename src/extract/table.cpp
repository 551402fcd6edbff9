#include "extract/table.hpp"

#include <algorithm>

#include "extract/kinds.hpp"

namespace ituletter {
namespace {

constexpr std::size_t fewest_columns = 3;

constexpr std::size_t fewest_lines = 2;  // of a row
constexpr std::size_t most_lines = 6;
constexpr std::size_t longest_cell = 16;  // tokens

/// Finds the rows of a table whose cells are lines; a date may share one with
/// the cell before it.
class LineTable {
 public:
  LineTable(const RecognisedText& document, std::size_t first, std::size_t end)
      : document_(document), first_(first), end_(end) {}

  /// The table that takes most lines; without rows if there is none.
  Table widest() const {
    std::size_t size = 0;  // lines of a row
    std::size_t most = 0;
    for (std::size_t n = fewest_lines; n <= most_lines; ++n) {
      const std::size_t count = rows_of(n);
      if (count < 2 || count * n <= most) continue;
      size = n;
      most = count * n;
    }
    Table table;
    for (std::size_t i = first_; i < first_ + size + most; i += size) {
      table.rows.push_back(row_at(i, size));
    }
    return table;
  }

 private:
  // Rows below the heads that have their dates where the first has them.
  std::size_t rows_of(std::size_t size) const {
    if (!is_row(first_, size) || dates_of(first_, size) != 0) return 0;
    const unsigned dates = dates_of(first_ + size, size);
    std::size_t at = first_ + size;
    while (dates != 0 && is_row(at, size) && dates_of(at, size) == dates) {
      at += size;
    }
    return (at - first_) / size - 1;
  }

  bool is_row(std::size_t at, std::size_t size) const {
    if (at + size > end_) return false;
    for (std::size_t i = at; i < at + size; ++i) {
      const Line& line = document_.lines()[i];
      const bool is_short = line.end - line.begin <= longest_cell;
      if (line.is_cell() || !is_short) return false;
    }
    return true;
  }

  // Days that begin or end a line.
  const Match* days_of(std::size_t line) const {
    const TokenRange range = document_.tokens_of(document_.lines()[line]);
    return first_that(document_.values(range), [&](const Match& value) {
      return is_days(value) &&
             (value.begin == range.begin || value.end == range.end);
    });
  }

  // Which of the lines have days, a bit for each.
  unsigned dates_of(std::size_t at, std::size_t size) const {
    unsigned dates = 0;
    for (std::size_t i = at; i < std::min(at + size, end_); ++i) {
      dates = dates << 1U | (days_of(i) != nullptr ? 1U : 0U);
    }
    return dates;
  }

  // Days are a cell of their own; of heads that share a line, both cells have
  // all of it.
  std::vector<Cell> row_at(std::size_t at, std::size_t size) const {
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < size; ++i) {
      const Cell line = document_.tokens_of(document_.lines()[at + i]);
      const Match* days = days_of(at + i);
      if (at == first_ && days_of(at + size + i) != nullptr) {
        cells.push_back(line);
        cells.push_back(line);
      } else if (days != nullptr) {
        cells.push_back({line.begin, days->begin});
        cells.push_back({days->begin, line.end});
      } else {
        cells.push_back(line);
      }
    }
    return cells;
  }

  const RecognisedText& document_;
  std::size_t first_;
  std::size_t end_;
};

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

std::vector<Table> find_line_tables(const RecognisedText& document,
                                    LineRange range) {
  const auto& lines = document.lines();
  std::vector<Table> out;
  for (std::size_t i = range.begin; i + 1 < range.end; ++i) {
    if (!document.is_sign(lines[i].end - 1, ":")) continue;
    Table table = LineTable(document, i + 1, range.end).widest();
    if (!table.rows.empty()) out.push_back(std::move(table));
  }
  return out;
}

}  // namespace ituletter
