// A language is one file: an invented one is added from a folder, proved, and
// a letter in it is read.

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>

#include "ituletter/extract.hpp"
#include "ituletter/grammar.hpp"
#include "ituletter/read.hpp"
#include "unit/catch.hpp"

namespace ituletter {
namespace {

std::string toy(const std::string& name) {
  return ITULETTER_SOURCE_DIR "/tests/toy_language/" + name;
}

std::string contents(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

Letter read_toy_letter() {
  const Grammars grammars = Grammars::with_folder(toy(""));
  const Source source = read(contents(toy("letter.txt")), "letter.txt");
  return extract(source, normalise(source), grammars, {});
}

}  // namespace

TEST_CASE("the examples of an invented language hold") {
  const GrammarProof proof =
      prove_grammar(contents(toy("zz.toml")), toy("zz.toml"));
  CHECK(proof.checked > 10);
  for (const BrokenExample& broken : proof.broken) {
    FAIL_CHECK(broken.line << ": " << broken.message);
  }
}

TEST_CASE("a language from a folder stands beside the built-in ones") {
  const Grammars grammars = Grammars::with_folder(toy(""));
  std::vector<std::string> languages = Grammars::built_in().languages();
  languages.emplace_back("zz");
  CHECK(grammars.languages() == languages);
}

TEST_CASE("a letter in an invented language is read") {
  const Letter letter = read_toy_letter();
  CHECK(letter.language == "zz");
  CHECK(letter.id == "T25-TSB-CIR-0007");
  REQUIRE(letter.reference);
  CHECK(letter.reference->value == "Cirklo TSB 7");
  REQUIRE(letter.date);
  CHECK(letter.date->value == "2025-08-06");
  REQUIRE(letter.subject);
  CHECK(letter.subject->value ==
        "Kunveno ka Studo Grupo 17 na Zhenevo, 4 gis 5 naumone 2025");
  CHECK(letter.to.size() == 2);
  CHECK(letter.paragraphs.size() == 2);
  REQUIRE(letter.signatory.name);
  CHECK(letter.signatory.name->value == "Noro Velu");
  CHECK(letter.signatory.is_signed.value);
}

TEST_CASE("its meeting and its deadline are found by the cues it names") {
  const Letter letter = read_toy_letter();
  REQUIRE(letter.meetings.size() == 1);
  REQUIRE(letter.meetings[0].start);
  CHECK(letter.meetings[0].start->value == "2025-09-04");
  REQUIRE(letter.meetings[0].end);
  CHECK(letter.meetings[0].end->value == "2025-09-05");
  REQUIRE(letter.deadlines.size() == 1);
  CHECK(letter.deadlines[0].date.value == "2025-08-20");
  CHECK(letter.deadlines[0].action.value == "reply");
}

TEST_CASE("its references have the ids that every language has") {
  const Letter letter = read_toy_letter();
  const auto has = [&](std::string_view id) {
    return std::ranges::any_of(
        letter.references, [&](const Reference& it) { return it.id == id; });
  };
  CHECK(has("Q7/17"));
  CHECK(has("Q9/17"));
  CHECK(has("SG17"));
}

}  // namespace ituletter
