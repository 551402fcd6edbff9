#pragma once

#include "ituletter/compare.hpp"

namespace ituletter {

// What is said of meetings and deadlines, and where: what follows from one
// another is one value.

/// "2018-05-01 to 2018-05-10".
Said days_of(const Meeting& meeting);

/// "09:30 to 17:00".
Said hours_of(const Meeting& meeting);

/// "hybrid, Europe/Zurich", with words "Geneva" before it.
Said whereabouts(const Meeting& meeting, bool has_words);

/// "2018-04-18, 24:00, UTC".
Said deadline_day(const Deadline& deadline);

}  // namespace ituletter
