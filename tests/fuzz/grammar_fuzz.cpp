// A grammar file of any bytes is compiled and proved, or refused with an
// Error; then a letter's words are read with it.

#include <cstdint>
#include <string>
#include <string_view>

#include "grammar/compile.hpp"
#include "grammar/grammar_file.hpp"
#include "grammar/match.hpp"
#include "ituletter/error.hpp"
#include "ituletter/grammar.hpp"

namespace ituletter {
namespace {

constexpr std::string_view letter =
    "TSB Circular 68, Geneva, 17 September 2025, Questions 7, 8 and 9/17: "
    "X.500-X.510 a@b.ch www.itu.int +41 22 730 5887 SG17-TD/98/4 0930 h\n"
    "a b c d e x y z word {day}";

}  // namespace
}  // namespace ituletter

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  using namespace ituletter;
  const std::string_view toml(reinterpret_cast<const char*>(data), size);
  try {
    const GrammarFile file = parse_grammar_file(toml, "x.toml");
    const Grammar grammar = Grammar::keep(compile_grammar({file}));
    const Tokens tokens = tokenise(letter);
    const Matcher matcher(grammar.tables(), tokens);
    matcher.find_rules();
    matcher.find_cues();
    prove_grammar(toml, "x.toml");
  } catch (const Error&) {
  }
  return 0;
}
