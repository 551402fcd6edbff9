#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ituletter/grammar.hpp"
#include "text/search_text.hpp"

namespace ituletter {

/// What the grammars say of the forms of words: `[search]` of
/// grammars/README.md. All of it is folded.
class WordForms {
 public:
  explicit WordForms(const Grammars& grammars);

  const std::vector<Article>& articles() const { return articles_; }

  /// Whether a word loses its vowel and is written before others with an
  /// apostrophe: "l" of "l'union".
  bool is_elided(std::string_view word) const;

  /// A word and its other forms, each once, the word itself first. Requires a
  /// folded word of letters only.
  std::vector<std::string> forms(std::string_view word) const;

  /// The same for the beginning of a word.
  std::vector<std::string> beginnings(std::string_view word) const;

 private:
  /// Endings that stand in each other's place: "y", "ies".
  struct Row {
    std::vector<std::string> endings;
    std::string letter;  ///< some word of its script
    std::size_t shortest = 1;
  };
  struct Prefix {
    std::string letters;
    std::size_t shortest = 1;
  };

  void add(const Grammar& grammar);
  std::vector<std::string> without_prefixes(std::string_view word) const;
  void add_endings(std::string_view word, std::vector<std::string>& out) const;
  std::vector<std::string> with_prefixes(std::vector<std::string> words) const;

  std::vector<Article> articles_;
  std::vector<std::string> elided_;
  std::vector<Row> rows_;
  std::vector<Prefix> prefixes_;
};

}  // namespace ituletter
