#include "catch.hpp"
#include "ituletter/grammar.hpp"
#include "small_grammar.hpp"

namespace ituletter {
namespace {

std::string proof_of(const std::string& examples, const std::string& rejects) {
  const std::string toml =
      "language = 'x'\n[[rule]]\nname = 'a'\nyields = 'k'\n"
      "match = 'zork {number} [end]'\nexamples = " +
      examples + "\nrejects = " + rejects + "\n";
  const GrammarProof proof = prove_grammar(toml, "x.toml");
  std::string out = std::to_string(proof.checked);
  for (const BrokenExample& broken : proof.broken) {
    out += "; " + broken.path + ":" + std::to_string(broken.line) + ":" +
           std::to_string(broken.column) + ": " + broken.message;
  }
  return out;
}

}  // namespace

TEST_CASE("examples and rejects that hold are only counted") {
  CHECK(proof_of("{ 'zork 7' = '7', 'Zork 8 end' = '8' }", "['zork']") == "3");
}

TEST_CASE("an example that no rule reads is broken") {
  CHECK(proof_of("{ 'zark 7' = '7' }", "['zork']") ==
        "2; x.toml:6:25: a does not match \"zark 7\"");
}

TEST_CASE("an example with another value is broken") {
  CHECK(proof_of("{ 'zork 7' = '8' }", "['zork']") ==
        "2; x.toml:6:25: a reads \"zork 7\" as \"7\", not \"8\"");
}

TEST_CASE("an example that is read in part is broken") {
  CHECK(proof_of("{ 'zork 7 x' = '7' }", "['zork']") ==
        "2; x.toml:6:27: a reads only \"zork 7\" of \"zork 7 x\"");
}

TEST_CASE("an example that another rule reads is broken") {
  CHECK(proof_of("{ '17.09.2025' = '7' }", "['zork']")
            .find("is read by common:") != std::string::npos);
}

TEST_CASE("a reject that the rule reads is broken") {
  CHECK(proof_of("{ 'zork 7' = '7' }", "['see zork 9']") ==
        "2; x.toml:7:12: a must not match \"see zork 9\", but reads \"9\"");
}

TEST_CASE("a part is read from the beginning of its example") {
  const GrammarProof proof = prove_grammar(
      "language = 'x'\n[[part]]\nname = 'p'\nyields = 'q'\n"
      "match = '{number}-th'\nvalue = '{number}'\n"
      "examples = { '17-th' = '17' }\nrejects = ['17', 'a 17-th']\n",
      "x.toml");
  CHECK(proof.checked == 3);
  CHECK(proof.broken.empty());
}

TEST_CASE("rules are listed with their first example") {
  const auto list = list_rules(rules("k: a\nl: b"), "x.toml");
  REQUIRE(list.size() == 2);
  CHECK(list[1].name == "l");
  CHECK(list[1].kind == "l");
  CHECK(list[1].example == "x");
}

}  // namespace ituletter
