#include <nlohmann/json.hpp>

#include "unit/catch.hpp"
#include "unit/example_letter.hpp"
#include "write/writers.hpp"

namespace ituletter {
namespace {

using Json = nlohmann::ordered_json;

std::string json_of(const ExampleLetter& example, WriteOptions options = {}) {
  const Converted converted = example.converted();
  return write_json({&converted, 1}, options);
}

std::vector<std::string> keys(const Json& object) {
  std::vector<std::string> names;
  for (const auto& [name, value] : object.items()) names.push_back(name);
  return names;
}

std::string code_points(const std::string& text, const Json& span) {
  std::vector<std::string> characters;
  for (const char c : text) {
    if ((c & '\xC0') == '\x80') {
      characters.back() += c;
    } else {
      characters.emplace_back(1, c);
    }
  }
  std::string cut;
  for (auto at = span[0].get<std::size_t>(); at < span[1]; ++at) {
    cut += characters.at(at);
  }
  return cut;
}

TEST_CASE("pretty JSON is laid out as other tools lay it out") {
  const std::string json = json_of(example_letter());
  CHECK(json == Json::parse(json).dump(2) + "\n");
}

TEST_CASE("compact JSON is one line") {
  const std::string json = json_of(example_letter(), {.pretty = false});
  CHECK(json == Json::parse(json).dump() + "\n");
}

TEST_CASE("the keys of a letter stand in the order of the contract") {
  const std::vector<std::string> expected = {"schema",
                                             "source",
                                             "id",
                                             "kind",
                                             "number",
                                             "group",
                                             "amendment",
                                             "bureau",
                                             "language",
                                             "date",
                                             "place",
                                             "reference",
                                             "internal_reference",
                                             "to",
                                             "copy",
                                             "contact",
                                             "subject",
                                             "salutation",
                                             "paragraphs",
                                             "meetings",
                                             "deadlines",
                                             "references",
                                             "links",
                                             "agenda",
                                             "closing",
                                             "signatory",
                                             "annexes_declared",
                                             "annexes",
                                             "diagnostics"};
  CHECK(keys(Json::parse(json_of(example_letter()))) == expected);
  CHECK(keys(Json::parse(json_of(bare_letter()))) == expected);
}

TEST_CASE("what a letter does not have is null or empty") {
  const Json json = Json::parse(json_of(bare_letter()));
  CHECK(json["id"].is_null());
  CHECK(json["amendment"].is_null());
  CHECK(json["annexes_declared"].is_null());
  CHECK(json["meetings"] == Json::array());
  CHECK(json["contact"]["phone"] == Json::array());
  CHECK(json["source"]["document"] ==
        Json::parse(R"({"id":null,"amendment":null,"language":null})"));
  CHECK(json["signatory"] ==
        Json::parse(R"({"name":null,"title":null,"signed":false})"));
}

TEST_CASE("values keep their types in JSON") {
  const Json json = Json::parse(json_of(example_letter()));
  CHECK(json["schema"] == "1");
  CHECK(json["number"] == 3);
  CHECK(json["source"]["bytes"] == 51234);
  CHECK(json["amendment"] ==
        Json::parse(R"({"kind":"corrigendum","number":1})"));
  CHECK(json["signatory"]["signed"] == true);
  CHECK(json["contact"]["phone"] == Json::parse(R"(["+41 22 730 1111"])"));
  CHECK(json["paragraphs"][0]["items"][0]["text"] == "первый пункт");
  CHECK(json["agenda"][0]["items"][0]["items"][0]["number"] == "1.1");
}

TEST_CASE("provenance comes with the text, after all else") {
  const Json json =
      Json::parse(json_of(example_letter(), {.provenance = true}));
  const auto names = keys(json);
  REQUIRE(names.size() == 31);
  CHECK(names[29] == "text");
  CHECK(names[30] == "provenance");
  CHECK(json["text"] == example_letter().source.text);
}

TEST_CASE("a span counts code points of the text") {
  const Json json =
      Json::parse(json_of(example_letter(), {.provenance = true}));
  const std::string text = json["text"];
  const Json& where = json["provenance"];
  for (const char* pointer :
       {"/place", "/subject", "/paragraphs/0/items/0/text", "/closing",
        "/contact/email/0", "/links/0", "/meetings/0/opens",
        "/agenda/0/items/0/items/0/title"}) {
    CAPTURE(pointer);
    REQUIRE(where.contains(pointer));
    CHECK(code_points(text, where[pointer]["span"]) ==
          json[Json::json_pointer(pointer)]);
  }
  CHECK(where["/date"]["rule"] == "ru:date.long");
  CHECK(code_points(text, where["/amendment"]["span"]) == "Исправление 1");
  CHECK(code_points(text, json["diagnostics"][0]["span"]) == "Выборы 𝄞");
}

TEST_CASE("the text between the halves of a value is a gap") {
  const Json json =
      Json::parse(json_of(example_letter(), {.provenance = true}));
  const Json& where = json["provenance"]["/to/0/text"];
  const std::string text = json["text"];
  CHECK(code_points(text, where["span"]) == "Членам Тел.: Сектора МСЭ-Т");
  REQUIRE(where["gaps"].size() == 1);
  CHECK(code_points(text, where["gaps"][0]) == "Тел.: ");
  CHECK_FALSE(json["provenance"]["/date"].contains("gaps"));
}

TEST_CASE("what was computed has no provenance") {
  const Json json =
      Json::parse(json_of(example_letter(), {.provenance = true}));
  CHECK(json["provenance"].contains("/deadlines/0/date"));
  CHECK_FALSE(json["provenance"].contains("/deadlines/1/date"));
}

TEST_CASE("every provenance points at a value of the letter") {
  const Json json =
      Json::parse(json_of(example_letter(), {.provenance = true}));
  CHECK(json["provenance"].size() > 50);
  for (const auto& [pointer, where] : json["provenance"].items()) {
    CAPTURE(pointer);
    CHECK(json.contains(Json::json_pointer(pointer)));
  }
}

TEST_CASE("a diagnostic without a place has the span null") {
  const Json json = Json::parse(json_of(example_letter()));
  CHECK(json["diagnostics"][0]["span"].is_array());
  CHECK(json["diagnostics"][1]["span"].is_null());
}

TEST_CASE("several letters are JSON lines") {
  const auto first = example_letter();
  const auto second = bare_letter();
  const std::array converted = {first.converted(), second.converted()};
  const std::string lines = write_json(converted, {});
  CHECK(lines == write_ndjson(converted, {}));
  CHECK(lines ==
        json_of(first, {.pretty = false}) + json_of(second, {.pretty = false}));
  CHECK(std::count(lines.begin(), lines.end(), '\n') == 2);
}

TEST_CASE("a document that is no letter is nothing in JSON") {
  const auto example = example_letter();
  const Converted converted = {nullptr, &example.source};
  CHECK(write_json({&converted, 1}, {}).empty());
  CHECK(write_ndjson({&converted, 1}, {}).empty());
}

TEST_CASE("hostile text in any field leaves JSON valid and plain") {
  auto example = example_letter_saying(hostile_text());
  example.source.text += hostile_text();
  const std::string json = json_of(example, {.provenance = true});
  REQUIRE(Json::accept(json));
  for (const char forbidden : {'\x00', '\x01', '\x1b', '\r', '\x7f', '\t'}) {
    CHECK(json.find(forbidden) == std::string::npos);
  }
  CHECK(json.find("\xC2\x9B") == std::string::npos);
  CHECK(json.find("\xE2\x80\xA8") == std::string::npos);
}

TEST_CASE("what is not UTF-8 becomes the replacement character") {
  auto example = bare_letter();
  example.letter.source.path = "a\xff\xe2\x82z\xed\xa0\x80\xf0";
  const Json json = Json::parse(json_of(example));
  // One for each maximal part, as Python and the web have it.
  CHECK(json["source"]["path"] == "a��z����");
}

TEST_CASE("escapes are read back as they were") {
  auto example = bare_letter();
  const std::string text =
      "\" \\ / \b\f\n\r\t \x01\x1f\x7f \xc2\x9b\xc2\xa0 \xe2\x80\xa8 研 𝄞 \xef"
      "\xbf\xbf";
  example.letter.subject = Words{text, {}};
  CHECK(Json::parse(json_of(example))["subject"] == text);
}

TEST_CASE("spans in a text that is not UTF-8 count what is printed") {
  auto example = bare_letter();
  example.source.text = "\xff\xe2\x82\xd0\x96 date";
  example.letter.date = {"2024-01-01", {{6, 10}, {}, "x"}};
  const Json json = Json::parse(json_of(example, {.provenance = true}));
  const std::string text = json["text"];
  CHECK(code_points(text, json["provenance"]["/date"]["span"]) == "date");
}

TEST_CASE("an error line is one line of JSON") {
  const std::string line =
      error_line("bad\xff\nname.docx", "zip.damaged", "the \"zip\" is damaged");
  CHECK(Json::parse(line) ==
        Json::parse(R"({"schema":"1","error":{"path":"bad\ufffd\nname.docx",
          "code":"zip.damaged","message":"the \"zip\" is damaged"}})"));
  CHECK(line.find('\n') == line.size() - 1);
}

TEST_CASE("two runs give the same bytes in every format") {
  const auto example = example_letter();
  const Converted converted = example.converted();
  for (const Writer& writer : all_writers()) {
    CAPTURE(writer.name);
    const std::string once = writer.write({&converted, 1}, {});
    CHECK(once == writer.write({&converted, 1}, {}));
    CHECK_FALSE(once.empty());
    CHECK(find_writer(writer.name) == &writer);
  }
  CHECK(find_writer("yaml") == nullptr);
}

}  // namespace
}  // namespace ituletter
