#include "extract/links.hpp"

#include "catch.hpp"

namespace ituletter {
namespace {

TEST_CASE("a link is found by any byte that it shares with a span") {
  const std::vector<Link> links = {{{2, 5}, "a"}, {{8, 9}, "b"}};
  const LinkIndex index(links);
  CHECK(index.at({0, 2}).empty());
  REQUIRE(index.at({4, 8}).size() == 1);
  CHECK(index.at({4, 8})[0]->target == "a");
  REQUIRE(index.at({4, 9}).size() == 2);
  CHECK(index.at({4, 9})[0]->target == "b");
}

TEST_CASE("a long link before short ones is found, too") {
  const std::vector<Link> links = {{{0, 20}, "long"}, {{1, 2}, "short"}};
  const LinkIndex index(links);
  REQUIRE(index.at({10, 11}).size() == 1);
  CHECK(index.at({10, 11})[0]->target == "long");
}

TEST_CASE("links that begin in a span come in their order") {
  const std::vector<Link> links = {{{8, 9}, "b"}, {{2, 5}, "a"}};
  const LinkIndex index(links);
  REQUIRE(index.beginning_in({2, 9}).size() == 2);
  CHECK(index.beginning_in({2, 9})[0]->target == "a");
  CHECK(index.beginning_in({3, 8}).empty());
}

}  // namespace
}  // namespace ituletter
