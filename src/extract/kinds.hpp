#pragma once

#include <algorithm>
#include <span>

#include "grammar/match.hpp"

namespace ituletter {

// Groups of kinds that several fields are read from.

inline bool is_letter_reference(const Match& match) {
  return match.kind == "circular" || match.kind == "collective-letter";
}

inline bool is_contact_value(const Match& match) {
  return match.kind == "phone" || match.kind == "email" || match.kind == "url";
}

/// A title that names its office, and is one wherever it stands; "Director" is
/// one only alone on its line.
inline bool is_whole_title(const Match& signatory) {
  return signatory.value == "signatory";
}

/// A day on which something is due.
inline bool is_date(const Match& match) {
  return match.kind == "date" || match.kind == "datetime";
}

/// A day or span of days.
inline bool is_days(const Match& match) {
  return match.kind == "date" || match.kind == "range";
}

inline bool is_group(const Match& match) {
  return match.kind == "study-group" || match.kind == "working-party" ||
         match.kind == "group";
}

/// The first of some matches that a predicate holds for; null without one.
template <class Is>
const Match* first_that(std::span<const Match> matches, const Is& is) {
  const auto found = std::ranges::find_if(matches, is);
  return found == matches.end() ? nullptr : &*found;
}

/// The last one.
template <class Is>
const Match* last_that(std::span<const Match> matches, const Is& is) {
  for (auto match = matches.rbegin(); match != matches.rend(); ++match) {
    if (is(*match)) return &*match;
  }
  return nullptr;
}

}  // namespace ituletter
