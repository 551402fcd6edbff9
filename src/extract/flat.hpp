#pragma once

#include <string_view>
#include <vector>

#include "extract/line.hpp"

namespace ituletter {

/// Cuts lines in which several fields of a letter follow each other, up to the
/// whole letter, where the grammar shows that a field or section begins.
void split_flat(std::string_view text, const Tokens& tokens,
                const std::vector<Match>& values,
                const std::vector<Match>& cues, std::vector<Line>& lines);

}  // namespace ituletter
