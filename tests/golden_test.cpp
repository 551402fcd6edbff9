// What comes of the letters in tests/golden, in every form that they have.
// What is not right yet stands in golden/known_misses.json; the tests fail on
// anything else, and on a miss that has gone. ITULETTER_REWRITE_MISSES=1
// writes that list anew: look at what became longer.

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "golden_comparison.hpp"
#include "golden_letters.hpp"
#include "ituletter/error.hpp"
#include "ituletter/read.hpp"
#include "read/child.hpp"
#include "unit/catch.hpp"

using namespace ituletter;
using nlohmann::json;

namespace {

namespace fs = std::filesystem;

/// Paths of the differences, by "letter/form".
using Misses = std::map<std::string, std::set<std::string>>;

fs::path misses_path() { return golden_folder() / "known_misses.json"; }

bool is_rewriting() {
  const char* value = std::getenv("ITULETTER_REWRITE_MISSES");
  return value != nullptr && std::string(value) == "1";
}

/// Those of one test: the file has a section for each.
Misses known_misses(const std::string& section) {
  if (!fs::exists(misses_path())) return {};
  return json::parse(read_bytes(misses_path())).value(section, Misses());
}

void rewrite_misses(const std::string& section, const Misses& misses) {
  json all = json::object();
  if (fs::exists(misses_path())) all = json::parse(read_bytes(misses_path()));
  all[section] = misses;
  std::ofstream(misses_path()) << all.dump(1) << '\n';
}

/// A new difference fails, and so does a listed one that has gone.
std::string report(const Differences& found,
                   const std::set<std::string>& known) {
  std::string lines;
  std::set<std::string> left = known;
  for (const GoldenDifference& one : found) {
    left.erase(one.path);
    if (known.count(one.path) == 0)
      lines += "  " + one.path + "\n    expected: " + one.expected +
               "\n    got:      " + one.got + "\n";
  }
  for (const std::string& path : left)
    lines += "  " + path + "\n    is right now: take it off the list\n";
  return lines;
}

using Comparer = std::function<Differences(const GoldenFile&)>;

/// What cannot be converted differs as a whole.
Differences differences_of(const GoldenFile& file, const Comparer& compare) {
  try {
    return compare(file);
  } catch (const Error& error) {
    return {{"letter missing", "a letter", error.what()}};
  }
}

void check_files(const std::string& section, const Comparer& compare,
                 const std::function<bool(const GoldenFile&)>& is_meant) {
  const Misses known = known_misses(section);
  Misses misses;
  std::size_t count = 0;
  for (const GoldenFile& file : golden_files()) {
    if (!is_meant(file)) continue;
    ++count;
    const Differences found = differences_of(file, compare);
    for (const GoldenDifference& one : found)
      misses[file.name()].insert(one.path);
    const auto here = known.find(file.name());
    const std::string lines = report(
        found, here == known.end() ? std::set<std::string>() : here->second);
    if (!lines.empty() && !is_rewriting())
      FAIL_CHECK(file.name() << "\n" << lines);
  }
  CHECK(count > 0);
  if (is_rewriting()) rewrite_misses(section, misses);
}

Differences compare_golden(const GoldenFile& file) {
  ComparisonRules rules;
  rules.is_damaged = is_damaged(file);
  rules.has_titles = file.form != "one-line";
  return compare_with_expectation(expectation_of(file),
                                  ReadLetter(file.path).facts(), rules);
}

/// What plain text need not show as the document does: the keys of its own
/// expectation, which are about the targets of links, and the paragraphs.
std::set<std::string> keys_beyond_text(const GoldenFile& file) {
  std::set<std::string> keys = {"source", "diagnostics", "paragraphs"};
  const fs::path path = golden_folder() / file.letter / "expected.text.json";
  if (fs::exists(path)) {
    const json expected = json::parse(read_bytes(path));
    for (const auto& entry : expected.items()) keys.insert(entry.key());
  }
  return keys;
}

json without_paragraphs(json facts) {
  for (json& annex : facts["annexes"]) annex.erase("paragraphs");
  return facts;
}

/// The document's contact may be the target of a link, which the text lacks
/// there or altogether. Other contacts stay to be compared.
void erase_linked_contacts(json& want, json& got, const std::string& text) {
  if (want["deadlines"].size() != got["deadlines"].size()) return;
  for (std::size_t i = 0; i < want["deadlines"].size(); ++i) {
    json& contact = want["deadlines"][i]["contact"];
    json& found = got["deadlines"][i]["contact"];
    if (!contact.is_string()) continue;
    const auto address = contact.get<std::string>();
    if (text.find(address) != std::string::npos &&
        !(found.is_null() && address.starts_with("http")))
      continue;
    contact = nullptr;
    found = nullptr;
  }
}

Differences compare_with_document(const GoldenFile& file, const json& got) {
  GoldenFile document = file;
  document.path.replace_extension(".docx");
  const std::set<std::string> keys = keys_beyond_text(file);
  json want = without_paragraphs(ReadLetter(document.path).facts());
  json facts = without_paragraphs(got);
  if (keys.contains("links"))
    erase_linked_contacts(want, facts, read_bytes(file.path));
  return compare_readings(want, facts, keys);
}

}  // namespace

TEST_CASE("a letter says the same in every form that it has") {
  check_files("expected", compare_golden,
              [](const GoldenFile&) { return true; });
}

TEST_CASE("the plain text of a sample says what the document says") {
  const auto compare = [](const GoldenFile& file) {
    return compare_with_document(file, ReadLetter(file.path).facts());
  };
  check_files("text of samples", compare,
              [](const GoldenFile& file) { return file.form == "tab"; });
}

TEST_CASE("a document written as text says what the document says") {
  const auto compare = [](const GoldenFile& file) {
    const std::string text = ReadLetter(file.path).write("text");
    return compare_with_document(file,
                                 ReadLetter(read(text, "letter.txt")).facts());
  };
  check_files("documents as text", compare,
              [](const GoldenFile& file) { return file.form == "docx"; });
}

TEST_CASE("a letter as .doc says what the .docx says") {
  if (find_program("soffice", ChildLimits().path).empty()) return;
  std::size_t count = 0;
  for (const GoldenFile& file : golden_files()) {
    const fs::path doc = golden_folder() / file.letter / "letter.doc";
    if (file.form != "docx" || !fs::exists(doc)) continue;
    ++count;
    INFO(file.letter);
    const Differences found =
        compare_readings(ReadLetter(file.path).facts(), ReadLetter(doc).facts(),
                         {"source", "diagnostics"});
    for (const GoldenDifference& one : found) {
      FAIL_CHECK(one.path << ": expected " << one.expected << ", got "
                          << one.got);
    }
  }
  CHECK(count >= 6);
}

TEST_CASE("every letter has at least three forms") {
  std::map<std::string, int> forms;
  for (const GoldenFile& file : golden_files()) ++forms[file.letter];
  CHECK(forms.size() >= 20);
  for (const auto& entry : forms) {
    INFO(entry.first);
    CHECK(entry.second >= 3);
  }
}
