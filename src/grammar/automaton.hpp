#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
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

/// Edges are sorted by symbol: words, words read tightly, slots.
struct AutomatonState {
  std::uint32_t first_edge = 0;
  std::uint32_t loose_edges = 0;
  std::uint32_t tight_edges = 0;
  std::uint32_t slot_edges = 0;
  std::uint32_t first_accept = 0;
  std::uint32_t accepts = 0;

  std::uint32_t word_edges() const { return loose_edges + tight_edges; }
};

/// All templates as one machine: built as a nondeterministic one, made
/// deterministic over symbols, so that rules with a common beginning share it.
struct Automaton {
  std::span<const AutomatonEdge> edges_of(std::uint32_t state) const {
    const AutomatonState& row = states[state];
    return std::span(edges).subspan(row.first_edge,
                                    row.word_edges() + row.slot_edges);
  }

  std::vector<AutomatonState> states;
  std::vector<AutomatonEdge> edges;
  std::vector<std::uint32_t> accepts;  ///< numbers of rules
};

/// Thrown for templates that would make a machine too large to be meant.
struct AutomatonTooLarge {};

/// Builds an Automaton. Places are states of the nondeterministic machine.
class AutomatonBuilder {
 public:
  /// The built-in grammars have about 8 000 states and 21 000 edges.
  static constexpr std::size_t most_places = 1'000'000;
  static constexpr std::size_t most_edges = 1'000'000;
  static constexpr std::size_t most_places_in_sets = 8'000'000;

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
  void add_state(const std::map<std::uint32_t, Set>& targets,
                 const Set& accepts);

  std::size_t edges_ = 0;           ///< between places, empty ones too
  std::size_t places_in_sets_ = 0;  ///< of all states
  std::vector<Place> places_;
  std::vector<Set> sets_;  ///< by state
  std::map<Set, std::uint32_t> states_;
  Automaton result_;
};

}  // namespace ituletter
