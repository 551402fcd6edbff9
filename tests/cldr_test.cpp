// Dates as ICU's CLDR data writes them, in every region that a language of
// ours is spoken in: each month and weekday must be read.

#include <unicode/calendar.h>
#include <unicode/datefmt.h>
#include <unicode/gregocal.h>
#include <unicode/locid.h>

#include <memory>
#include <string>
#include <vector>

#include "grammar/match.hpp"
#include "ituletter/grammar.hpp"
#include "ituletter/text.hpp"
#include "unit/catch.hpp"

namespace ituletter {
namespace {

std::vector<icu::Locale> locales_of(const std::string& language) {
  int32_t count = 0;
  const icu::Locale* all = icu::Locale::getAvailableLocales(count);
  std::vector<icu::Locale> found;
  for (int32_t i = 0; i < count; ++i) {
    if (all[i].getLanguage() != language) continue;
    found.emplace_back(
        (std::string(all[i].getName()) + "@calendar=gregorian").c_str());
  }
  return found;
}

std::string written(icu::DateFormat& format, int month, int day) {
  UErrorCode status = U_ZERO_ERROR;
  icu::GregorianCalendar calendar(2025, month - 1, day, 12, 0, status);
  icu::UnicodeString out;
  format.format(calendar.getTime(status), out);
  std::string bytes;
  out.toUTF8String(bytes);
  return bytes;
}

std::string read_date(const Grammar& grammar, const std::string& bytes) {
  const Text text = normalise(bytes);
  const Tokens tokens = tokenise(text.text);
  const auto matches = Matcher(grammar.tables(), tokens).find_rules();
  return matches.size() == 1 ? matches.front().value : "nothing";
}

std::string iso(int month, int day) {
  const auto two = [](int number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
  };
  return "2025-" + two(month) + "-" + two(day);
}

void check_dates(const Grammar& grammar, const icu::Locale& locale) {
  for (const auto style : {icu::DateFormat::kLong, icu::DateFormat::kFull}) {
    const std::unique_ptr<icu::DateFormat> format(
        icu::DateFormat::createDateInstance(style, locale));
    REQUIRE(format != nullptr);
    for (int month = 1; month <= 12; ++month) {
      const int day = month + 10;  // all weekdays are met
      const std::string text = written(*format, month, day);
      INFO(locale.getName() << ": " << text);
      CHECK(read_date(grammar, text) == iso(month, day));
    }
  }
}

}  // namespace

TEST_CASE("dates are read as every region writes them") {
  const Grammars& grammars = Grammars::built_in();
  for (const std::string& language : grammars.languages()) {
    const auto locales = locales_of(language);
    CHECK_FALSE(locales.empty());
    for (const icu::Locale& locale : locales) {
      check_dates(*grammars.find(language), locale);
    }
  }
}

}  // namespace ituletter
