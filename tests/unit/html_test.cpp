#include <ctime>
#include <string>

#include "catch.hpp"
#include "ituletter/read.hpp"
#include "make_docx.hpp"
#include "read/html_gate.hpp"
#include "read/readers.hpp"

using namespace ituletter;
using namespace ituletter::test;
using namespace std::string_literals;

namespace {

Source page(const std::string& body) {
  return read("<html><body>" + body, "letter.html");
}

std::string text_of(const std::string& body) { return page(body).text; }

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

std::optional<ErrorKind> failure(const std::string& body) {
  return error_of([&] { page(body); });
}

}  // namespace

TEST_CASE("blocks of a page are paragraphs, white space is one blank") {
  CHECK(text_of("<p>Dear  Sir,\n<p> I <b>invite</b>\n you<div>to it</div>x") ==
        "Dear Sir,\nI invite you\nto it\nx\n");
  CHECK(text_of("<h2>Annex <i>A</i></h2>a<br>b<br><br>c<br>") ==
        "Annex A\na\nb\nc\n");
  CHECK(text_of("<p>a&nbsp;b</p><p>&nbsp;</p><p>&nbsp; c") == "a\u00A0b\nc\n");
  CHECK(page("<h2>A").blocks.at(0).kind == Block::Kind::heading);
  CHECK(page("<h2>A").blocks.at(0).level == 2);
}

TEST_CASE("lines of preformatted text stay lines") {
  CHECK(text_of("<pre>\na  b\n\tc\n\nd</pre>") == "a  b\n\tc\n\nd\n");
}

TEST_CASE("entities are characters, named, by number or broken") {
  CHECK(text_of(
            "&Agrave; &#1046;&#x436; &ndash; &hellip; &amp;lt; &nosuch; A&B") ==
        "À Жж – … &lt; &nosuch; A&B\n");
  CHECK(text_of("5&#150;9 May &#0;x") == "5–9 May \uFFFDx\n");
}

TEST_CASE("cells have their row and column, in a .docx and in a page alike") {
  const Source source = page(
      "<table><tr><td>Ref:<td>TSB Circular 5<tr><td colspan=2>x"
      "<tr><td><td><p>a<p>b</table>after");
  CHECK(source.text ==
        "\tRef:\n\tTSB Circular 5\n\nx\n\n\t\n\ta\nb\n\nafter\n");
  REQUIRE(source.blocks.size() == 6);
  CHECK(source.blocks[1].row == 0);
  CHECK(source.blocks[1].column == 1);
  CHECK(source.blocks[2].columns == 2);
  CHECK(source.blocks[4].row == 2);
  CHECK(source.blocks[4].column == 1);
  CHECK(source.blocks[5].table == -1);
}

TEST_CASE("a cell that reaches down leaves empty ones in the rows below") {
  const Source source = page(
      "<table><tr><td rowspan=2>a<td>b<td rowspan=3>c<tr><td>d<tr><td>e<td>f"
      "</table>");
  CHECK(source.text == "\ta\n\tb\n\tc\n\n\t\n\td\n\t\n\n\te\n\tf\n\t\n\n");
  CHECK(source.blocks.at(3).column == 1);
}

TEST_CASE("a table in a cell has a number of its own") {
  const Source source =
      page("<table><tr><td>a<table><tr><td>b</table>c</table>");
  REQUIRE(source.blocks.size() == 3);
  CHECK(source.blocks[0].table == 0);
  CHECK(source.blocks[1].table == 1);
  CHECK(source.blocks[2].table == 0);
}

TEST_CASE("items have their numbers and bullets") {
  CHECK(text_of("<ol><li>a<li>b<ul><li>c</ul></ol><ol type=i start=3><li>d"
                "<li value=9>e</ol>") ==
        "1.\ta\n2.\tb\n•\tc\niii.\td\nix.\te\n");
  const Source source = page("<ul><li><p>a<p>b<ul><li>c</ul></ul>");
  CHECK(source.text == "•\ta\nb\n•\tc\n");
  CHECK(source.blocks.at(0).kind == Block::Kind::list_item);
  CHECK(source.blocks.at(1).kind == Block::Kind::paragraph);
  CHECK(source.blocks.at(2).level == 1);
}

