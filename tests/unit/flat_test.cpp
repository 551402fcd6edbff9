#include <string>

#include "catch.hpp"
#include "recognised.hpp"

namespace ituletter {
namespace {

std::string lines(const std::string& text) {
  return dump_lines(Recognised(text).document);
}

TEST_CASE("a line with one label is left whole") {
  CHECK(lines("Tel: +41 22 730 5235") == "|Tel: +41 22 730 5235");
}

TEST_CASE("a line with several labels is cut before each") {
  CHECK(lines("Tel: +41 22 730 5235 Fax: +41 22 730 5853") ==
        "|Tel: +41 22 730 5235|Fax: +41 22 730 5853");
}

TEST_CASE("addresses in brackets are no fields of a head") {
  CHECK(lines("Please inform TSB (fax: +41 22 730 5853; e-mail: a@itu.int).") ==
        "|Please inform TSB (fax: +41 22 730 5853; e-mail: a@itu.int).");
}

TEST_CASE("initials and the addressee beside them are two cells") {
  CHECK(lines("COM 8/PAP - To Administrations of Member States") ==
        "|COM 8/PAP|To Administrations of Member States");
  CHECK(lines("COM 8/PAP To: ITU-T Sector Members") ==
        "|COM 8/PAP|To: ITU-T Sector Members");
}

TEST_CASE("a dash may be far from what names the addressee") {
  const Recognised text(
      "致： – ITU-T部门成员 – 参加第12研究组工作的ITU-T部门准成员 "
      "电话：+41 22 730 5235 尊敬的先生/女士：",
      "zh");
  CHECK(
      dump_lines(text.document).find("|参加第12研究组工作的ITU-T部门准成员|") !=
      std::string::npos);
}

TEST_CASE("a letter in one line is cut at salutation and numbered paragraphs") {
  CHECK(lines("TSB Circular 1 Dear Sir/Madam, 1 Further to this. 2 The next "
              "paragraph says what else there is to do for all of us.") ==
        "|TSB Circular 1|Dear Sir/Madam,|1 Further to this.|2 The next "
        "paragraph says what else there is to do for all of us.");
}

TEST_CASE("a closing at the end of a paragraph is a line of its own") {
  CHECK(lines("6 Ms Doe will answer (e-mail: a@itu.int). Yours faithfully,") ==
        "|6 Ms Doe will answer (e-mail: a@itu.int).|Yours faithfully,");
  const auto last_line = [](const char* text, const char* language) {
    const std::string dump = dump_lines(Recognised(text, language).document);
    return dump.substr(dump.rfind('|') + 1);
  };
  CHECK(last_line("6 请联系顾问（电话：+41 22 730 5858）。顺致崇高的敬意！",
                  "zh") == "顺致崇高的敬意！");
  CHECK(last_line("6 За справками обращайтесь к нам. С уважением,", "ru") ==
        "С уважением,");
  CHECK(last_line("6 ولأي استفسار يرجى الاتصال بنا. وتفضلوا بقبول فائق التقدير "
                  "والاحترام،",
                  "ar") == "وتفضلوا بقبول فائق التقدير والاحترام،");
  CHECK(lines("Letters may end with the words Yours faithfully,") ==
        "|Letters may end with the words Yours faithfully,");
}

TEST_CASE("an annex begins where it says whose it is") {
  const std::string head =
      "TSB Circular 1 Dear Sir/Madam, 1 Further to this "
      "there is nothing more to say to any of you today. ";
  CHECK(lines(head + "Yours faithfully, the end Annex 2 (to TSB Circular 1) "
                     "Form")
            .ends_with("|the end|Annex 2|(to TSB Circular 1) Form"));
}

TEST_CASE("paragraphs below a title, after a footnote or a table are cut") {
  CHECK(
      lines("Dear Sir/Madam, 1 Approval 1.1 By this letter. 1.2 the texts "
            "follow.[1] 2 Next, as the table of today shows: May 5 3 Last.") ==
      "|Dear Sir/Madam,|1 Approval|1.1 By this letter.|1.2 the texts "
      "follow.[1]|2 Next, as the table of today shows: May 5|3 Last.");
}

TEST_CASE("an addressee beside a field is a line of its own") {
  CHECK(lines("Tel: +41 22 730 6301 - To ITU-T Associates;") ==
        "|Tel: +41 22 730 6301|To ITU-T Associates;");
  CHECK(lines("We invite all - Member States and others - to come.") ==
        "|We invite all - Member States and others - to come.");
}

TEST_CASE("in small letters after such a word a label is a word") {
  const std::string sentence =
      "The workshop keeps its date: it will be held at a hotel. Contact: Ms A.";
  CHECK(lines(sentence) == "|" + sentence);
}

}  // namespace
}  // namespace ituletter
