#include "grammar/shared_year.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "grammar/slot.hpp"

namespace ituletter {
namespace {

constexpr std::string_view unsaid = "--";

bool is_day(const Match& match) {
  return match.kind == "date" || match.kind == "range" ||
         match.kind == "datetime";
}

bool lacks_year(const Match& match) {
  return is_day(match) && match.value.starts_with(unsaid);
}

std::optional<int> year_of(const Match& match) {
  if (!is_day(match) || lacks_year(match)) return std::nullopt;
  return to_int(std::string_view(match.value).substr(0, 4));
}

// "09-04" of "--09-04" and of "2025-09-04/2025-09-08".
std::string_view day_in_year(const Match& match) {
  const std::string_view value = match.value;
  return value.substr(lacks_year(match) ? 2 : 5, 5);
}

void give_year(Match& match, int year) {
  using namespace std::chrono;
  if (match.value.find("02-29") != std::string::npos &&
      !std::chrono::year{year}.is_leap()) {
    return;
  }
  const std::string said = std::to_string(year) + "-";
  for (std::size_t at = 0;
       (at = match.value.find(unsaid, at)) != std::string::npos;) {
    match.value.replace(at, unsaid.size(), said);
    at += said.size();
  }
}

}  // namespace

void share_years(
    std::vector<Match>& matches,
    const std::function<bool(const Match&, const Match&)>& are_joined) {
  for (std::size_t i = matches.size(); i-- > 1;) {
    const auto year = year_of(matches[i]);
    if (!year || !lacks_year(matches[i - 1])) continue;
    if (!are_joined(matches[i - 1], matches[i])) continue;
    // "30 December and 3 January 2020"
    const bool turns = day_in_year(matches[i - 1]) > day_in_year(matches[i]);
    give_year(matches[i - 1], *year - (turns ? 1 : 0));
  }
  for (std::size_t i = 1; i < matches.size(); ++i) {
    const auto year = year_of(matches[i - 1]);
    if (!year || !lacks_year(matches[i])) continue;
    if (day_in_year(matches[i - 1]) >= day_in_year(matches[i])) continue;
    if (are_joined(matches[i - 1], matches[i])) give_year(matches[i], *year);
  }
}

}  // namespace ituletter
