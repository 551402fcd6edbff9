#pragma once

#include <string>
#include <string_view>

namespace ituletter {

/// A number in one of the formats that `w:numFmt` names: "decimal",
/// "lowerRoman", "russianLower". Plain digits for a format not known here.
std::string format_number(std::string_view format, int number);

}  // namespace ituletter
