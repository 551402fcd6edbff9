#pragma once

#include <cstddef>
#include <string_view>

namespace ituletter {

/// Columns of a terminal that a character takes: two for the wide ones of East
/// Asia, none for marks above others and for what is not seen.
std::size_t columns_of(char32_t c);

/// Of a text; requires valid UTF-8.
std::size_t columns_of(std::string_view text);

/// Whether a line may end between two wide characters: not before closing
/// punctuation, not after opening punctuation.
bool may_break_between(char32_t before, char32_t after);

}  // namespace ituletter
