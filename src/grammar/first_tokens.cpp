#include "grammar/first_tokens.hpp"

#include <span>
#include <utility>

#include "grammar/slot.hpp"

namespace ituletter {
namespace {

class Finder {
 public:
  explicit Finder(const Beginnings& grammar)
      : grammar_(grammar), slots_(grammar.slots), words_(grammar.words) {
    found_.slot_words = static_cast<std::uint32_t>(slots_.size() / 32 + 1);
    const std::size_t size = found_.slot_words;
    found_.word_slots.resize((words_.size() + 1) * size);
    found_.look_slots.resize(TokenLook::count * size);
    found_.next_word_slots = found_.word_slots;
    found_.next_look_slots = found_.look_slots;
    found_.short_slots.resize(size);
    found_.rules_slots.resize(size);
  }

  FirstTokens run() {
    for (number_ = 0; number_ < slots_.size(); ++number_) {
      add_first(slots_[number_], found_.word_slots, found_.look_slots);
      const Shortness shortness = add_second(slots_[number_]);
      if (shortness.is_one || shortness.is_unknown) {
        add_to(found_.short_slots, 0);
      }
    }
    find_starts();
    note_what_begins_rules();
    return std::move(found_);
  }

 private:
  using Sets = std::vector<std::uint32_t>;

  void find_starts() {
    for (const AutomatonEdge& edge : edges_of(grammar_.rules_start)) {
      number_ = Symbol::id(edge.symbol);
      if (Symbol::is_slot(edge.symbol)) {
        add_to(found_.rules_slots, 0);
        slots_[number_].rules_next = edge.target + 1;
      } else {
        words_[number_].rules_next = edge.target + 1;
      }
    }
    for (const AutomatonEdge& edge : edges_of(grammar_.cues_start)) {
      if (Symbol::is_slot(edge.symbol)) continue;
      words_[Symbol::id(edge.symbol)].cues_next = edge.target + 1;
    }
  }

  // Most tokens begin none: they are passed over by a look at these.
  void note_what_begins_rules() {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      WordRow& word = words_[i];
      const bool is_first =
          word.rules_next != 0 || begins_rules(found_.word_slots, i + 1);
      word.begins_rules = is_first ? 1 : 0;
    }
    for (std::size_t look = 0; look < TokenLook::count; ++look) {
      if (begins_rules(found_.look_slots, look)) {
        found_.rules_looks |= 1U << look;
      }
    }
  }

  bool begins_rules(const Sets& sets, std::size_t set) const {
    for (std::size_t part = 0; part < found_.slot_words; ++part) {
      const std::uint32_t slots = sets[set * found_.slot_words + part];
      if ((slots & found_.rules_slots[part]) != 0) return true;
    }
    return false;
  }

  std::span<const AutomatonEdge> edges_of(std::uint32_t state) const {
    return grammar_.automaton.edges_of(state);
  }
  std::span<const AutomatonEdge> edges_of(const SlotRow& kind) const {
    return edges_of(grammar_.kinds[kind.source].start);
  }

  // The slot in hand to one set.
  void add_to(Sets& sets, std::size_t set) const {
    sets[set * found_.slot_words + number_ / 32] |= 1U << (number_ % 32);
  }

  void add_looks(std::uint32_t looks, Sets& look_sets) const {
    for (std::size_t look = 0; look < TokenLook::count; ++look) {
      if ((looks >> look & 1U) != 0) add_to(look_sets, look);
    }
  }

  // What a slot begins with. No kind contains itself, so this ends.
  void add_first(const SlotRow& slot, Sets& word_sets, Sets& look_sets) const {
    if (slot.is_kind != 0) {
      add_edges(edges_of(slot), word_sets, look_sets);
      return;
    }
    add_looks(built_in_slots()[slot.source].looks, look_sets);
    const bool may_be_bare = slot.is_list != 0;
    if (may_be_bare) {
      add_looks(built_in_slots()[*find_slot("number")].looks, look_sets);
    }
  }

  void add_edges(std::span<const AutomatonEdge> edges, Sets& word_sets,
                 Sets& look_sets) const {
    for (const AutomatonEdge& edge : edges) {
      const std::uint32_t id = Symbol::id(edge.symbol);
      if (Symbol::is_slot(edge.symbol)) {
        add_first(slots_[id], word_sets, look_sets);
      } else {
        add_to(word_sets, id + 1);
      }
    }
  }

  /// How a slot may end before its second token.
  struct Shortness {
    bool is_one = false;      ///< it may have one token only
    bool is_unknown = false;  ///< code reads it, not the automaton
  };

  // What the second token of a slot may be, if it has one.
  Shortness add_second(const SlotRow& slot) {
    if (slot.is_kind == 0) {
      const bool is_one =
          slot.is_list == 0 && built_in_slots()[slot.source].is_one_token;
      return {is_one, !is_one};
    }
    Shortness all;
    for (const AutomatonEdge& edge : edges_of(slot)) {
      Shortness first{true, false};
      if (Symbol::is_slot(edge.symbol)) {
        first = add_second(slots_[Symbol::id(edge.symbol)]);
      }
      all.is_unknown |= first.is_unknown;
      if (!first.is_one) continue;
      all.is_one |= grammar_.automaton.states[edge.target].accepts > 0;
      add_edges(edges_of(edge.target), found_.next_word_slots,
                found_.next_look_slots);
    }
    // What follows a list's first member is not the automaton's matter.
    if (slot.is_list != 0) all.is_unknown |= all.is_one;
    return all;
  }

  const Beginnings& grammar_;
  std::vector<SlotRow>& slots_;
  std::vector<WordRow>& words_;
  std::uint32_t number_ = 0;  ///< of the slot in hand
  FirstTokens found_;
};

}  // namespace

FirstTokens find_first_tokens(const Beginnings& grammar) {
  return Finder(grammar).run();
}

}  // namespace ituletter
