#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ituletter/letter.hpp"
#include "ituletter/write.hpp"
#include "write/ical_zone.hpp"

namespace ituletter {

/// An event or task, before it is written.
struct CalendarEvent {
  std::string series;  ///< what its UID is made of, but for the day
  std::string uid;
  int sequence = 0;
  std::int64_t stamp = 0;  ///< seconds since 1970
  bool is_task = false;
  bool is_deadline = false;
  bool is_cancelled = false;
  std::string summary;
  std::string description;
  std::string location;
  std::string url;
  std::string contact;
  std::string group;
  std::string related_to;  ///< UID of the meeting that a deadline prepares
  /// Whole days, [first_day, end_day), unless `begin` is set.
  std::int64_t first_day = 0;
  std::int64_t end_day = 0;
  std::optional<LocalTime> begin;
  std::optional<LocalTime> end;
};

/// Whether a meeting is the old date of one that the letter moves: the only one
/// of its group, or one of the same title.
bool is_superseded(const Meeting& meeting, const Letter& letter);

/// The convened and cancelled meetings of a letter, then its deadlines.
std::vector<CalendarEvent> calendar_events(const Letter& letter,
                                           const WriteOptions& options);

}  // namespace ituletter
