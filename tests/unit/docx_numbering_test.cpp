#include <string>
#include <vector>

#include "catch.hpp"
#include "ituletter/read.hpp"
#include "make_docx.hpp"
#include "read/docx_number_format.hpp"

using namespace ituletter;
using namespace ituletter::test;

namespace {

std::string level(int at, const std::string& format, const std::string& text,
                  const std::string& more = {}) {
  return "<w:lvl w:ilvl=\"" + std::to_string(at) +
         "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" + format +
         "\"/><w:lvlText w:val=\"" + text + "\"/>" + more + "</w:lvl>";
}

std::string definition(int id, const std::string& levels) {
  return "<w:abstractNum w:abstractNumId=\"" + std::to_string(id) + "\">" +
         levels + "</w:abstractNum>";
}

std::string list(int id, int of, const std::string& overrides = {}) {
  return "<w:num w:numId=\"" + std::to_string(id) +
         "\"><w:abstractNumId w:val=\"" + std::to_string(of) + "\"/>" +
         overrides + "</w:num>";
}

std::string item(int in, int at, const std::string& text = "x") {
  return paragraph(text, "<w:numPr><w:ilvl w:val=\"" + std::to_string(at) +
                             "\"/><w:numId w:val=\"" + std::to_string(in) +
                             "\"/></w:numPr>");
}

/// The markers of all blocks, parted by spaces; "-" for none.
std::string markers(const std::string& numbering, const std::string& body,
                    const std::string& styles = {}) {
  const DocxParts parts{
      relationship("n", "numbering", "numbering.xml") +
          relationship("s", "styles", "styles.xml"),
      {{.name = "word/numbering.xml",
        .content =
            "<w:numbering" + namespaces + ">" + numbering + "</w:numbering>"},
       {.name = "word/styles.xml",
        .content = "<w:styles" + namespaces + ">" + styles + "</w:styles>"}}};
  const Source source = read(make_docx(body, parts), "x");
  std::string result;
  for (const Block& block : source.blocks) {
    const Span marker = block.marker;
    if (!result.empty()) result += ' ';
    result +=
        marker.empty() ? "-" : source.text.substr(marker.begin, marker.size());
    if (!marker.empty()) CHECK(source.text[marker.end] == '\t');
  }
  return result;
}

const std::string outline =
    definition(0, level(0, "decimal", "%1") + level(1, "decimal", "%1.%2") +
                      level(2, "lowerLetter", "%3)"));

}  // namespace

TEST_CASE("levels count on and begin anew below a higher one") {
  CHECK(markers(outline + list(1, 0),
                item(1, 0) + item(1, 1) + item(1, 1) + item(1, 2) + item(1, 0) +
                    item(1, 1) + item(1, 2)) == "1 1.1 1.2 a) 2 2.1 a)");
}

TEST_CASE("lists of one definition count on together unless they start anew") {
  const std::string anew =
      "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/>"
      "</w:lvlOverride>";
  CHECK(markers(outline + list(1, 0) + list(2, 0) + list(3, 0, anew),
                item(1, 0) + item(2, 0) + item(3, 0) + item(3, 0) +
                    item(1, 0)) == "1 2 5 6 7");
}

TEST_CASE("a list may replace a level of its definition") {
  const std::string replaced = "<w:lvlOverride w:ilvl=\"0\">" +
                               level(0, "upperRoman", "%1.") +
                               "</w:lvlOverride>";
  CHECK(markers(outline + list(1, 0, replaced), item(1, 0) + item(1, 0)) ==
        "I. II.");
}

TEST_CASE("a level may restart late or never") {
  const std::string never = definition(
      0, level(0, "decimal", "%1") +
             level(1, "decimal", "%2", "<w:lvlRestart w:val=\"0\"/>"));
  CHECK(markers(never + list(1, 0), item(1, 0) + item(1, 1) + item(1, 0) +
                                        item(1, 1)) == "1 1 2 2");
  const std::string late = definition(
      0, level(0, "decimal", "%1") + level(1, "decimal", "%2") +
             level(2, "decimal", "%3", "<w:lvlRestart w:val=\"1\"/>"));
  CHECK(markers(late + list(1, 0),
                item(1, 0) + item(1, 1) + item(1, 2) + item(1, 1) + item(1, 2) +
                    item(1, 0) + item(1, 1) + item(1, 2)) == "1 1 1 2 2 2 1 1");
}

