#include "read/docx_marker.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace ituletter {
namespace {

constexpr std::string_view bullets[] = {"-", "–", "—", "−", "‒", "•", "‣",
                                        "▪", "●", "○", "◦", "·", "*", "➢",
                                        "✓", "■", "□", "☐", "‐", "‑"};

bool is_bullet(std::string_view text) {
  return std::ranges::find(bullets, text) != std::end(bullets);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_roman(std::string_view text) {
  return text.size() <= 5 &&
         text.find_first_not_of("ivxIVX") == std::string_view::npos;
}

/// One letter of any script, in UTF-8.
bool is_letter(std::string_view text) {
  const unsigned char lead = static_cast<unsigned char>(text[0]);
  if (lead < 0x80) {
    const unsigned char lower = lead | 0x20u;
    return text.size() == 1 && lower >= 'a' && lower <= 'z';
  }
  return text.size() == 2 && lead >= 0xC3 && lead < 0xE0;
}

/// Count of the numbers in "5.1"; 0 if it is something else.
int count_numbers(std::string_view text) {
  constexpr int most_digits = 3;
  int numbers = 0;
  int digits = 0;
  for (const char c : text) {
    if (is_digit(c)) {
      if (++digits > most_digits) return 0;
      if (digits == 1) ++numbers;
    } else if (c == '.' && digits > 0) {
      digits = 0;
    } else {
      return 0;
    }
  }
  return digits > 0 ? numbers : 0;
}

}  // namespace

std::optional<TypedMarker> find_typed_marker(std::string_view paragraph) {
  constexpr std::size_t longest = 16;
  const std::size_t tab = paragraph.substr(0, longest).find('\t');
  const std::size_t begin = paragraph.find_first_not_of(' ');
  if (tab == std::string_view::npos || begin >= tab) return std::nullopt;
  std::size_t end = tab;
  while (paragraph[end - 1] == ' ') --end;
  TypedMarker marker{.begin = begin, .end = end};
  std::string_view text = paragraph.substr(begin, end - begin);
  if (is_bullet(text)) return marker;
  marker.is_number = true;
  const bool is_closed = text.back() == ')' || text.back() == '.';
  if (is_closed) text.remove_suffix(1);
  if (is_closed && !text.empty() && text[0] == '(') text.remove_prefix(1);
  if (text.empty()) return std::nullopt;
  if (const int numbers = count_numbers(text)) {
    marker.level = numbers - 1;
    return marker;
  }
  if (is_closed && (is_letter(text) || is_roman(text))) return marker;
  return std::nullopt;
}

}  // namespace ituletter
