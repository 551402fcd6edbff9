#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "ituletter/grammar.hpp"

namespace ituletter {

/// Empty if the text is a duration of RFC 5545 such as P7D or PT15H30M, else
/// what is wrong with it.
std::string check_duration(const std::string& text);

/// Seconds since 1970 of such a number, of "2025-06-17T00:00:00Z", with or
/// without its marks, or of a date. `name`: what was given it. Throws
/// Error(usage).
std::int64_t parse_instant(std::string_view text, std::string_view name);

/// The word for "deadline" in each language, for calendars.
std::map<std::string, std::string> deadline_words(const Grammars& grammars);

}  // namespace ituletter
