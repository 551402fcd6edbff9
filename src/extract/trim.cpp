#include "extract/trim.hpp"

#include "text/characters.hpp"

namespace ituletter {
namespace {

constexpr std::string_view closing_signs = ";:,.；：，。、،؛";
constexpr std::string_view stops = ";.；。؛";

bool is_white(char c) {
  if (static_cast<unsigned char>(c) > ' ') return false;
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Bytes of the one of some signs that a text ends with; 0 without one.
std::size_t sign_size(std::string_view text, std::string_view signs) {
  constexpr std::size_t longest = 3;  // bytes in UTF-8
  for (std::size_t size = 1; size <= longest && size <= text.size(); ++size) {
    const std::string_view last = text.substr(text.size() - size);
    const bool is_character = (last.front() & 0xC0) != 0x80;
    if (!is_character) continue;
    return signs.find(last) == std::string_view::npos ? 0 : size;
  }
  return 0;
}

// Where words end that have only single spaces between them. Requires: the text
// does not end in white space.
std::size_t end_of_run(std::string_view text, std::size_t at) {
  for (; at < text.size(); ++at) {
    if (!is_white(text[at])) continue;
    const bool is_single = text[at] == ' ' && !is_white(text[at + 1]);
    if (!is_single) break;
  }
  return at;
}

}  // namespace

Span trimmed(std::string_view text, Span where) {
  while (!where.empty() && is_white(text[where.begin])) ++where.begin;
  while (!where.empty() && is_white(text[where.end - 1])) --where.end;
  return where;
}

bool is_parted(std::string_view before, std::string_view after) {
  return !before.empty() && !after.empty() &&
         !goes_over_line_end(before, after);
}

std::string collapsed(std::string_view text) {
  const Span inside = trimmed(text, {0, text.size()});
  text = text.substr(inside.begin, inside.size());
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t blank = at;
    while (is_white(text[at])) ++at;
    const std::size_t begin = at;
    at = end_of_run(text, at);
    const std::string_view gap = text.substr(blank, begin - blank);
    const bool is_space = gap.find('\n') == std::string_view::npos ||
                          is_parted(out, text.substr(begin));
    if (!out.empty() && is_space) out += ' ';
    out.append(text, begin, at - begin);
  }
  return out;
}

std::size_t size_without_closing(std::string_view text) {
  while (!text.empty()) {
    const std::size_t cut =
        is_white(text.back()) ? 1 : sign_size(text, closing_signs);
    if (cut == 0) break;
    text.remove_suffix(cut);
  }
  return text.size();
}

std::size_t size_without_stop(std::string_view text) {
  while (const std::size_t cut = sign_size(text, stops)) {
    text.remove_suffix(cut);
  }
  return text.size();
}

}  // namespace ituletter
