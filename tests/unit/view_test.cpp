#include "ituletter/view.hpp"

#include <pugixml.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "example_letter.hpp"
#include "grammar/tables.hpp"
#include "ituletter/grammar.hpp"
#include "text/width.hpp"
#include "view/flow.hpp"
#include "view/isolate.hpp"
#include "view/marks.hpp"

namespace ituletter {
namespace {

Fact fact_at(std::vector<Span> places) {
  Fact fact;
  for (const Span place : places)
    fact.parts.push_back({.label = "text", .value = "", .places = {place}});
  return fact;
}

Layout layout_of(std::vector<Span> pieces) {
  Layout layout;
  for (const Span piece : pieces)
    layout.passages.push_back({.marker = {}, .text = piece});
  return layout;
}

/// "(" and ")" where marks begin and end, "[" and "]" where they go on or are
/// broken off, "|" between pieces.
struct Drawn {
  std::string_view source;
  std::string out = {};
  int opened = 0;

  void open(const Mark&, bool is_first) {
    out += is_first ? '(' : '[';
    ++opened;
  }
  void text(Span where) { out += source.substr(where.begin, where.size()); }
  void close(const Mark&, bool is_last) { out += is_last ? ')' : ']'; }
};

std::string draw(std::string_view text, std::vector<Span> pieces,
                 std::vector<Span> places) {
  std::vector<Fact> facts;
  for (const Span place : places) facts.push_back(fact_at({place}));
  const Layout layout = layout_of(pieces);
  Marks marks(facts, layout, text);
  MarkWalk walk(marks.all());
  Drawn drawn{text};
  for (const Span piece : pieces) {
    if (!drawn.out.empty()) drawn.out += '|';
    walk.piece(piece, drawn);
  }
  return drawn.out;
}

std::string plain_lines(const std::vector<ScreenLine>& lines) {
  std::string out;
  for (const ScreenLine& line : lines) out += to_bytes(line, false) + "/";
  return out;
}

std::string flowed(std::string_view text, std::size_t width,
                   std::size_t indent = 0) {
  Flow flow(width, indent);
  flow.put(text, "");
  return plain_lines(flow.finish());
}

std::string isolated(std::string_view text) {
  std::string out;
  for (const Stretch& stretch : find_isolates(text, {0, text.size()})) {
    const std::string words(
        text.substr(stretch.where.begin, stretch.where.size()));
    out += stretch.is_isolate ? "<" + words + ">" : words;
  }
  return out;
}

std::set<std::string> view_keys(const std::string& language) {
  std::set<std::string> keys;
  const GrammarTables& tables = Grammars::built_in().find(language)->tables();
  for (const DataRow& row : tables.data)
    if (tables.string(row.table) == "view")
      keys.emplace(tables.string(row.key));
  return keys;
}

}  // namespace

TEST_CASE("marks nest, and what crosses is split so that all nest", "[view]") {
  CHECK(draw("abcdef", {{0, 6}}, {{1, 5}, {2, 3}}) == "a(b(c)de)f");
  CHECK(draw("abcdef", {{0, 6}}, {{1, 4}, {2, 6}}) == "a(b(cd])[ef)");
  CHECK(draw("abcdef", {{0, 6}}, {{0, 6}, {0, 3}, {0, 6}}) == "((abc)def)");
  CHECK(draw("abcdef", {{0, 6}}, {{1, 2}, {2, 3}}) == "a(b)(c)def");
  CHECK(draw("abcdef", {{0, 6}}, {}) == "abcdef");
}

TEST_CASE("a mark goes on in the next passage, and ends in a passage",
          "[view]") {
  CHECK(draw("abc\ndef", {{0, 3}, {4, 7}}, {{1, 6}}) == "a(bc]|[de)f");
  CHECK(draw("abc\ndef", {{0, 3}, {4, 7}}, {{1, 4}}) == "a(bc)|def");
  // Of what lies between passages, the character before is marked.
  CHECK(draw("abc \ndef", {{0, 3}, {5, 8}}, {{3, 4}}) == "ab(c)|def");
  CHECK(draw("abé\ndef", {{0, 4}, {5, 8}}, {{4, 4}}) == "ab(é)|def");
}

TEST_CASE("a fact is named behind the last of its marks in a passage",
          "[view]") {
  const std::vector<Fact> facts = {fact_at({{0, 1}, {2, 3}, {4, 5}})};
  const Marks marks(facts, layout_of({{0, 3}, {4, 6}}), "abcdef");
  REQUIRE(std::as_const(marks).find({0, 1}) != nullptr);
  CHECK(marks.find({0, 1})->tags.empty());
  CHECK(marks.find({2, 3})->tags.size() == 1);
  CHECK(marks.find({4, 5})->tags.size() == 1);
}

TEST_CASE("a million marks over each other cost no more than each by itself",
          "[view]") {
  constexpr std::size_t count = 1'000'000;
  const std::string text(count + 2, 'x');
  std::vector<Fact> facts;
  for (std::size_t i = 0; i < count; ++i)
    facts.push_back(fact_at({{i, i % 2 == 0 ? count + 2 - i % 1000 : i + 2}}));
  const Layout layout = layout_of({{0, text.size()}});
  Marks marks(facts, layout, text);
  MarkWalk walk(marks.all());
  Drawn drawn{text};
  walk.piece({0, text.size()}, drawn);
  CHECK(drawn.opened > 100);
  CHECK(drawn.opened <= static_cast<int>(count * (MarkWalk::deepest + 1)));
}

TEST_CASE("a terminal's columns are counted as terminals do", "[view]") {
  CHECK(columns_of("abc") == 3);
  CHECK(columns_of("研究组") == 6);
  CHECK(columns_of("e\u0301") == 1);
  CHECK(columns_of("\u200F\u2068x") == 1);
  CHECK(columns_of("مَكتب") == 4);
}

TEST_CASE("lines break at blanks and between wide characters", "[view]") {
  CHECK(flowed("one two three", 7) == "one two/three/");
  CHECK(flowed("one two", 5, 2) == "  one/  two/");
  CHECK(flowed("第12研究组会议", 8) == "第12研究/组会议/");
  // No closing sign begins a line.
  CHECK(flowed("研究组，会议", 6) == "研究/组，会/议/");
  CHECK(flowed("abcdefgh", 3) == "abc/def/gh/");
  CHECK(flowed("a\u0301a\u0301a\u0301", 2) == "áá/á/");
  CHECK(flowed("", 10).empty());
  CHECK(flowed("a\x1B[2Jb", 20) == "a\uFFFD[2Jb/");
}

TEST_CASE("a line from right to left is isolated", "[view]") {
  CHECK(flowed("مكتب", 20) == "\u2068مكتب\u2069/");
}

TEST_CASE("what reads from left to right as a whole is isolated", "[view]") {
  CHECK(isolated("هاتف: +41 22 730 5111،") == "هاتف: <+41 22 730 5111>،");
  CHECK(isolated("المسألة 8/17 في") == "المسألة <8/17> في");
  CHECK(isolated("التوصية ITU-T G.1028.2،") == "التوصية <ITU-T G.1028.2>،");
  // A range of days reads from right to left, a number needs nothing.
  CHECK(isolated("26 فبراير - 2 مارس 2018") == "26 فبراير - 2 مارس 2018");
}

TEST_CASE("all languages have the same words for views", "[view]") {
  const std::set<std::string> keys = view_keys("en");
  CHECK(keys.size() > 100);
  for (const std::string& language : Grammars::built_in().languages()) {
    INFO(language);
    CHECK(view_keys(language) == keys);
  }
}

TEST_CASE("no letter gets markup or controls into a page or a terminal",
          "[view]") {
  const std::string bad =
      hostile_text() +
      "<script>alert(1)</script>]]>\" onload=\"x\u202E\u2066"
      "<style>*{}</style>&lt;javascript:alert(1)";
  ExampleLetter example = example_letter_saying(bad);
  for (Words& link : example.letter.links) link.value = "javascript:alert(1)";
  const Viewed viewed = {example.source, example.letter, {}};
  const std::string page = view_page(viewed);
  CHECK(page.find("<script") == std::string::npos);
  CHECK(page.find("href=\"javascript") == std::string::npos);
  CHECK(page.find("\u202E") == std::string::npos);
  pugi::xml_document document;
  const auto result = document.load_buffer(page.data(), page.size());
  CHECK(result.description() == std::string("No error"));
  const std::string text = view_text(viewed, {.columns = 120});
  CHECK(text.find('\x1B') == std::string::npos);
  CHECK(text.find("\u202E") == std::string::npos);
}

TEST_CASE("hostile text of the letter itself stays text", "[view]") {
  ExampleLetter example = bare_letter();
  example.source.blocks.clear();
  example.source.text =
      "<script>alert(1)</script>\n]]>\n\u202Eabc\u2067\n&amp;<b>\n";
  const Viewed viewed = {example.source, example.letter, {}};
  const std::string page = view_page(viewed);
  CHECK(page.find("&lt;script&gt;alert(1)&lt;/script&gt;") !=
        std::string::npos);
  CHECK(page.find("<p>]]&gt;</p>") != std::string::npos);
  CHECK(page.find("<p>abc</p>") != std::string::npos);
  CHECK(page.find("<p>&amp;amp;&lt;b&gt;</p>") != std::string::npos);
}

}  // namespace ituletter
