#pragma once

#include <string>
#include <vector>

#include "grammar/grammar_file.hpp"
#include "grammar/token.hpp"
#include "oracle/pattern.hpp"

namespace ituletter {

/// Tokens as a subject for PCRE2: each as kind, folded form and words, with
/// what stands between two of them as one character.
struct TokenSubject {
  std::string text;
  std::vector<std::size_t> begins;  ///< of each token

  explicit TokenSubject(const Tokens& tokens);
  /// The number of tokens that end at or before a byte.
  std::size_t tokens_before(std::size_t byte) const;
};

/// Writes the templates of grammar files as patterns for such subjects.
///
/// It can do slots that read one token each, questions and groups, and tables
/// of plain words; no lists, no parts or kinds of rules, and none of the slots
/// that are code rather than form: recommendation, code, name, phone.
class TemplatePatterns {
 public:
  /// The language's own file before the shared one, as for `compile_grammar`.
  explicit TemplatePatterns(const std::vector<GrammarFile>& files);

  /// One for each template of a rule; none if there is a slot among them that
  /// it cannot do, or a template too large for PCRE2.
  std::vector<Pattern> patterns(
      const std::vector<TemplateSource>& templates) const;

 private:
  const std::vector<GrammarFile>& files_;
};

}  // namespace ituletter
