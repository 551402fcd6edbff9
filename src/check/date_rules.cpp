#include "check/rules.hpp"

namespace ituletter {
namespace {

constexpr Rule rules[] = {
    {{.name = "date/offset-mismatch",
      .severity = Severity::error,
      .audience = Audience::archives,
      .summary = "a deadline is said twice, and the two days differ",
      .why = "\"One month before the meeting\" and the date beside it must be "
             "the same day: half of the readers believe the one, half the "
             "other.",
      .bad =
          "one month before the meeting (4 September 2025), by 1 August 2025",
      .good =
          "one month before the meeting (4 September 2025), by 4 August 2025"}},
};

}  // namespace

std::span<const Rule> date_rules() { return rules; }

}  // namespace ituletter
