#include "cli/report.hpp"

#include <unistd.h>

#include <array>

#include "ituletter/text.hpp"
#include "write/utf8.hpp"

namespace ituletter {
namespace {

constexpr std::size_t longest_line = 500;
constexpr std::size_t longest_file = 200;
constexpr std::string_view dots = "...";

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

/// At most `limit` bytes, cut between characters, the end kept: a path tells
/// most there.
std::string last_part(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return std::string(text);
  std::size_t begin = text.size() - (limit - dots.size());
  while ((static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) ++begin;
  return std::string(dots).append(text.substr(begin));
}

std::string first_part(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return std::string(text);
  std::size_t end = limit - dots.size();
  while ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return std::string(text.substr(0, end)).append(dots);
}

std::string place(const Message& message) {
  std::string text = "ituletter: ";
  if (!message.file.empty()) {
    text += last_part(escape_for_terminal(message.file), longest_file);
    if (message.line > 0) text += ":" + std::to_string(message.line);
    if (message.line > 0 && message.column > 0)
      text += ":" + std::to_string(message.column);
    text += ": ";
  }
  return text.append(message.severity).append(": ");
}

std::string_view name(Severity severity) {
  constexpr std::array names = {"information", "warning", "error"};
  return names[static_cast<std::size_t>(severity)];
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

std::string format(const Message& message) {
  const std::string begin = place(message);
  const std::string end = " [" + std::string(message.code) + "]\n";
  const std::size_t room = longest_line - begin.size() - end.size();
  return begin + first_part(escape_for_terminal(message.what), room) + end;
}

std::string format(std::string_view file, const Error& error) {
  const bool is_elsewhere = !error.path().empty();
  return format({.file = is_elsewhere ? std::string_view(error.path()) : file,
                 .line = error.line(),
                 .column = error.column(),
                 .what = error.what(),
                 .code = code(error.kind())});
}

std::string format(const Source& source, const Finding& finding) {
  Message message{.file = source.path,
                  .severity = name(finding.severity),
                  .what = finding.message,
                  .code = finding.code};
  if (finding.where) {
    const Position at = locate(source.text, finding.where->begin);
    message.line = static_cast<int>(at.line);
    message.column = static_cast<int>(at.column);
  }
  return format(message);
}

void print_messages(std::string_view lines) {
  // One write, so that lines stay whole. Nobody is left to tell if it fails.
  [[maybe_unused]] const auto written =
      ::write(STDERR_FILENO, lines.data(), lines.size());
}

}  // namespace ituletter
