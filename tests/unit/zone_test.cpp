#include "text/zone.hpp"

#include "catch.hpp"

namespace ituletter {
namespace {

constexpr std::int64_t hour = 3600;

// 2023-07-01 00:00 and 2023-01-01 00:00 UTC.
constexpr std::int64_t july = 1688169600;
constexpr std::int64_t january = 1672531200;

}  // namespace

TEST_CASE("Geneva is one hour ahead in winter and two in summer") {
  const auto geneva = find_zone("Europe/Zurich");
  REQUIRE(geneva.size() == 1);
  CHECK(offset_at(geneva, january) == 60);
  CHECK(offset_at(geneva, july) == 120);
  CHECK(to_instant(geneva, july + 13 * hour) == july + 11 * hour);
}

TEST_CASE("summer lies around the new year in the south") {
  const auto sydney = find_zone("Australia/Sydney");
  CHECK(offset_at(sydney, january) == 660);
  CHECK(offset_at(sydney, july) == 600);
}

TEST_CASE("clocks changed earlier in New York from 2007 on") {
  const auto new_york = find_zone("America/New_York");
  CHECK(offset_at(new_york, 1142856000) == -300);  // 2006-03-20
  CHECK(offset_at(new_york, 1174392000) == -240);  // 2007-03-20
}

TEST_CASE("an hour that comes twice is the first and one skipped is told") {
  const auto geneva = find_zone("Europe/Zurich");
  // 2023-10-29 02:30 and 2023-03-26 02:30.
  CHECK(to_instant(geneva, 1698546600) == 1698546600 - 2 * hour);
  CHECK(to_instant(geneva, 1679797800) == 1679797800 - 1 * hour);
}

TEST_CASE("a zone that is not in the table has no eras") {
  CHECK(find_zone("").empty());
  CHECK(find_zone("Europe/Atlantis").empty());
  CHECK(find_zone("Europe/Zuric").empty());
}

}  // namespace ituletter
