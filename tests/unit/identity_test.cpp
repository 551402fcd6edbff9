#include "extract/identity.hpp"

#include "catch.hpp"

namespace ituletter {
namespace {

TEST_CASE("a number is a study group, a code stays") {
  CHECK(group_code("17") == "SG17");
  CHECK(group_code("TSAG") == "TSAG");
  CHECK(group_code("SG12RG-AFR") == "SG12RG-AFR");
}

TEST_CASE("a file's name says document, amendment and language") {
  const DocumentName name = read_file_name("x/T25-SG17-COL-0002!A1!MSW-R.docx");
  CHECK(name.id == "T25-SG17-COL-0002");
  REQUIRE(name.amendment.has_value());
  CHECK(name.amendment->kind == "addendum");
  CHECK(name.amendment->number == 1);
  CHECK(name.language == "ru");
}

TEST_CASE("another file's name says nothing") {
  const DocumentName name = read_file_name("letters/circular.docx");
  CHECK_FALSE(name.id.has_value());
  CHECK_FALSE(name.amendment.has_value());
  CHECK_FALSE(name.language.has_value());
}

}  // namespace
}  // namespace ituletter
