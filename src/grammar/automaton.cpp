#include "grammar/automaton.hpp"

#include <algorithm>
#include <utility>

namespace ituletter {

namespace {

void require_at_most(std::size_t size, std::size_t most) {
  if (size > most) throw AutomatonTooLarge{};
}

}  // namespace

std::uint32_t AutomatonBuilder::add_place() {
  require_at_most(places_.size(), most_places);
  places_.emplace_back();
  return static_cast<std::uint32_t>(places_.size() - 1);
}

void AutomatonBuilder::add_edge(std::uint32_t from, std::uint32_t symbol,
                                std::uint32_t to) {
  require_at_most(++edges_, most_edges);
  places_[from].edges.push_back({symbol, to});
}

void AutomatonBuilder::add_empty(std::uint32_t from, std::uint32_t to) {
  require_at_most(++edges_, most_edges);
  places_[from].empty.push_back(to);
}

void AutomatonBuilder::add_accept(std::uint32_t place, std::uint32_t rule) {
  places_[place].accepts.push_back(rule);
}

AutomatonBuilder::Set AutomatonBuilder::closure(Set places) const {
  Set open = places;
  std::ranges::sort(places);
  while (!open.empty()) {
    const std::uint32_t place = open.back();
    open.pop_back();
    for (const std::uint32_t next : places_[place].empty) {
      const auto at = std::ranges::lower_bound(places, next);
      if (at != places.end() && *at == next) continue;
      places.insert(at, next);
      open.push_back(next);
    }
  }
  places.erase(std::unique(places.begin(), places.end()), places.end());
  // Places without edges or accepts only lead to others.
  std::erase_if(places, [this](std::uint32_t place) {
    return places_[place].edges.empty() && places_[place].accepts.empty();
  });
  return places;
}

std::uint32_t AutomatonBuilder::state_of(Set places) {
  places = closure(std::move(places));
  const auto [at, is_new] =
      states_.try_emplace(places, static_cast<std::uint32_t>(sets_.size()));
  if (is_new) {
    places_in_sets_ += places.size();
    require_at_most(places_in_sets_, most_places_in_sets);
    sets_.push_back(std::move(places));
  }
  return at->second;
}

void AutomatonBuilder::expand(std::uint32_t state) {
  std::map<std::uint32_t, Set> targets;
  Set accepts;
  for (const std::uint32_t place : sets_[state]) {
    for (const AutomatonEdge& edge : places_[place].edges) {
      targets[edge.symbol].push_back(edge.target);
    }
    accepts.insert(accepts.end(), places_[place].accepts.begin(),
                   places_[place].accepts.end());
  }
  std::ranges::sort(accepts);
  accepts.erase(std::unique(accepts.begin(), accepts.end()), accepts.end());

  add_state(targets, accepts);
}

void AutomatonBuilder::add_state(const std::map<std::uint32_t, Set>& targets,
                                 const Set& accepts) {
  AutomatonState made;
  made.first_edge = static_cast<std::uint32_t>(result_.edges.size());
  made.first_accept = static_cast<std::uint32_t>(result_.accepts.size());
  made.accepts = static_cast<std::uint32_t>(accepts.size());
  for (const auto& [symbol, set] : targets) {
    result_.edges.push_back({symbol, state_of(set)});
    if (Symbol::is_slot(symbol)) {
      ++made.slot_edges;
    } else {
      ++(Symbol::is_tight(symbol) ? made.tight_edges : made.loose_edges);
    }
  }
  require_at_most(result_.edges.size(), most_edges);
  result_.accepts.insert(result_.accepts.end(), accepts.begin(), accepts.end());
  result_.states.push_back(made);
}

std::uint32_t AutomatonBuilder::add_start(std::vector<std::uint32_t> places) {
  const std::uint32_t start = state_of(std::move(places));
  while (result_.states.size() < sets_.size()) {
    expand(static_cast<std::uint32_t>(result_.states.size()));
  }
  return start;
}

Automaton AutomatonBuilder::take() { return std::move(result_); }

}  // namespace ituletter
