#pragma once

#include <vector>

#include "cli/pipeline.hpp"
#include "ituletter/archive.hpp"

namespace ituletter {

/// As `recognise`, and what `check` finds in a past letter besides the letter's
/// own diagnostics. Throws Error.
std::vector<ArchivedFinding> recognise_and_check(Source source,
                                                 const Pipeline& pipeline,
                                                 Outcome& outcome);

}  // namespace ituletter
