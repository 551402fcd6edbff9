#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "read/pdf_page.hpp"

namespace ituletter {

/// Lines of one cell, from top to bottom.
struct PdfCell {
  int column = 0;
  int columns = 1;
  std::vector<const PdfSegment*> lines;
  double right = 0;  ///< as far as its lines may reach
};

/// Rows of cells that were rebuilt from columns of text.
struct PdfTable {
  std::size_t end = 0;  ///< the row of the page after it
  std::vector<std::vector<PdfCell>> rows;
};

/// The table that begins at `rows[begin]`, if one does: lines with gaps at the
/// same place. `margin` is where the text of the page ends on the right; lines
/// further apart than `pitch`, in heights, are of two paragraphs. Nothing (no
/// rows) where the text goes on in one column.
PdfTable find_table(std::span<const PdfRow> rows, std::size_t begin,
                    double margin, double pitch);

}  // namespace ituletter
