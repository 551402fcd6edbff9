#include <unicode/datefmt.h>
#include <unicode/gregocal.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <memory>
#include <string>

#include "catch.hpp"
#include "ituletter/grammar.hpp"

namespace ituletter {
namespace {

// Noon in UTC on a day of 2025, as CLDR writes dates in a locale.
std::string written(const icu::Locale& locale, icu::DateFormat::EStyle style,
                    int month, int day) {
  UErrorCode status = U_ZERO_ERROR;
  icu::GregorianCalendar calendar(*icu::TimeZone::getGMT(), locale, status);
  calendar.set(2025, month - 1, day, 12, 0, 0);
  const std::unique_ptr<icu::DateFormat> format(
      icu::DateFormat::createDateInstance(style, locale));
  REQUIRE(U_SUCCESS(status));
  REQUIRE(format != nullptr);
  format->setTimeZone(*icu::TimeZone::getGMT());
  icu::UnicodeString text;
  format->format(calendar.getTime(status), text);
  std::string out;
  return text.toUTF8String(out);
}

std::string iso(int month, int day) {
  const auto two = [](int number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
  };
  return "2025-" + two(month) + "-" + two(day);
}

}  // namespace

TEST_CASE("dates are read as CLDR writes them, weekdays and all") {
  // Regions that write the day before the month.
  const std::string regions[] = {"ar-EG", "en-GB", "es-ES",
                                 "fr-FR", "ru-RU", "zh-CN"};
  for (const std::string& region : regions) {
    const icu::Locale locale = icu::Locale::createFromName(region.c_str());
    const Grammar* grammar = Grammars::built_in().find(region.substr(0, 2));
    REQUIRE(grammar != nullptr);
    for (const auto style : {icu::DateFormat::kFull, icu::DateFormat::kLong,
                             icu::DateFormat::kMedium}) {
      for (int month = 1; month <= 12; ++month) {
        const int day = month + 8;
        const std::string text = written(locale, style, month, day);
        INFO(region << ": " << text);
        const auto values = find_values(*grammar, text);
        REQUIRE(values.size() == 1);
        CHECK(values.front().kind == "date");
        CHECK(values.front().value == iso(month, day));
      }
    }
  }
}

}  // namespace ituletter
