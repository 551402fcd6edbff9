#include "cli/convert_values.hpp"

#include <charconv>
#include <chrono>
#include <optional>

#include "grammar/tables.hpp"
#include "ituletter/error.hpp"

namespace ituletter {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Takes numbers with units from the front, the units in the given order.
bool take_parts(std::string_view& text, std::string_view units) {
  bool has_part = false;
  while (!text.empty() && is_digit(text[0])) {
    const std::size_t end = text.find_first_not_of("0123456789");
    if (end == std::string_view::npos || end > 9) return false;
    const std::size_t unit = units.find(text[end]);
    if (unit == std::string_view::npos) return false;
    units.remove_prefix(unit + 1);
    text.remove_prefix(end + 1);
    has_part = true;
  }
  return has_part;
}

bool is_duration(std::string_view text) {
  if (text.size() < 3 || text[0] != 'P') return false;
  text.remove_prefix(1);
  if (text[0] != 'T' && !take_parts(text, text.back() == 'W' ? "W" : "D"))
    return false;
  if (text.empty()) return true;
  if (text[0] != 'T') return false;
  text.remove_prefix(1);
  return take_parts(text, "HMS") && text.empty();
}

template <class Number>
std::optional<Number> number(std::string_view text) {
  Number value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || stop != end || value < 0) return std::nullopt;
  return value;
}

std::optional<std::int64_t> day_of(std::string_view digits) {
  const auto year = number<int>(digits.substr(0, 4));
  const auto month = number<int>(digits.substr(4, 2));
  const auto day = number<int>(digits.substr(6, 2));
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day date(
      std::chrono::year(*year),
      std::chrono::month(static_cast<unsigned>(*month)),
      std::chrono::day(static_cast<unsigned>(*day)));
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date).time_since_epoch().count();
}

std::optional<std::int64_t> second_of(std::string_view time) {
  if (time.size() != 8 || time[0] != 'T' || time[7] != 'Z') return std::nullopt;
  const auto hour = number<int>(time.substr(1, 2));
  const auto minute = number<int>(time.substr(3, 2));
  const auto second = number<int>(time.substr(5, 2));
  if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59)
    return std::nullopt;
  return (*hour * 60 + *minute) * 60 + *second;
}

std::optional<std::int64_t> instant_of(std::string_view text) {
  if (text.find_first_not_of("0123456789") == std::string_view::npos)
    return number<std::int64_t>(text);
  std::string plain;
  for (const char c : text)
    if (c != '-' && c != ':') plain += c;
  if (plain.size() != 8 && plain.size() != 16) return std::nullopt;
  const auto day = day_of(plain);
  const auto second =
      plain.size() == 8 ? 0 : second_of(std::string_view(plain).substr(8));
  if (!day || !second) return std::nullopt;
  return *day * 86400 + *second;
}

}  // namespace

std::string check_duration(const std::string& text) {
  if (is_duration(text)) return {};
  return "\"" + text + "\" is no duration such as P7D or PT15H";
}

std::int64_t parse_instant(std::string_view text, std::string_view name) {
  if (const auto instant = instant_of(text)) return *instant;
  throw Error(ErrorKind::usage,
              std::string(name) + ": \"" + std::string(text) +
                  "\" is no time; write 2025-06-17T00:00:00Z or the seconds "
                  "since 1970");
}

std::map<std::string, std::string> deadline_words(const Grammars& grammars) {
  std::map<std::string, std::string> words;
  for (const std::string& language : grammars.languages()) {
    const GrammarTables& tables = grammars.find(language)->tables();
    if (const auto word = tables.find_data("calendar", "deadline"))
      words.emplace(language, *word);
  }
  return words;
}

}  // namespace ituletter
