// Any text goes through the normaliser, the tokeniser and both built-in
// grammars; what they tell must lie inside it.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "grammar/match.hpp"
#include "ituletter/grammar.hpp"
#include "ituletter/text.hpp"

namespace ituletter {
namespace {

void require(bool is_true) {
  if (!is_true) std::abort();
}

// The bytes as UTF-8 that stands for something: readers give nothing else.
std::string valid_utf8(const std::uint8_t* data, std::size_t size) {
  std::string out;
  for (std::size_t i = 0; i < size;) {
    const unsigned first = data[i];
    std::size_t length = 1;
    if (first >= 0xC2 && first < 0xE0) length = 2;
    if (first >= 0xE1 && first < 0xF0 && first != 0xED) length = 3;
    if (first >= 0xF1 && first < 0xF4) length = 4;
    bool is_whole = i + length <= size && (first < 0x80 || length > 1);
    for (std::size_t k = 1; is_whole && k < length; ++k) {
      is_whole = (data[i + k] & 0xC0U) == 0x80;
    }
    if (is_whole) {
      out.append(reinterpret_cast<const char*>(data) + i, length);
      i += length;
    } else {
      ++i;
    }
  }
  return out;
}

void check_tokens(const Tokens& tokens, const Text& text,
                  const std::string& source) {
  std::size_t last = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    require(token.begin >= last && token.begin < token.end);
    last = token.end;
    const Span where = text.map.to_source({token.begin, token.end});
    require(where.begin < where.end && where.end <= source.size());
    require(tokens.at(token.begin) == i);
  }
  require(last <= text.text.size());
}

void check_matches(const std::vector<Match>& matches, const Tokens& tokens) {
  for (const Match& match : matches) {
    require(match.begin < match.end && match.end <= tokens.size());
    require(match.where == tokens.span(match.begin, match.end));
    require(!match.kind.empty() && !match.rule.empty());
  }
}

}  // namespace
}  // namespace ituletter

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  using namespace ituletter;
  const std::string source = valid_utf8(data, size);
  const Text text = normalise(source);
  require(plain(plain(source)) == plain(source));
  const Tokens tokens = tokenise(text.text);
  check_tokens(tokens, text, source);
  for (const std::string& language : Grammars::built_in().languages()) {
    const GrammarTables& grammar =
        Grammars::built_in().find(language)->tables();
    const Matcher matcher(grammar, tokens);
    check_matches(matcher.find_rules(), tokens);
    check_matches(matcher.find_cues(), tokens);
  }
  return 0;
}
