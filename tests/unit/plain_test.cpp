#include <string>

#include "catch.hpp"
#include "ituletter/read.hpp"
#include "make_docx.hpp"

using namespace ituletter;
using namespace ituletter::test;
using namespace std::string_literals;

namespace {

std::string text_of(const std::string& bytes) {
  return read(bytes, "letter.txt").text;
}

}  // namespace

TEST_CASE("plain text is taken over as it stands, cell tabs and residue too") {
  const std::string text =
      "\tRef.:\n\tTSB Circular 5\n\n[bookmark: _x]1\tDear Sir\n";
  const Source source = read(text, "letter.txt");
  CHECK(source.text == text);
  CHECK(source.format == "txt");
  CHECK(source.bytes == text.size());
  CHECK(source.blocks.empty());
  CHECK(source.findings.empty());
}

TEST_CASE("line ends of every kind become one") {
  CHECK(text_of("a\r\nb\rc\nd\vd\fe\u0085f\u2028g\u2029h") ==
        "a\nb\nc\nd\nd\ne\nf\ng\nh");
}

TEST_CASE("a byte order mark is no text") {
  CHECK(text_of("\xEF\xBB\xBFЖенева") == "Женева");
}

TEST_CASE("UTF-16 is read in both orders, with a mark or without") {
  const std::string little = "\x13\x04\x34\x04 \0\x31\0\n\0"s;
  const std::string big = "\x04\x13\x04\x34\0 \0\x31\0\n"s;
  CHECK(text_of(little) == "Гд 1\n");
  CHECK(text_of(big) == "Гд 1\n");
  CHECK(text_of("\xFF\xFE"s + little) == "Гд 1\n");
  CHECK(text_of("\xFE\xFF"s + big) == "Гд 1\n");
  CHECK(text_of("\xFF\xFE\x3D\xD8\x00\xDE"s) == "😀");
}

TEST_CASE("a few invalid bytes are replaced with a warning") {
  const std::string text =
      std::string(200, 'x') + "Genève, 5–8 mai à 9 h · « »";
  const Source source = read(text + "\xFF\xED\xA0\x80", "letter.txt");
  CHECK(source.text == text + "\uFFFD\uFFFD\uFFFD\uFFFD");
  REQUIRE(source.findings.size() == 1);
  CHECK(source.findings[0].code == "text.invalid-utf8");
  CHECK(source.findings[0].message.substr(0, 2) == "4 ");
}

TEST_CASE("control characters are left out with a warning") {
  const Source source = read("ab\x1B[31m\u0090" + std::string(90, 'c'), "x");
  CHECK(source.text == "ab[31m" + std::string(90, 'c'));
  CHECK(source.findings.size() == 1);
}

TEST_CASE("UTF-8 with too much damage is refused with advice") {
  CHECK(error_of([] { text_of("Гд\xFF"); }) == ErrorKind::text_encoding);
}

TEST_CASE("what is in no known encoding is refused with advice") {
  CHECK(error_of([] { text_of("a\x81\x8D\x8F\x90\x9D\x81"); }) ==
        ErrorKind::text_encoding);
}

TEST_CASE("bytes that are no text are of no known type") {
  CHECK(error_of([] { text_of("ab\0cd"s); }) == ErrorKind::file_unknown_type);
  CHECK(error_of([] { text_of("abc\0def\n"s); }) ==
        ErrorKind::file_unknown_type);
  CHECK(error_of([] { text_of("\1\2\3\4abc"); }) ==
        ErrorKind::file_unknown_type);
}

TEST_CASE("a line that is too long is told by its limit") {
  CHECK(error_of([] { read("abcdefgh\n", "x", {.paragraph = 7}); }) ==
        ErrorKind::limit_paragraph);
}
