#pragma once

#include <string_view>
#include <vector>

#include "extract/line.hpp"

namespace ituletter {

// The steps in which `cut_lines` finds the lines; each leaves a text alone
// that does not need it. Tokens of the lines are set after the last.

/// Cuts a text at its line ends and tells which cell each line is in.
std::vector<Line> cut_at_line_ends(const Source& source, const Text& text);

/// "|Tel: |+41 22 730 5235 |": rows of cells.
void split_at_pipes(std::string_view text, std::vector<Line>& lines);

/// "Ref: / TSB Collective letter 2/3": only where labels show that the sign
/// stands between cells.
void split_at_slashes(std::string_view text, const std::vector<Match>& cues,
                      std::vector<Line>& lines);

/// "2-4 April 2024\tE-meeting\t1300-1600", or columns made with blanks. A
/// number at the beginning is a marker.
void split_at_columns(std::string_view text, std::vector<Line>& lines);

/// Joins lines that were wrapped at some width.
void join_wrapped(std::string_view text, const Tokens& tokens,
                  const std::vector<Match>& values,
                  const std::vector<Match>& cues, std::vector<Line>& lines);

/// Cuts lines in which several fields of a letter follow each other, up to the
/// whole letter, where the grammar shows that a field or section begins.
void split_flat(std::string_view text, const Tokens& tokens,
                const std::vector<Match>& values,
                const std::vector<Match>& cues, std::vector<Line>& lines);

}  // namespace ituletter
