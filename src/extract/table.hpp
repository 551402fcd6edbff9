#pragma once

#include <vector>

#include "extract/recognised_text.hpp"
#include "extract/sections.hpp"

namespace ituletter {

/// A cell: the tokens of its lines. Empty if the cell is.
using Cell = TokenRange;

/// Rows of one table, the first being its heads. Only tables whose rows have
/// at least three columns: two columns are labels and values.
struct Table {
  std::vector<std::vector<Cell>> rows;
};

std::vector<Table> find_tables(const RecognisedText& document, LineRange range);

/// Tables below a line that announces them, whose cells have become lines of
/// their own: rows of as many lines as heads, with dates in the same places.
std::vector<Table> find_line_tables(const RecognisedText& document,
                                    LineRange range);

}  // namespace ituletter
