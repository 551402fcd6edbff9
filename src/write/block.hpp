#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace ituletter {

// UTF-8 sixteen bytes at a time: what most text is made of is passed over five
// times as fast as character by character. Characters of four bytes are left
// to the slower way.

inline constexpr std::size_t block_size = 16;

/// Compilers handle the bytes all at once; a comparison gives a byte of ones
/// for each place where it holds.
using Block = unsigned char __attribute__((vector_size(block_size)));
using Places = decltype(Block() == Block());

/// A block and the two bytes before each of its bytes.
struct Window {
  Block c;
  Block before;
  Block second_before;
};

inline Block load_block(std::string_view text, std::size_t at) {
  Block block;
  std::memcpy(&block, text.data() + at, block_size);
  return block;
}

/// Can a window be had at `at`, where a character or a stray byte begins? The
/// stray end of a malformed character would be taken for its right end.
inline bool has_window(std::string_view text, std::size_t at) {
  return at >= 2 && at + block_size <= text.size() &&
         (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

inline Window load_window(std::string_view text, std::size_t at) {
  return {load_block(text, at), load_block(text, at - 1),
          load_block(text, at - 2)};
}

/// How many places there are.
inline std::size_t count(Places places) {
  std::array<std::uint64_t, 2> halves;
  std::memcpy(halves.data(), &places, block_size);
  // The product's highest byte is the sum of all bytes.
  constexpr std::uint64_t ones = 0x0101010101010101;
  return ((halves[0] & ones) + (halves[1] & ones)) * ones >> 56;
}

inline bool is_any(Places places) {
  std::array<std::uint64_t, 2> halves;
  std::memcpy(halves.data(), &places, block_size);
  return (halves[0] | halves[1]) != 0;
}

inline Places find_continuations(const Window& w) {
  return (w.c & 0xC0) == 0x80;
}

/// Where a byte cannot follow those before it, or a longer character begins.
inline Places find_malformed(const Window& w) {
  const Places should_continue =
      ((w.before >= 0xC2) & (w.before <= 0xEF)) |
      ((w.second_before >= 0xE0) & (w.second_before <= 0xEF));
  Places found = find_continuations(w) ^ should_continue;
  found |= ((w.c & 0xFE) == 0xC0) | (w.c >= 0xF0);
  // Overlong forms and surrogates.
  found |= (w.before == 0xE0) & (w.c < 0xA0);
  found |= (w.before == 0xED) & (w.c >= 0xA0);
  return found;
}

/// Where a character ends that some format cannot hold as it is: a control,
/// U+2028, U+2029, U+FFFE, U+FFFF.
inline Places find_unprintable(const Window& w) {
  Places found = (w.c < 0x20) | (w.c == 0x7F);
  found |= (w.before == 0xC2) & (w.c < 0xA0);
  found |=
      (w.second_before == 0xE2) & (w.before == 0x80) & ((w.c & 0xFE) == 0xA8);
  found |= (w.second_before == 0xEF) & (w.before == 0xBF) & (w.c >= 0xBE);
  return found;
}

/// Bytes of a well-formed block that are whole characters: all, or all but the
/// beginning of one.
inline std::size_t whole_characters(std::string_view text, std::size_t at) {
  const std::size_t end = at + block_size;
  if (static_cast<unsigned char>(text[end - 1]) >= 0xC2) return block_size - 1;
  if (static_cast<unsigned char>(text[end - 2]) >= 0xE0) return block_size - 2;
  return block_size;
}

}  // namespace ituletter
