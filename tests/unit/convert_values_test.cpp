#include "cli/convert_values.hpp"

#include "catch.hpp"
#include "cli/output.hpp"
#include "ituletter/error.hpp"
#include "write/safe_name.hpp"

namespace ituletter {

TEST_CASE("durations are those of RFC 5545") {
  for (const char* text : {"P7D", "P2W", "PT15H", "PT15M", "PT1H30M", "P1DT2H",
                           "PT5S", "P1DT2H3M4S"})
    CHECK(check_duration(text).empty());
  for (const char* text :
       {"", "P", "PT", "7D", "P7", "P7H", "PT7D", "P1D2H", "PT1M1H", "P1WT1H",
        "P-1D", "-P1D", "P1D ", "P99999999999D", "P1D\r\nX:Y"})
    CHECK_FALSE(check_duration(text).empty());
}

TEST_CASE("an instant is seconds, a time in UTC or a date") {
  CHECK(parse_instant("0", "x") == 0);
  CHECK(parse_instant("1700000000", "x") == 1700000000);
  CHECK(parse_instant("2023-11-14T22:13:20Z", "x") == 1700000000);
  CHECK(parse_instant("20231114T221320Z", "x") == 1700000000);
  CHECK(parse_instant("2023-11-14", "x") == 1699920000);
  for (const char* text :
       {"", "now", "-1", "2023-11-31", "2023-11-14T22:13:20", "2023-13-01",
        "2023-11-14T24:00:00Z", "99999999999999999999"})
    CHECK_THROWS_AS(parse_instant(text, "x"), Error);
}

TEST_CASE("the names of output files are safe") {
  CHECK(safe_name("T25-SG17-COL-0002-RU") == "T25-SG17-COL-0002-RU");
  CHECK(safe_name("T25-SG17-COL-0002!C1-EN") == "T25-SG17-COL-0002-C1-EN");
  CHECK(safe_name("../../etc/passwd") == "etc-passwd");
  CHECK(safe_name("--help") == "help");
  CHECK(safe_name(".hidden") == "hidden");
  CHECK(safe_name("a\nb\x1b\xff") == "a-b--");
  CHECK(safe_name("") == "letter");
  CHECK(safe_name("...") == "letter");
  CHECK(safe_name(std::string(300, 'x')).size() == 100);
}

}  // namespace ituletter
