#include "grammar/grammar_file.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "grammar/toml.hpp"
#include "ituletter/error.hpp"
#include "ituletter/text.hpp"

namespace ituletter {
namespace {

FilePlace place_of(const toml::node& node) {
  return {static_cast<int>(node.source().begin.line),
          static_cast<int>(node.source().begin.column)};
}

constexpr std::array<std::string_view, 4> search_lists = {
    "articles", "elided", "endings", "prefixes"};

/// Reads one file; knows its path for messages.
class FileParser {
 public:
  explicit FileParser(const std::string& path) : path_(path) {}

  GrammarFile run(const toml::table& root) {
    file_.path = path_;
    for (const auto& [key, node] : root) section(key.str(), node);
    if (file_.language.empty()) {
      fail("no language; add: language = \"…\"", {1, 1});
    }
    const auto line = [](const RuleSource& rule) { return rule.place.line; };
    std::ranges::stable_sort(file_.rules, {}, line);
    const auto entry_line = [](const EntrySource& entry) {
      return entry.match.empty() ? 0 : entry.match.front().place.line;
    };
    std::ranges::stable_sort(file_.entries, {}, entry_line);
    return std::move(file_);
  }

 private:
  [[noreturn]] void fail(const std::string& what, FilePlace place) const {
    throw Error(ErrorKind::grammar, what, path_, place.line, place.column);
  }

  std::string text(const toml::node& node, const std::string& what) const {
    const auto value = node.value<std::string>();
    if (!value || !node.is_string()) {
      fail(what + " must be a string", place_of(node));
    }
    return *value;
  }

  const toml::table& table(const toml::node& node,
                           const std::string& what) const {
    const auto* value = node.as_table();
    if (value == nullptr) fail(what + " must be a table", place_of(node));
    return *value;
  }

  std::vector<TemplateSource> templates(const toml::node& node,
                                        const std::string& what) const {
    std::vector<TemplateSource> out;
    if (const auto* list = node.as_array()) {
      for (const toml::node& item : *list) {
        out.push_back({text(item, what), place_of(item)});
      }
    } else {
      out.push_back({text(node, what), place_of(node)});
    }
    return out;
  }

  void section(std::string_view key, const toml::node& node) {
    if (key == "language") {
      file_.language = text(node, "language");
    } else if (key == "detect") {
      detect(table(node, "detect"));
    } else if (key == "phrases") {
      for (const auto& [name, value] : table(node, "phrases")) {
        file_.phrases.push_back(
            {std::string(name.str()), templates(value, "a phrase")});
      }
    } else if (key == "labels") {
      entries("label", true, table(node, "labels"));
    } else if (key == "table" || key == "cue") {
      for (const auto& [name, value] : table(node, std::string(key))) {
        entries(std::string(name.str()), key == "cue",
                table(value, "[" + std::string(key) + ".…]"));
      }
    } else if (key == "ids" || key == "periods" || key == "calendar" ||
               key == "view") {
      data(std::string(key), table(node, std::string(key)));
    } else if (key == "search") {
      search(table(node, "search"));
    } else if (key == "data") {
      for (const auto& [name, value] : table(node, "data")) {
        data(std::string(name.str()), table(value, "[data.…]"));
      }
    } else if (key == "rule" || key == "part") {
      rules(node, key == "part");
    } else {
      fail("unknown section \"" + std::string(key) + "\"", place_of(node));
    }
  }

  void detect(const toml::table& section) {
    for (const auto& [key, node] : section) {
      if (key.str() != "words") fail("unknown key in [detect]", place_of(node));
      for (const TemplateSource& word : templates(node, "a word")) {
        file_.common_words.push_back(word.text);
      }
    }
  }

  void entries(const std::string& list, bool is_cue,
               const toml::table& section) {
    for (const auto& [value, node] : section) {
      file_.entries.push_back({list, is_cue, std::string(value.str()),
                               templates(node, "a template")});
    }
  }

  void data(const std::string& name, const toml::table& section) {
    for (const auto& [key, node] : section) {
      file_.data.push_back(
          {name, std::string(key.str()), text(node, "a value")});
    }
  }

  // Lists become rows of the same key.
  void search(const toml::table& section) {
    for (const auto& [key, node] : section) {
      if (key.str() == "shortest") {
        const auto shortest = node.value_exact<std::int64_t>();
        if (!shortest || *shortest < 1 || *shortest > 9) {
          fail("shortest must be a number from 1 to 9", place_of(node));
        }
        file_.data.push_back({"search", "shortest", std::to_string(*shortest)});
        continue;
      }
      if (std::ranges::find(search_lists, key.str()) == search_lists.end()) {
        fail("unknown key \"" + std::string(key.str()) + "\" in [search]",
             place_of(node));
      }
      for (TemplateSource& row : templates(node, std::string(key.str()))) {
        file_.data.push_back(
            {"search", std::string(key.str()), std::move(row.text)});
      }
    }
  }

  void rules(const toml::node& node, bool is_part) {
    const auto* list = node.as_array();
    if (list == nullptr) fail("write [[rule]], not [rule]", place_of(node));
    for (const toml::node& item : *list) {
      file_.rules.push_back(rule(table(item, "a rule"), is_part));
    }
  }

  RuleSource rule(const toml::table& from, bool is_part) const {
    RuleSource rule;
    rule.is_part = is_part;
    rule.place = place_of(from);
    for (const auto& [key, node] : from) rule_key(rule, key.str(), node);
    const auto need = [&](bool is_there, const char* what) {
      if (!is_there) {
        fail("rule \"" + rule.name + "\" has no " + what, rule.place);
      }
    };
    need(!rule.name.empty(), "name");
    need(!rule.match.empty(), "match");
    need(!rule.yields.empty(), "yields");
    need(!rule.examples.empty(), "examples");
    need(!rule.rejects.empty(), "rejects");
    return rule;
  }

  // Of a list, the values of its members.
  std::string example_value(const toml::node& node) const {
    std::string out;
    for (const TemplateSource& value : templates(node, "an example's value")) {
      out += (out.empty() ? "" : ", ") + value.text;
    }
    return out;
  }

  void rule_key(RuleSource& rule, std::string_view key,
                const toml::node& node) const {
    if (key == "name") {
      rule.name = text(node, "name");
    } else if (key == "match") {
      rule.match = templates(node, "match");
    } else if (key == "yields") {
      rule.yields = text(node, "yields");
    } else if (key == "value") {
      rule.value = text(node, "value");
    } else if (key == "set") {
      for (const auto& [name, value] : table(node, "set")) {
        rule.set.emplace_back(std::string(name.str()), text(value, "set"));
      }
    } else if (key == "examples") {
      for (const auto& [example, value] : table(node, "examples")) {
        rule.examples.push_back({std::string(example.str()),
                                 example_value(value), place_of(value)});
      }
    } else if (key == "rejects") {
      for (const TemplateSource& reject : templates(node, "rejects")) {
        rule.rejects.push_back({reject.text, "", reject.place});
      }
    } else {
      fail("unknown key \"" + std::string(key) + "\" in a rule",
           place_of(node));
    }
  }

  const std::string& path_;
  GrammarFile file_;
};

}  // namespace

GrammarFile parse_grammar_file(std::string_view toml, const std::string& path) {
  return FileParser(path).run(parse_toml(toml, path, ErrorKind::grammar));
}

}  // namespace ituletter
