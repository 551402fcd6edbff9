#pragma once

#include "check/rules.hpp"

namespace ituletter {

// What finds faults of the words, for `text_rules`.

/// text_placeholders.cpp
void find_placeholders(const Draft& draft, Report& report);

}  // namespace ituletter
