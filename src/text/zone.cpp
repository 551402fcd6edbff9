#include "text/zone.hpp"

#include <algorithm>
#include <chrono>
#include <string_view>

namespace ituletter {
namespace {

struct Zone {
  std::string_view name;
  std::size_t first;
  std::size_t count;
};

constexpr std::int64_t always = std::numeric_limits<std::int64_t>::min();

#include "text/zone_table.inc"

constexpr std::int64_t day_seconds = 86400;

int year_of(std::int64_t seconds) {
  const auto day = std::chrono::floor<std::chrono::days>(
      std::chrono::sys_seconds(std::chrono::seconds(seconds)));
  return static_cast<int>(std::chrono::year_month_day(day).year());
}

std::int64_t onset_instant(const ZoneOnset& onset, int year, int offset) {
  return onset_day(onset, year) * day_seconds + (onset.minute - offset) * 60;
}

int offset_in(const ZoneEra& era, std::int64_t instant) {
  if (!era.has_daylight()) return era.standard;
  const int year = year_of(instant + era.standard * 60);
  const auto begin = onset_instant(era.to_daylight, year, era.standard);
  const auto end = onset_instant(era.to_standard, year, era.daylight);
  const bool summer = begin < end ? instant >= begin && instant < end
                                  : instant >= begin || instant < end;
  return summer ? era.daylight : era.standard;
}

}  // namespace

std::span<const ZoneEra> find_zone(std::string_view name) {
  const auto* zone =
      std::ranges::lower_bound(zones, name, std::ranges::less{}, &Zone::name);
  if (zone == std::end(zones) || zone->name != name) return {};
  return std::span(eras).subspan(zone->first, zone->count);
}

const ZoneEra& era_at(std::span<const ZoneEra> eras_of_zone,
                      std::int64_t instant) {
  std::size_t at = eras_of_zone.size() - 1;
  while (at > 0 && eras_of_zone[at].from > instant) --at;
  return eras_of_zone[at];
}

int offset_at(std::span<const ZoneEra> eras_of_zone, std::int64_t instant) {
  return offset_in(era_at(eras_of_zone, instant), instant);
}

std::int64_t to_instant(std::span<const ZoneEra> eras_of_zone,
                        std::int64_t local) {
  // No zone changes twice within two days, so the offset a day earlier is
  // the one before a change and the offset a day later the one after it.
  const std::int64_t before =
      local - offset_at(eras_of_zone, local - day_seconds) * 60;
  const std::int64_t after =
      local - offset_at(eras_of_zone, local + day_seconds) * 60;
  if (offset_at(eras_of_zone, before) * 60 == local - before) return before;
  if (offset_at(eras_of_zone, after) * 60 == local - after) return after;
  return before;
}

std::int64_t onset_day(const ZoneOnset& onset, int year) {
  using namespace std::chrono;
  const auto month =
      year_month(std::chrono::year(year),
                 std::chrono::month(static_cast<unsigned>(onset.month)));
  const weekday wanted(static_cast<unsigned>(onset.weekday));
  const sys_days day =
      onset.week < 0
          ? sys_days(month / wanted[last])
          : sys_days(month / wanted[static_cast<unsigned>(onset.week)]);
  return day.time_since_epoch().count();
}

}  // namespace ituletter
