#include "grammar/automaton.hpp"

#include <algorithm>
#include <optional>

#include "catch.hpp"

namespace ituletter {
namespace {

constexpr std::uint32_t a = 0;
constexpr std::uint32_t b = 1;

std::vector<std::uint32_t> accepts(const Automaton& machine,
                                   std::uint32_t state) {
  const AutomatonState& row = machine.states[state];
  const auto first =
      machine.accepts.begin() + static_cast<std::ptrdiff_t>(row.first_accept);
  return {first, first + static_cast<std::ptrdiff_t>(row.accepts)};
}

// The state after the words, or none.
std::optional<std::uint32_t> run(const Automaton& machine, std::uint32_t state,
                                 const std::vector<std::uint32_t>& symbols) {
  for (const std::uint32_t symbol : symbols) {
    const auto edges = machine.edges_of(state);
    const auto found = std::ranges::find(edges, symbol, &AutomatonEdge::symbol);
    if (found == edges.end()) return std::nullopt;
    state = found->target;
  }
  return state;
}

}  // namespace

TEST_CASE("rules with a common beginning share it") {
  AutomatonBuilder builder;
  const auto start = builder.add_place();
  for (std::uint32_t rule = 0; rule < 2; ++rule) {
    const auto middle = builder.add_place();
    const auto end = builder.add_place();
    builder.add_edge(start, Symbol::word(a, false), middle);
    builder.add_edge(middle, Symbol::word(rule, false), end);
    builder.add_accept(end, rule);
  }
  const auto first = builder.add_start({start});
  const Automaton machine = builder.take();
  CHECK(machine.states.size() == 4);
  const auto aa = run(machine, first, {a, a});
  const auto ab = run(machine, first, {a, b});
  REQUIRE(aa);
  REQUIRE(ab);
  CHECK(accepts(machine, *aa) == std::vector<std::uint32_t>{0});
  CHECK(accepts(machine, *ab) == std::vector<std::uint32_t>{1});
  CHECK_FALSE(run(machine, first, {b}));
}

TEST_CASE("edges are in the order words, tight words, slots") {
  AutomatonBuilder builder;
  const auto start = builder.add_place();
  const auto end = builder.add_place();
  builder.add_accept(end, 0);
  builder.add_edge(start, Symbol::slot(0, false), end);
  builder.add_edge(start, Symbol::word(a, true), end);
  builder.add_edge(start, Symbol::word(b, false), end);
  builder.add_edge(start, Symbol::slot(0, true), end);
  const auto first = builder.add_start({start});
  const Automaton machine = builder.take();
  const AutomatonState& row = machine.states[first];
  CHECK(row.loose_edges == 1);
  CHECK(row.tight_edges == 1);
  CHECK(row.slot_edges == 2);
  CHECK(std::ranges::is_sorted(machine.edges_of(first), {},
                               &AutomatonEdge::symbol));
}

TEST_CASE("empty edges are followed through rings") {
  AutomatonBuilder builder;
  const auto one = builder.add_place();
  const auto two = builder.add_place();
  const auto end = builder.add_place();
  builder.add_empty(one, two);
  builder.add_empty(two, one);
  builder.add_edge(two, Symbol::word(a, false), end);
  builder.add_accept(end, 7);
  const auto first = builder.add_start({one});
  const Automaton machine = builder.take();
  const auto reached = run(machine, first, {a});
  REQUIRE(reached);
  CHECK(accepts(machine, *reached) == std::vector<std::uint32_t>{7});
}

TEST_CASE("a machine with too many places is refused") {
  AutomatonBuilder builder;
  CHECK_THROWS_AS(
      [&] {
        for (std::size_t i = 0; i < AutomatonBuilder::most_places + 2; ++i) {
          builder.add_place();
        }
      }(),
      AutomatonTooLarge);
}

}  // namespace ituletter
