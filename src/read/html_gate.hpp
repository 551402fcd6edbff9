#pragma once

#include <cstddef>
#include <string_view>

namespace ituletter {

/// Comparisons of the attributes of each tag with all before them, which is
/// what gumbo makes, or more. Stops counting when there are more than `most`.
///
/// Where gumbo sees a tag depends on all that precedes: whatever begins like
/// one is taken for one, in comments, scripts and values too.
std::size_t count_comparisons(std::string_view page, std::size_t most);

/// Throws Error(limit_attributes) for a page that takes more comparisons than
/// one tag with ten times `most` attributes: half a second for a limit of 1000.
/// Ten times, because 20 KB of a script can look like one tag.
void check_attributes(std::string_view page, std::size_t most);

}  // namespace ituletter
