#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/tables.hpp"
#include "grammar/token.hpp"
#include "ituletter/span.hpp"

namespace ituletter {

class SlotValues;

/// A rule or cue found in a text. Views point into the grammar.
struct Match {
  std::string_view kind;
  std::string_view rule;  ///< "ru:date.long"
  std::string value;
  std::string_view form;    ///< dictionary form of a table's or cue's entry
  std::size_t begin = 0;  ///< first token
  std::size_t end = 0;    ///< after the last token
  Span where;               ///< bytes of the text
};

/// All rules of a grammar over one text: one pass, leftmost-longest, ties by
/// the order of the rules. Bounded work a token: templates have no unbounded
/// repetition, lists are cut at `longest_list` members.
class Matcher {
 public:
  static constexpr std::size_t longest_list = 24;

  /// Both must outlive the matcher and its matches.
  Matcher(const GrammarTables& grammar, const Tokens& tokens);

  /// What the rules find; no two overlap. A list gives a match a member.
  std::vector<Match> find_rules() const;

  /// What the cues find, in order of their beginning; no two of one kind
  /// overlap.
  std::vector<Match> find_cues() const;

  /// The longest match of one kind that begins at a token; of a list the
  /// first member.
  std::optional<Match> match_at(std::uint32_t kind, std::size_t at) const;

 private:
  struct Capture {
    std::uint32_t slot = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  struct Item {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::string value;
    bool ends_range = false;  ///< parted from the item before by "to"
  };
  struct Evaluated {
    std::string value;
    std::vector<Item> items;  ///< members, if the rule has a list
  };
  /// The best reading so far from one place.
  struct Reading {
    std::uint32_t rule = 0;
    std::size_t end = 0;
    Evaluated value;
  };
  class Search;

  std::optional<Reading> longest(std::uint32_t start, std::size_t at) const;
  bool takes_number_of_date(const Reading& reading, std::size_t at) const;
  std::optional<Evaluated> evaluate(
      std::uint32_t rule, const std::vector<Capture>& captures) const;
  std::optional<std::string> value_of(const RuleRow& rule,
                                      const SlotValues& slots) const;

  std::size_t slot_end(const SlotRow& slot, std::size_t at) const;
  std::size_t item_end(const SlotRow& slot, std::size_t at) const;
  std::string item_value(const SlotRow& slot, std::size_t at,
                         std::size_t end) const;
  std::vector<Item> list_items(const SlotRow& slot, std::size_t at) const;
  std::size_t bare_number_end(const SlotRow& slot, std::size_t at) const;

  void append(const Reading& reading, std::size_t at,
              std::vector<Match>& out) const;
  Match make(std::uint32_t rule, std::size_t begin, std::size_t end,
             std::string value) const;

  const GrammarTables& grammar_;
  const Tokens& tokens_;
  std::vector<std::uint32_t> words_;  ///< of the tokens: number + 1, or 0
  std::uint32_t question_slot_;
  std::uint32_t number_slot_;
};

}  // namespace ituletter
