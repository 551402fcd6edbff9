#include <cstdint>
#include <initializer_list>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ituletter/error.hpp"
#include "ituletter/record.hpp"
#include "write/utf8.hpp"
#include "write/walk.hpp"

namespace ituletter {
namespace {

using Json = nlohmann::json;

// No letter's lists are as deep, and each level is a call.
constexpr std::size_t deepest = 256;

[[noreturn]] void damaged(const std::string& what) {
  throw Error(ErrorKind::record_damaged,
              "the record of a letter is damaged: " + what +
                  "; convert the letter again");
}

/// A value, and its JSON Pointer.
struct Node {
  Json& json;
  std::string pointer;
  std::size_t depth = 0;

  /// Null if there is none.
  Json* find(std::string_view name) const {
    const auto found = json.find(name);
    return found == json.end() ? nullptr : &*found;
  }
  Node below(Json& value, std::string_view name) const {
    return {value, std::string(pointer).append("/").append(name), depth + 1};
  }
  void require(bool is_right, const char* what) const {
    if (!is_right) damaged(pointer + " is no " + what);
  }
};

/// Tells where values were read. What JSON counts in code points are bytes
/// here.
class Places {
 public:
  /// `provenance` is null if there is none. Both outlive this.
  Places(std::string_view text, Json* provenance)
      : has_text_(provenance != nullptr || !text.empty()),
        index_(text),
        provenance_(provenance) {}

  bool has_text() const { return has_text_; }

  Where find(const std::string& pointer) {
    if (provenance_ == nullptr) return {};
    const Node all{*provenance_, "/provenance"};
    Json* place = all.find(pointer);
    return place == nullptr ? Where() : read(all.below(*place, pointer));
  }

  Span span(const Node& node) {
    const Json& json = node.json;
    node.require(json.is_array() && json.size() == 2 &&
                     json[0].is_number_unsigned() &&
                     json[1].is_number_unsigned(),
                 "span");
    const auto bytes = index_.to_bytes(
        {json[0].get<std::size_t>(), json[1].get<std::size_t>()});
    node.require(bytes.has_value(), "span of the text");
    return *bytes;
  }

 private:
  Where read(const Node& place) {
    place.require(place.json.is_object(), "object");
    Json* span_json = place.find("span");
    Json* rule = place.find("rule");
    place.require(span_json != nullptr && rule != nullptr && rule->is_string(),
                  "place");
    Where where;
    where.span = span(place.below(*span_json, "span"));
    where.rule = std::move(rule->get_ref<std::string&>());
    if (Json* gaps = place.find("gaps"))
      read_gaps(place.below(*gaps, "gaps"), where);
    return where;
  }

  void read_gaps(const Node& gaps, Where& where) {
    gaps.require(gaps.json.is_array(), "array");
    std::size_t end = where.span.begin;
    for (Json& each : gaps.json) {
      const Span gap =
          span(gaps.below(each, std::to_string(where.gaps.size())));
      gaps.require(end <= gap.begin && gap.end <= where.span.end,
                   "row of gaps in the span");
      where.gaps.push_back(gap);
      end = gap.end;
    }
  }

  bool has_text_;
  CodePointIndex index_;
  Json* provenance_;
};

/// Fills in the members of an object, as `describe` names them. Words are
/// moved out of the JSON.
class Members {
 public:
  Members(const Node& object, Places& places)
      : object_(object), places_(places) {
    object.require(object.json.is_object(), "object");
  }

  /// What all letters have in common.
  void operator()(std::string_view name, std::string_view expected) {
    const Json* member = object_.find(name);
    if (member == nullptr || *member != expected)
      damaged(object_.pointer + "/" + std::string(name) + " is not \"" +
              std::string(expected) + "\"");
  }

  template <class T>
  void operator()(std::string_view name, T& value) {
    Json none;
    Json* member = object_.find(name);
    read(object_.below(member == nullptr ? none : *member, name), value);
  }

  template <class T>
  void operator()(std::string_view name, std::vector<T>& values,
                  std::string_view) {
    Json* member = object_.find(name);
    if (member == nullptr) return;
    const Node array = object_.below(*member, name);
    array.require(member->is_array(), "array");
    values.reserve(member->size());
    for (Json& item : *member) {
      const std::string index = std::to_string(values.size());
      read(array.below(item, index), values.emplace_back());
    }
  }

 private:
  void read(const Node& node, std::string& value) {
    node.require(node.json.is_string(), "string");
    value = std::move(node.json.get_ref<std::string&>());
  }
  void read(const Node& node, bool& value) {
    node.require(node.json.is_boolean(), "boolean");
    value = node.json.get<bool>();
  }
  void read(const Node& node, int& value) { read_number(node, value); }
  void read(const Node& node, std::size_t& value) { read_number(node, value); }

  template <class T>
  void read_number(const Node& node, T& value) {
    node.require(node.json.is_number_unsigned(), "number");
    const auto number = node.json.get<std::uint64_t>();
    node.require(std::in_range<T>(number), "number of this size");
    value = static_cast<T>(number);
  }

  void read(const Node& node, Severity& value) {
    for (const Severity each :
         {Severity::information, Severity::warning, Severity::error}) {
      if (node.json != name(each)) continue;
      value = each;
      return;
    }
    node.require(false, "severity");
  }

  // There is nothing that the code points of a span count in without a text.
  void read(const Node& node, std::optional<Span>& value) {
    if (node.json.is_null() || !places_.has_text()) return;
    value = places_.span(node);
  }

  template <class T>
  void read(const Node& node, std::optional<T>& value) {
    if (!node.json.is_null()) read(node, value.emplace());
  }
  template <class T>
  void read(const Node& node, Found<T>& found) {
    read(node, found.value);
    found.where = places_.find(node.pointer);
  }
  template <class Object>
  void read(const Node& node, Object& object) {
    if (node.depth > deepest) damaged(node.pointer + " lies too deep");
    Members members(node, places_);
    describe(object, members);
  }

  const Node& object_;
  Places& places_;
};

std::string take_text(const Node& record) {
  Json* text = record.find("text");
  if (text == nullptr) return {};
  record.below(*text, "text").require(text->is_string(), "string");
  return std::move(text->get_ref<std::string&>());
}

Json* find_provenance(const Node& record) {
  Json* provenance = record.find("provenance");
  if (provenance == nullptr) return nullptr;
  const Node node = record.below(*provenance, "provenance");
  node.require(provenance->is_object(), "object");
  node.require(record.find("text") != nullptr, "account of a text");
  return provenance;
}

}  // namespace

Record read_json(std::string_view json) {
  Json tree = Json::parse(json, nullptr, false);
  if (tree.is_discarded()) damaged("it is no JSON");
  const Node root{tree, ""};
  if (!tree.is_object()) damaged("it is no object");
  Record record;
  record.source.text = take_text(root);
  Places places(record.source.text, find_provenance(root));
  Members members(root, places);
  describe(record.letter, members);
  const LetterSource& source = record.letter.source;
  record.source.path = source.path;
  record.source.format = source.format;
  record.source.bytes = source.bytes;
  record.source.sha256 = source.sha256;
  return record;
}

}  // namespace ituletter