TEST_CASE("numbers that Word writes into a page are markers") {
  const Source source = page(
      "<p><![if !supportLists]><span style='mso-list: Ignore'>2.1<span>&nbsp;"
      " </span></span><![endif]>Text");
  CHECK(source.text == "2.1\u00A0\tText\n");
  CHECK(page("<p>1.\tText").blocks.at(0).marker == Span{0, 2});
}

TEST_CASE("links lead out of the page, their blanks stand outside") {
  const Source source = page(
      "see <a href='HTTPS://itu.int/x'> this\npage </a>, <a "
      "href=//itu.int>b</a>"
      "<a href='javascript:x'>c</a><a href='#d'>d</a>");
  CHECK(source.text == "see this page , bcd\n");
  REQUIRE(source.links.size() == 2);
  CHECK(source.links[0].where == Span{4, 13});
  CHECK(source.links[0].target == "HTTPS://itu.int/x");
  CHECK(source.links[1].target == "https://itu.int");
}

TEST_CASE("scripts, menus and marks of notes are no text") {
  CHECK(
      text_of("<script>a</script><style>b</style><nav>c</nav><!-- d -->"
              "<select><option>e</select>f<a class=sdfootnoteanc href=#1>1</a>"
              "<noscript>g</noscript>") == "f\n");
}

TEST_CASE("hidden and deleted text is left out with a warning") {
  const Source source =
      page("a<p style='Display : None'>b</p><p hidden>c</p><del>d</del>e");
  CHECK(source.text == "ae\n");
  REQUIRE(source.findings.size() == 1);
  CHECK(source.findings[0].code == "html.hidden-text");
  CHECK(source.findings[0].message.starts_with("3 elements"));
}

TEST_CASE("feet of pages are told from the letter") {
  const Source source = page("a<div title=footer><p>b</div><p>c");
  CHECK(source.blocks.at(1).kind == Block::Kind::footer);
  CHECK(source.blocks.at(2).kind == Block::Kind::paragraph);
}

TEST_CASE("a page is told by how it begins") {
  CHECK(is_html("\r\n <!DOCTYPE HTML>x"));
  CHECK(is_html("\xEF\xBB\xBF<?xml version='1.0'?><!-- a --><html x>"));
  CHECK(is_html("<\0h\0t\0m\0l\0>\0"s));
  CHECK(is_html("<TABLE border=1>"));
  CHECK_FALSE(is_html("<http://itu.int>"));
  CHECK_FALSE(is_html("<?xml version='1.0'?><svg/>"));
  CHECK_FALSE(is_html("Ref: <b>"));
  CHECK_FALSE(is_html(""));
}

TEST_CASE("the encoding of a page is its own word, unless the bytes say no") {
  const std::string old = "\xC6\xE5\xED\xE5\xE2\xE0";  // Женева
  CHECK(text_of("<meta charset=windows-1251>" + old) == "Женева\n");
  CHECK(text_of("<meta content='text/html; charset=\"CP1251\"'>" + old) ==
        "Женева\n");
  CHECK(text_of("<meta charset=windows-1251>Женева") == "Женева\n");
  CHECK(text_of("<meta charset=iso-8859-1>5\x96"
                "9 May") == "5–9 May\n");
  const std::string wide = "\xFF\xFE<\0p\0>\0\x16\x04"s;
  CHECK(read(wide, "a").text == "Ж\n");
}

