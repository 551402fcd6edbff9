#include "grammar/value.hpp"

#include <initializer_list>
#include <string>
#include <utility>

#include "catch.hpp"

namespace ituletter {
namespace {

using Slots = std::initializer_list<std::pair<const char*, const char*>>;

SlotValues values(Slots slots) {
  SlotValues out;
  for (const auto& [name, value] : slots) out.add(name, value);
  return out;
}

std::string compute(std::string_view kind, Slots slots) {
  const auto number = find_computation(kind);
  REQUIRE(number);
  return compute_value(*number, values(slots)).value_or("none");
}

}  // namespace

TEST_CASE("a date is a possible day") {
  CHECK(compute("date", {{"day", "6"}, {"month", "8"}, {"year", "2025"}}) ==
        "2025-08-06");
  CHECK(
      compute("date", {{"day", "6"}, {"month_number", "8"}, {"yy", "2025"}}) ==
      "2025-08-06");
  CHECK(compute("date", {{"day", "6"}, {"month", "8"}}) == "--08-06");
  CHECK(compute("date", {{"day", "29"}, {"month", "2"}}) == "--02-29");
  CHECK(compute("date", {{"day", "30"}, {"month", "2"}}) == "none");
  CHECK(compute("date", {{"day", "29"}, {"month", "2"}, {"year", "2023"}}) ==
        "none");
  CHECK(compute("date", {{"day", "31"}, {"month", "4"}}) == "none");
  CHECK(compute("date", {{"month", "4"}}) == "none");
}

TEST_CASE("a range takes what its ends leave unsaid from the other") {
  CHECK(compute("range", {{"day", "4"},
                          {"end_day", "5"},
                          {"month", "9"},
                          {"year", "2025"}}) == "2025-09-04/2025-09-05");
  CHECK(compute("range", {{"day", "30"},
                          {"month", "9"},
                          {"end_day", "2"},
                          {"end_month", "10"},
                          {"end_year", "2025"}}) == "2025-09-30/2025-10-02");
  CHECK(compute("range", {{"days", "24-28"}, {"month", "9"}}) ==
        "--09-24/--09-28");
}

TEST_CASE("a range over the new year begins in the year before") {
  CHECK(compute("range", {{"day", "30"},
                          {"month", "12"},
                          {"end_day", "3"},
                          {"end_month", "1"},
                          {"year", "2020"}}) == "2019-12-30/2020-01-03");
  CHECK(compute("range", {{"day", "30"},
                          {"month", "12"},
                          {"year", "2019"},
                          {"end_day", "3"},
                          {"end_month", "1"},
                          {"end_year", "2020"}}) == "2019-12-30/2020-01-03");
}

TEST_CASE("a range of two dates takes the year that one of them says") {
  const auto range = [](const char* start, const char* end) {
    return compute("range", {{"start", start}, {"end", end}});
  };
  CHECK(range("2025-09-04", "2025-10-02") == "2025-09-04/2025-10-02");
  CHECK(range("--09-04", "2025-10-02") == "2025-09-04/2025-10-02");
  CHECK(range("2025-09-04", "--10-02") == "2025-09-04/2025-10-02");
  CHECK(range("--12-30", "2020-01-03") == "2019-12-30/2020-01-03");
  CHECK(range("2019-12-30", "--01-03") == "2019-12-30/2020-01-03");
  CHECK(range("2025-10-02", "2025-09-04") == "none");
  CHECK(range("--09-04", "--10-02") == "none");
  CHECK(range("--02-29", "2023-03-01") == "none");
  CHECK(range("9", "2023-03-01") == "none");
}

TEST_CASE("a range that runs backwards is none") {
  CHECK(compute("range", {{"day", "5"}, {"end_day", "4"}, {"month", "9"}}) ==
        "none");
  CHECK(compute("range", {{"day", "1"},
                          {"month", "9"},
                          {"year", "2026"},
                          {"end_day", "2"},
                          {"end_month", "9"},
                          {"end_year", "2025"}}) == "none");
  CHECK(compute("range", {{"day", "30"}, {"end_day", "31"}, {"month", "9"}}) ==
        "none");
}

TEST_CASE("months and times") {
  CHECK(compute("month", {{"month", "7"}, {"year", "2025"}}) == "2025-07");
  CHECK(compute("month", {{"month", "7"}}) == "none");
  CHECK(compute("time", {{"hour", "13"}, {"minute", "05"}}) == "13:05");
  CHECK(compute("time", {{"hhmm", "0930"}}) == "09:30");
  CHECK(compute("time", {{"hour", "24"}}) == "24:00");
  CHECK(compute("time", {{"hour", "24"}, {"minute", "01"}}) == "none");
}

TEST_CASE("half days are counted from twelve") {
  CHECK(compute("time", {{"hour", "12"}, {"half", "am"}}) == "00:00");
  CHECK(compute("time", {{"hour", "12"}, {"half", "pm"}}) == "12:00");
  CHECK(compute("time", {{"hour", "1"}, {"half", "pm"}}) == "13:00");
  CHECK(compute("time", {{"hour", "13"}, {"half", "pm"}}) == "none");
}

TEST_CASE("hours, datetimes and offsets") {
  CHECK(compute("hours", {{"start", "13:00"}, {"end", "17:00"}}) ==
        "13:00/17:00");
  CHECK(compute("hours", {{"hour", "9"}, {"end_hour", "17"}}) == "09:00/17:00");
  CHECK(compute("hours", {{"start", "17:00"}, {"end", "13:00"}}) == "none");
  CHECK(compute("datetime", {{"date", "2025-09-17"}, {"time", "13:00"}}) ==
        "2025-09-17T13:00");
  CHECK(compute("offset",
                {{"number", "12"}, {"unit", "day"}, {"direction", "before"}}) ==
        "-P12D");
  CHECK(compute("offset", {{"number", "7"},
                           {"unit", "working-day"},
                           {"direction", "after"}}) == "P7WD");
  CHECK(
      compute("offset", {{"number", "7"}, {"unit", "x"}, {"direction", "x"}}) ==
      "none");
}

TEST_CASE("kinds without a computation have none") {
  CHECK_FALSE(find_computation("circular"));
}

TEST_CASE("a value template drops what has no slot") {
  const SlotValues slots = values({{"number", "7"}, {"year", "2025"}});
  CHECK(fill_template("No. {number}[ of {year}][ ({month})]", slots) ==
        "No. 7 of 2025");
  CHECK(fill_template("{number:3}/{year:2}", slots) == "007/2025");
  CHECK(fill_template("[a[{month}]b]", slots) == "ab");
  CHECK(fill_template("\\[{number}\\]", slots) == "[7]");
  CHECK(fill_template("", slots).empty());
}

TEST_CASE("slot values are found by name") {
  SlotValues slots = values({{"a", "1"}});
  slots.replace("a", "2");
  slots.replace("b", "3");
  CHECK(*slots.find("a") == "2");
  CHECK(slots.find("b") == nullptr);
  CHECK(slots.number("a") == 2);
  CHECK_FALSE(slots.number("b"));
}

}  // namespace ituletter
