#include "extract/calendar.hpp"

#include <chrono>

#include "grammar/slot.hpp"

namespace ituletter {
namespace {

using std::chrono::year_month_day;

std::optional<year_month_day> parse(std::string_view date) {
  if (date.size() != 10) return std::nullopt;
  const auto year = to_int(date.substr(0, 4));
  const auto month = to_int(date.substr(5, 2));
  const auto day = to_int(date.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  return year_month_day{std::chrono::year{*year},
                        std::chrono::month{static_cast<unsigned>(*month)},
                        std::chrono::day{static_cast<unsigned>(*day)}};
}

std::string two_digits(unsigned number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string format(year_month_day date) {
  return std::to_string(static_cast<int>(date.year())) + "-" +
         two_digits(static_cast<unsigned>(date.month())) + "-" +
         two_digits(static_cast<unsigned>(date.day()));
}

year_month_day with_possible_day(year_month_day date) {
  return date.ok()
             ? date
             : year_month_day{date.year() / date.month() / std::chrono::last};
}

year_month_day without_weekends(year_month_day date, int days) {
  auto at = std::chrono::sys_days{date};
  const int step = days < 0 ? -1 : 1;
  while (days != 0) {
    at += std::chrono::days{step};
    const std::chrono::weekday weekday{at};
    const bool is_weekend =
        weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
    if (!is_weekend) days -= step;
  }
  return year_month_day{at};
}

}  // namespace

DateSpan span_of(std::string_view value) {
  const std::size_t slash = value.find('/');
  const auto day = [](std::string_view part) {
    return std::string(part.substr(0, part.find('T')));
  };
  if (slash == std::string_view::npos) return {day(value), day(value)};
  return {day(value.substr(0, slash)), day(value.substr(slash + 1))};
}

std::string with_year(std::string date, std::string_view reference,
                      bool is_past) {
  if (!date.starts_with("--") || reference.size() < 4) return date;
  const int year = to_int(reference.substr(0, 4)).value_or(0);
  const auto in = [&](int y) { return std::to_string(y) + date.substr(1); };
  const std::string same = in(year);
  if (is_past) return same <= reference ? same : in(year - 1);
  return same >= reference ? same : in(year + 1);
}

std::optional<std::string> moved(std::string_view date,
                                 std::string_view offset) {
  const auto from = parse(date);
  const bool is_before = offset.starts_with('-');
  if (is_before) offset.remove_prefix(1);
  if (!from || !from->ok() || !offset.starts_with('P')) return std::nullopt;
  offset.remove_prefix(1);
  const std::size_t unit_at = offset.find_first_not_of("0123456789");
  if (unit_at == std::string_view::npos) return std::nullopt;
  const std::string_view unit = offset.substr(unit_at);
  int number = to_int(offset.substr(0, unit_at)).value_or(0);
  if (number > 1000) return std::nullopt;
  if (is_before) number = -number;
  using std::chrono::days;
  using std::chrono::months;
  using std::chrono::sys_days;
  using std::chrono::years;
  if (unit == "WD") return format(without_weekends(*from, number));
  if (unit == "D" || unit == "W") {
    const int count = unit == "W" ? number * 7 : number;
    return format(year_month_day{sys_days{*from} + days{count}});
  }
  if (unit == "M") return format(with_possible_day(*from + months{number}));
  if (unit == "Y") return format(with_possible_day(*from + years{number}));
  return std::nullopt;
}

}  // namespace ituletter
