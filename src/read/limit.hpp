#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "ituletter/error.hpp"

namespace ituletter {

/// Throws the Error of a limit that was hit: `what` names what is too large,
/// `option` what raises the limit of `value`.
[[noreturn]] void over_limit(ErrorKind kind, std::string_view what,
                             std::size_t value, std::string_view option);

/// A foreign name in quotes, cut where it is too long for a message.
std::string in_quotes(std::string_view name);

}  // namespace ituletter
