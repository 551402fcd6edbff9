#pragma once

#include <string>
#include <vector>

#include "ituletter/compare.hpp"

namespace ituletter {

/// "corrigendum 1" for what says a part of a letter anew; empty for a letter
/// and for a revision, which says all of it.
std::string part_named_by(const Letter& letter);

/// "the letter", "revision 1", "addendum 2".
std::string version_of(const Letter& letter);

/// The id without what amends it.
std::string base_id(const Letter& letter);

/// What of a letter a corrigendum or addendum changes: each fact that it names
/// and that the letter has otherwise, or not at all.
std::vector<Difference> changes_by(const ComparedLetter& letter,
                                   const ComparedLetter& amendment,
                                   const std::vector<std::string>& names);

}  // namespace ituletter
