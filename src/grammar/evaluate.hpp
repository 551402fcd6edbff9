#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "grammar/search.hpp"

namespace ituletter {

/// A member of a list that a rule read.
struct ListItem {
  std::size_t begin = 0;  ///< tokens
  std::size_t end = 0;
  std::string value;
};

struct Evaluated {
  std::string value;
  std::vector<ListItem> items;  ///< if the rule has a list
};

/// The value of what a rule read. Requires that there is one, see `has_value`.
Evaluated evaluate(Search& search, const Reading& reading);

/// Whether a rule that can fail has a value for what it read.
bool has_value(Search& search, const Reading& reading);

}  // namespace ituletter
