#pragma once

#include "check/rules.hpp"

namespace ituletter {

// What finds the faults of single characters, for `char_rules`.

// Blanks, controls, and what converters leave: char_marks.cpp.
void find_edge_blanks(const Draft& draft, Report& report);
void find_controls(const Draft& draft, Report& report);
void find_open_directions(const Draft& draft, Report& report);
void find_decomposed(const Draft& draft, Report& report);
void find_residue(const Draft& draft, Report& report);

// Signs that look like a dash: char_dashes.cpp.
void find_minus_in_ranges(const Draft& draft, Report& report);
void find_odd_dashes(const Draft& draft, Report& report);
void find_mixed_bullets(const Draft& draft, Report& report);

// Letters of another script: char_scripts.cpp.
void find_lone_confusables(const Draft& draft, Report& report);
void find_mixed_words(const Draft& draft, Report& report);

}  // namespace ituletter
