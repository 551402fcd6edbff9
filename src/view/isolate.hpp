#pragma once

#include <string_view>
#include <vector>

#include "ituletter/span.hpp"

namespace ituletter {

struct Stretch {
  Span where;
  bool is_isolate = false;
};

/// Cuts a part of a text that is written from right to left into what reads
/// from left to right as a whole (a telephone number, a code, Latin words) and
/// the rest. What goes on before or behind the part is no whole.
std::vector<Stretch> find_isolates(std::string_view text, Span part);

}  // namespace ituletter
