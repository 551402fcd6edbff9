#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace ituletter {

/// Of a word's folded form. Words of hostile texts may well collide: a look-up
/// costs them at most the longest chain that the grammar's own words make.
inline std::uint32_t hash_word(std::string_view folded) {
  constexpr std::uint64_t factor = 0x9E37'79B9'7F4A'7C15;
  const auto load = [](const char* from, std::size_t size) {
    std::uint64_t chunk = 0;
    std::memcpy(&chunk, from, size);
    return chunk;
  };
  const auto mix = [](std::uint64_t hash, std::uint64_t chunk) {
    hash = (hash ^ chunk) * factor;
    return hash ^ (hash >> 32);
  };
  const char* at = folded.data();
  std::size_t left = folded.size();
  std::uint64_t hash = left * factor;
  for (; left > 8; left -= 8, at += 8) hash = mix(hash, load(at, 8));
  if (left >= 4) {
    // Two chunks that overlap.
    hash = mix(hash, load(at, 4) << 32 | load(at + left - 4, 4));
  } else if (left > 0) {
    hash = mix(hash, load(at, 1) << 16 | load(at + left / 2, 1) << 8 |
                         load(at + left - 1, 1));
  }
  return static_cast<std::uint32_t>(mix(hash, hash >> 29));
}

}  // namespace ituletter
