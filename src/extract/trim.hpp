#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "ituletter/span.hpp"

namespace ituletter {

/// A span of a text without the white space at its ends.
Span trimmed(std::string_view text, Span where);

/// Each run of white space as one space, none at the ends. Some line ends are
/// no space: see goes_over_line_end.
std::string collapsed(std::string_view text);

/// Whether a space parts two pieces of one value that stand in lines of their
/// own.
bool is_parted(std::string_view before, std::string_view after);

/// The size of a text without the white space and the signs that end a phrase
/// (full stop, comma, semicolon, colon of any script) at its end.
std::size_t size_without_closing(std::string_view text);

/// The size of a text without full stops and semicolons at its end.
std::size_t size_without_stop(std::string_view text);

}  // namespace ituletter
