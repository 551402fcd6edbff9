#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace ituletter {

enum class CharClass : std::uint8_t {
  other,  // punctuation, symbols, controls
  letter,
  mark,       // belongs to the letter before it
  digit,      // of any script
  ideograph,  // a word of its own: Han, kana
  space,
  line_end,
};

/// What the tokeniser and the comparison of words need of a character.
///
/// Folded are case, accents of Latin letters, the dots of Cyrillic ё, width,
/// letters of Arabic that writers mix, and the kinds of dash, quotation mark
/// and apostrophe; digits are ASCII.
struct CharInfo {
  CharClass kind = CharClass::other;
  bool is_upper = false;
  bool is_small = false;  ///< no capital, in a script that has some
  /// 0: the character does not count in a comparison. At most half as long
  /// again as the character itself.
  std::uint8_t folded_size = 0;
  /// UTF-8, as its bytes lie in memory: a number is copied faster.
  std::uint32_t folded = 0;

  /// A letter of a script without capitals.
  bool is_caseless() const {
    return kind == CharClass::letter && !is_upper && !is_small;
  }
};

/// Pages are filled when a character of theirs is first met: a letter needs
/// about four, and to fill them all takes longer than to convert it.
struct CharPages {
  using Page = std::array<CharInfo, 256>;
  static constexpr std::size_t count = 0x110000 / 256;
  static std::atomic<const Page*> filled[count];
  static const Page& fill(std::size_t number);
};

/// Requires: `c` is a code point, as `next_char` gives it.
inline const CharInfo& char_info(char32_t c) {
  const auto* page = CharPages::filled[c >> 8].load(std::memory_order_acquire);
  if (page == nullptr) page = &CharPages::fill(c >> 8);
  return page->data()[c & 0xFF];
}

/// A character and where the one after it begins.
struct Character {
  char32_t code = 0xFFFD;
  std::size_t end = 0;
};

/// The character at `at`, of more than two bytes.
Character long_character(std::string_view text, std::size_t at);

/// The code point at `at`, which moves past it. Requires valid UTF-8.
inline char32_t next_char(std::string_view text, std::size_t& at) {
  const char* bytes = text.data() + at;
  const auto first = static_cast<unsigned char>(bytes[0]);
  if (first < 0x80) {
    ++at;
    return first;
  }
  if (first >= 0xE0 || at + 1 >= text.size()) {
    const Character found = long_character(text, at);
    at = found.end;
    return found.code;
  }
  const auto second = static_cast<unsigned char>(bytes[1]);
  at += 2;
  return static_cast<char32_t>((first & 0x1FU) << 6 | (second & 0x3FU));
}

/// Whether a word is written in a script without capitals.
inline bool is_caseless(std::string_view word) {
  std::size_t at = 0;
  return !word.empty() && char_info(next_char(word, at)).is_caseless();
}

void append_char(std::string& out, char32_t c);

/// Whether `c` is written without blanks beside it: Han, kana and their
/// punctuation.
bool is_wide(char32_t c);

/// Whether some letter of a text is written from right to left.
bool has_right_to_left(std::string_view text);

/// Whether a line end between two pieces of text is no space: beside a Han
/// character or its punctuation, and after the hyphen of a broken word.
bool goes_over_line_end(std::string_view before, std::string_view after);

/// A Latin capital that looks like `c` (Cyrillic В is B), or 0.
char32_t latin_lookalike(char32_t c);

}  // namespace ituletter
