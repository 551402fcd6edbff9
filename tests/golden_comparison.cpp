#include "golden_comparison.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "ituletter/text.hpp"

namespace ituletter {
namespace {

using nlohmann::json;

constexpr std::string_view plain_keys[] = {
    "schema",  "id",         "kind",      "number",
    "group",   "amendment",  "bureau",    "language",
    "date",    "place",      "reference", "internal_reference",
    "subject", "salutation", "closing",   "annexes_declared"};

/// Keys of the letter's words; all others are compared as they are.
constexpr std::string_view word_keys[] = {
    "text",    "title",      "reference", "subject",
    "closing", "salutation", "name",      "internal_reference"};

/// Lists of records, and the keys by which a record is found again.
struct RecordList {
  std::string_view name;
  std::vector<std::string> keys;
};
const RecordList record_lists[] = {
    {"to", {"category", "text"}},
    {"copy", {"category", "text"}},
    {"meetings", {"start", "end", "status"}},
    {"deadlines", {"date", "action"}},
    {"annexes", {"label"}},
};

json member(const json& object, const std::string& key) {
  return object.is_object() ? object.value(key, json()) : json();
}

std::string shown(const json& value) {
  return value.is_string() ? value.get<std::string>() : value.dump();
}

bool is_one_of(std::string_view sought, const std::string_view* begin,
               const std::string_view* end) {
  return std::find(begin, end, sought) != end;
}

/// A list of levels as a list of lines; its levels show in the numbers.
void add_lines(const json& items, json& lines) {
  for (const json& item : items) {
    lines.push_back(shown(member(item, "number")) + " " +
                    shown(member(item, "title")));
    add_lines(member(item, "items"), lines);
  }
}

/// Mentioned without its full date: such a meeting need not be expected.
bool is_vague(const json& meeting) {
  return member(meeting, "status") == "mentioned" &&
         shown(member(meeting, "start")).size() != 10;
}

class Comparison {
 public:
  explicit Comparison(const ComparisonRules& rules) : rules_(rules) {}

  Differences compare(const json& expected, const json& letter) {
    for (const std::string_view key : plain_keys)
      compare_member("", std::string(key), expected, letter);
    for (const RecordList& list : record_lists) {
      const std::string name(list.name);
      if (expected.contains(name))
        compare_records(list, expected[name], member(letter, name));
    }
    compare_contact(member(expected, "contact"), member(letter, "contact"));
    compare_numbers(expected, member(letter, "paragraphs"));
    if (expected.contains("links"))
      compare_bag("links", "links", expected["links"], member(letter, "links"));
    if (expected.contains("references")) compare_references(expected, letter);
    if (expected.contains("agenda"))
      compare_agendas(expected["agenda"], member(letter, "agenda"));
    compare_record("signatory", member(expected, "signatory"),
                   member(letter, "signatory"));
    return std::move(found_);
  }

 private:
  void add(std::string path, const json& expected, const json& got) {
    found_.push_back({std::move(path), shown(expected), shown(got)});
  }
  void add_missing(const std::string& what, const json& expected) {
    found_.push_back({what + " missing", shown(expected), "nothing"});
  }
  void add_unexpected(const std::string& what, const json& got) {
    found_.push_back({what + " unexpected", "nothing", shown(got)});
  }

  std::string words(const std::string& value) const {
    std::string text = plain(value);
    const std::size_t last = text.find_last_not_of(";:,. ");
    text.resize(last == std::string::npos ? 0 : last + 1);
    if (rules_.is_damaged) {
      const auto is_lost = [](char c) {
        return c == ' ' || c == '-' || c == '?';
      };
      text.erase(std::remove_if(text.begin(), text.end(), is_lost), text.end());
    }
    return text;
  }

  bool is_same(std::string_view key, const json& want, const json& got) const {
    if (want.is_string() && got.is_string() &&
        is_one_of(key, std::begin(word_keys), std::end(word_keys)))
      return words(want) == words(got);
    return want == got;
  }

  bool is_compared(const std::string& path, std::string_view key) const {
    return rules_.has_titles || key != "title" ||
           path.compare(0, 7, "annexes") != 0;
  }

  void compare_member(const std::string& path, const std::string& key,
                      const json& want, const json& got) {
    if (!want.contains(key) || !is_compared(path, key)) return;
    const json found = member(got, key);
    if (!is_same(key, want[key], found))
      add(path.empty() ? key : path + "." + key, want[key], found);
  }

  void compare_record(const std::string& path, const json& want,
                      const json& got) {
    if (!want.is_object()) return;
    for (const auto& entry : want.items())
      compare_member(path, entry.key(), want, got);
  }

  std::size_t count_differences(const json& want, const json& got) const {
    std::size_t count = 0;
    for (const auto& entry : want.items()) {
      if (!is_same(entry.key(), entry.value(), member(got, entry.key())))
        ++count;
    }
    return count;
  }

