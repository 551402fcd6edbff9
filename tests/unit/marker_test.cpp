#include "extract/marker.hpp"

#include "catch.hpp"

namespace ituletter {
namespace {

TEST_CASE("a list number has digits with signs, or few letters") {
  for (const char* word : {"1", "5.1", "2.", "a)", "(iv)", "ii"}) {
    CHECK(is_list_number(word));
  }
  for (const char* word : {"", "word", "1-2", "123456789"}) {
    CHECK_FALSE(is_list_number(word));
  }
}

TEST_CASE("a negative number has no bullet") {
  CHECK(marker_size("- 5") == 1);
  CHECK(marker_size("-5") == 0);
  CHECK(marker_size("-") == 0);
}

TEST_CASE("a number is a marker before a tab or several blanks") {
  CHECK(marker_size("2.1\tThe") == 3);
  CHECK(marker_size("2.1   The") == 3);
  CHECK(marker_size("2.1 The") == 0);
}

TEST_CASE("a page mark is a short number between dashes") {
  CHECK(is_page_mark("- 2 -"));
  CHECK(is_page_mark("-12-"));
  CHECK_FALSE(is_page_mark("- 2024 -"));
  CHECK_FALSE(is_page_mark("- 2"));
  CHECK_FALSE(is_page_mark("2"));
}

}  // namespace
}  // namespace ituletter
