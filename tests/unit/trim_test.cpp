#include "extract/trim.hpp"

#include "catch.hpp"

namespace ituletter {
namespace {

TEST_CASE("a trimmed span has no white space at its ends") {
  CHECK(trimmed(" \ta b\n", {0, 6}) == Span{2, 5});
  CHECK(trimmed("  ", {0, 2}).empty());
}

TEST_CASE("white space collapses to one space and none at the ends") {
  CHECK(collapsed("\n a \t\n b ") == "a b");
  CHECK(collapsed(" \n") == "");
}

TEST_CASE("a line end beside a Han character is no space") {
  CHECK(collapsed("研究\n组") == "研究组");
  CHECK(collapsed("ITU-T\n成员") == "ITU-T成员");
  CHECK(collapsed("2025 年") == "2025 年");
  CHECK(collapsed("a\nb") == "a b");
  CHECK_FALSE(is_parted("会议；", "2025年"));
  CHECK(is_parted("meeting;", "2025"));
}

TEST_CASE("signs that end a phrase are cut in any script, a bracket is not") {
  CHECK(size_without_closing("end. ;") == 3);
  CHECK(size_without_closing("end。") == 3);
  CHECK(size_without_closing("(end)") == 5);
  CHECK(size_without_closing(";.") == 0);
}

}  // namespace
}  // namespace ituletter
