#include "extract/calendar.hpp"

#include "catch.hpp"

namespace ituletter {
namespace {

TEST_CASE("a date, a range and a datetime have a first and a last day") {
  CHECK(span_of("2025-08-06") == DateSpan{"2025-08-06", "2025-08-06"});
  CHECK(span_of("2025-08-06/2025-08-09") ==
        DateSpan{"2025-08-06", "2025-08-09"});
  CHECK(span_of("2025-08-06T09:30") == DateSpan{"2025-08-06", "2025-08-06"});
  CHECK(span_of("2025-07") == DateSpan{"2025-07", "2025-07"});
}

TEST_CASE("a day without year is the next one, or the last one of the past") {
  CHECK(with_year("--08-06", "2025-03-01", false) == "2025-08-06");
  CHECK(with_year("--02-06", "2025-03-01", false) == "2026-02-06");
  CHECK(with_year("--08-06", "2025-03-01", true) == "2024-08-06");
  CHECK(with_year("2020-08-06", "2025-03-01", false) == "2020-08-06");
}

TEST_CASE("a date moves by days, weeks, months and years") {
  CHECK(moved("2025-03-01", "-P1D") == "2025-02-28");
  CHECK(moved("2025-03-01", "P2W") == "2025-03-15");
  CHECK(moved("2025-03-31", "-P1M") == "2025-02-28");
  CHECK(moved("2024-02-29", "P1Y") == "2025-02-28");
}

TEST_CASE("working days leave out Saturday and Sunday") {
  CHECK(moved("2025-03-10", "-P1WD") == "2025-03-07");  // Monday, Friday
  CHECK(moved("2025-03-07", "P12WD") == "2025-03-25");
}

TEST_CASE("what is no date or no offset moves to nothing") {
  CHECK_FALSE(moved("2025-03", "P1D").has_value());
  CHECK_FALSE(moved("2025-02-30", "P1D").has_value());
  CHECK_FALSE(moved("2025-03-01", "1D").has_value());
  CHECK_FALSE(moved("2025-03-01", "P").has_value());
  CHECK_FALSE(moved("2025-03-01", "P5000D").has_value());
}

}  // namespace
}  // namespace ituletter
