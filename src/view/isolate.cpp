#include "view/isolate.hpp"

#include <algorithm>

namespace ituletter {
namespace {

bool is_alnum(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
         (c >= 'A' && c <= 'Z');
}

bool is_joint(char c) {
  return std::string_view("/.-:@_&=?#%~+").find(c) != std::string_view::npos;
}

bool has_letter(std::string_view words) {
  return std::ranges::any_of(
      words, [](char c) { return is_alnum(c) && (c < '0' || c > '9'); });
}

/// One word of ASCII letters, digits and what joins them.
std::size_t end_of_word(std::string_view text, std::size_t at,
                        std::size_t end) {
  while (at < end && (is_alnum(text[at]) || is_joint(text[at]))) ++at;
  while (at > 0 && is_joint(text[at - 1])) --at;
  return at;
}

/// Words that follow each other with a blank between belong together if they
/// are Latin, or groups of a telephone number. Days with a dash do not: they
/// read from right to left.
std::size_t end_of_isolate(std::string_view text, std::size_t begin,
                           std::size_t end) {
  const bool is_phone = text[begin] == '+';
  std::size_t at = end_of_word(text, begin, end);
  while (at + 1 < end && text[at] == ' ') {
    const std::size_t next = end_of_word(text, at + 1, end);
    if (next <= at + 1) break;
    const std::string_view before = text.substr(begin, at - begin);
    const std::string_view word = text.substr(at + 1, next - at - 1);
    const bool is_together =
        is_phone ? !has_letter(word) : has_letter(before) && has_letter(word);
    if (!is_together) break;
    at = next;
  }
  return at;
}

bool goes_on(std::string_view text, std::size_t at) {
  return at < text.size() && (is_alnum(text[at]) || is_joint(text[at]));
}

}  // namespace

std::vector<Stretch> find_isolates(std::string_view text, Span part) {
  std::vector<Stretch> out;
  std::size_t plain = part.begin;
  std::size_t at = part.begin;
  while (at < part.end) {
    const bool begins =
        is_alnum(text[at]) ||
        (text[at] == '+' && at + 1 < part.end && is_alnum(text[at + 1]));
    if (!begins) {
      ++at;
      continue;
    }
    const std::size_t end =
        std::max(end_of_isolate(text, at, part.end), at + 1);
    const bool is_cut = (at == part.begin && at > 0 && goes_on(text, at - 1)) ||
                        (end == part.end && goes_on(text, end));
    const bool is_number =
        std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at),
                    text.begin() + static_cast<std::ptrdiff_t>(end),
                    [](char c) { return c >= '0' && c <= '9'; });
    if (!is_cut && !is_number) {
      if (plain < at) out.push_back({{plain, at}});
      out.push_back({{at, end}, true});
      plain = end;
    }
    at = end;
  }
  if (plain < part.end) out.push_back({{plain, part.end}});
  return out;
}

}  // namespace ituletter
