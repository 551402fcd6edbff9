#pragma once

#include <cstdint>

#include "grammar/tables.hpp"

namespace ituletter {

/// Where an array lies in a compiled grammar: bytes from its start.
struct Section {
  std::uint64_t at = 0;
  std::uint64_t count = 0;
};

/// The first bytes of a compiled grammar. Numbers have this machine's byte
/// order: a compiled grammar lives inside one program and never leaves it.
struct TableHeader {
  std::uint64_t magic = 0x3547'5455'4954'4931;  // changes with the layout
  PoolString language;
  std::uint32_t rules_start = 0;
  std::uint32_t cues_start = 0;
  std::uint32_t separator = 0;
  std::uint32_t slot_words = 0;
  std::uint32_t rules_looks = 0;
  Section states, edges, accepts, kinds, rules, sets, slots, data, words,
      buckets, word_slots, look_slots, next_word_slots, next_look_slots,
      short_slots, rules_slots, pool;
};

}  // namespace ituletter
