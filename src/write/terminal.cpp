#include "write/terminal.hpp"

#include <algorithm>

#include "text/width.hpp"
#include "write/utf8.hpp"

namespace ituletter {
namespace {

bool is_control(char32_t value) {
  return value < 0x20 || (value >= 0x7F && value < 0xA0);
}

// Characters that turn, hide or break the text after them.
bool is_invisible(char32_t value) {
  return value == 0x061C || (value >= 0x200B && value <= 0x200F) ||
         (value >= 0x2028 && value <= 0x202E) ||
         (value >= 0x2060 && value <= 0x206F) || value == 0xFEFF;
}

std::string hex(char32_t value, int digits) {
  constexpr std::string_view all = "0123456789ABCDEF";
  std::string text;
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4)
    text += all[value >> shift & 15];
  return text;
}

std::string escaped_bytes(std::string_view bytes) {
  std::string text;
  for (const char byte : bytes)
    text += "\\x" + hex(static_cast<unsigned char>(byte), 2);
  return text;
}

std::string escaped(const CodePoint& point, std::string_view bytes) {
  if (!point.is_valid || point.value < 0x80) return escaped_bytes(bytes);
  return "U+" + hex(point.value, 4);
}

}  // namespace

std::string escape_for_terminal(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    const std::string_view bytes = text.substr(at, point.size);
    const bool is_plain = point.is_valid && !is_control(point.value) &&
                          !is_invisible(point.value);
    result += is_plain ? std::string(bytes) : escaped(point, bytes);
    at += point.size;
  }
  return result;
}

std::string shown_in_line(std::string_view text) {
  std::string out(text);
  std::ranges::replace(out, '\t', ' ');
  std::ranges::replace(out, '\n', ' ');
  return escape_for_terminal(out);
}

std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    at += point.size;
    width += columns_of(point.value);
  }
  return width;
}

std::string_view first_columns(std::string_view text, std::size_t columns) {
  std::size_t width = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    const CodePoint point = decode(text, at);
    width += columns_of(point.value);
    if (width > columns) break;
    at += point.size;
  }
  return text.substr(0, at);
}

}  // namespace ituletter
