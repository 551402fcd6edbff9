#include <nlohmann/json.hpp>
#include <pugixml.hpp>

#include "ituletter/write.hpp"
#include "unit/catch.hpp"
#include "unit/example_letter.hpp"

namespace ituletter {
namespace {

using Json = nlohmann::ordered_json;

TEST_CASE("every schema can be had by its name") {
  CHECK(Json::accept(schema("json")));
  CHECK(schema("rnc").find("start = letter | letters") != std::string::npos);
  CHECK(schema("xml") == schema("rng"));
  CHECK(schema("dtd").empty());
  for (const char* name : {"rng", "xsd"}) {
    const std::string text(schema(name));
    pugi::xml_document document;
    CHECK(document.load_string(text.c_str()));
  }
}

// A key that a writer has and the schema lacks would fail with every reader.
void check_keys(const Json& schema, const Json& definition, const Json& value) {
  // "This or null".
  if (definition.contains("anyOf") && !value.is_null()) {
    return check_keys(schema, definition["anyOf"][0], value);
  }
  if (definition.contains("$ref")) {
    const std::string pointer = definition["$ref"].get<std::string>().substr(1);
    return check_keys(schema, schema[Json::json_pointer(pointer)], value);
  }
  if (value.is_array()) {
    for (const Json& item : value) {
      check_keys(schema, definition["items"], item);
    }
  }
  if (!value.is_object()) return;
  std::vector<std::string> names;
  for (const auto& [name, member] : value.items()) {
    CAPTURE(name);
    names.push_back(name);
    REQUIRE(definition["properties"].contains(name));
    check_keys(schema, definition["properties"][name], member);
  }
  CHECK(definition["required"] == Json(names));
  CHECK(definition["additionalProperties"] == false);
}

TEST_CASE("the JSON schema requires the keys that are written, and no others") {
  const auto example = example_letter();
  const Converted converted = example.converted();
  const std::string json = find_writer("json")->write({&converted, 1}, {});
  const Json definition = Json::parse(schema("json"));
  check_keys(definition, definition["$defs"]["letter"], Json::parse(json));
  check_keys(definition, definition["$defs"]["failure"],
             Json::parse(error_line("a", "b", "c")));
}

}  // namespace
}  // namespace ituletter
