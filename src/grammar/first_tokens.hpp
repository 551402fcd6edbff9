#pragma once

#include <cstdint>
#include <vector>

#include "grammar/automaton.hpp"
#include "grammar/tables.hpp"

namespace ituletter {

/// What each slot may begin with, as GrammarTables has it: sets of slots, a
/// bit each, for the words and looks of a first and of a second token.
struct FirstTokens {
  std::uint32_t slot_words = 0;  ///< numbers a set
  std::vector<std::uint32_t> word_slots;
  std::vector<std::uint32_t> look_slots;
  std::vector<std::uint32_t> next_word_slots;
  std::vector<std::uint32_t> next_look_slots;
  std::vector<std::uint32_t> short_slots;  ///< one set: any token may follow
  std::vector<std::uint32_t> rules_slots;  ///< one set: what begins rules
  std::uint32_t rules_looks = 0;           ///< looks that begin rules
};

/// The parts of a grammar that begin somewhere. Of `slots` and `words` it sets
/// where rules and cues go on after them.
struct Beginnings {
  const Automaton& automaton;
  std::uint32_t rules_start = 0;
  std::uint32_t cues_start = 0;
  const std::vector<KindRow>& kinds;
  std::vector<SlotRow>& slots;
  std::vector<WordRow>& words;
};

FirstTokens find_first_tokens(const Beginnings& grammar);

}  // namespace ituletter
