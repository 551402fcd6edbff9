#pragma once

#include <cstddef>
#include <string_view>

namespace ituletter {

/// The first byte of TOML that may only stand in quotation marks: one that is
/// not ASCII, outside of comments too, or a sign where a table's name begins;
/// npos if there is none. toml++ 3.3 goes astray at such a byte instead of
/// telling it, so it is looked for first.
std::size_t find_stray_character(std::string_view toml);

}  // namespace ituletter
