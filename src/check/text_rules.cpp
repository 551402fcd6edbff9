#include "check/rules.hpp"

namespace ituletter {

std::span<const Rule> text_rules() { return {}; }

}  // namespace ituletter
