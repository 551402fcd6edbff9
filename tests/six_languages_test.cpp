// One letter in six languages says the same, and so does each of its forms:
// all that is no words, and the events of its calendar.

#include <array>
#include <filesystem>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "golden_letters.hpp"
#include "ituletter/read.hpp"
#include "read/child.hpp"
#include "unit/catch.hpp"

using namespace ituletter;
using nlohmann::json;

namespace {

namespace fs = std::filesystem;

constexpr std::array languages = {"en", "fr", "es", "ru", "zh", "ar"};
constexpr const char* letter = "-2018-collective-letter-5-12";

bool is_installed(const char* program) {
  return !find_program(program, ChildLimits().path).empty();
}

/// The letter in every form that can be read here.
std::vector<fs::path> forms(const std::string& language) {
  const std::string name = language + letter;
  const fs::path folder = golden_folder() / name;
  const fs::path sample = golden_folder() / ".." / ".." / "samples" / name;
  std::vector<fs::path> paths = {sample.string() + ".docx",
                                 sample.string() + ".txt"};
  if (is_installed("soffice")) paths.push_back(folder / "letter.doc");
  if (is_installed("pdftotext")) paths.push_back(folder / "letter.pdf");
  return paths;
}

/// The numbers of agenda items: letters of another script differ, but not
/// that they are letters.
json numbers_of(const json& items) {
  json numbers = json::array();
  for (const json& item : items) {
    const std::string number = item["number"].is_string() ? item["number"] : "";
    const bool is_digits = number.find_first_of("0123456789") == 0;
    numbers.push_back({is_digits ? number : "a)", numbers_of(item["items"])});
  }
  return numbers;
}

json paragraph_numbers(const json& paragraphs) {
  json numbers = json::array();
  for (const json& paragraph : paragraphs)
    if (!paragraph["number"].is_null()) numbers.push_back(paragraph["number"]);
  return numbers;
}

json selected(const json& from, const std::vector<std::string>& keys) {
  json some = json::object();
  for (const std::string& key : keys) some[key] = from[key];
  return some;
}

/// The values of each object under these keys, in any order.
json selected_of_all(const json& objects,
                     const std::vector<std::string>& keys) {
  std::multiset<std::string> all;
  for (const json& object : objects) all.insert(selected(object, keys).dump());
  return all;
}

/// Only a document shows the target of a link.
void erase_linked_contacts(json& deadlines) {
  for (json& deadline : deadlines) {
    json& contact = deadline["contact"];
    if (contact.is_string() && contact.get<std::string>().starts_with("http"))
      contact = nullptr;
  }
}

/// What a letter says in no words of its language.
json facts_without_words(json facts) {
  erase_linked_contacts(facts["deadlines"]);
  json same = selected(
      facts, {"id", "kind", "number", "group", "amendment", "bureau", "date",
              "internal_reference", "annexes_declared", "contact"});
  same["to"] = selected_of_all(facts["to"], {"category"});
  same["copy"] = selected_of_all(facts["copy"], {"category"});
  same["meetings"] = selected_of_all(
      facts["meetings"], {"group", "start", "end", "opens", "closes",
                          "time_zone", "mode", "status"});
  same["deadlines"] = selected_of_all(
      facts["deadlines"],
      {"date", "time", "time_zone", "action", "basis", "contact"});
  same["references"] = selected_of_all(facts["references"], {"kind", "id"});
  for (const json& agenda : facts["agenda"])
    same["agenda"].push_back({agenda["annex"], numbers_of(agenda["items"])});
  same["annexes"] = selected_of_all(facts["annexes"], {"label", "kind"});
  same["signed"] = facts["signatory"]["signed"];
  same["paragraphs"] = paragraph_numbers(facts["paragraphs"]);
  return same;
}

/// The lines of a calendar that tell its events apart and when they are.
std::multiset<std::string> events_of(const ReadLetter& one) {
  std::multiset<std::string> events;
  std::istringstream lines(one.write("ics"));
  std::string event;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("BEGIN:VEVENT")) event.clear();
    if (line.starts_with("UID") || line.starts_with("DTSTART") ||
        line.starts_with("DTEND") || line.starts_with("SEQUENCE"))
      event += line;
    if (line.starts_with("END:VEVENT")) events.insert(event);
  }
  return events;
}

}  // namespace

TEST_CASE("a letter says the same in six languages and in every file") {
  const ReadLetter english(forms("en").front());
  const json expected = facts_without_words(english.facts());
  const auto events = events_of(english);
  CHECK(expected["id"] == "T17-SG12-COL-0005");
  CHECK(expected["references"].size() >= 36);
  CHECK(events.size() >= 9);
  for (const char* language : languages) {
    for (const fs::path& path : forms(language)) {
      INFO(path.string());
      const ReadLetter one(path);
      const json facts = facts_without_words(one.facts());
      for (const auto& [key, value] : expected.items()) {
        INFO(key);
        CHECK(facts[key].dump() == value.dump());
      }
      CHECK(events_of(one) == events);
    }
  }
}

TEST_CASE("the documents of six languages have the same links and paragraphs") {
  const json english = ReadLetter(forms("en").front()).facts();
  const std::vector<std::string> keys = {"date", "action", "contact"};
  CHECK(english["links"].size() >= 9);
  for (const char* language : languages) {
    INFO(language);
    const json facts = ReadLetter(forms(language).front()).facts();
    CHECK(facts["links"] == english["links"]);
    CHECK(facts["paragraphs"].size() == english["paragraphs"].size());
    CHECK(selected_of_all(facts["deadlines"], keys) ==
          selected_of_all(english["deadlines"], keys));
  }
}
