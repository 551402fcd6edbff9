#include "extract/sections.hpp"

#include "catch.hpp"
#include "recognised.hpp"

namespace ituletter {
namespace {

bool is(LineRange range, std::size_t begin, std::size_t end) {
  return range.begin == begin && range.end == end;
}

TEST_CASE("salutation and closing part head, body and signature") {
  const Recognised text(
      "TSB Circular 1\nDear Sir/Madam,\nText.\nYours faithfully,\nName\n");
  const Sections sections = find_sections(text.document);
  CHECK(is(sections.head, 0, 1));
  CHECK(is(sections.salutation, 1, 2));
  CHECK(is(sections.body, 2, 3));
  CHECK(is(sections.closing, 3, 5));
  CHECK(sections.annexes.empty());
}

TEST_CASE("a sentence may end as closings do") {
  const Recognised text(
      "Dear Sir/Madam,\nText.\nIn the hope of seeing you in Tunis, I am, yours "
      "faithfully,\nName\n");
  CHECK(is(find_sections(text.document).closing, 2, 4));
}

TEST_CASE("annexes follow the closing, each up to the next") {
  const Recognised text(
      "Dear Sir/Madam,\nText.\nYours faithfully,\nAnnex 1\nOne\nAnnex "
      "2\nTwo\n");
  const Sections sections = find_sections(text.document);
  REQUIRE(sections.annexes.size() == 2);
  CHECK(sections.annexes[0].heading == 3);
  CHECK(is(sections.annexes[0].body, 4, 5));
  CHECK(is(sections.annexes[1].body, 6, 7));
}

TEST_CASE("a list of annexes is not the annexes") {
  const Recognised text(
      "Dear Sir/Madam,\nText.\nYours faithfully,\nAnnex 1\nAnnex 2\nAnnex "
      "1\nOne\nAnnex 2\nTwo\n");
  const Sections sections = find_sections(text.document);
  REQUIRE(sections.annexes.size() == 2);
  CHECK(sections.annexes[0].heading == 5);
}

}  // namespace
}  // namespace ituletter
