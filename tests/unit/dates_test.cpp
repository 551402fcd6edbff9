#include "extract/dates.hpp"

#include <string>

#include "catch.hpp"
#include "recognised.hpp"

namespace ituletter {
namespace {

std::string days(const std::string& words, const std::string& letter_date) {
  const Recognised text(words);
  Letter letter;
  if (!letter_date.empty()) letter.date = Words{letter_date, {}};
  std::string out;
  for (const DatedMatch& dated : dates_in(text.document, text.all(), letter)) {
    out += dated.days.start + "/" + dated.days.end + " ";
  }
  return out;
}

bool has_deadline(const std::string& words,
                  const std::string& language = "en") {
  const Recognised text(words, language);
  const auto values = text.document.values();
  return values.size() == 1 && is_deadline(text.document, values.front());
}

TEST_CASE("a date without year takes that of the letter") {
  CHECK(days("on 5 May", "2024-03-01") == "2024-05-05/2024-05-05 ");
  CHECK(days("on 5 May", "").empty());
}

TEST_CASE("words right before a date make it a deadline") {
  CHECK(has_deadline("Reply not later than 5 May 2024."));
  CHECK(has_deadline("The deadline for contributions is 5 May 2024."));
  CHECK(has_deadline("Reply on 5 May 2024 at the latest."));
  CHECK_FALSE(has_deadline("The workshop takes place on 5 May 2024."));
}

TEST_CASE("words right after a date make it a deadline") {
  CHECK(has_deadline("请在2024年5月5日之前答复。", "zh"));
  CHECK(has_deadline("请于2024年5月5日（星期日）前答复。", "zh"));
  CHECK_FALSE(has_deadline("讲习班将于2024年5月5日举办。", "zh"));
}

TEST_CASE("past words inside words that call an event tell no past") {
  const Recognised future("The meeting will be held in Geneva");
  CHECK_FALSE(tells_past(future.document, future.all()));
  const Recognised past("The meeting was held in Geneva");
  CHECK(tells_past(past.document, past.all()));
}

}  // namespace
}  // namespace ituletter
