#include "grammar/slot.hpp"

#include <string>

#include "catch.hpp"

namespace ituletter {
namespace {

// What a slot reads from the beginning of a text: its value, and after "|"
// what it leaves. "-" if it reads nothing.
std::string read(std::string_view name, std::string_view text) {
  const auto number = find_slot(name);
  REQUIRE(number);
  const Slot& slot = built_in_slots()[*number];
  const Tokens tokens = tokenise(text);
  const std::size_t end = slot.match(tokens, 0);
  if (end == 0) return "-";
  std::string out = slot.value(tokens, 0, end);
  if (end < tokens.size()) {
    out += "|" + std::string(text.substr(tokens[end].begin));
  }
  return out;
}

struct Case {
  const char* slot;
  const char* text;
  const char* read;
};

}  // namespace

TEST_CASE("every built-in slot reads what it is for and nothing else") {
  const Case cases[] = {
      {"number", "17 x", "17|x"},
      {"dd", "04.09", "4|.09"},
      {"dd", "4.09", "-"},
      {"mm", "12", "12"},
      {"mm", "13", "-"},
      {"old_yy", "98", "1998"},
      {"old_yy", "49", "-"},
      {"yyyymmdd", "20250904", "2025-09-04"},
      {"yyyymmdd", "20230229", "-"},
      {"yyyymmdd", "20251304", "-"},
      {"yyyymmdd", "30250904", "-"},
      {"yyyymmdd", "2025090", "-"},
      {"hhmmss", "133000", "1330"},
      {"hhmmss", "136000", "-"},
      {"hhmmss", "1330", "-"},
      {"number", "007", "7"},
      {"number", "000", "0"},
      {"number", "1234567", "-"},
      {"number", "x", "-"},
      {"number", "١٧", "17"},
      {"day", "31", "31"},
      {"day", "09", "9"},
      {"day", "32", "-"},
      {"day", "0", "-"},
      {"month_number", "12", "12"},
      {"month_number", "13", "-"},
      {"year", "2025", "2025"},
      {"year", "1849", "-"},
      {"year", "2100", "-"},
      {"year", "20250", "-"},
      {"yy", "64", "2064"},
      {"yy", "65", "1965"},
      {"yy", "5", "-"},
      {"hour", "24", "24"},
      {"hour", "25", "-"},
      {"minute", "59", "59"},
      {"minute", "60", "-"},
      {"minute", "5", "-"},
      {"hhmm", "0930", "0930"},
      {"hhmm", "2400", "2400"},
      {"hhmm", "2401", "-"},
      {"hhmm", "0960", "-"},
      {"hhmm", "930", "-"},
      {"days", "2428", "24-28"},
      {"days", "910", "9-10"},
      {"days", "1012", "10-12"},
      {"days", "2824", "-"},
      {"days", "2005", "-"},
      {"days", "12", "-"},
      {"days", "0530", "-"},
      {"question", "8/17", "8/17"},
      {"question", "08/17 x", "8/17|x"},
      {"question", "A/16", "A/16"},
      {"question", "А/16", "A/16"},
      {"question", "8/SG12RG-AFR", "8/SG12RG-AFR"},
      {"question", "8/TSAG", "8/TSAG"},
      {"question", "8 / 17", "-"},
      {"question", "1/RG-WM", "-"},
      {"question", "8/17/2", "-"},
      {"question", "8/17.5", "-"},
      {"question", "8/17.", "8/17|."},
      {"question", "200/17", "-"},
      {"question", "8/31", "-"},
      {"group", "17", "17"},
      {"group", "TSAG", "TSAG"},
      {"group", "SG12RG-AFR, x", "SG12RG-AFR|, x"},
      {"group", "Tsag", "-"},
      {"group", "31", "-"},
      {"code", "SG17-TD/98/4", "SG17-TD/98/4"},
      {"code", "COM 11", "-"},
      {"code", "SG17", "-"},
      {"code", "SG20-EECAT", "-"},
      {"code", "sg17-td", "-"},
      {"label", "7", "7"},
      {"label", "100", "-"},
      {"label", "IV.", "IV|."},
      {"label", "B.", "B|."},
      {"label", "В", "B"},
      {"label", "A1", "-"},
      {"label", "A'x", "-"},
      {"label", "Ж", "-"},
      {"word", "слово x", "слово|x"},
      {"word", "17", "-"},
      {"name", "Anna-Maria O'Neill x", "Anna-Maria O'Neill|x"},
      {"name", "Иванова", "Иванова"},
      {"name", "anna", "-"},
      {"name", "A B C D E", "A B C D|E"},
      {"phone", "+41 22 730 5887", "+41 22 730 5887"},
      {"phone", "+41227305853,", "+41227305853|,"},
      {"phone", "+41 (22) 730-51-11", "+41 (22) 730-51-11"},
      {"phone", "+41 22", "-"},
      {"phone", "+998 71 120 7000. 2 The", "+998 71 120 7000|. 2 The"},
      {"phone", "41 22 730 5887", "-"},
      {"email", "a.b@itu.int", "a.b@itu.int"},
      {"email", "itu", "-"},
      {"url", "www.itu.int", "www.itu.int"},
      {"url", "itu.int", "-"},
  };
  for (const Case& row : cases) {
    INFO(row.slot << " of " << row.text);
    CHECK(read(row.slot, row.text) == row.read);
  }
}

TEST_CASE("every built-in slot has a name of its own") {
  const auto& slots = built_in_slots();
  for (std::size_t i = 0; i < slots.size(); ++i) {
    CHECK(find_slot(slots[i].name) == i);
  }
  CHECK_FALSE(find_slot("nothing"));
}

TEST_CASE("a slot begins only with tokens of the looks it names") {
  constexpr std::string_view text =
      "17 2025 0930 2428 123 12345 1234567 8/17 A/16 TSAG SG17-TD/98 IV B x "
      "Word X.500 TR.AISec H.264-1 +41 22 730 5887 a@b.ch www.itu.int 第 Ж1 "
      "8 / 17 (A) é É -17 A.B C5 D/7";
  const Tokens tokens = tokenise(text);
  std::size_t found = 0;
  for (const Slot& slot : built_in_slots()) {
    for (std::size_t at = 0; at < tokens.size(); ++at) {
      if (slot.match(tokens, at) == at) continue;
      ++found;
      INFO(slot.name << " of " << tokens.words(at));
      const auto look = TokenLook::of(tokens, at).number;
      CHECK((slot.looks >> look & 1U) == 1);
    }
  }
  CHECK(found > 60);
}

TEST_CASE("digits are a number if they are no more than nine") {
  CHECK(to_int("017") == 17);
  CHECK(to_int("999999999") == 999999999);
  CHECK_FALSE(to_int("1234567890"));
  CHECK_FALSE(to_int(""));
  CHECK_FALSE(to_int("1x"));
  CHECK_FALSE(to_int("-1"));
}

}  // namespace ituletter
