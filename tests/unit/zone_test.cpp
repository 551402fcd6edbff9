#include "text/zone.hpp"

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <limits>
#include <string>

#include "catch.hpp"

namespace ituletter {
namespace {

constexpr std::int64_t hour = 3600;

namespace table {

struct Zone {
  std::string_view name;
  std::size_t first;
  std::size_t count;
};
constexpr std::int64_t always = std::numeric_limits<std::int64_t>::min();
#include "text/zone_table.inc"

}  // namespace table

/// Sets a zone for the C library, which reads the system's database.
class SystemZone {
 public:
  explicit SystemZone(const std::string& name) { set(name); }
  ~SystemZone() { set("UTC"); }

  int offset_at(std::int64_t instant) const {
    const std::time_t time = instant;
    std::tm local = {};
    ::localtime_r(&time, &local);
    return static_cast<int>(local.tm_gmtoff / 60);
  }

 private:
  static void set(const std::string& name) {
    ::setenv("TZ", name.c_str(), 1);
    ::tzset();
  }
};

/// As "2026b"; empty if the system does not say.
std::string system_version() {
  std::ifstream database("/usr/share/zoneinfo/tzdata.zi");
  std::string mark;
  std::string word;
  std::string version;
  database >> mark >> word >> version;
  return version;
}

/// The first instant from 1996 to 2025 at which a zone differs, or 0.
std::int64_t first_difference(const std::string& name) {
  constexpr std::int64_t begin = 820454400;
  constexpr std::int64_t end = 1767225600;
  const SystemZone system(name);
  const auto eras = find_zone(name);
  for (std::int64_t at = begin; at < end; at += 12 * hour)
    if (system.offset_at(at) != offset_at(eras, at)) return at;
  return 0;
}

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

TEST_CASE("every zone is what the system's database says since 1996") {
  std::size_t compared = 0;
  std::string differing;
  for (const auto& zone : table::zones) {
    const std::string name(zone.name);
    if (!std::filesystem::exists("/usr/share/zoneinfo/" + name)) continue;
    ++compared;
    if (first_difference(name) != 0) differing += name + '\n';
  }
  INFO(differing);
  // Each version of the database tells some histories anew.
  constexpr auto tolerated = 5;
  const auto count = std::count(differing.begin(), differing.end(), '\n');
  CHECK(count <= (system_version() == table::tzdata_version ? 0 : tolerated));
  if (compared == 0) WARN("no time zone database on this system");
}

TEST_CASE("a zone that is not in the table has no eras") {
  CHECK(find_zone("").empty());
  CHECK(find_zone("Europe/Atlantis").empty());
  CHECK(find_zone("Europe/Zuric").empty());
}

}  // namespace ituletter
