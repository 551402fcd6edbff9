#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/search.hpp"
#include "grammar/tables.hpp"
#include "grammar/token.hpp"
#include "ituletter/span.hpp"

namespace ituletter {

/// A rule or cue found in a text. Views point into the grammar.
struct Match {
  std::string_view kind;
  std::uint32_t kind_number = 0;  ///< in the grammar
  std::string_view rule;          ///< "ru:date.long"
  std::string value;
  std::string_view form;  ///< dictionary form of a table's or cue's entry
  std::size_t begin = 0;  ///< first token
  std::size_t end = 0;    ///< after the last token
  Span where;             ///< bytes of the text
};

/// All rules of a grammar over one text: one pass, leftmost-longest, ties by
/// the order of the rules. Bounded work a token: templates have no unbounded
/// repetition, lists are cut at `Search::longest_list` members. For one thread:
/// it remembers what it has read.
class Matcher {
 public:
  /// Both must outlive the matcher and its matches.
  Matcher(const GrammarTables& grammar, const Tokens& tokens);
  Matcher(const Matcher&) = delete;
  Matcher& operator=(const Matcher&) = delete;

  /// What the rules find; no two overlap. A list gives a match a member.
  std::vector<Match> find_rules() const;

  /// What the cues find, in order of their beginning; no two of one kind
  /// overlap.
  std::vector<Match> find_cues() const;

  /// The longest match of one kind that begins at a token; of a list the
  /// first member.
  std::optional<Match> match_at(std::uint32_t kind, std::size_t at) const;

 private:
  Reading without_hours(Reading reading, std::size_t at) const;
  bool is_computed(const Reading& reading) const;
  bool goes_on_from(const std::vector<Match>& found, std::size_t at) const;
  bool takes_number_of_date(const Reading& reading, std::size_t at) const;
  void append(Reading reading, std::size_t at, std::vector<Match>& out) const;
  Match make(std::uint32_t rule, std::size_t begin, std::size_t end,
             std::string value) const;

  const GrammarTables& grammar_;
  const Tokens& tokens_;
  std::vector<TokenRow> rows_;
  /// Kinds of rules.
  std::optional<std::uint32_t> date_;
  std::optional<std::uint32_t> time_;
  std::optional<std::uint32_t> hours_;
  std::optional<std::uint32_t> datetime_;
  mutable Search search_;
};

}  // namespace ituletter
