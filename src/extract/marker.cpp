#include "extract/marker.hpp"

#include <algorithm>
#include <array>

namespace ituletter {
namespace {

constexpr std::string_view digits = "0123456789";
constexpr std::size_t longest_number = 8;

// Bullets of text files and of symbol fonts, and their first bytes.
constexpr std::string_view bullet_starts = "-*\xC2\xE2\xEF";
constexpr std::array<std::string_view, 15> bullets = {
    "-", "–", "−", "—", "‒", "•", "·", "▪", "●", "○", "*", "\xEF\x82\xB7",
    "◦", "‑", "－"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view after_white(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(" \t"), text.size()));
}

}  // namespace

std::size_t bullet_size(std::string_view line) {
  const bool may_be_one =
      !line.empty() && bullet_starts.find(line[0]) != std::string_view::npos;
  if (!may_be_one) return 0;
  for (const std::string_view bullet : bullets) {
    if (line.starts_with(bullet)) return bullet.size();
  }
  return 0;
}

bool is_list_number(std::string_view word) {
  constexpr std::size_t longest_letters = 6;       // "(viii)"
  constexpr std::size_t longest_without_sign = 2;  // "iv"
  if (word.empty() || word.size() > longest_number) return false;
  if (word.find_first_of(digits) != std::string_view::npos) {
    return word.find_first_not_of("0123456789.()") == std::string_view::npos;
  }
  constexpr std::string_view signs = ".()";
  const bool has_sign = signs.find(word.back()) != std::string_view::npos;
  return word.size() <= (has_sign ? longest_letters : longest_without_sign);
}

std::size_t marker_size(std::string_view line) {
  const std::size_t bullet = bullet_size(line);
  if (bullet != 0 && bullet < line.size()) {
    const bool is_negative = is_digit(line[bullet]);  // "-5"
    return is_negative ? 0 : bullet;
  }
  constexpr std::string_view blanks = "   ";
  const std::string_view start = line.substr(0, longest_number + blanks.size());
  const std::size_t end = std::min(start.find('\t'), start.find(blanks));
  const bool has_number =
      end != std::string_view::npos && is_list_number(line.substr(0, end));
  return has_number ? end : 0;
}

bool is_page_mark(std::string_view line) {
  constexpr std::size_t most_digits = 3;
  const std::size_t dash = bullet_size(line);
  if (dash == 0) return false;
  const std::string_view number = after_white(line.substr(dash));
  const std::size_t size = number.find_first_not_of(digits);
  if (size == 0 || size > most_digits) return false;
  const std::string_view last = after_white(number.substr(size));
  return !last.empty() && bullet_size(last) == last.size();
}

}  // namespace ituletter
