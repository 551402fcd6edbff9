#include "unit/flatten.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>
#include <stdexcept>

namespace ituletter {
namespace {

using Json = nlohmann::ordered_json;

std::string with_hyphens(std::string name) {
  std::replace(name.begin(), name.end(), '_', '-');
  return name;
}

std::string scalar(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  return value.is_null() ? std::string() : value.dump();
}

bool is_span(const Json& value) {
  return value.is_array() && value.size() == 2 && value[0].is_number();
}

void add_json(Facts& facts, const std::string& path, const Json& value) {
  if (is_span(value)) {
    facts.emplace_back(path, value[0].dump() + " " + value[1].dump());
  } else if (value.is_array()) {
    for (const Json& item : value) add_json(facts, path, item);
  } else if (value.is_object()) {
    for (const auto& [name, member] : value.items()) {
      add_json(facts, path + "/" + with_hyphens(name), member);
    }
  } else if (const std::string text = scalar(value); !text.empty()) {
    facts.emplace_back(path, text);
  }
}

// "meetings" holds "meeting" elements.
bool is_item(const std::string& parent, const std::string& name) {
  return parent != name && parent.rfind(name, 0) == 0 && parent.back() == 's';
}

void add_xml(Facts& facts, const std::string& path, pugi::xml_node node) {
  bool has_elements = false;
  for (const pugi::xml_node child : node.children()) {
    if (child.type() != pugi::node_element) continue;
    has_elements = true;
    add_xml(
        facts,
        is_item(node.name(), child.name()) ? path : path + "/" + child.name(),
        child);
  }
  const std::string text = node.text().get();
  if (!has_elements && !text.empty()) facts.emplace_back(path, text);
}

}  // namespace

Facts facts_of_json(const std::string& json) {
  Facts facts;
  add_json(facts, "", Json::parse(json));
  return facts;
}

Facts facts_of_xml(const std::string& xml) {
  pugi::xml_document document;
  constexpr auto options = pugi::parse_default | pugi::parse_ws_pcdata_single;
  const auto result = document.load_buffer(xml.data(), xml.size(), options,
                                           pugi::encoding_utf8);
  if (!result) throw std::runtime_error(result.description());
  Facts facts;
  add_xml(facts, "", document.document_element());
  return facts;
}

}  // namespace ituletter
