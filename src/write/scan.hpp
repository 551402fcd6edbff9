#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "write/block.hpp"
#include "write/utf8.hpp"

namespace ituletter {

// How text is copied into a format. `Rules` says which characters stand there
// as they are, and what stands for the others:
//
//   static constexpr bool is_plain(char32_t);
//   static void replace(std::string& out, char32_t);
//
// Bytes that are not UTF-8 become U+FFFD in every format.

/// For each ASCII character: does it stand as it is?
template <class Rules>
constexpr auto plain_ascii() {
  std::array<bool, 128> plain{};
  for (unsigned char c = 0; c < 128; ++c) plain[c] = Rules::is_plain(c);
  return plain;
}

/// The printable ASCII characters that need replacing; unused places are NUL.
template <class Rules>
constexpr auto special_characters() {
  std::array<unsigned char, 4> found{};
  std::size_t count = 0;
  for (unsigned char c = 0x20; c < 0x7F; ++c) {
    if (!Rules::is_plain(c)) found.at(count++) = c;
  }
  return found;
}

template <class Rules>
bool is_plain_block(const Window& window) {
  static constexpr auto specials = special_characters<Rules>();
  Places found = find_malformed(window) | find_unprintable(window);
  for (const unsigned char special : specials) found |= window.c == special;
  return !is_any(found);
}

/// The end of the blocks from `at` on that can be copied.
template <class Rules>
std::size_t skip_plain_blocks(std::string_view text, std::size_t at) {
  while (has_window(text, at) && is_plain_block<Rules>(load_window(text, at))) {
    at += whole_characters(text, at);
  }
  return at;
}

/// Appends the character at `at` unless it can be copied with its run, whose
/// first byte is `copied`. Returns where the next one begins.
template <class Rules>
std::size_t append_character(std::string& out, std::string_view text,
                             std::size_t at, std::size_t& copied) {
  static constexpr auto plain = plain_ascii<Rules>();
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 128 && plain[byte]) return at + 1;
  const CodePoint c = decode(text, at);
  const std::size_t next = at + c.size;
  if (c.is_valid && Rules::is_plain(c.value)) return next;
  out.append(text, copied, at - copied);
  if (c.is_valid) {
    Rules::replace(out, c.value);
  } else {
    out += replacement_character;
  }
  copied = next;
  return next;
}

/// Appends `text` by `Rules`, whole runs at a time.
template <class Rules>
void append_with(std::string& out, std::string_view text) {
  std::size_t copied = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t retry = at == 0 ? 2 : at + block_size;
    while (at < text.size() && at < retry) {
      at = append_character<Rules>(out, text, at, copied);
    }
    at = skip_plain_blocks<Rules>(text, at);
  }
  out.append(text, copied);
}

}  // namespace ituletter
