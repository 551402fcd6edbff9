#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ituletter/span.hpp"
#include "ituletter/text.hpp"

namespace ituletter {

struct GrammarTables;
class Tokens;

/// The rules of one language, compiled. Read-only, shared by threads.
class Grammar {
 public:
  /// `bytes`: a compiled grammar that outlives this one.
  static Grammar view(std::string_view bytes);
  /// A compiled grammar that it keeps.
  static Grammar keep(std::string bytes);

  std::string_view language() const;
  const GrammarTables& tables() const { return *tables_; }

 private:
  std::shared_ptr<const std::string> bytes_;
  std::shared_ptr<const GrammarTables> tables_;
};

/// The grammars of all languages.
class Grammars {
 public:
  /// Those compiled into the program.
  static const Grammars& built_in();

  /// The built-in ones with those of a folder added or put in their place.
  /// Throws Error(grammar) with file, line and column.
  static Grammars with_folder(const std::filesystem::path& folder);

  /// Null for a language that has none.
  const Grammar* find(std::string_view language) const;

  /// The grammar whose words the text uses most; null if it uses none.
  const Grammar* detect(const Text& text) const;
  const Grammar* detect(const Tokens& tokens) const;

  std::vector<std::string> languages() const;

 private:
  std::vector<Grammar> grammars_;
};

/// One value that the rules of a grammar find in a text.
struct RuleMatch {
  std::string rule;
  std::string kind;
  std::string value;
  Span where;  ///< bytes of the text given
};

/// All values in a text, outermost only, in order.
std::vector<RuleMatch> find_values(const Grammar& grammar,
                                   std::string_view text);

/// An example or reject of a grammar file that does not hold.
struct BrokenExample {
  std::string path;
  int line = 0;
  int column = 0;
  std::string message;
};

struct GrammarProof {
  std::size_t checked = 0;
  std::vector<BrokenExample> broken;
};

/// Runs all examples and rejects of a grammar file, together with the shared
/// rules. Throws Error(grammar) if the file is not well formed.
GrammarProof prove_grammar(std::string_view toml, const std::string& path);

/// The text of a built-in grammar file: "ru", "common". Empty if there is
/// none.
std::string_view grammar_source(std::string_view name);

/// The names of all built-in grammar files.
std::vector<std::string> grammar_source_names();

/// A rule, for lists of what a grammar can read.
struct RuleSummary {
  std::string name;
  std::string kind;
  std::string example;
};
std::vector<RuleSummary> list_rules(std::string_view toml,
                                    const std::string& path);

}  // namespace ituletter
