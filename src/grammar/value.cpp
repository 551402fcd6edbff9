#include "grammar/value.hpp"

#include <algorithm>
#include <array>
#include <chrono>

#include "grammar/slot.hpp"

namespace ituletter {

void SlotValues::add(std::string_view name, std::string value) {
  values_.push_back({name, std::move(value)});
}

void SlotValues::replace(std::string_view name, std::string value) {
  const auto found = std::ranges::find(values_, name, &SlotValue::name);
  if (found != values_.end()) found->value = std::move(value);
}

const std::string* SlotValues::find(std::string_view name) const {
  const auto found = std::ranges::find(values_, name, &SlotValue::name);
  return found == values_.end() ? nullptr : &found->value;
}

const std::string* SlotValues::find(std::string_view prefix,
                                    std::string_view name) const {
  for (const SlotValue& slot : values_) {
    const bool is_named = slot.name.size() == prefix.size() + name.size() &&
                          slot.name.starts_with(prefix) &&
                          slot.name.ends_with(name);
    if (is_named) return &slot.value;
  }
  return nullptr;
}

std::optional<int> SlotValues::number(std::string_view prefix,
                                      std::string_view name) const {
  const std::string* value = find(prefix, name);
  return value == nullptr ? std::nullopt : to_int(*value);
}

namespace {

// Requires: 0 <= number <= 99.
std::string two_digits(int number) {
  return {static_cast<char>('0' + number / 10),
          static_cast<char>('0' + number % 10)};
}

// A day whose year may be unsaid. 29 February is then possible.
struct Day {
  std::optional<int> year;
  int month = 0;
  int day = 0;

