#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/recognised_text.hpp"

namespace ituletter {

/// A table or part of the grammar that only rules about letters ask for, where
/// they have reason to: it costs nothing elsewhere.
class TableWords {
 public:
  TableWords(const RecognisedText& document, KindType type,
             std::string_view name)
      : document_(document),
        kind_(document.grammar().find_kind(name, type)),
        matcher_(document.grammar(), document.tokens()) {}

  /// The longest entry that begins at a token.
  std::optional<Match> at(std::size_t token) const {
    if (!kind_ || token >= document_.tokens().size()) return std::nullopt;
    return matcher_.match_at(*kind_, token);
  }

  /// Those of the whole letter, in order; no two overlap.
  std::vector<Match> all() const {
    std::vector<Match> found;
    for (std::size_t i = 0; i < document_.tokens().size(); ++i) {
      auto match = at(i);
      if (!match) continue;
      i = match->end - 1;
      found.push_back(std::move(*match));
    }
    return found;
  }

  /// The entry that ends before a token, of at most three tokens.
  std::optional<Match> before(std::size_t token) const {
    for (std::size_t size = 3; size > 0; --size) {
      if (token < size) continue;
      auto match = at(token - size);
      if (match && match->end == token) return match;
    }
    return std::nullopt;
  }

  /// The dictionary form of a value; empty if no entry has it.
  std::string_view form_of(std::string_view value) const {
    const GrammarTables& grammar = document_.grammar();
    for (const RuleRow& row : grammar.rules) {
      if (kind_ && row.kind == *kind_ && grammar.string(row.value) == value) {
        return grammar.string(row.form);
      }
    }
    return {};
  }

 private:
  const RecognisedText& document_;
  std::optional<std::uint32_t> kind_;
  Matcher matcher_;
};

}  // namespace ituletter
