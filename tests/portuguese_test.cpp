// A seventh language, written from grammars/README.md alone: its examples hold,
// two letters in it are read, and what the README shows as a grammar is one.

#include <string>

#include "golden_comparison.hpp"
#include "golden_letters.hpp"
#include "ituletter/grammar.hpp"
#include "ituletter/read.hpp"
#include "unit/catch.hpp"

namespace ituletter {
namespace {

const std::string top = ITULETTER_SOURCE_DIR;
const std::string portuguese = top + "/tests/portuguese";

void check_proof(const GrammarProof& proof, std::size_t least) {
  CHECK(proof.checked >= least);
  for (const BrokenExample& broken : proof.broken) {
    FAIL_CHECK(broken.line << ": " << broken.message);
  }
}

/// What is wrong in a letter, a line each.
std::string differences_in(const std::string& name) {
  const std::string folder = portuguese + "/" + name;
  const ReadLetter letter(read(folder + "/letter.txt"),
                          Grammars::with_folder(portuguese));
  const auto expected =
      nlohmann::json::parse(read_bytes(folder + "/expected.json"));
  std::string lines;
  for (const GoldenDifference& one :
       compare_with_expectation(expected, letter.facts(), {})) {
    lines +=
        one.path + ": expected " + one.expected + ", got " + one.got + "\n";
  }
  return lines;
}

/// The block of a language in the README.
std::string grammar_in_readme() {
  const std::string text = read_bytes(top + "/grammars/README.md");
  const std::string fence = "```toml\n";
  const std::size_t begin = text.find(fence);
  REQUIRE(begin != std::string::npos);
  const std::size_t from = begin + fence.size();
  return text.substr(from, text.find("```", from) - from);
}

}  // namespace

TEST_CASE("the examples of a seventh language hold") {
  const std::string path = portuguese + "/pt.toml";
  check_proof(prove_grammar(read_bytes(path), path), 50);
}

TEST_CASE("a letter in a seventh language is read, value by value") {
  CHECK(differences_in("collective-letter").empty());
  CHECK(differences_in("circular").empty());
}

TEST_CASE("the grammar that the README shows is one") {
  check_proof(prove_grammar(grammar_in_readme(), "README.md"), 4);
}

}  // namespace ituletter
