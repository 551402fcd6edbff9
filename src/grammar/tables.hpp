#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/automaton.hpp"

namespace ituletter {

/// A compiled grammar as flat arrays, so that the built-in ones are used where
/// they lie in the program's file, without a byte copied or parsed.

struct PoolString {
  std::uint32_t at = 0;
  std::uint32_t size = 0;
};

enum class KindType : std::uint32_t { rule, part, cue, table };

/// A kind of value: what rules yield, or the name of a table or cue.
struct KindRow {
  PoolString name;
  PoolString id;  ///< template of the value, from [ids]
  KindType type = KindType::rule;
  std::uint32_t start = 0;        ///< state from which its templates are read
  std::uint32_t computation = 0;  ///< number + 1; 0: none makes its value
};

struct RuleRow {
  PoolString name;   ///< "ru:date.long"; of an entry "ru:cue.place"
  PoolString value;  ///< template, or the constant of an entry
  PoolString form;   ///< dictionary form of an entry
  std::uint32_t kind = 0;
  std::uint32_t first_set = 0;
  std::uint32_t sets = 0;
  std::uint32_t can_fail = 0;  ///< its slots may give no value: 30 February
};

struct SetRow {
  PoolString name;
  PoolString value;
};

struct SlotRow {
  PoolString name;
  std::uint32_t source = 0;  ///< built-in slot, or kind
  std::uint32_t is_kind = 0;
  std::uint32_t is_list = 0;
  std::uint32_t rules_next = 0;  ///< as of a word
};

struct DataRow {
  PoolString table;
  PoolString key;
  PoolString value;
};

/// A word of the templates, and what it may begin: the states after it from
/// the start of all rules and from that of all cues, plus one; 0 for none.
struct WordRow {
  PoolString folded;
  std::uint32_t hash = 0;
  std::uint32_t rules_next = 0;
  std::uint32_t cues_next = 0;
  std::uint32_t begins_rules = 0;  ///< itself or a slot that begins with it
  std::uint32_t is_common = 0;
};

struct GrammarTables {
  PoolString language;
  std::uint32_t rules_start = 0;
  std::uint32_t cues_start = 0;
  std::uint32_t separator = 0;    ///< kind, or no_kind
  std::uint32_t rules_looks = 0;  ///< a bit for each look that begins rules
  std::span<const AutomatonState> states;
  std::span<const AutomatonEdge> edges;
  std::span<const std::uint32_t> accepts;
  std::span<const KindRow> kinds;
  std::span<const RuleRow> rules;
  std::span<const SetRow> sets;
  std::span<const SlotRow> slots;
  std::span<const DataRow> data;
  std::span<const WordRow> words;
  std::span<const std::uint32_t> buckets;  ///< hash table: word + 1, 0 empty
  /// Sets of slots, a bit each, `slot_words` numbers a set: those that a word
  /// may begin (the first set is of no word) and those that a token of some
  /// look may begin. The others of a rule's first slots cannot be there.
  std::span<const std::uint32_t> word_slots;
  std::span<const std::uint32_t> look_slots;
  /// The same of a slot's second token, and the set of slots that may have but
  /// one token.
  std::span<const std::uint32_t> next_word_slots;
  std::span<const std::uint32_t> next_look_slots;
  std::span<const std::uint32_t> short_slots;
  std::span<const std::uint32_t> rules_slots;  ///< one set: what begins rules
  std::uint32_t slot_words = 0;
  std::string_view pool;

  static constexpr std::uint32_t no_kind = 0xFFFFFFFF;

  std::string_view string(PoolString s) const {
    return pool.substr(s.at, s.size);
  }
  /// The word's number plus one, 0 if the grammar does not have it.
  std::uint32_t find_word(std::string_view folded, std::uint32_t hash) const {
    const auto mask = static_cast<std::uint32_t>(buckets.size() - 1);
    std::uint32_t at = hash & mask;
    for (; buckets[at] != 0; at = (at + 1) & mask) {
      const WordRow& word = words[buckets[at] - 1];
      if (word.hash == hash && string(word.folded) == folded) break;
    }
    return buckets[at];
  }
  std::optional<std::uint32_t> find_kind(std::string_view name,
                                         KindType type) const;
  std::optional<std::string_view> find_data(std::string_view table,
                                            std::string_view key) const;
};

/// The tables inside `bytes`, which must be 8-byte aligned and outlive them.
/// Throws Error(grammar) if they are no compiled grammar of this version.
GrammarTables load_tables(std::string_view bytes);

}  // namespace ituletter