  bool is_possible() const {
    using namespace std::chrono;
    return year_month_day{std::chrono::year{year.value_or(2000)},
                          std::chrono::month{static_cast<unsigned>(month)},
                          std::chrono::day{static_cast<unsigned>(day)}}
        .ok();
  }
  std::pair<int, int> in_year() const { return {month, day}; }
  std::string iso() const {
    return (year ? std::to_string(*year) : std::string("-")) + "-" +
           two_digits(month) + "-" + two_digits(day);
  }
};

std::optional<int> month_of(const SlotValues& slots, std::string_view prefix) {
  for (const char* name : {"month", "month_number"}) {
    if (const auto month = slots.number(prefix, name)) return month;
  }
  return std::nullopt;
}

std::optional<int> year_of(const SlotValues& slots, std::string_view prefix) {
  for (const char* name : {"year", "yy"}) {
    if (const auto year = slots.number(prefix, name)) return year;
  }
  return std::nullopt;
}

std::optional<std::string> date(const SlotValues& slots) {
  const auto month = month_of(slots, "");
  const auto day = slots.number("day");
  if (!month || !day) return std::nullopt;
  const Day date{year_of(slots, ""), *month, *day};
  if (!date.is_possible()) return std::nullopt;
  return date.iso();
}

// "24-28", as the slot {days} gives it.
std::array<std::optional<int>, 2> days_of(const SlotValues& slots) {
  const std::string* days = slots.find("days");
  if (days == nullptr) return {slots.number("day"), slots.number("end_day")};
  const std::size_t dash = days->find('-');
  return {to_int(days->substr(0, dash)), to_int(days->substr(dash + 1))};
}

// "2025-09-04" or "--09-04".
std::optional<Day> day_of(std::string_view iso) {
  const std::size_t size = iso.size();
  if (size != 7 && size != 10) return std::nullopt;
  const auto month = to_int(iso.substr(size - 5, 2));
  const auto day = to_int(iso.substr(size - 2));
  if (!month || !day) return std::nullopt;
  return Day{to_int(iso.substr(0, size - 6)), *month, *day};
}

// "from <date> to <date>": one of them may leave its year to the other.
std::optional<std::string> between_dates(const std::string* from,
                                         const std::string* until) {
  if (until == nullptr) return std::nullopt;
  auto start = day_of(*from);
  auto end = day_of(*until);
  if (!start || !end || (!start->year && !end->year)) return std::nullopt;
  const bool turns = start->in_year() > end->in_year();
  if (!start->year) start->year = *end->year - (turns ? 1 : 0);
  if (!end->year) end->year = *start->year + (turns ? 1 : 0);
  if (!start->is_possible() || !end->is_possible()) return std::nullopt;
  if (std::pair(*start->year, start->in_year()) >
      std::pair(*end->year, end->in_year())) {
    return std::nullopt;
  }
  return start->iso() + "/" + end->iso();
}

std::optional<std::string> range(const SlotValues& slots) {
  if (const std::string* start = slots.find("start")) {
    return between_dates(start, slots.find("end"));
  }
  const auto [first, last] = days_of(slots);
  const auto month = month_of(slots, "");
  const auto end_month = month_of(slots, "end_");
  if (!first || !last || (!month && !end_month)) return std::nullopt;
  const auto year = year_of(slots, "");
  const auto end_year = year_of(slots, "end_");

  Day start{year ? year : end_year, month.value_or(end_month.value_or(0)),
            *first};
  const Day end{end_year ? end_year : year, end_month.value_or(start.month),
                *last};
  const auto is_backwards = [&] { return start.in_year() > end.in_year(); };
  // "30 December - 3 January 2020" begins in the year before.
  if (start.year == end.year && is_backwards()) {
    if (start.month == end.month || (year && end_year)) return std::nullopt;
    if (start.year) start.year = *start.year - 1;
  }
  if (!start.is_possible() || !end.is_possible()) return std::nullopt;
  if (start.year && end.year && *start.year > *end.year) return std::nullopt;
  return start.iso() + "/" + end.iso();
}

std::optional<std::string> month(const SlotValues& slots) {
  const auto month = month_of(slots, "");
  const auto year = year_of(slots, "");
  if (!month || !year || *month < 1 || *month > 12) return std::nullopt;
  return std::to_string(*year) + "-" + two_digits(*month);
}

std::optional<std::string> clock(const SlotValues& slots,
                                 std::string_view prefix) {
  if (const std::string* time = slots.find(prefix, "time")) return *time;
  auto hour = slots.number(prefix, "hour");
  int minute = slots.number(prefix, "minute").value_or(0);
  if (const auto hhmm = slots.number(prefix, "hhmm")) {
    hour = *hhmm / 100;
    minute = *hhmm % 100;
  }
  if (!hour) return std::nullopt;
  const std::string* half = slots.find(prefix, "half");
  if (half != nullptr) {
    if (*hour < 1 || *hour > 12) return std::nullopt;
    hour = *hour % 12 + (*half == "pm" ? 12 : 0);
  }
  if (*hour > 24 || minute > 59 || (*hour == 24 && minute > 0)) {
    return std::nullopt;
  }
  return two_digits(*hour) + ":" + two_digits(minute);
}

std::optional<std::string> time(const SlotValues& slots) {
  return clock(slots, "");
}

std::optional<std::string> hours(const SlotValues& slots) {
  const std::string* from = slots.find("start");
  const std::string* until = slots.find("end");
  const auto start = from != nullptr ? std::optional(*from) : clock(slots, "");
  const auto end =
      until != nullptr ? std::optional(*until) : clock(slots, "end_");
  if (!start || !end || *start >= *end) return std::nullopt;
  return *start + "/" + *end;
}

std::optional<std::string> datetime(const SlotValues& slots) {
  const std::string* day = slots.find("date");
  const auto at = clock(slots, "");
  if (day == nullptr || !at) return std::nullopt;
  return *day + "T" + *at;
}

std::optional<std::string> offset(const SlotValues& slots) {
  const auto number = slots.number("number");
  const std::string* unit = slots.find("unit");
  const std::string* direction = slots.find("direction");
  if (!number || unit == nullptr || direction == nullptr) return std::nullopt;
  struct Unit {
    std::string_view name;
    std::string_view code;
  };
  constexpr std::array units = {Unit{"day", "D"}, Unit{"working-day", "WD"},
                                Unit{"week", "W"}, Unit{"month", "M"},
                                Unit{"year", "Y"}};
  const auto* found = std::ranges::find(units, *unit, &Unit::name);
  if (found == units.end()) return std::nullopt;
  return (*direction == "before" ? "-P" : "P") + std::to_string(*number) +
         std::string(found->code);
}

struct Computation {
  std::string_view kind;
  std::optional<std::string> (*compute)(const SlotValues&);
};
constexpr std::array computations = {
    Computation{"date", date},     Computation{"range", range},
    Computation{"month", month},   Computation{"time", time},
    Computation{"hours", hours},   Computation{"datetime", datetime},
    Computation{"offset", offset},
};

/// Fills one template from left to right.
class Filler {
 public:
  Filler(std::string_view pattern, const SlotValues& slots)
      : pattern_(pattern), slots_(slots) {}

