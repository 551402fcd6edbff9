#include <algorithm>
#include <string>
#include <thread>
#include <vector>

#include "catch.hpp"
#include "make_docx.hpp"
#include "read/xml.hpp"
#include "read/xml_gate.hpp"

using namespace ituletter;
using namespace ituletter::test;
using namespace std::string_literals;

namespace {

Bytes bytes_of(std::string_view text) {
  Bytes bytes(text.size());
  std::copy(text.begin(), text.end(), bytes.data());
  return bytes;
}

XmlPart parse(std::string_view xml, const Limits& limits = {}) {
  return XmlPart(bytes_of(xml), "part.xml", limits);
}

std::optional<ErrorKind> failure(const std::string& xml,
                                 const Limits& limits = {}) {
  return error_of([&] { parse(xml, limits); });
}

std::string nested(int depth) {
  std::string begin;
  std::string end;
  for (int i = 0; i < depth; ++i) {
    begin += "<a>";
    end += "</a>";
  }
  return begin + end;
}

std::string utf16(const std::string& ascii, bool is_big) {
  std::string result = is_big ? "\xFE\xFF" : "\xFF\xFE";
  for (const char c : ascii) {
    if (is_big) result += '\0';
    result += c;
    if (!is_big) result += '\0';
  }
  return result;
}

}  // namespace

TEST_CASE("each limit of XML has an error of its own") {
  CHECK(failure(nested(256)) == std::nullopt);
  CHECK(failure(nested(257)) == ErrorKind::limit_depth);
  CHECK(failure("<a><b/><b/></a>", {.elements = 3}) == std::nullopt);
  CHECK(failure("<a><b/><b/></a>", {.elements = 2}) ==
        ErrorKind::limit_elements);
  CHECK(failure("<a b='1' c=\"2\"/>", {.attributes = 2}) == std::nullopt);
  CHECK(failure("<a b='1' c=\"2\"/>", {.attributes = 1}) ==
        ErrorKind::limit_attributes);
}

TEST_CASE("depth is counted past signs in values, comments and CDATA") {
  const std::string odd =
      "<a b='/>' c=\"/>\"><!-- <a> --><![CDATA[<a><a>]]><?x <a>?>"
      "<c d=\"'\"/></a>";
  CHECK(failure(odd, {.depth = 2}) == std::nullopt);
  CHECK(failure(odd, {.depth = 1}) == ErrorKind::limit_depth);
  CHECK(failure(odd, {.elements = 1}) == ErrorKind::limit_elements);
}

TEST_CASE("the counts are right wherever a block of the scan ends") {
  for (std::size_t shift = 0; shift < 130; ++shift) {
    INFO(shift);
    const std::string xml = "<a b=\"" + std::string(shift, 'x') +
                            "\" c='>' d=\">\"><!--<-->t<b/><c>></c></a>";
    CHECK(failure(xml, {.depth = 2, .elements = 3, .attributes = 3}) ==
          std::nullopt);
    CHECK(failure(xml, {.elements = 2}) == ErrorKind::limit_elements);
    CHECK(failure(xml, {.attributes = 2}) == ErrorKind::limit_attributes);
  }
}

TEST_CASE("a document type declaration is refused") {
  CHECK(failure("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>") ==
        ErrorKind::xml_dtd);
  CHECK(failure("<?xml version='1.0'?>\n<!-- x --><!DOCTYPE a><a/>") ==
        ErrorKind::xml_dtd);
}

TEST_CASE("what is not one root element is damaged") {
  const std::string damaged[] = {"",
                                 "text",
                                 "<a>",
                                 "<a/><b/>",
                                 "<a/>text",
                                 "text<a/>",
                                 "<a></b>",
                                 "</a>",
                                 "<a",
                                 "<a b='>",
                                 "<a/>\0<b/>"s,
                                 "<a>\0</a>"s,
                                 "<a><b></a></b>",
                                 "<a><!-- </a>",
                                 "<!x><a/>",
                                 "<a/><![CDATA[x]]>",
                                 "<?xml version='1.0'?>"};
  for (const std::string& xml : damaged) {
    INFO(xml);
    CHECK(failure(xml) == ErrorKind::xml_damaged);
  }
}

TEST_CASE("UTF-8 with a mark, UTF-16 and Latin-1 are read") {
  const std::string xml = "<?xml version='1.0' encoding='UTF-16'?><a>x</a>";
  CHECK(parse("\xEF\xBB\xBF<a>x</a>").root().child_value() == "x"s);
  CHECK(parse(utf16(xml, false)).root().child_value() == "x"s);
  CHECK(parse(utf16(xml, true)).root().child_value() == "x"s);
  CHECK(parse("<?xml version='1.0' encoding='ISO-8859-1'?><a>\xE9</a>")
            .root()
            .child_value() == "é"s);
}

TEST_CASE("an encoding that is declared but not known is refused") {
  CHECK(failure("<?xml version='1.0' encoding='windows-1251'?><a>\xC6</a>") ==
        ErrorKind::text_encoding);
}

TEST_CASE("a name is its namespace, transitional or strict, and local part") {
  const std::string strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";
  for (const std::string& xml :
       {"<w:p xmlns:w=\"" + word_uri + "\"/>",
        "<x:p xmlns:x='" + word_uri + "'/>", "<p xmlns=\"" + word_uri + "\"/>",
        "<w:p xmlns:w=\"" + strict + "\"/>"}) {
    INFO(xml);
    XmlPart part = parse(xml);
    CHECK(part.name_of(part.root()) == Name{Ns::word, "p"});
  }
  XmlPart none = parse("<w:p/>");
  CHECK(none.name_of(none.root()) == Name{Ns::other, "p"});
  XmlPart bare = parse("<p/>");
  CHECK(bare.name_of(bare.root()) == Name{Ns::none, "p"});
}

TEST_CASE("a prefix means what it was last declared to mean") {
  XmlPart part = parse("<w:a xmlns:w=\"" + word_uri +
                       "\"><w:b xmlns:w='urn:x' w:v='1'/><w:c w:v='2'/>"
                       "<p xmlns='" +
                       word_uri + "'/><p/></w:a>");
  std::vector<Name> names;
  for (const pugi::xml_node node : part.root().children()) {
    names.push_back(part.name_of(node));
  }
  CHECK(names == std::vector<Name>{{Ns::other, "b"},
                                   {Ns::word, "c"},
                                   {Ns::word, "p"},
                                   {Ns::none, "p"}});
  const pugi::xml_node c = part.child(part.root(), Ns::word, "c");
  CHECK(part.attribute(c, Ns::word, "v") == "2"s);
  CHECK(part.namespace_of("w") == Ns::word);
}

TEST_CASE("white space is kept where it is all that an element holds") {
  XmlPart part = parse("<a>\n  <t> </t>\n</a>");
  CHECK(part.root().first_child().child_value() == " "s);
  CHECK(part.root().child_value() == ""s);
}

TEST_CASE("trees may be built and dropped in many threads at once") {
  std::string xml = "<a>";
  for (int i = 0; i < 5'000; ++i) xml += "<b c=\"d\">text</b>";
  xml += "</a>";
  std::vector<int> counts(4);
  std::vector<std::thread> threads;
  for (int& count : counts) {
    threads.emplace_back([&xml, &count] {
      for (int i = 0; i < 20; ++i) {
        XmlPart part = parse(xml);
        for (const pugi::xml_node node : part.root().children()) {
          count += node.child_value() == "text"s ? 1 : 0;
        }
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(counts == std::vector<int>(4, 100'000));
}
