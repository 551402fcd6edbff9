#include "write/ical_format.hpp"

#include "write/utf8.hpp"

namespace ituletter {
namespace {

constexpr std::size_t line_octets = 75;

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

/// The end of a piece of at most `room` octets that cuts no character.
std::size_t piece_end(std::string_view text, std::size_t begin,
                      std::size_t room) {
  std::size_t end = begin + room;
  if (end >= text.size()) return text.size();
  for (int back = 0; back < 3 && is_continuation(text[end]); ++back) --end;
  return end;
}

bool is_control(char32_t value) {
  return value < 0x20 || (value >= 0x7F && value < 0xA0);
}

// Some readers end a line at these two, too.
bool is_line_end(char32_t value) {
  return value == '\n' || value == 0x2028 || value == 0x2029;
}

void append_escaped(std::string& out, const CodePoint& point,
                    std::string_view bytes) {
  if (!point.is_valid)
    out += replacement_character;
  else if (is_line_end(point.value))
    out += "\\n";
  else if (point.value == '\t')
    out += ' ';
  else if (point.value == '\\' || point.value == ';' || point.value == ',')
    out.append("\\").append(bytes);
  else if (!is_control(point.value))
    out += bytes;
}

bool is_uri_byte(char byte) {
  constexpr std::string_view outside = "\"<>\\^`{|}";
  return byte > 0x20 && byte < 0x7F &&
         outside.find(byte) == std::string_view::npos;
}

std::string encoded_uri(std::string_view uri) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string result;
  for (const char byte : uri) {
    if (is_uri_byte(byte)) {
      result += byte;
      continue;
    }
    const auto value = static_cast<unsigned char>(byte);
    result += {'%', digits[value >> 4], digits[value & 15]};
  }
  return result;
}

}  // namespace

std::string escape_ical(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    append_escaped(result, point, text.substr(at, point.size));
    at += point.size;
  }
  return result;
}

std::string fold_ical(std::string_view line) {
  std::string result;
  std::size_t begin = 0;
  std::size_t room = line_octets;
  while (true) {
    const std::size_t end = piece_end(line, begin, room);
    result += line.substr(begin, end - begin);
    result += "\r\n";
    if (end == line.size()) return result;
    result += ' ';
    begin = end;
    room = line_octets - 1;  // the blank that marks the fold counts
  }
}

std::string shortened(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return std::string(text);
  return std::string(text.substr(0, piece_end(text, 0, limit))) + "\u2026";
}

void IcalLines::add(std::string_view name, std::string_view value) {
  text_ += fold_ical(std::string(name).append(":").append(value));
}

void IcalLines::add_text(std::string_view name, std::string_view value) {
  if (!value.empty()) add(name, escape_ical(value));
}

void IcalLines::add_uri(std::string_view name, std::string_view uri) {
  if (uri.starts_with("https://") || uri.starts_with("http://") ||
      uri.starts_with("mailto:"))
    add(name, encoded_uri(uri));
}

}  // namespace ituletter
