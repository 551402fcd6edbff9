#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string_view>

namespace ituletter {

/// When clocks change, once a year, in local time before the change: the last
/// Sunday of March at 02:00 is {3, -1, 0, 120}. `month` is 0 for never.
struct ZoneOnset {
  int month = 0;
  int week = 0;     ///< 1 to 4, or -1 for the last one in the month
  int weekday = 0;  ///< 0 is Sunday
  int minute = 0;   ///< of the day
};

/// A time in which one rule of a time zone holds, until the next era begins.
struct ZoneEra {
  std::int64_t from;  ///< seconds since 1970, UTC
  int standard;       ///< minutes east of Greenwich
  int daylight;       ///< the same in summer; equal if clocks never change
  const char* standard_name;
  const char* daylight_name;
  ZoneOnset to_daylight;
  ZoneOnset to_standard;

  bool has_daylight() const { return to_daylight.month != 0; }
};

/// The eras of an IANA time zone from 1996 on, or none if it is not known.
/// What the table holds are the zones of the cities where the ITU meets.
std::span<const ZoneEra> find_zone(std::string_view name);

/// The era of an instant. Requires: eras is not empty.
const ZoneEra& era_at(std::span<const ZoneEra> eras, std::int64_t instant);

/// Minutes east of Greenwich at an instant. Requires: eras is not empty.
int offset_at(std::span<const ZoneEra> eras, std::int64_t instant);

/// The instant of a local time, both in seconds. An hour that clocks run
/// through twice is the first one, one that they skip is told as if they had
/// not changed yet, as RFC 5545 wants. Requires: eras is not empty.
std::int64_t to_instant(std::span<const ZoneEra> eras, std::int64_t local);

/// Day of the year's onset as days since 1970.
std::int64_t onset_day(const ZoneOnset& onset, int year);

}  // namespace ituletter
