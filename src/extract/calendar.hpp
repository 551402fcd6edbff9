#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ituletter {

// Dates as ISO 8601 text: "2025-08-06", of an unsaid year "--08-06", a month
// "2025-07", a range "start/end". Text in this form compares in order of time.

struct DateSpan {
  std::string start;
  std::string end;

  bool operator==(const DateSpan&) const = default;
};

/// Start and end of a date, range, month or datetime value.
DateSpan span_of(std::string_view value);

/// Gives a date without year the year in which it comes next after `reference`
/// (or came last before it).
std::string with_year(std::string date, std::string_view reference,
                      bool is_past);

/// A date moved by an offset such as "-P1M" or "-P12D". Nothing for a month
/// or an offset that is none. A day that the month lacks becomes its last.
std::optional<std::string> moved(std::string_view date,
                                 std::string_view offset);

}  // namespace ituletter
