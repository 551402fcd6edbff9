#include "check/config.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "grammar/toml.hpp"
#include "ituletter/error.hpp"
#include "ituletter/text.hpp"
#include "text/suggestion.hpp"

namespace ituletter {
namespace {

using Words = std::vector<std::string>;

constexpr std::array<std::pair<std::string_view, Profile>, 3> profiles = {{
    {"letter", Profile::letter},
    {"template", Profile::letter_form},
    {"archive", Profile::past_letter},
}};

bool is_in(const Words& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

/// Names of rules, and of groups with a star.
Words rule_names() {
  Words names;
  for (const CheckRule& rule : check_rules()) {
    const std::string_view name = rule.name;
    const std::string group =
        std::string(name.substr(0, name.find('/'))) + "/*";
    if (!is_in(names, group)) names.push_back(group);
    names.emplace_back(name);
  }
  return names;
}

/// Reads one file; knows its path for messages.
class ConfigParser {
 public:
  explicit ConfigParser(const std::string& path) : path_(path) {}

  CheckConfig run(const toml::table& root) {
    for (const auto& [key, node] : root) section(key, node);
    std::stable_partition(
        config_.levels.begin(), config_.levels.end(),
        [](const RuleLevel& level) { return level.rule.ends_with('*'); });
    return std::move(config_);
  }

 private:
  [[noreturn]] void fail(const std::string& what,
                         const toml::source_region& where) const {
    throw Error(ErrorKind::usage, what, path_,
                static_cast<int>(where.begin.line),
                static_cast<int>(where.begin.column));
  }

  std::string text(const toml::node& node, std::string_view key) const {
    const auto value = node.value<std::string>();
    if (!node.is_string() || !value)
      fail(std::string(key) + " must be a string", node.source());
    return *value;
  }

  std::string one_of(const toml::node& node, std::string_view key,
                     const Words& known) const {
    std::string value = text(node, key);
    if (!is_in(known, value)) {
      fail("no " + std::string(key) + " \"" + value + "\"" +
               suggestion(value, known),
           node.source());
    }
    return value;
  }

  [[noreturn]] void unknown_key(const toml::key& key,
                                const Words& known) const {
    const std::string name(key.str());
    std::string near = suggestion(name, known);
    if (near.empty()) {
      for (const std::string& one : known)
        near += (near.empty() ? "; there are " : ", ") + one;
    }
    fail("unknown key \"" + name + "\"" + near, key.source());
  }

  void section(const toml::key& key, const toml::node& node) {
    const std::string_view name = key.str();
    if (name == "profile") {
      config_.profile = find_profile(one_of(node, name, profile_names()));
    } else if (name == "fail-on") {
      config_.fail_on = one_of(node, name, fail_names_);
    } else if (name == "baseline") {
      config_.baseline = text(node, name);
    } else if (name == "placeholders") {
      placeholders(node);
    } else if (name == "levels") {
      levels(node);
    } else if (name == "ignore") {
      ignores(node);
    } else {
      unknown_key(key, {"profile", "fail-on", "baseline", "placeholders",
                        "levels", "ignore"});
    }
  }

  void placeholders(const toml::node& node) {
    const auto* list = node.as_array();
    if (list == nullptr) fail("placeholders must be a list", node.source());
    for (const toml::node& item : *list)
      config_.placeholders.push_back(text(item, "a placeholder"));
  }

  void levels(const toml::node& node) {
    const auto* rows = node.as_table();
    if (rows == nullptr) fail("write [levels]", node.source());
    for (const auto& [key, value] : *rows) {
      if (!is_in(rules_, key.str())) {
        fail("no rule \"" + std::string(key.str()) + "\"" +
                 suggestion(key.str(), rules_),
             key.source());
      }
      const std::string name = one_of(value, "level", level_names_);
      const auto number = std::ranges::find(level_names_, name);
      RuleLevel level{.rule = std::string(key.str()), .level = {}};
      if (number != level_names_.begin()) {
        level.level = static_cast<Severity>(number - level_names_.begin() - 1);
      }
      config_.levels.push_back(std::move(level));
    }
  }

  void ignores(const toml::node& node) {
    const auto* list = node.as_array();
    if (list == nullptr) fail("write [[ignore]], not [ignore]", node.source());
    for (const toml::node& item : *list) {
      const auto* entry = item.as_table();
      if (entry == nullptr) fail("write [[ignore]]", item.source());
      config_.ignores.push_back(ignore(*entry));
    }
  }

  Ignore ignore(const toml::table& from) const {
    Ignore out;
    out.line = static_cast<int>(from.source().begin.line);
    for (const auto& [key, node] : from) {
      const std::string_view name = key.str();
      if (name == "rule") {
        out.rule = one_of(node, name, rules_);
      } else if (name == "file") {
        out.file = text(node, name);
      } else if (name == "text") {
        out.text = text(node, name);
      } else if (name == "reason") {
        out.reason = text(node, name);
      } else {
        unknown_key(key, {"rule", "file", "text", "reason"});
      }
    }
    if (out.reason.empty()) fail("an [[ignore]] needs a reason", from.source());
    if (out.rule.empty() && out.file.empty() && out.text.empty())
      fail("an [[ignore]] needs a rule, a file or a text", from.source());
    return out;
  }

  const std::string& path_;
  Words rules_ = rule_names();
  Words level_names_ = {"off", "information", "warning", "error"};
  Words fail_names_ = {"error", "warning", "information", "never"};
  CheckConfig config_;
};

}  // namespace

std::optional<Profile> find_profile(std::string_view name) {
  for (const auto& [known, profile] : profiles) {
    if (known == name) return profile;
  }
  return std::nullopt;
}

std::vector<std::string> profile_names() {
  std::vector<std::string> names;
  names.reserve(profiles.size());
  for (const auto& row : profiles) names.emplace_back(row.first);
  return names;
}

CheckConfig parse_check_config(std::string_view toml, const std::string& path) {
  return ConfigParser(path).run(parse_toml(toml, path, ErrorKind::usage));
}

}  // namespace ituletter
