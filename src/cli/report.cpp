#include "cli/report.hpp"

#include <unistd.h>

#include "ituletter/check.hpp"
#include "ituletter/text.hpp"
#include "write/terminal.hpp"

namespace ituletter {
namespace {

constexpr std::size_t longest_line = 500;
constexpr std::size_t longest_file = 200;
constexpr std::string_view dots = "...";

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

}  // namespace

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
                  .severity = name_of(finding.severity),
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
