#pragma once

#include <cstdint>
#include <map>
#include <vector>

namespace ituletter {

/// What an edge of the automaton reads: a word (by its number) or a slot (by
/// its number), tightly (nothing before it) or after optional white space.
struct Symbol {
  static constexpr std::uint32_t slot_bit = 1U << 31;
  static constexpr std::uint32_t tight_bit = 1U << 30;

  static std::uint32_t word(std::uint32_t id, bool is_tight) {
    return id | (is_tight ? tight_bit : 0);
  }
  static std::uint32_t slot(std::uint32_t id, bool is_tight) {
    return id | slot_bit | (is_tight ? tight_bit : 0);
  }
  static bool is_slot(std::uint32_t symbol) { return (symbol & slot_bit) != 0; }
  static bool is_tight(std::uint32_t symbol) {
    return (symbol & tight_bit) != 0;
  }
  static std::uint32_t id(std::uint32_t symbol) {
    return symbol & ~(slot_bit | tight_bit);
  }
};

struct AutomatonEdge {
  std::uint32_t symbol = 0;
  std::uint32_t target = 0;
};

/// Edges are sorted by symbol: words first, then slots.
struct AutomatonState {
  std::uint32_t first_edge = 0;
  std::uint32_t word_edges = 0;
  std::uint32_t slot_edges = 0;
  std::uint32_t first_accept = 0;
  std::uint32_t accepts = 0;
};

/// All templates as one machine: built as a nondeterministic one, made
/// deterministic over symbols, so that rules with a common beginning share it.
struct Automaton {
  std::vector<AutomatonState> states;
  std::vector<AutomatonEdge> edges;
  std::vector<std::uint32_t> accepts;  ///< numbers of rules
};

/// Builds an Automaton. Places are states of the nondeterministic machine.
class AutomatonBuilder {
 public:
  std::uint32_t add_place();
  void add_edge(std::uint32_t from, std::uint32_t symbol, std::uint32_t to);
  void add_empty(std::uint32_t from, std::uint32_t to);
  void add_accept(std::uint32_t place, std::uint32_t rule);

  /// A deterministic state for the set of places; call once for each start.
  std::uint32_t add_start(std::vector<std::uint32_t> places);

  Automaton take();

 private:
  struct Place {
    std::vector<AutomatonEdge> edges;
    std::vector<std::uint32_t> empty;
    std::vector<std::uint32_t> accepts;
  };
  using Set = std::vector<std::uint32_t>;

  Set closure(Set places) const;
  std::uint32_t state_of(Set places);
  void expand(std::uint32_t state);

  std::vector<Place> places_;
  std::vector<Set> sets_;  ///< by state
  std::map<Set, std::uint32_t> states_;
  Automaton result_;
};

}  // namespace ituletter
