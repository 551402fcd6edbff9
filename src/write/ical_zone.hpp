#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "text/zone.hpp"
#include "write/ical_format.hpp"

namespace ituletter {

/// A point on the clock of some place.
struct LocalTime {
  std::int64_t day = 0;  ///< days since 1970
  int minute = 0;        ///< of the day; 1440 is its end
  std::string zone;      ///< IANA, or UTC
};

/// Days since 1970 of "2025-09-04"; none for a month or what is no date.
std::optional<std::int64_t> parse_day(std::string_view date);

/// Minutes of "13:00"; "24:00" is the end of the day.
std::optional<int> parse_minute(std::string_view time);

/// "20250904".
std::string ical_date(std::int64_t day);

/// "20250904T110000Z" of seconds since 1970.
std::string ical_instant(std::int64_t instant);

bool is_known_zone(std::string_view zone);

/// The instant of a time. Requires: its zone is known.
std::int64_t to_instant(const LocalTime& time);

/// The zones of one calendar, and how its times are written in them.
///
/// Outlook reads one STANDARD and one DAYLIGHT part. So a zone is written as
/// one only if one rule holds for all times in it; else they become UTC.
class IcalZones {
 public:
  /// Takes note of a time that the calendar will hold.
  void add(const LocalTime& time);

  /// A line such as `DTSTART;TZID=Europe/Zurich:20250904T130000`. Requires:
  /// the time was added.
  void write_time(std::string_view property, const LocalTime& time,
                  IcalLines& lines) const;

  /// The VTIMEZONE parts.
  void write(IcalLines& lines) const;

 private:
  /// Null: UTC.
  std::map<std::string, const ZoneEra*> zones_;
};

}  // namespace ituletter
