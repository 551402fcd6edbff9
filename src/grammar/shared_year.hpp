#pragma once

#include <functional>
#include <vector>

#include "grammar/match.hpp"

namespace ituletter {

/// "on 4 September and 2 October 2025": gives the first day the year of the
/// second, and "4 September 2025 and 2 October" the second that of the first.
/// `are_joined` tells whether two neighbouring matches stand in one list.
void share_years(
    std::vector<Match>& matches,
    const std::function<bool(const Match&, const Match&)>& are_joined);

}  // namespace ituletter
