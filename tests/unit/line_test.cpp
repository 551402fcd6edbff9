#include "extract/line.hpp"

#include <string>

#include "catch.hpp"
#include "recognised.hpp"

namespace ituletter {
namespace {

std::string lines(const std::string& text) {
  return dump_lines(Recognised(text).document);
}

TEST_CASE("a line ends at its line end and loses the white space around it") {
  CHECK(lines("  one\n\ntwo  \n") == "|one|two");
}

TEST_CASE("a bullet is no part of its line") {
  CHECK(lines("- one\n• two\n") == "|one|two");
  CHECK(Recognised("- one").document.lines()[0].has_bullet("- one"));
}

TEST_CASE("a number is a marker before a tab, a year is none") {
  CHECK(lines("2.1\tThe meeting\n") == "|The meeting");
  CHECK(lines("2024 is a year\n") == "|2024 is a year");
}

TEST_CASE("pipes make cells of a row") {
  CHECK(lines("| a | b |\n| c | d |\n") == "|1.0:a|1.1:b|2.0:c|2.1:d");
}

TEST_CASE("an empty cell between pipes counts") {
  CHECK(lines("|a | |b |\n| |c |\n") == "|1.0:a|1.2:b|2.1:c");
}

TEST_CASE("tabs and wide blanks make columns") {
  CHECK(lines("2-4 April 2024\tE-meeting\n") ==
        "|1.0:2-4 April 2024|1.1:E-meeting");
  CHECK(lines("one      two\n") == "|1.0:one|1.1:two");
}

TEST_CASE("slashes make cells only where labels stand before them") {
  CHECK(lines("Tel: / 1\nFax: / 2\n") == "|1.0:Tel:|1.1:1|2.0:Fax:|2.1:2");
  CHECK(lines("one / two\n") == "|one / two");
}

TEST_CASE("all cells of a footer's row are noise") {
  CHECK(lines("CH-1211 Geneva 20\tTelefax\thttp://www.itu.int/\n") ==
        "|1.0:~CH-1211 Geneva 20|1.1:~Telefax|1.2:~http://www.itu.int/");
}

TEST_CASE("a page's number on a line of its own is noise") {
  CHECK(lines("one\n- 2 -\ntwo\n") == "|one|~2 -|two");
}

TEST_CASE("lines that were wrapped are joined") {
  const std::string full =
      "these words fill a line of a paragraph that was cut at a width of "
      "some\n";
  std::string text;
  for (int i = 0; i < 10; ++i) text += full;
  CHECK(Recognised(text + "end").document.lines().size() == 1);
}

TEST_CASE("numbered items of wrapped text are lines of their own") {
  const std::string full =
      "these words fill a line of a paragraph that was cut at a width of "
      "some\n";
  std::string text;
  for (int i = 0; i < 10; ++i) text += full;
  text +=
      "end.\n\nDraft agenda of the meeting that will be held in the town\n"
      "1. Opening\n2. Closing\n";
  CHECK(Recognised(text).document.lines().size() == 4);
}

TEST_CASE("a bookmark that a converter left is dropped") {
  CHECK(lines("[bookmark: _Toc1]one\n") == "|one");
  CHECK(lines("[bookmark: never closed\n") == "|[bookmark: never closed");
}

TEST_CASE("a full line after which a numbered paragraph begins goes not on") {
  std::string text;
  for (int i = 0; i < 8; ++i) {
    text += "These lines of a letter are wrapped at as much as sixty four.\n";
  }
  text +=
      "This one would be joined with the next by its length alone, or.\n"
      "2 The next paragraph.\n";
  CHECK(lines(text).ends_with("|2 The next paragraph."));
}

}  // namespace
}  // namespace ituletter
