#pragma once

#include <string>
#include <string_view>

namespace ituletter {

/// The ISO 639-2 code of a language named by BCP 47: "rus" for "ru"; "und" if
/// there is none.
std::string three_letter_code(std::string_view language);

}  // namespace ituletter
