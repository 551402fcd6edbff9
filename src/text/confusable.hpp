#pragma once

#include <string>
#include <string_view>

namespace ituletter {

/// Scripts whose letters readers take for each other.
enum class Script { other, latin, cyrillic };

/// Requires: `c` is a letter.
constexpr Script script_of(char32_t c) {
  const bool is_latin = c < 0x0250 || (c >= 0x1E00 && c < 0x1F00);
  if (is_latin) return Script::latin;
  return c >= 0x0400 && c < 0x0530 ? Script::cyrillic : Script::other;
}

/// What a word looks like: words that a reader takes for each other look the
/// same (Unicode's table of confusable characters, UTS #39). The table is
/// opened when it is first asked for. Requires valid UTF-8.
std::string appearance(std::string_view word);

/// A word in NFC. Quadratic in the length of a run of marks: for words only.
std::string composed(std::string_view word);

}  // namespace ituletter
