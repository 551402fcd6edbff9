#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ituletter {

/// Text that is not ours, made harmless for a terminal: control characters,
/// bidi controls and bytes that are no UTF-8 as \x1B or U+202E.
std::string escape_for_terminal(std::string_view text);

/// The same, in one line.
std::string shown_in_line(std::string_view text);

/// Columns of a terminal.
std::size_t width_of(std::string_view text);

/// As much from the start as fits, in whole characters.
std::string_view first_columns(std::string_view text, std::size_t columns);

/// What a terminal shows in another way, if it may be coloured.
class Paint {
 public:
  explicit Paint(bool has_colours) : has_colours_(has_colours) {}

  std::string operator()(std::string_view code, std::string_view text) const {
    if (!has_colours_) return std::string(text);
    return "\x1B[" + std::string(code) + "m" + std::string(text) + "\x1B[0m";
  }

 private:
  bool has_colours_;
};

}  // namespace ituletter
