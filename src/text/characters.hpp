#pragma once

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
struct CharInfo {
  CharClass kind = CharClass::other;
  bool is_upper = false;
  /// Case, accents of Latin letters, the dots of Cyrillic ё, width, forms of
  /// alef, and the kinds of dash, quotation mark and apostrophe are folded;
  /// digits are ASCII. 0: the character does not count in a comparison.
  char32_t folded = 0;
};

CharInfo char_info(char32_t c);

/// The code point at `at`, which moves past it. Requires valid UTF-8.
char32_t next_char(std::string_view text, std::size_t& at);

void append_utf8(std::string& out, char32_t c);

/// A Latin capital that looks like `c` (Cyrillic В is B), or 0.
char32_t latin_lookalike(char32_t c);

/// Lower case of a word's folded form is not wanted everywhere: the plain
/// capital of a letter, for codes.
char32_t upper_case(char32_t c);

}  // namespace ituletter
