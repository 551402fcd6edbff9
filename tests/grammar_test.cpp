// Runs what the built-in grammar files promise: every example and every
// reject of theirs, told by file, line and column.

#include "ituletter/grammar.hpp"

#include <string>

#include "unit/catch.hpp"

namespace ituletter {

TEST_CASE("every example and reject of the grammars holds") {
  for (const std::string& name : grammar_source_names()) {
    const std::string path = "grammars/" + name + ".toml";
    DYNAMIC_SECTION(path) {
      const GrammarProof proof = prove_grammar(grammar_source(name), path);
      CHECK(proof.checked > 100);
      for (const BrokenExample& broken : proof.broken) {
        FAIL_CHECK(broken.path << ':' << broken.line << ':' << broken.column
                               << ": " << broken.message);
      }
    }
  }
}

}  // namespace ituletter
