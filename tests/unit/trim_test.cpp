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

TEST_CASE("signs that end a phrase are cut in any script, a bracket is not") {
  CHECK(size_without_closing("end. ;") == 3);
  CHECK(size_without_closing("end。") == 3);
  CHECK(size_without_closing("(end)") == 5);
  CHECK(size_without_closing(";.") == 0);
}

}  // namespace
}  // namespace ituletter
