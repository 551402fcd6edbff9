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

TEST_CASE(
    "a letterhead is noise, a sentence that begins with its words is not") {
  CHECK(lines("International Telecommunication Union\n") ==
        "|~International Telecommunication Union");
  CHECK(lines("International Telecommunication Union, Place des Nations\n") ==
        "|~International Telecommunication Union, Place des Nations");
  const std::string organises =
      "The International Telecommunication Union (ITU) is organizing a "
      "workshop.\n";
  CHECK(lines(organises) == "|" + organises.substr(0, organises.size() - 1));
  const std::string asks =
      "The Telecommunication Standardization Bureau should be told of:\n";
  CHECK(lines(asks) == "|" + asks.substr(0, asks.size() - 1));
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

// Lines that show how wide a text is wrapped.
std::string wrapped_at_61() {
  std::string text;
  for (int i = 0; i < 8; ++i) {
    text += "These lines of a letter are wrapped at as much as sixty four.\n";
  }
  return text + "\n";
}

TEST_CASE("rows of dates and numbered items go on in the next line") {
  CHECK(lines(wrapped_at_61() +
              "30 June 2026 - Submit contributions that Members of ITU\n"
              "Academia send")
            .ends_with("|30 June 2026 - Submit contributions that Members of "
                       "ITU\nAcademia send"));
  CHECK(lines(wrapped_at_61() +
              "1. Report of the previous meeting of this group, by the\n"
              "Chairman")
            .ends_with("|1. Report of the previous meeting of this group, by "
                       "the\nChairman"));
}

TEST_CASE("a sentence of a short text goes on in a small letter") {
  const std::string begun =
      "The meeting of Study Group 17, which was to be held in Geneva\n";
  CHECK(lines(begun + "from 4 to 5 September, is cancelled.") ==
        "|" + begun + "from 4 to 5 September, is cancelled.");
  CHECK(lines(begun + "Registration") ==
        "|" + begun.substr(0, begun.size() - 1) + "|Registration");
  CHECK(lines(begun + "\nfrom 4 to 5 September") ==
        "|" + begun.substr(0, begun.size() - 1) + "|from 4 to 5 September");
  CHECK(lines(begun + "- from 4 to 5 September") ==
        "|" + begun.substr(0, begun.size() - 1) + "|from 4 to 5 September");
  CHECK(lines("Contributions to the meeting in Geneva\nregistration") ==
        "|Contributions to the meeting in Geneva|registration");
}

TEST_CASE("in scripts without capitals a full line of a short text goes on") {
  const std::string begun =
      "由于疫情，原定于2020年4月20日至24日在日内瓦召开的会议现已取消。第5研究组"
      "\n";
  CHECK(lines(begun + "将于5月11日召开会议。") ==
        "|" + begun + "将于5月11日召开会议。");
  const std::string arabic =
      "يسعدني أن أدعوكم لحضور الاجتماع القادم للجنة الدراسات الذي سيعقد في "
      "جنيف\n";
  CHECK(lines(arabic + "في الفترة من 20 إلى 23") ==
        "|" + arabic + "في الفترة من 20 إلى 23");
}

TEST_CASE("a dash in a column of its own is a bullet of the next") {
  CHECK(lines("28 April\t–\tContributions") ==
        "|1.0:28 April|1.1:Contributions");
}

TEST_CASE("a line of a short text that ends in a small word goes on") {
  CHECK(lines("Participants should register with the\nTelecommunication "
              "Standardization Bureau.") ==
        "|Participants should register with the\nTelecommunication "
        "Standardization Bureau.");
  CHECK(lines("Contributions should reach TSB not later than\n30 May 2009.") ==
        "|Contributions should reach TSB not later than\n30 May 2009.");
  CHECK(lines("Copies to the\nDirector") == "|Copies to the|Director");
  CHECK(lines("Participants should register with the\n- Secretariat") ==
        "|Participants should register with the|Secretariat");
}

TEST_CASE("the dash of a wrapped range is no bullet") {
  CHECK(lines(wrapped_at_61() +
              "The workshop on submarine cables is held in Lima from 17\n"
              "- 19 August 2010")
            .ends_with("from 17\n- 19 August 2010"));
  CHECK(lines(wrapped_at_61() +
              "Topics of the workshop, which is held in August 2010:\n"
              "- 19 cables")
            .ends_with("|19 cables"));
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
