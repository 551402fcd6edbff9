#include "write/ical_zone.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace ituletter {
namespace {

constexpr std::int64_t day_seconds = 86400;
constexpr int day_minutes = 1440;

/// All digits of a field, or nothing.
std::optional<int> number(std::string_view text) {
  int value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || stop != end || value < 0) return std::nullopt;
  return value;
}

std::string two_digits(int value) {
  std::string text = std::to_string(value);
  return text.size() < 2 ? "0" + text : text;
}

std::string ical_clock(int minute) {
  return two_digits(minute / 60) + two_digits(minute % 60) + "00";
}

std::string ical_offset(int minutes) {
  const int size = std::abs(minutes);
  return (minutes < 0 ? "-" : "+") + two_digits(size / 60) +
         two_digits(size % 60);
}

std::string yearly(const ZoneOnset& onset) {
  constexpr std::array days = {"SU", "MO", "TU", "WE", "TH", "FR", "SA"};
  return "FREQ=YEARLY;BYMONTH=" + std::to_string(onset.month) +
         ";BYDAY=" + std::to_string(onset.week) +
         days[static_cast<std::size_t>(onset.weekday)];
}

struct Observance {
  std::string_view part;
  std::string_view name;
  int from;
  int to;
  ZoneOnset onset;
};

/// The onsets begin in 1970, so every event of a letter falls after one.
void write_observance(const Observance& observance, IcalLines& lines) {
  const ZoneOnset& onset = observance.onset;
  const std::int64_t day = onset.month == 0 ? 0 : onset_day(onset, 1970);
  lines.add("BEGIN", observance.part);
  lines.add("TZOFFSETFROM", ical_offset(observance.from));
  lines.add("TZOFFSETTO", ical_offset(observance.to));
  lines.add("TZNAME", observance.name);
  lines.add("DTSTART", ical_date(day) + "T" + ical_clock(onset.minute));
  if (onset.month != 0) lines.add("RRULE", yearly(onset));
  lines.add("END", observance.part);
}

void write_zone(std::string_view name, const ZoneEra& era, IcalLines& lines) {
  lines.add("BEGIN", "VTIMEZONE");
  lines.add("TZID", name);
  if (era.has_daylight())
    write_observance({"DAYLIGHT", era.daylight_name, era.standard, era.daylight,
                      era.to_daylight},
                     lines);
  write_observance({"STANDARD", era.standard_name, era.daylight, era.standard,
                    era.to_standard},
                   lines);
  lines.add("END", "VTIMEZONE");
}

}  // namespace

std::optional<std::int64_t> parse_day(std::string_view date) {
  if (date.size() != 10 || date[4] != '-' || date[7] != '-')
    return std::nullopt;
  const auto year = number(date.substr(0, 4));
  const auto month = number(date.substr(5, 2));
  const auto day = number(date.substr(8));
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day value(
      std::chrono::year(*year),
      std::chrono::month(static_cast<unsigned>(*month)),
      std::chrono::day(static_cast<unsigned>(*day)));
  if (!value.ok()) return std::nullopt;
  return std::chrono::sys_days(value).time_since_epoch().count();
}

std::optional<int> parse_minute(std::string_view time) {
  if (time.size() != 5 || time[2] != ':') return std::nullopt;
  const auto hours = number(time.substr(0, 2));
  const auto minutes = number(time.substr(3));
  if (!hours || !minutes || *minutes > 59) return std::nullopt;
  const int value = *hours * 60 + *minutes;
  if (value > day_minutes) return std::nullopt;
  return value;
}

std::string ical_date(std::int64_t day) {
  const std::chrono::year_month_day date{
      std::chrono::sys_days(std::chrono::days(day))};
  std::string year = std::to_string(static_cast<int>(date.year()));
  while (year.size() < 4) year.insert(year.begin(), '0');
  return year + two_digits(static_cast<int>(unsigned(date.month()))) +
         two_digits(static_cast<int>(unsigned(date.day())));
}

std::string ical_instant(std::int64_t instant) {
  const auto time = std::chrono::sys_seconds(std::chrono::seconds(instant));
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const auto seconds = (time - day).count();
  return ical_date(day.time_since_epoch().count()) + "T" +
         ical_clock(static_cast<int>(seconds / 60)).substr(0, 4) +
         two_digits(static_cast<int>(seconds % 60)) + "Z";
}

bool is_known_zone(std::string_view zone) {
  return zone == "UTC" || !find_zone(zone).empty();
}

std::int64_t to_instant(const LocalTime& time) {
  const std::int64_t local = time.day * day_seconds + time.minute * 60;
  if (time.zone == "UTC") return local;
  return to_instant(find_zone(time.zone), local);
}

void IcalZones::add(const LocalTime& time) {
  if (time.zone == "UTC") return;
  const ZoneEra& era = era_at(find_zone(time.zone), to_instant(time));
  const auto [at, is_new] = zones_.try_emplace(time.zone, &era);
  if (!is_new && at->second != &era) at->second = nullptr;
}

void IcalZones::write_time(std::string_view property, const LocalTime& time,
                           IcalLines& lines) const {
  const auto zone = zones_.find(time.zone);
  if (zone == zones_.end() || zone->second == nullptr) {
    lines.add(property, ical_instant(to_instant(time)));
    return;
  }
  const std::int64_t day = time.day + time.minute / day_minutes;
  lines.add(std::string(property) + ";TZID=" + time.zone,
            ical_date(day) + "T" + ical_clock(time.minute % day_minutes));
}

void IcalZones::write(IcalLines& lines) const {
  for (const auto& [name, era] : zones_)
    if (era != nullptr) write_zone(name, *era, lines);
}

}  // namespace ituletter
