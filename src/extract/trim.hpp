#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "ituletter/span.hpp"

namespace ituletter {

/// A span of a text without the white space at its ends.
Span trimmed(std::string_view text, Span where);

/// Each run of white space as one space, none at the ends. A line end beside a
/// Han character is no space: its words have none between them.
std::string collapsed(std::string_view text);

/// Whether a space parts two pieces of one value: not where a Han character or
/// its punctuation stands beside it.
bool is_parted(std::string_view before, std::string_view after);

/// The size of a text without the white space and the signs that end a phrase
/// (full stop, comma, semicolon, colon of any script) at its end.
std::size_t size_without_closing(std::string_view text);

/// The size of a text without full stops and semicolons at its end.
std::size_t size_without_stop(std::string_view text);

}  // namespace ituletter
