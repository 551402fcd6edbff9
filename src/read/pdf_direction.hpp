#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ituletter {

/// How many more letters of a text run to the left than to the right.
std::ptrdiff_t leftward_balance(std::string_view text);

/// A sign for a vowel, which stands above or below an Arabic letter.
inline bool is_vowel_mark(char32_t c) { return c >= 0x064B && c <= 0x0652; }

/// Puts a line of a page that runs to the left, given as its characters stand
/// from left to right, into the order of reading: numbers, dates and Latin
/// words stay as they are. Shapes of Arabic letters become letters.
std::string to_reading_order(std::string_view visual);

/// The order of lam and alef where one shape stands for both.
///
/// Fonts draw lam with alef as one shape, and a file says of it "lam, alef";
/// turned round with its line this becomes "alef, lam", which is also how the
/// article is written. Which of the two it is, spelling tells in four of five
/// cases: two alefs never follow each other.
class LamAlefOrder {
 public:
  void look_at(std::string_view text);
  /// Whether the document has the two letters in the wrong order.
  bool is_swapped() const { return impossible_ > possible_; }
  std::string repair(std::string_view text) const;

 private:
  std::size_t impossible_ = 0;  ///< two alefs before a lam
  std::size_t possible_ = 0;    ///< lam before alef
};

}  // namespace ituletter