TEST_CASE("a page without end costs no more than its limits") {
  CHECK(failure(repeated("<div>", 1'000'000)) == ErrorKind::limit_depth);
  CHECK(failure(repeated("<font x>", 1'000'000)) == ErrorKind::limit_depth);
  CHECK(error_of([] {
          read("<html>" + repeated("<p>a", 10'000), "a", {.elements = 1000});
        }) == ErrorKind::limit_elements);
  CHECK(error_of([] { read("<p>abcdef", "a", {.paragraph = 5}); }) ==
        ErrorKind::limit_paragraph);
  // Each paragraph opens all of them again.
  std::string fonts = "<p>";
  for (int i = 0; i < 2000; ++i) fonts += "<b x" + std::to_string(i) + ">";
  CHECK(failure(fonts + repeated("<p>a", 100'000)) ==
        ErrorKind::limit_elements);
  CHECK(text_of(repeated("<b>", 2000) + "a") == "a\n");
  CHECK(text_of(repeated("</p></b></table>", 100'000) + "a") == "a\n");
}

TEST_CASE("tags have attributes up to a limit, wherever they may stand") {
  const auto limited = [](const std::string& body) {
    return error_of([&] { read("<html>" + body, "a", {.attributes = 10}); });
  };
  std::string names;
  for (int i = 0; i < 100; ++i) names += " a" + std::to_string(i);
  for (const std::string before :
       {"<p", "</p", "<!-- <p", "<i a='\"<p", "<script>a<p", "<<p"}) {
    INFO(before);
    CHECK(limited(before + names + " x") == ErrorKind::limit_attributes);
    CHECK_FALSE(limited(before + names + "='x y'>z <p x y>"));
  }
  CHECK(limited("<p" + names + "></p" + names + ">") ==
        ErrorKind::limit_attributes);
  std::string many;
  for (int i = 0; i < 200'000; ++i) many += " a" + std::to_string(i);
  CHECK(failure("<p" + many + ">a") == ErrorKind::limit_attributes);
  CHECK(text_of(repeated("<b a b c d e f g h></b>", 20'000) + "a") == "a\n");
}

TEST_CASE("attributes are counted as HTML5 finds them") {
  const auto count = [](const std::string& page) {
    return count_comparisons(page, 1000);
  };
  CHECK(count("") == 0);
  CHECK(count("<a b c d e>") == 0 + 1 + 2 + 3);
  CHECK(count("<a b c></a d e f") == 1 + 3);
  CHECK(count("a < b c d <1 b c><!a b c><?a b c></ a b c><") == 0);
  CHECK(count("<a'b=c\"/b>") == 0);
  CHECK(count("<a b = c d>") == 1);
  CHECK(count("<a b ='c \" d'e=\"f ' >\"g>h i j k") == 3);
  CHECK(count("<a/b/c =/d=e>") == 1);
  CHECK(count("<a =b =c d = = >") == 1);
  CHECK(count("<a b=c/d'e=f>") == 0);
  CHECK(count("<a b=>c d e f") == 0);
  CHECK(count("<a b='<i c d e>'f g>") == 1 + 2 + 3);
  CHECK(count("<a <b <c d>") == 1 + 2);
}

TEST_CASE("counting attributes takes as long as the page is") {
  constexpr int bytes = 1 << 20;
  // It takes 0.02, without a sanitizer.
  constexpr double most_seconds = 0.5;
  for (const std::string part :
       {"<a", "<a ", "<a x='", "<a x='<a x=\"", "<a b=", "<a<a='", "</a/<a\n",
        "<a='<b=\"<c=<d ", "<a ='<a =\""}) {
    INFO(part);
    const std::string page =
        repeated(part, bytes / static_cast<int>(part.size()));
    const std::clock_t start = std::clock();
    count_comparisons(page, std::size_t{1} << 60);
    CHECK(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC <
          most_seconds);
  }
}

TEST_CASE("rows and cells may stand anywhere") {
  CHECK(text_of("<tr><td>a<td>b</tr>c") == "abc\n");
  CHECK(text_of("<table>a<tr>b<td rowspan=0 colspan=99999999>c") ==
        "ab\nc\n\n");
}
