#pragma once

#include "ituletter/write.hpp"

namespace ituletter::fuzz {

/// What every output promises: JSON, XML, CSV and calendars are well-formed,
/// JSON and XML hold the same facts, places lie in the text.
void check_writers(const Converted& converted);

}  // namespace ituletter::fuzz
