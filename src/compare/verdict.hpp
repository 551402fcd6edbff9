#pragma once

#include <string>
#include <vector>

#include "ituletter/compare.hpp"

namespace ituletter {

/// Marks who differs from the rest; returns whether anybody does. With three
/// letters or more, what more than half of them say is taken as right.
bool judge(std::vector<Said>& said);

/// "meeting SG12, dates: ru says 2018-05-02, the 5 others 2018-05-01".
std::string describe(const std::string& field, const std::vector<Said>& said,
                     const std::vector<std::string>& names);

}  // namespace ituletter