  // Up to the closing bracket or the end; `is_whole` is false if a slot was
  // missing.
  void run(std::string& out, bool& is_whole) {
    while (at_ < pattern_.size() && pattern_[at_] != ']') {
      const char c = pattern_[at_++];
      if (c == '[') {
        optional(out);
      } else if (c == '{') {
        slot(out, is_whole);
      } else if (c == '\\' && at_ < pattern_.size()) {
        out += pattern_[at_++];
      } else {
        out += c;
      }
    }
  }

 private:
  void optional(std::string& out) {
    const std::size_t size = out.size();
    bool is_whole = true;
    run(out, is_whole);
    if (at_ < pattern_.size()) ++at_;
    if (!is_whole) out.resize(size);
  }

  void slot(std::string& out, bool& is_whole) {
    const std::size_t end = std::min(pattern_.find('}', at_), pattern_.size());
    std::string_view name = pattern_.substr(at_, end - at_);
    at_ = std::min(end + 1, pattern_.size());
    std::size_t width = 0;
    if (const auto colon = name.find(':'); colon != std::string_view::npos) {
      width =
          static_cast<std::size_t>(to_int(name.substr(colon + 1)).value_or(0));
      name = name.substr(0, colon);
    }
    const std::string* value = slots_.find(name);
    if (value == nullptr) {
      is_whole = false;
      return;
    }
    out.append(width - std::min(width, value->size()), '0');
    out += *value;
  }

  std::string_view pattern_;
  const SlotValues& slots_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<std::size_t> find_computation(std::string_view kind) {
  const auto* found = std::ranges::find(computations, kind, &Computation::kind);
  if (found == computations.end()) return std::nullopt;
  return static_cast<std::size_t>(found - computations.begin());
}

std::optional<std::string> compute_value(std::size_t computation,
                                         const SlotValues& slots) {
  return computations.at(computation).compute(slots);
}

std::string find_fault(std::string_view pattern) {
  constexpr int deepest = 8;
  int depth = 0;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    const char c = pattern[at];
    if (c == '\\') {
      ++at;
    } else if (c == '[' && ++depth > deepest) {
      return "brackets are nested too deeply";
    } else if (c == ']' && --depth < 0) {
      return "\"]\" without \"[\"; write \\] for the sign itself";
    } else if (c == '{') {
      const std::size_t end = pattern.find('}', at);
      if (end == std::string_view::npos) return "missing \"}\"";
      const std::string_view slot = pattern.substr(at + 1, end - at - 1);
      const std::size_t colon = slot.find(':');
      if (colon != std::string_view::npos && slot.size() != colon + 2) {
        return "{" + std::string(slot) + "}: the width has one digit";
      }
      at = end;
    }
  }
  return depth == 0 ? "" : "missing \"]\"";
}

std::string fill_template(std::string_view pattern, const SlotValues& slots) {
  std::string out;
  bool is_whole = true;
  Filler(pattern, slots).run(out, is_whole);
  return out;
}

}  // namespace ituletter
