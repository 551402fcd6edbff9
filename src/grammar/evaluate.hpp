#pragma once

#include <optional>

#include "grammar/search.hpp"

namespace ituletter {

/// The value of what a rule read, if there is one.
std::optional<Evaluated> find_value(Search& search, const Reading& reading);

/// The value of what a rule read; empty if there is none.
Evaluated evaluate(Search& search, Reading reading);

}  // namespace ituletter
