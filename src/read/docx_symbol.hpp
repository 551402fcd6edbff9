#pragma once

#include <string_view>

namespace ituletter {

/// The character that a symbol font shows for a code, which may lie in the
/// private use area (U+F0B7). 0 where the font is no symbol font or the code
/// is not known.
char32_t symbol_character(std::string_view font, char32_t code);

/// Whether text in the font is made of codes rather than of characters.
bool is_symbol_font(std::string_view font);

}  // namespace ituletter