  /// Of the records with the same keys the most similar one.
  std::size_t find_record(const RecordList& list, const json& want,
                          const json& left) const {
    std::size_t best = left.size();
    for (std::size_t at = 0; at < left.size(); ++at) {
      const bool fits = std::all_of(
          list.keys.begin(), list.keys.end(), [&](const std::string& key) {
            return is_same(key, member(want, key), member(left[at], key));
          });
      if (fits &&
          (best == left.size() || count_differences(want, left[at]) <
                                      count_differences(want, left[best])))
        best = at;
    }
    return best;
  }

  static std::string path_of(const RecordList& list, const json& record) {
    std::string path(list.name);
    char before = '[';
    for (const std::string& key : list.keys) {
      path += before + shown(member(record, key));
      before = ' ';
    }
    return path + "]";
  }

  void compare_records(const RecordList& list, const json& want,
                       const json& got) {
    json left = got.is_array() ? got : json::array();
    for (const json& record : want) {
      const std::string path = path_of(list, record);
      const std::size_t at = find_record(list, record, left);
      if (at == left.size()) {
        add_missing(path, record);
        continue;
      }
      compare_record(path, record, left[at]);
      left.erase(at);
    }
    for (const json& record : left) {
      if (list.name != "meetings" || !is_vague(record))
        add_unexpected(path_of(list, record), record);
    }
  }

  void compare_bag(const std::string& path, std::string_view key,
                   const json& want, const json& got) {
    json left = got.is_array() ? got : json::array();
    for (const json& value : want) {
      const auto same = [&](const json& one) {
        return is_same(key, value, one);
      };
      const auto match = std::find_if(left.begin(), left.end(), same);
      if (match == left.end()) {
        add_missing(path + "[" + shown(value) + "]", value);
      } else {
        left.erase(match);
      }
    }
    for (const json& value : left)
      add_unexpected(path + "[" + shown(value) + "]", value);
  }

  void compare_contact(const json& want, const json& got) {
    if (!want.is_object()) return;
    for (const auto& entry : want.items())
      compare_bag("contact." + entry.key(), entry.key(), entry.value(),
                  member(got, entry.key()));
  }

  void compare_numbers(const json& expected, const json& paragraphs) {
    if (!expected.contains("paragraph_numbers")) return;
    json numbers = json::array();
    for (const json& paragraph : paragraphs) {
      const json number = member(paragraph, "number");
      if (!number.is_null()) numbers.push_back(number);
    }
    if (numbers != expected["paragraph_numbers"])
      add("paragraph_numbers", expected["paragraph_numbers"], numbers);
  }

  void compare_references(const json& expected, const json& letter) {
    using Names = std::set<std::string>;
    const auto names_of = [](const json& references) {
      Names names;
      for (const json& one : references)
        names.insert(shown(member(one, "kind")) + " " +
                     shown(member(one, "id")));
      return names;
    };
    const Names want = names_of(expected["references"]);
    const Names got = names_of(member(letter, "references"));
    Names spare;
    for (const json& id : member(expected, "references_optional"))
      spare.insert(shown(id));
    for (const std::string& name : want) {
      if (got.count(name) == 0) add_missing("references[" + name + "]", name);
    }
    for (const std::string& name : got) {
      if (want.count(name) == 0 &&
          spare.count(name.substr(name.find(' ') + 1)) == 0)
        add_unexpected("references[" + name + "]", name);
    }
  }

  void compare_agendas(const json& want, const json& found) {
    const json got = found.is_array() ? found : json::array();
    if (want.size() != got.size()) add("agenda.size", want.size(), got.size());
    for (std::size_t at = 0; at < std::min(want.size(), got.size()); ++at) {
      const std::string path =
          "agenda[" + shown(member(want[at], "annex")) + "]";
      compare_member(path, "annex", want[at], got[at]);
      if (rules_.has_titles) compare_member(path, "title", want[at], got[at]);
      json wanted = json::array();
      json lines = json::array();
      add_lines(member(want[at], "items"), wanted);
      add_lines(member(got[at], "items"), lines);
      compare_bag(path + ".items", "title", wanted, lines);
    }
  }

  ComparisonRules rules_;
  Differences found_;
};

void add_differences(const std::string& path, const json& one,
                     const json& other, Differences& found) {
  if (one == other) return;
  if (one.is_object() && other.is_object()) {
    for (const auto& entry : one.items())
      add_differences(path + "/" + entry.key(), entry.value(),
                      member(other, entry.key()), found);
  } else if (one.is_array() && other.is_array() && one.size() == other.size()) {
    for (std::size_t at = 0; at < one.size(); ++at)
      add_differences(path + "/" + std::to_string(at), one[at], other[at],
                      found);
  } else {
    found.push_back({path, shown(one), shown(other)});
  }
}

}  // namespace

Differences compare_with_expectation(const json& expected, const json& letter,
                                     const ComparisonRules& rules) {
  return Comparison(rules).compare(expected, letter);
}

Differences compare_readings(const json& one, const json& other,
                             const std::set<std::string>& ignored) {
  Differences found;
  for (const auto& entry : one.items()) {
    if (ignored.count(entry.key()) == 0)
      add_differences("/" + entry.key(), entry.value(),
                      member(other, entry.key()), found);
  }
  return found;
}

}  // namespace ituletter
