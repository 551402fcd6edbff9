#include "archive/citation.hpp"

#include <algorithm>
#include <charconv>

#include "text/search_text.hpp"
#include "write/utf8.hpp"

namespace ituletter {
namespace {

constexpr std::string_view digits = "0123456789";

std::optional<int> number_in(std::string_view text) {
  int number = 0;
  const auto read =
      std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc()) return std::nullopt;
  return number;
}

/// A span and so many characters after it.
std::string_view with_rest(std::string_view text, Span span,
                           std::size_t characters) {
  const std::size_t begin = std::min(span.begin, text.size());
  std::size_t end = std::clamp(span.end, begin, text.size());
  for (; characters > 0 && end < text.size(); --characters)
    end += decode(text, end).size;
  return text.substr(begin, end - begin);
}

bool has_year_before(std::string_view text, int year) {
  const std::string words = search_text(text);
  std::size_t end = 0;
  for (std::size_t at = 0; at < words.size(); at = end + 1) {
    end = std::min(words.find(' ', at), words.size());
    const auto number = number_in(std::string_view(words).substr(at, end - at));
    if (end - at == 4 && number && *number >= 1900 && *number < year)
      return true;
  }
  return false;
}

}  // namespace

Numbered numbered(std::string_view code) {
  const std::size_t begin = std::min(code.find_first_of(digits), code.size());
  const std::size_t end =
      std::min(code.find_first_not_of(digits, begin), code.size());
  const std::size_t rest = std::min(code.find(' ', end), code.size());
  Numbered found;
  found.series.append(code, 0, begin).append(code, end, rest - end);
  found.number = number_in(code.substr(begin, end - begin));
  return found;
}

bool is_letter(const Reference& reference) {
  return reference.kind == "circular" || reference.kind == "collective-letter";
}

std::vector<bool> dated_references(const Letter& letter,
                                   std::string_view text) {
  constexpr std::size_t reach = 40;  // "(see also Addendum 1) of 9 May 2007"
  const int own =
      letter.date ? number_in(letter.date->value).value_or(2100) : 2100;
  std::vector<bool> dated;
  for (const Reference& one : letter.references)
    dated.push_back(
        is_letter(one) &&
        has_year_before(with_rest(text, one.text.where.span, reach), own));
  return dated;
}

}  // namespace ituletter
