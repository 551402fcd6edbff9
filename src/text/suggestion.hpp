#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ituletter {

/// `; did you mean "convert"?` with the known word that a mistyped one is
/// nearest to; empty where none is near.
std::string suggestion(std::string_view word,
                       const std::vector<std::string>& known);

}  // namespace ituletter