TEST_CASE("a legal level shows all numbers in digits") {
  CHECK(markers(
            definition(0, level(0, "upperRoman", "%1") +
                              level(1, "lowerLetter", "%1.%2", "<w:isLgl/>")) +
                list(1, 0),
            item(1, 0) + item(1, 1)) == "I 1.1");
}

TEST_CASE("bullets of symbol fonts are bullets or dashes") {
  const auto bullet = [](const std::string& text, const std::string& font) {
    return markers(definition(0, level(0, "bullet", text,
                                       "<w:rPr><w:rFonts w:ascii=\"" + font +
                                           "\"/></w:rPr>")) +
                       list(1, 0),
                   item(1, 0));
  };
  CHECK(bullet("\uF0B7", "Symbol") == "•");
  CHECK(bullet("§", "Wingdings") == "•");
  CHECK(bullet("\uF02D", "Symbol") == "–");
  CHECK(bullet("o", "Courier New") == "•");
  CHECK(bullet("–", "Calibri") == "–");
}

TEST_CASE("a style brings its list and level, and 0 takes the list away") {
  const std::string styles =
      "<w:style w:styleId=\"A\"><w:pPr><w:numPr><w:numId "
      "w:val=\"1\"/></w:numPr>"
      "</w:pPr></w:style><w:style w:styleId=\"B\"><w:basedOn w:val=\"A\"/>"
      "</w:style>";
  const std::string numbering =
      definition(0,
                 level(0, "decimal", "%1") +
                     level(1, "decimal", "%1.%2", "<w:pStyle w:val=\"B\"/>")) +
      list(1, 0);
  CHECK(markers(numbering,
                paragraph("x", "<w:pStyle w:val=\"A\"/>") +
                    paragraph("x", "<w:pStyle w:val=\"B\"/>") +
                    paragraph("x",
                              "<w:pStyle w:val=\"A\"/><w:numPr><w:numId "
                              "w:val=\"0\"/></w:numPr>"),
                styles) == "1 1.1 -");
}

TEST_CASE("a definition may be that of a style") {
  const std::string numbering =
      "<w:abstractNum w:abstractNumId=\"5\"><w:numStyleLink w:val=\"L\"/>"
      "</w:abstractNum>" +
      outline + list(1, 0) + list(2, 5);
  CHECK(markers(numbering, item(2, 0) + item(2, 0),
                "<w:style w:type=\"numbering\" w:styleId=\"L\"><w:pPr><w:numPr>"
                "<w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>") == "1 2");
}

TEST_CASE("a number has no control characters, whatever its pattern") {
  CHECK(markers(
            definition(0, level(0, "decimal", "\x1F%1&#10;.\xFF")) + list(1, 0),
            item(1, 0)) == "1 .\uFFFD");
}

TEST_CASE("a list that is not there shows nothing") {
  CHECK(markers(outline, item(7, 0)) == "-");
  CHECK(markers(list(1, 9), item(1, 0)) == "-");
}

TEST_CASE("numbers have the forms that Word gives them") {
  struct Row {
    const char* format;
    int number;
    const char* shown;
  };
  const Row rows[] = {{"decimal", 12, "12"},
                      {"decimalZero", 7, "07"},
                      {"decimalZero", 12, "12"},
                      {"lowerLetter", 1, "a"},
                      {"lowerLetter", 27, "aa"},
                      {"upperLetter", 28, "BB"},
                      {"lowerRoman", 1994, "mcmxciv"},
                      {"upperRoman", 4, "IV"},
                      {"russianLower", 10, "к"},
                      {"russianUpper", 29, "Я"},
                      {"russianLower", 30, "аа"},
                      {"arabicAbjad", 3, "ج"},
                      {"arabicAlpha", 3, "ت"},
                      {"chineseCounting", 10, "十"},
                      {"chineseCountingThousand", 23, "二十三"},
                      {"japaneseCounting", 100, "100"},
                      {"ideographDigital", 20, "二〇"},
                      {"ideographTraditional", 2, "乙"},
                      {"decimalFullWidth", 12, "１２"},
                      {"decimalEnclosedParen", 1, "⑴"},
                      {"decimalEnclosedFullstop", 2, "⒉"},
                      {"none", 3, ""},
                      {"somethingElse", 3, "3"},
                      {"lowerLetter", 0, "0"},
                      {"upperRoman", 1000000, "1000000"},
                      {"lowerLetter", 1000000, "1000000"}};
  for (const Row& row : rows) {
    INFO(row.format << " " << row.number);
    CHECK(format_number(row.format, row.number) == row.shown);
  }
}
