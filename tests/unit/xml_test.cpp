#include <pugixml.hpp>

#include "unit/catch.hpp"
#include "unit/example_letter.hpp"
#include "unit/flatten.hpp"
#include "unit/parsed_xml.hpp"
#include "write/writers.hpp"

namespace ituletter {
namespace {

std::string xml_of(const ExampleLetter& example, WriteOptions options = {}) {
  const Converted converted = example.converted();
  return write_xml({&converted, 1}, options);
}

std::string json_of(const ExampleLetter& example) {
  const Converted converted = example.converted();
  return write_json({&converted, 1}, {});
}

TEST_CASE("JSON and XML of a letter hold the same facts") {
  const Facts facts = facts_of_json(json_of(example_letter()));
  CHECK(facts.size() > 80);
  CHECK(facts_of_xml(xml_of(example_letter())) == facts);
  CHECK(facts_of_xml(xml_of(bare_letter())) ==
        facts_of_json(json_of(bare_letter())));
}

TEST_CASE("a compact letter holds the same facts as a pretty one") {
  const std::string compact = xml_of(example_letter(), {.pretty = false});
  CHECK(facts_of_xml(compact) == facts_of_xml(xml_of(example_letter())));
  CHECK(compact.find(">\n<") == std::string::npos);
}

TEST_CASE("words that look like markup are facts like any other") {
  const auto example =
      example_letter_saying("]]> <b>&amp; \"q\" 'a' <!-- x --> \t\n\r ж𝄞");
  const Facts facts = facts_of_json(json_of(example));
  CHECK(facts_of_xml(xml_of(example)) == facts);
}

TEST_CASE("an item stands inside the plural, or alone under a singular") {
  const auto document = parsed(xml_of(example_letter()));
  const auto letter = document.child("letter");
  CHECK(letter.attribute("xmlns").value() ==
        std::string("urn:x-ituletter:letter:1"));
  CHECK(letter.select_nodes("meetings/meeting").size() == 1);
  CHECK(letter.select_nodes("deadlines/deadline").size() == 2);
  CHECK(letter.select_nodes("contact/phone").size() == 1);
  CHECK(letter.select_nodes("to/category").size() == 1);
  CHECK(letter.select_nodes("agenda/items/item/items/item").size() == 1);
}

TEST_CASE("an element is absent where JSON has null") {
  const auto document = parsed(xml_of(bare_letter()));
  const auto letter = document.child("letter");
  CHECK_FALSE(letter.child("subject"));
  CHECK_FALSE(letter.child("amendment"));
  CHECK(letter.child("meetings"));
  CHECK_FALSE(letter.child("text"));
}

TEST_CASE("an element is there, and empty, where a value is empty") {
  auto example = bare_letter();
  example.letter.closing = Words{};
  CHECK(xml_of(example).find("<closing></closing>") != std::string::npos);
}

TEST_CASE("provenance stands in attributes") {
  const auto document = parsed(xml_of(example_letter(), {.provenance = true}));
  const auto letter = document.child("letter");
  CHECK(letter.child("date").attribute("rule").value() ==
        std::string("ru:date.long"));
  CHECK(letter.child("place").attribute("span").value() == std::string("1 7"));
  CHECK(letter.child("to").child("text").attribute("gaps"));
  CHECK(letter.child("amendment").attribute("span"));
  CHECK(letter.child("text").text().get() == example_letter().source.text);
}

TEST_CASE("without provenance no element has an attribute") {
  const auto document = parsed(xml_of(example_letter()));
  CHECK(document.select_nodes("//*[@span or @rule or @gaps]").empty());
  CHECK(document.select_nodes("//diagnostic/span").size() == 1);
}

TEST_CASE("several letters, or none, stand in letters") {
  const auto first = example_letter();
  const auto second = bare_letter();
  const std::array both = {first.converted(), second.converted()};
  const auto two = parsed(write_xml(both, {}));
  CHECK(two.select_nodes("/letters/letter").size() == 2);
  const auto none = parsed(write_xml({}, {}));
  CHECK(none.child("letters"));
}

TEST_CASE("hostile text leaves XML well-formed and plain") {
  auto example = example_letter_saying(hostile_text());
  example.source.text += hostile_text();
  const std::string xml = xml_of(example, {.provenance = true});
  parsed(xml);
  for (const char forbidden : {'\x00', '\x01', '\x1b', '\r', '\x7f'}) {
    CHECK(xml.find(forbidden) == std::string::npos);
  }
  CHECK(xml.find("]]>") == std::string::npos);
  CHECK(xml.find("\xEF\xBF\xBE") == std::string::npos);
  CHECK(xml.find("\xED\xA0\x80") == std::string::npos);
  CHECK(xml.find("\xC2\x9B") == std::string::npos);
}

}  // namespace
}  // namespace ituletter
