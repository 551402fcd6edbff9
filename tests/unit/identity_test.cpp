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

TEST_CASE(
    "names of all sectors and formats are read, however they were saved") {
  const auto said = [](std::string_view path) {
    const DocumentName name = read_file_name(path);
    const std::string amendment =
        name.amendment
            ? name.amendment->kind + std::to_string(name.amendment->number)
            : "-";
    return name.id.value_or("-") + " " + amendment + " " +
           name.language.value_or("-");
  };
  CHECK(said("R00-CA-CIR-0003!!TXT-E.txt") == "R00-CA-CIR-0003 - en");
  CHECK(said("S14-PP-C-0067!A1!MSW-A") == "S14-PP-C-0067 addendum1 ar");
  CHECK(said("T17-SG12-COL-0005!C2!TOC-HTM-S.htm") ==
        "T17-SG12-COL-0005 corrigendum2 es");
  CHECK(said("T22-SG12RG-AFR-COL-0001!R1!PDF-F.pdf") ==
        "T22-SG12RG-AFR-COL-0001 revision1 fr");
  CHECK(said("in.zip/x\\t25-tsb-cir-0067!!msw-c (1).docx") ==
        "T25-TSB-CIR-0067 - zh");
  CHECK(said("T25-TSB-CIR-0067%21A1%21MSW-R.docx") ==
        "T25-TSB-CIR-0067 addendum1 ru");
  CHECK(said("T25-TSB-CIR-0067.docx") == "T25-TSB-CIR-0067 - -");
  CHECK(said("CIRC\\068E.DOC") == "- - en");
  CHECK(said("T-REC-A.8-200010-S!!PDF-E.pdf") == "- - -");
  CHECK(said("T25-SG17!A1!.docx") == "- - -");
  CHECK(said("0680.doc") == "- - -");
  CHECK(said("") == "- - -");
}

TEST_CASE("another file's name says nothing") {
  const DocumentName name = read_file_name("letters/circular.docx");
  CHECK_FALSE(name.id.has_value());
  CHECK_FALSE(name.amendment.has_value());
  CHECK_FALSE(name.language.has_value());
}

}  // namespace
}  // namespace ituletter
