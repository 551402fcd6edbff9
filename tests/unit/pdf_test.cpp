#include "read/pdf.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "catch.hpp"
#include "ituletter/error.hpp"
#include "read/pdf_direction.hpp"

namespace ituletter {
namespace {

constexpr double size = 12;  // of letters, in points; half of it wide

/// Text with its place on the page, as pdftotext gives it.
struct Text {
  double left;
  double top;
  std::string words;
};

std::string word_element(double left, double top, const std::string& text) {
  const auto width = static_cast<double>(text.size()) * size / 2;
  return "<word xMin=\"" + std::to_string(left) + "\" yMin=\"" +
         std::to_string(top) + "\" xMax=\"" + std::to_string(left + width) +
         "\" yMax=\"" + std::to_string(top + size) + "\">" + text + "</word>";
}

std::string line_element(const Text& text) {
  std::string line = "<line>";
  double left = text.left;
  for (std::size_t at = 0; at <= text.words.size();) {
    const std::size_t end =
        std::min(text.words.find(' ', at), text.words.size());
    const std::string word = text.words.substr(at, end - at);
    line += word_element(left, text.top, word);
    left += static_cast<double>(word.size() + 1) * size / 2;
    at = end + 1;
  }
  return line + "</line>";
}

std::string page_element(const std::vector<Text>& texts) {
  std::string page = "<page width=\"600\" height=\"800\"><flow><block>";
  for (const Text& text : texts) page += line_element(text);
  return page + "</block></flow></page>";
}

Source layout(const std::vector<std::vector<Text>>& pages) {
  std::string xml = "<!DOCTYPE html><html><body><doc>";
  for (const auto& page : pages) xml += page_element(page);
  return read_pdf_layout(xml + "</doc></body></html>", {});
}

std::string text_of(const std::vector<Text>& page) {
  return layout({page}).text;
}

ErrorKind failure(std::string_view xml) {
  try {
    read_pdf_layout(xml, {});
  } catch (const Error& error) {
    return error.kind();
  }
  return ErrorKind::usage;
}

const Text wide = {60, 40,
                   "This line reaches as far as the text of any page does, to "
                   "its right margin."};
const std::string wide_text =
    "This line reaches as far as the text of any page does, to its right "
    "margin.\n";

}  // namespace

TEST_CASE("lines that are full make one paragraph") {
  CHECK(text_of({{60, 100, "It is my pleasure to invite you to the"},
                 {60, 114, "meeting of the Study Group."},
                 {60, 128, "It will open at nine on its first day."}}) ==
        "It is my pleasure to invite you to the meeting of the Study Group.\n"
        "It will open at nine on its first day.\n");
}

TEST_CASE("a hyphen at the end of a line stays unless the word is known") {
  CHECK(text_of({{60, 100, "The chairman of them and the new vice-"},
                 {60, 114, "chairman of it, and the recommen-"},
                 {60, 128, "dation, another recommendation"}}) ==
        "The chairman of them and the new vice-chairman of it, and the "
        "recommendation, another recommendation\n");
}

TEST_CASE("a label stands beside its value, even in the middle of a tall one") {
  const Source source =
      layout({{{60, 100, "Ref:"},
               {160, 100, "TSB Circular 5"},
               {60, 128, "Subject:"},
               {160, 121, "Meeting of the Study Group 12 on the"},
               {160, 135, "quality of service"}}});
  CHECK(source.text ==
        "\tRef:\n\tTSB Circular 5\n\n"
        "\tSubject:\n\tMeeting of the Study Group 12 on the quality of "
        "service\n\n");
  REQUIRE(source.blocks.size() == 4);
  CHECK(source.blocks[3].row == 1);
  CHECK(source.blocks[3].column == 1);
}

TEST_CASE("a list beside labels and values is one cell") {
  CHECK(text_of({{60, 100, "Tel:"},
                 {130, 100, "730 5887"},
                 {260, 100, "- To the Administrations of the Member"},
                 {60, 114, "Fax:"},
                 {130, 114, "730 5853"},
                 {272, 114, "States of the Union"}})
            .find("Administrations of the Member States of the Union\n") !=
        std::string::npos);
}

TEST_CASE("a number that hangs belongs to its text") {
  const Source source = layout({{{60, 100, "1"},
                                 {90, 100, "Opening of the meeting"},
                                 {60, 114, "2"},
                                 {90, 114, "Any other business"}}});
  CHECK(source.text == "1\tOpening of the meeting\n2\tAny other business\n");
  CHECK(source.blocks.at(0).kind == Block::Kind::list_item);
}

TEST_CASE("running heads are set aside, headings of annexes are not") {
  const Source source = layout({{{60, 60, "First page."}},
                                {{280, 30, "- 2 -"}, {60, 60, "ANNEX 1."}},
                                {{280, 30, "- 3 -"}, {60, 60, "ANNEX 2."}}});
  CHECK(source.text == "First page.\nANNEX 1.\nANNEX 2.\n- 2 -\n");
  CHECK(source.blocks.back().kind == Block::Kind::header);
}

TEST_CASE("a date in the head of a table is no page number") {
  const Source source = layout({{{60, 60, "First page."}},
                                {{60, 30, "Letter 5/12"},
                                 {250, 60, "ANNEX"},
                                 {150, 74, "Mon"},
                                 {250, 74, "Tue"},
                                 {250, 88, "10/05"}}});
  CHECK(source.text.find("ANNEX") < source.text.find("10/05"));
  CHECK(source.text.find("Letter 5/12") < source.text.find("ANNEX"));
}

TEST_CASE("a number goes on after a word that ends no sentence") {
  const std::string text =
      text_of({{60, 100, "The registration of all the participants closes on"},
               {60, 114,
                "23 April 2018 and the meeting opens a week later, at "
                "nine"},
               {60, 128, "in the morning."}});
  CHECK(text.find("closes on 23 April 2018") != std::string::npos);
}

TEST_CASE("a Chinese label that fits its column begins a row") {
  // pdftotext parts digits from characters.
  const auto date = [](double top, const std::string& day) {
    return std::vector<Text>{{60, top, "2018"}, {84, top, "\u5E74"},
                             {102, top, "3"},   {108, top, "\u6708"},
                             {126, top, day},   {138, top, "\u65E5"},
                             {200, top, "- SG"}};
  };
  std::vector<Text> page = date(100, "10");
  for (const Text& text : date(114, "20")) page.push_back(text);
  const Source source = layout({page});
  REQUIRE(source.blocks.size() == 4);
  CHECK(source.blocks[2].row == 1);
}

TEST_CASE("an address is broken anywhere among Chinese characters") {
  CHECK(text_of({{60, 100, "请联系tsb"}, {60, 114, "reg@itu.int办理"}})
            .find("tsbreg@itu.int") != std::string::npos);
}

TEST_CASE("a paragraph goes on over the end of a page") {
  CHECK(layout({{{60, 100, "The reply should reach us by 2400 hours"}},
                {{60, 60, "on 26 November"}}})
            .text ==
        "The reply should reach us by 2400 hours on 26 November\n");
}

TEST_CASE("a full label ends where the cell beside it does") {
  CHECK(text_of({wide,
                 {60, 100, "Paragraph 4, abstracts"},
                 {220, 100, "5 May 2023"},
                 {350, 100, "7 July 2023"},
                 {60, 114, "Paragraph 6, fellowships"},
                 {220, 114, "9 May 2023"},
                 {350, 114, "7 August 2023"}}) ==
        wide_text +
            "\tParagraph 4, abstracts\n\t5 May 2023\n\t7 July 2023\n\n"
            "\tParagraph 6, fellowships\n\t9 May 2023\n\t7 August 2023\n\n");
}

TEST_CASE("rows with dates in narrow cells are rows") {
  const std::string text = text_of({wide,
                                    {60, 100, "Paragraph 4, abstracts"},
                                    {220, 100, "7 April 2023"},
                                    {306, 100, "19 May 2023"},
                                    {60, 114, "Paragraph 8, registration"},
                                    {220, 114, "21 April 2023"},
                                    {306, 114, "2 June 2023"},
                                    {60, 134, "Annex B, line 3, heading"},
                                    {220, 134, "Question 4/17"},
                                    {306, 134, "Question 4/20"}});
  CHECK(text.find("\t7 April 2023\n\t19 May 2023\n") != std::string::npos);
  CHECK(text.find("\t21 April 2023\n\t2 June 2023\n") != std::string::npos);
  CHECK(text.find("\tQuestion 4/17\n\tQuestion 4/20\n") != std::string::npos);
}

TEST_CASE("places in a narrow column of a spaced table are cells") {
  CHECK(text_of({{60, 60, "The meetings are listed below, with the dates that"},
                 {60, 74, "hosts have agreed to, and with the deadlines that"},
                 {60, 88, "hold for all contributions to any of the meetings"},
                 {60, 102, "of these groups in the coming autumn."},
                 {60, 130, "Q2/15"},
                 {130, 130, "9-13 October 2023"},
                 {250, 130, "Lannion, France"},
                 {360, 130, "27 September 2023"},
                 {60, 148, "Q4/15"},
                 {130, 148, "18 October 2023"},
                 {250, 148, "e-meeting"},
                 {360, 148, "11 October 2023"},
                 {60, 166, "Q13/15"},
                 {130, 166, "23-27 October 2023"},
                 {250, 166, "in Ottawa, Canada"},
                 {360, 166, "13 October 2023"}})
            .find("\te-meeting\n\t11 October 2023\n") != std::string::npos);
}

TEST_CASE("rows begin beside a label that stands for several") {
  CHECK(text_of({wide,
                 {60, 100, "1/15"},
                 {120, 100, "Lannion"},
                 {220, 100, "9 October"},
                 {320, 100, "27 September"},
                 {120, 114, "Virtual"},
                 {220, 114, "18 October"},
                 {320, 114, "11 October"}}) ==
        wide_text +
            "\t1/15\n\tLannion\n\t9 October\n\t27 September\n\n"
            "\tVirtual\n\t18 October\n\t11 October\n\n");
}

TEST_CASE("a dash may stand on the line above its text") {
  CHECK(text_of({wide,
                 {60, 100, "Ref:"},
                 {160, 100, "Circular 98"},
                 {320, 100, "-"},
                 {60, 114, "Tel:"},
                 {160, 114, "+41 22 730 5887"},
                 {350, 114, "Member States"},
                 {320, 128, "-"},
                 {350, 128, "Sector Members"}}) ==
        wide_text +
            "\tRef:\n\tCircular 98\n\t-\tMember States\n"
            "-\tSector Members\n\n\tTel:\n\t+41 22 730 5887\n\n");
}

TEST_CASE("a range of days may be broken after its dash") {
  CHECK(text_of({wide,
                 {60, 54,
                  "It reaches as far as all others do, with a date in it: "
                  "Geneva, 2\u2013"},
                 {60, 68, "6 September 2024"}})
            .find("Geneva, 2\u20136 September 2024\n") != std::string::npos);
}

TEST_CASE("an address below a word of the sentence is no part of it") {
  CHECK(text_of({wide,
                 {60, 54, "Send it to TSB"},
                 {60, 120, "Subject:"},
                 {160, 120,
                  "Nominations of candidates for Rapporteur of Questions (to"},
                 {160, 134, "tsbsg13@itu.int)"}})
            .find("Questions (to tsbsg13@itu.int)") != std::string::npos);
}

TEST_CASE("a quoted paragraph has its number") {
  CHECK(text_of({wide,
                 {60, 54, "\"5"},
                 {90, 54, "Please register as soon as possible, at the"},
                 {60, 68, "latest by 15 September 2012."}})
            .find("\"5\tPlease register") != std::string::npos);
}

TEST_CASE("a line in two fonts is one line beside one that stands higher") {
  const auto word = [](double left, double right, double top, double height,
                       const std::string& text) {
    return "<word xMin=\"" + std::to_string(left) + "\" yMin=\"" +
           std::to_string(top) + "\" xMax=\"" + std::to_string(right) +
           "\" yMax=\"" + std::to_string(top + height) + "\">" + text +
           "</word>";
  };
  const Source source = read_pdf_layout(
      "<doc><page width=\"600\" height=\"800\"><flow><block><line>" +
          word(60, 80, 95, 12, "Ref:") + "</line><line>" +
          word(300, 336, 98.2, 13, "admini") + word(336, 342, 99.1, 12, "s") +
          word(342, 390, 98.2, 13, "trations") +
          "</line></block></flow></page></doc>",
      {});
  CHECK(source.text.find("administrations") != std::string::npos);
}

TEST_CASE("a word wider than its cell is one word") {
  CHECK(text_of({{60, 100, "Copy:"},
                 {160, 100, "To the Director of"},
                 {160, 114, "Telecommunications"},
                 {160, 128, "Telecommunicationsandmor"},
                 {160, 142, "eover in the South"},
                 {60, 200,
                  "As wide as the page is to be this "
                  "is"}})
            .find("Telecommunicationsandmoreover in the South") !=
        std::string::npos);
}

TEST_CASE("a date that blanks bind together begins no paragraph") {
  CHECK(text_of({{60, 100, "The workshop takes place at the seat on the"},
                 {60, 114, "18 September 2023 and the day after it."},
                 {60, 128, "It will be open to all who want to take part"}}) ==
        "The workshop takes place at the seat on the 18 September 2023 and the "
        "day after it.\n"
        "It will be open to all who want to take part\n");
}

TEST_CASE("an address between two halves of a sentence is a foot") {
  const Source source =
      layout({{{60, 100, "A letter of two pages"},
               {60, 700, "We ask you kindly to send us what you can"},
               {60, 715, "Union \u2022 Place des Nations \u2022 Geneva"},
               {60, 729, "Tel: +41 22 730 5111 \u2022 www.itu.int"}},
              {{60, 60, "send before the meeting."}}});
  CHECK(source.text.find("what you can send before") != std::string::npos);
}

TEST_CASE("titles of two annexes are no running head") {
  const Source source = layout({{wide},
                                {{60, 60, "Annex 1"}, {60, 90, "Agenda"}},
                                {{60, 60, "Annex 2"}, {60, 90, "Form"}}});
  CHECK(source.text == wide_text + "Annex 1\nAgenda\nAnnex 2\nForm\n");
}

TEST_CASE("a running head is no text, though the text above it is short") {
  const Source source = layout(
      {{{60, 20, "A letter"}, {60, 200, "on it"}},
       {{60, 60, "- 2 -"}, {60, 74, "Circular 5"}, {60, 88, "goes on here"}},
       {{60, 60, "- 3 -"}, {60, 74, "Circular 5"}, {60, 88, "and here"}}});
  CHECK(source.text.starts_with("A letter\non it goes on here"));
}

TEST_CASE("a number that does not count the page is text") {
  const Source source =
      layout({{wide, {60, 770, "according to Resolution 4-3."}},
              {{200, 60, "Agenda of the meeting of Study Group"},
               {302, 74, "20"},
               {60, 88, "Opening"},
               {296, 770, "2"}}});
  CHECK(source.text.find("4-3.") != std::string::npos);
  CHECK(source.text.find("\n20\nOpening\n2\n") != std::string::npos);
}

TEST_CASE("below a page number the name of the letter is a running head") {
  const Source source = layout({{{60, 60, "Collective letter 5/12"},
                                 {60, 100, "A sentence that goes on"}},
                                {{282, 40, "- 2 -"},
                                 {231, 54, "Collective letter 5/12"},
                                 {60, 68, "on the next page."}}});
  CHECK(source.text.starts_with(
      "Collective letter 5/12\nA sentence that goes on on the next page.\n"));
}

TEST_CASE("a closing that follows a running head is text") {
  const Source source = layout({{wide},
                                {{282, 40, "- 2 -"},
                                 {60, 54, "Yours faithfully,"},
                                 {60, 120, "Director"}}});
  CHECK(source.text.find("Yours faithfully,\nDirector") != std::string::npos);
}

TEST_CASE("a list of addressees is one cell though each line of it is full") {
  CHECK(text_of({wide,
                 {60, 100, "Ref:"},
                 {120, 100, "Circular 3"},
                 {60, 128, "Tel:"},
                 {120, 128, "730 6356"},
                 {260, 128, "- To Administrations of Member States of the"},
                 {60, 142, "Fax:"},
                 {120, 142, "730 5853"},
                 {260, 142, "Union, to the Sector Members of the Union and"},
                 {60, 156, "E-mail:"},
                 {120, 156, "a@itu.int"},
                 {260, 156, "Associates in Study Group 9"}})
            .find("of the Union, to the Sector Members of the Union and "
                  "Associates in Study Group 9\n") != std::string::npos);
}

TEST_CASE("a list of addressees has heights of its own beside its labels") {
  CHECK(
      text_of({wide,
               {60, 100, "Ref:"},
               {120, 100, "Circular 3"},
               {260, 100, "-"},
               {280, 100, "To the Administrations of the Member"},
               {280, 113, "States of the Union;"},
               {60, 120, "Tel:"},
               {120, 120, "730 6356"},
               {260, 133, "-"},
               {280, 133, "To ITU-T Associates that take part in"},
               {60, 140, "Fax:"},
               {120, 140, "730 5853"},
               {280, 146, "the work of Study Group 12 and of its"},
               {60, 160, "E-mail:"},
               {120, 160, "a@itu.int"},
               {280, 159, "regional groups"}})
          .find("-\tTo the Administrations of the Member States of the "
                "Union;\n-\tTo ITU-T Associates that take part in the work of "
                "Study Group 12 and of its regional groups\n") !=
      std::string::npos);
}

TEST_CASE("an addressee below a short label is in its column") {
  CHECK(text_of({wide,
                 {60, 100, "Ref:"},
                 {120, 100, "Circular 3"},
                 {260, 100, "To:"},
                 {260, 120, "-"},
                 {290, 120, "To Administrations of Member States"},
                 {120, 134, "SG3/HO"},
                 {290, 134, "of the Union"},
                 {60, 154, "Tel:"},
                 {120, 154, "730 6356"}})
            .find("-\tTo Administrations of Member States of the Union\n") !=
        std::string::npos);
}

TEST_CASE("words of a link have its address, over the end of a line") {
  const std::string xml = "<doc>" +
                          page_element({wide,
                                        {60, 100, "See homepage now"},
                                        {60, 130,
                                         "The registration is open at "
                                         "http://itu.int/en/work"},
                                        {60, 144, "shops/1129 now"}}) +
                          "</doc>";
  const std::string links =
      "<?xml version=\"1.0\"?><!DOCTYPE pdf2xml SYSTEM \"pdf2xml.dtd\">"
      "<pdf2xml><page number=\"1\" height=\"1600\" width=\"1200\">"
      "<text top=\"200\" left=\"168\" width=\"96\" height=\"24\">"
      "<b><a href=\"https://itu.int/go/x\">homepage</a></b></text>"
      "<text top=\"200\" left=\"276\" width=\"36\" height=\"24\">"
      "<a href=\"x.html#2\">now</a></text>"
      "<text top=\"260\" left=\"456\" width=\"264\" height=\"24\">"
      "<a href=\"http://itu.int/en/workshops/1129\">a</a></text>"
      "<text top=\"288\" left=\"120\" width=\"120\" height=\"24\">"
      "<a href=\"http://itu.int/en/workshops/1129\">b</a></text>"
      "</page></pdf2xml>";
  const Source source = read_pdf_layout(xml, {}, links);
  REQUIRE(source.links.size() == 2);
  const auto text_at = [&](const Link& link) {
    return source.text.substr(link.where.begin,
                              link.where.end - link.where.begin);
  };
  CHECK(source.links[0].target == "https://itu.int/go/x");
  CHECK(text_at(source.links[0]) == "homepage");
  CHECK(source.links[1].target == "http://itu.int/en/workshops/1129");
  CHECK(text_at(source.links[1]) == "http://itu.int/en/workshops/1129");
  CHECK(read_pdf_layout(xml, {}, "<pdf2xml><page>").links.empty());
}

TEST_CASE("a link is a part of a line in Chinese") {
  const std::string xml =
      "<doc>" + page_element({{60, 100, "\u8BF7\u4F7F\u7528\u7CFB\u7EDF"}}) +
      "</doc>";
  const Source source = read_pdf_layout(
      xml, {},
      "<pdf2xml><page number=\"1\" height=\"800\" width=\"600\">"
      "<text top=\"100\" left=\"80\" width=\"20\" height=\"12\">"
      "<a href=\"https://itu.int/x\">\u4F7F\u7528</a></text></page></pdf2xml>");
  REQUIRE(source.links.size() == 1);
  CHECK(source.links[0].where.end - source.links[0].where.begin == 6);
}

TEST_CASE("a word broken after a slash has no blank") {
  CHECK(text_of({wide,
                 {60, 100, "Ref:"},
                 {120, 100, "Letter No. 3/"},
                 {240, 100, "To:"},
                 {120, 114, "SG3RG-ARB of"},
                 {240, 114, "Sector Members"}})
            .find("Letter No. 3/SG3RG-ARB") != std::string::npos);
}

TEST_CASE("narrow gaps beside Han characters are no blanks, wide ones are") {
  const auto row = [](double gap) {
    double left = 60;
    std::string line;
    for (const std::string text : {"\u7B2C", "2", "\u53F7", "+41", "22"}) {
      const bool is_latin = text == "22";
      left += is_latin ? 3 : gap;
      line += word_element(left, 100, text);
      left += static_cast<double>(text.size()) * size / 2;
    }
    const std::string xml =
        "<doc><page width=\"600\" height=\"800\"><flow>"
        "<block><line>" +
        line + "</line></block></flow></page></doc>";
    return read_pdf_layout(xml, {}).text;
  };
  CHECK(row(2).starts_with("\u7B2C2\u53F7"));
  CHECK(row(3).starts_with("\u7B2C 2 \u53F7"));
}

TEST_CASE("a document without words is a scan, one without pages damaged") {
  CHECK(failure("<doc><page width=\"1\" height=\"1\"></page></doc>") ==
        ErrorKind::pdf_no_text);
  CHECK(failure("") == ErrorKind::pdf_damaged);
  CHECK(failure("</doc><doc>") == ErrorKind::pdf_damaged);
}

TEST_CASE("boxes that are no numbers do no harm") {
  const Source source = read_pdf_layout(
      "<doc><page width=\"nan\" height=\"1e999\"><flow><block><line>"
      "<word xMin=\"inf\" yMin=\"-1e308\" xMax=\"nan\" yMax=\"x\">a</word>"
      "<word>b</word></line></block></flow></page></doc>",
      {});
  CHECK_FALSE(source.text.empty());
}

TEST_CASE("a line to the left is read from the right, its numbers are not") {
  CHECK(to_reading_order("6828 730 22 41+") == "+41 22 730 6828");
  CHECK(to_reading_order("2018 رياربف 12") == "12 فبراير 2018");
  CHECK(to_reading_order("5/12 ةيصوتلا") == "التوصية 5/12");
  CHECK(to_reading_order("ITU-T K.90 ةيصوتلا") == "التوصية ITU-T K.90");
  CHECK(to_reading_order("K.17 (1988) ةيصوتلا") == "التوصية K.17 (1988)");
  CHECK(to_reading_order("tsbsg12@itu.int") == "tsbsg12@itu.int");
  CHECK(to_reading_order("\u202B\u0645\u202C") == "\u0645");
}

TEST_CASE("an Arabic line in a taller font goes on with its paragraph") {
  const auto line = [](double left, double top, double height,
                       const std::string& text) {
    return "<line><word xMin=\"" + std::to_string(left) + "\" yMin=\"" +
           std::to_string(top) + "\" xMax=\"540\" yMax=\"" +
           std::to_string(top + height) + "\">" + text + "</word></line>";
  };
  const Source source = read_pdf_layout(
      "<doc><page width=\"600\" height=\"800\"><flow><block>" +
          line(62, 100, 12, "ءاضعأ") + line(60, 114, 12, "عاطق") +
          line(60, 128, 12, "سييقت") + line(480, 140, 14.4, "تلااصتلاا") +
          "</block></flow></page></doc>",
      {});
  CHECK(source.text == "أعضاء قطاع تقييس الاتصالات\n");
}

TEST_CASE("brackets about Latin words lie with them") {
  CHECK(to_reading_order("\u0628 (GEN/12)") == "(GEN/12) \u0628");
  CHECK(to_reading_order(")GEN/12( \u0628") == "\u0628 (GEN/12)");
}

TEST_CASE("a number before a group is on the other side of the group") {
  CHECK(to_reading_order("TSAG/6 \u0628") == "\u0628 6/TSAG");
  CHECK(to_reading_order("SG3RG-ARB/2 \u0628") == "\u0628 2/SG3RG-ARB");
  CHECK(to_reading_order("SG5/RE \u0628") == "\u0628 SG5/RE");
  CHECK(to_reading_order("WP1/12 \u0628") == "\u0628 WP1/12");
  CHECK(to_reading_order("TSAG/6") == "TSAG/6");
  CHECK(to_reading_order("WTSA-16 \u0628") == "\u0628 WTSA-16");
}

TEST_CASE("vowel marks follow their letters") {
  CHECK(to_reading_order("\u0645 \u064B\u0627") == "\u0627\u064B \u0645");
  CHECK(to_reading_order("\u0645 \u064B \u0627") == "\u0627\u064B \u0645");
  CHECK(to_reading_order("\u062F\u0623\u064F") == "\u0623\u064F\u062F");
  // "عن بُعد": the mark lies before the first letter of its word.
  CHECK(to_reading_order("\u062F\u0639\u0628\u064F \u0646\u0639") ==
        "\u0639\u0646 \u0628\u064F\u0639\u062F");
}

TEST_CASE("shapes of Arabic letters become letters, lam before alef") {
  CHECK(to_reading_order("\uFEFC\uFEE3") == "\u0645\u0644\u0627");
  CHECK(to_reading_order("\uFE8D") == "\u0627");
  CHECK(to_reading_order("\uFEF4") == "\u064A");
}

TEST_CASE("lam and alef that a line was turned round with change places") {
  LamAlefOrder order;
  order.look_at("االتصاالت");
  REQUIRE(order.is_swapped());
  CHECK(order.repair("االتصاالت") == "الاتصالات");
  CHECK(order.repair("الدول األعضاء") == "الدول الأعضاء");
  CHECK(order.repair("لالتحاد") == "للاتحاد");
  CHECK(order.repair("البريد اإللكتروني") == "البريد الإلكتروني");
  CHECK(order.repair("ألغيت") == "ألغيت");
  CHECK(order.repair("ألغراض") == "لأغراض");
  CHECK(order.repair("إلى لجنة الدراسات") == "إلى لجنة الدراسات");
  LamAlefOrder right;
  right.look_at("الاتصالات");
  CHECK_FALSE(right.is_swapped());
}

}  // namespace ituletter
