#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ituletter/letter.hpp"

namespace ituletter {

/// The code of a letter: its number, and the series that is counted in.
struct Numbered {
  std::string series;
  std::optional<int> number;  ///< none: it names no letter
};

/// "TSB Collective letter /17" and 2 for "TSB Collective letter 2/17
/// Addendum 1".
Numbered numbered(std::string_view code);

/// Whether it means a letter.
bool is_letter(const Reference& reference);

/// For each reference of a letter whether its first mention goes on with a year
/// before the letter's own: "Circular 131 of 9 May 2007". `text` is that of the
/// letter's source.
std::vector<bool> dated_references(const Letter& letter, std::string_view text);

}  // namespace ituletter
