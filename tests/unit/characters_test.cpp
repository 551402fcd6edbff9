#include "text/characters.hpp"

#include <cstring>
#include <string>

#include "catch.hpp"

namespace ituletter {
namespace {

std::string folded(char32_t c) {
  const CharInfo& info = char_info(c);
  std::string out(4, '\0');
  std::memcpy(out.data(), &info.folded, out.size());
  return out.substr(0, info.folded_size);
}

std::string utf8(char32_t c) {
  std::string out;
  append_char(out, c);
  return out;
}

bool looks_like(char32_t c, char32_t latin) {
  return latin_lookalike(c) == latin;
}

bool is_surrogate(char32_t c) { return c >= 0xD800 && c < 0xE000; }

}  // namespace

TEST_CASE("case, Latin accents, width and Cyrillic dots are folded") {
  CHECK(folded(U'A') == "a");
  CHECK(folded(U'É') == "e");
  CHECK(folded(U'ñ') == "n");
  CHECK(folded(U'İ') == "i");
  CHECK(folded(U'Ё') == "е");
  CHECK(folded(U'й') == "й");
  CHECK(folded(U'Ａ') == "a");
  CHECK(folded(U'７') == "7");
}

TEST_CASE("Arabic letters that writers mix are one") {
  CHECK(folded(U'\u0629') == "\u0647");  // ta marbuta, ha
  CHECK(folded(U'\u0649') == "\u064A");  // alef maqsura, ya
  CHECK(folded(U'\u06CC') == "\u064A");  // Persian ya
  CHECK(folded(U'\u06A9') == "\u0643");  // Persian kaf
}

TEST_CASE("a script without capitals is told") {
  CHECK(char_info(U'\u0645').is_caseless());
  CHECK_FALSE(char_info(U'\u043C').is_caseless());
  CHECK_FALSE(char_info(U'm').is_caseless());
}

TEST_CASE("forms of alef are one letter and tatweel is none") {
  CHECK(folded(U'أ') == "ا");
  CHECK(folded(U'إ') == "ا");
  CHECK(folded(U'آ') == "ا");
  CHECK(folded(U'ـ').empty());
}

TEST_CASE("dashes, quotation marks and apostrophes are one of a kind") {
  for (const char32_t dash : std::u32string(U"-‐–—−")) {
    CHECK(folded(dash) == "-");
  }
  for (const char32_t mark : std::u32string(U"\"«»“”„")) {
    CHECK(folded(mark) == "\"");
  }
  CHECK(folded(U'’') == "'");
  CHECK(folded(U'，') == ",");
  CHECK(folded(U'、') == ",");
  CHECK(folded(U'。') == ".");
  CHECK(folded(U'（') == "(");
  CHECK(folded(U'؟') == "?");
}

TEST_CASE("digits of every script are ASCII") {
  CHECK(folded(U'٣') == "3");
  CHECK(folded(U'۷') == "7");
  CHECK(folded(U'१') == "1");
  CHECK(char_info(U'٣').kind == CharClass::digit);
}

TEST_CASE("characters are told apart by what they do in a text") {
  CHECK(char_info(U'ж').kind == CharClass::letter);
  CHECK(char_info(U'Ж').is_upper);
  CHECK_FALSE(char_info(U'ж').is_upper);
  CHECK(char_info(0x0301).kind == CharClass::mark);
  CHECK(char_info(U'第').kind == CharClass::ideograph);
  CHECK(char_info(U'カ').kind == CharClass::ideograph);
  CHECK(char_info(0x20000).kind == CharClass::ideograph);
  CHECK(char_info(0x3000).kind == CharClass::space);
  CHECK(char_info(U'\n').kind == CharClass::line_end);
  CHECK(char_info(U'№').kind == CharClass::other);
}

TEST_CASE("no folded character is more than half as long again") {
  for (char32_t c = 0; c < 0x110000; ++c) {
    if (is_surrogate(c)) continue;
    const std::size_t size = utf8(c).size();
    if (char_info(c).folded_size > size + size / 2)
      FAIL("U+" << std::hex << static_cast<unsigned>(c));
  }
  SUCCEED();
}

TEST_CASE("a folded character folds to itself") {
  for (char32_t c = 0; c < 0x110000; ++c) {
    if (is_surrogate(c) || char_info(c).folded_size == 0) continue;
    const std::string once = folded(c);
    std::size_t at = 0;
    if (folded(next_char(once, at)) != once)
      FAIL("U+" << std::hex << static_cast<unsigned>(c));
  }
  SUCCEED();
}

TEST_CASE("code points are read as they are written") {
  for (char32_t c = 1; c < 0x110000; c += 7) {
    if (is_surrogate(c)) continue;
    const std::string text = utf8(c) + "x";
    std::size_t at = 0;
    if (next_char(text, at) != c || at + 1 != text.size()) {
      FAIL("U+" << std::hex << static_cast<unsigned>(c));
    }
  }
  SUCCEED();
}

TEST_CASE("a text that ends inside a character ends there") {
  const std::string text = "\xE2\x80";
  std::size_t at = 0;
  const bool is_replaced = next_char(text, at) == 0xFFFD;
  CHECK(is_replaced);
  CHECK(at == text.size());
}

TEST_CASE("Cyrillic capitals that look Latin are taken for Latin") {
  CHECK(looks_like(U'В', U'B'));
  CHECK(looks_like(U'Х', U'X'));
  CHECK(looks_like(U'X', U'X'));
  CHECK(looks_like(U'Ж', 0));
}

}  // namespace ituletter
