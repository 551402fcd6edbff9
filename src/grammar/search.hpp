#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/slot.hpp"
#include "grammar/tables.hpp"
#include "grammar/token.hpp"

namespace ituletter {

/// What one token is to a grammar.
struct TokenRow {
  std::uint32_t word = 0;  ///< number + 1; 0: the grammar does not have it
  TokenLook look;
  Gap gap = Gap::edge;
};

/// Tokens that a slot of a template read.
struct Capture {
  std::uint32_t slot = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// A member of a list that a rule read.
struct ListItem {
  std::size_t begin = 0;  ///< tokens
  std::size_t end = 0;
  std::string value;
};

struct Evaluated {
  std::string value;
  std::vector<ListItem> items;  ///< if the rule has a list
};

/// A rule that reads the tokens from some place to before `end`; none if `end`
/// is 0.
struct Reading {
  std::uint32_t rule = 0;
  std::uint32_t end = 0;
  std::vector<Capture> captures;
  /// Of a rule that can fail: whether it does was to be seen.
  std::optional<Evaluated> value;
};

/// Follows the automaton from one token along every reading of the text, for
/// one pass over it. Remembers what kinds and lists have read from a place, so
/// that no place is read over and over. Templates have no unbounded
/// repetition, so the recursion is as shallow as the longest of them.
class Search {
 public:
  /// So many steps are made from one token: no grammar for letters comes near.
  static constexpr std::uint32_t most_steps = 20000;
  static constexpr std::size_t longest_list = 24;

  /// All must outlive the search.
  Search(const GrammarTables& grammar, const Tokens& tokens,
         std::span<const TokenRow> rows);

  const GrammarTables& grammar() const { return grammar_; }
  const Tokens& tokens() const { return tokens_; }

  /// The longest reading of any rule from a token, the first rule of equals.
  Reading find_rule(std::size_t at) {
    return begins_rule(rows_[at]) ? longest_rule(at) : Reading{};
  }
  /// The same of one kind.
  Reading find_kind(std::uint32_t kind, std::size_t at);

  /// The best reading of each kind of cue from a token.
  struct CueReading {
    std::uint32_t kind = 0;
    std::uint32_t rule = 0;
    std::uint32_t end = 0;
  };
  std::span<const CueReading> find_cues(std::size_t at) {
    if (!begins_cue(rows_[at])) return {};
    return best_cues(at);
  }

  /// Rule and end of the longest reading of one kind; end 0 if there is none.
  struct Brief {
    std::uint32_t rule = 0;
    std::uint32_t end = 0;
  };
  Brief brief(std::uint32_t kind, std::size_t at);

  /// One member of a list, from token `at`.
  struct Member {
    std::size_t end = 0;   ///< 0: none begins here
    bool is_bare = false;  ///< a number whose group a later member names
    std::size_t next = 0;  ///< where the next may begin; 0: the list ends
    bool to_next_is_range = false;
  };
  Member member(const SlotRow& slot, std::size_t at);

 private:
  struct Candidate {
    std::uint32_t rule = 0;
    std::uint32_t end = 0;
    std::size_t first_capture = 0;
    std::size_t captures = 0;
  };
  struct Remembered {
    std::uint32_t at = none;
    std::uint32_t key = 0;
    Brief brief;
  };
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  static constexpr std::uint32_t list_bit = 1U << 31;

  /// Where a search within the search began; its stacks end when it does.
  struct Frame {
    std::size_t at = 0;
    std::size_t captures = 0;
    std::size_t candidates = 0;
    std::size_t kept = 0;
  };
  Frame open(std::size_t at) const;
  void close(const Frame& frame);

  bool begins_rule(const TokenRow& row) const {
    return (grammar_.rules_looks >> row.look.number & 1U) != 0 ||
           (row.word != 0 && grammar_.words[row.word - 1].begins_rules != 0);
  }
  bool begins_cue(const TokenRow& row) const {
    return cues_have_slots_ ||
           (row.word != 0 && grammar_.words[row.word - 1].cues_next != 0);
  }
  Reading longest_rule(std::size_t at);
  std::span<const CueReading> best_cues(std::size_t at);

  template <class Accept>
  void explore(std::uint32_t state, std::size_t at, const Frame& frame,
               const Accept& accept);
  template <class Accept>
  void follow_slots(const AutomatonState& state, std::size_t at, Gap gap,
                    const Frame& frame, const Accept& accept);

  void keep(std::uint32_t rule, std::size_t end, const Frame& frame);
  /// The best of the candidates that have a value.
  Reading best(const Frame& frame);
  Reading whole(const Candidate& candidate) const;
  void explore_kind(std::uint32_t kind, const Frame& frame);

  /// 32 of the slots that may begin with a token and go on with the next.
  std::uint32_t begun(std::size_t at, std::size_t part) const;
  template <class Accept>
  void enter_slot(const AutomatonEdge& edge, std::size_t at, const Frame& frame,
                  const Accept& accept);
  std::size_t slot_end(std::uint32_t number, std::size_t at);
  std::size_t item_end(const SlotRow& slot, std::size_t at);
  std::size_t list_end(std::uint32_t number, std::size_t at);
  Remembered& memory(std::uint32_t key, std::size_t at);

  const GrammarTables& grammar_;
  const Tokens& tokens_;
  std::span<const TokenRow> rows_;
  const std::vector<Slot>& built_in_;
  std::uint32_t question_slot_;
  std::uint32_t number_slot_;
  std::uint32_t steps_ = 0;
  std::vector<Capture> captures_;
  std::vector<Candidate> candidates_;
  std::vector<Capture> kept_;  ///< captures of the candidates
  std::vector<CueReading> cues_;
  bool cues_have_slots_;
  std::vector<Remembered> memory_;
};

}  // namespace ituletter
