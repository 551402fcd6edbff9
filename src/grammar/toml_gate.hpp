#pragma once

#include <cstddef>
#include <string_view>

namespace ituletter {

/// The first byte of TOML that may not stand where it does; npos if there is
/// none: one that is not ASCII, outside of strings and comments or first after
/// a backslash and a line end, or a sign where a table's name begins. toml++
/// 3.3 goes astray at such a byte, so it is looked for first.
std::size_t find_stray_character(std::string_view toml);

}  // namespace ituletter
