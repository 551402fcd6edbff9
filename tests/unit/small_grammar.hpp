#pragma once

#include <string>
#include <string_view>

#include "grammar/compile.hpp"
#include "grammar/grammar_file.hpp"
#include "grammar/match.hpp"
#include "ituletter/error.hpp"
#include "ituletter/grammar.hpp"

namespace ituletter {

/// Compiled from TOML text alone, without the shared rules.
inline Grammar small_grammar(std::string_view toml) {
  return Grammar::keep(compile_grammar({parse_grammar_file(toml, "x.toml")}));
}

/// One rule a line: `kind: template`; the proof that each rule must have is
/// added. `rest` is TOML for whatever else is needed.
inline std::string rules(std::string_view lines, std::string_view rest = "") {
  std::string out = "language = \"x\"\n" + std::string(rest) + "\n";
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    const std::size_t colon = line.find(": ");
    const std::string kind(line.substr(0, colon));
    out += "[[rule]]\nname = '" + kind + "'\nyields = '" + kind +
           "'\nmatch = '" + std::string(line.substr(colon + 2)) +
           "'\nexamples = { x = 'x' }\nrejects = ['y']\n";
  }
  return out;
}

/// "kind=value" of each match, with commas.
inline std::string found(const Grammar& grammar, std::string_view text) {
  std::string out;
  for (const RuleMatch& match : find_values(grammar, text)) {
    out += (out.empty() ? "" : ", ") + match.kind + "=" + match.value;
  }
  return out;
}

/// "line:column: message" of the error that some work ends with.
template <class Work>
std::string error_of(Work work) {
  try {
    work();
  } catch (const Error& error) {
    return std::to_string(error.line()) + ":" + std::to_string(error.column()) +
           ": " + error.what();
  }
  return "none";
}

}  // namespace ituletter
