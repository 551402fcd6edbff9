#pragma once

#include <string>
#include <string_view>

namespace ituletter {

/// Text that is not ours, made harmless for a terminal: control characters,
/// bidi controls and bytes that are no UTF-8 as \x1B or U+202E.
std::string escape_for_terminal(std::string_view text);

}  // namespace ituletter
