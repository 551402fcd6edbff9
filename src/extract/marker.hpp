#pragma once

#include <cstddef>
#include <string_view>

namespace ituletter {

/// Bytes of the bullet that a line begins with; a hyphen or dash is one, too.
/// 0 without one.
std::size_t bullet_size(std::string_view line);

/// "5.1", "2.", "a)", "(iv)": what is a number where a tab follows.
bool is_list_number(std::string_view word);

/// Bytes of the bullet or number that a line begins with, 0 without one. A
/// number is one only where a tab or several blanks follow it.
std::size_t marker_size(std::string_view line);

/// "- 2 -", "-2-": a page's number on a line of its own.
bool is_page_mark(std::string_view line);

}  // namespace ituletter
