#include "ituletter/text.hpp"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <string>

#include "catch.hpp"
#include "random_text.hpp"
#include "text/characters.hpp"

namespace ituletter {
namespace {

std::string nfc(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* normalizer = icu::Normalizer2::getNFCInstance(status);
  std::string out;
  normalizer->normalize(icu::UnicodeString::fromUTF8(text), status)
      .toUTF8String(out);
  return out;
}

std::string normal(std::string_view text) { return normalise(text).text; }

}  // namespace

TEST_CASE("no-break and odd spaces become plain ones") {
  CHECK(normal("No.\u00A0190\u202Fx\u2009y\u3000z") == "No. 190 x y z");
}

TEST_CASE("hyphens that forbid or allow a break become plain ones") {
  CHECK(normal("17\u201119\u201020") == "17-19-20");
  CHECK(normal("17–19—20") == "17–19—20");
}

TEST_CASE("soft hyphens, bidi controls and zero-width marks are gone") {
  CHECK(normal("\uFEFFcir\u00ADcu\u200Blar \u200F17\u202A\u2069") ==
        "circular 17");
}

TEST_CASE("line ends, tabs and quotation marks stay") {
  CHECK(normal("a\r\n\tb “c” «d»") == "a\r\n\tb “c” «d»");
}

TEST_CASE("letters with marks are composed") {
  CHECK(normal("e\u0301te\u0301") == "été");
  CHECK(normal("\u0438\u0306") == "й");
  CHECK(normal("\u212B \u2126") == "Å Ω");
  CHECK(normal("q\u0323\u0307") == normal("q\u0307\u0323"));
}

TEST_CASE("a mark joins its letter across a soft hyphen") {
  CHECK(normal("e\u00AD\u0301") == "é");
  CHECK(normal("é e\u200B\u0301") == "é é");
}

TEST_CASE("every character alone is as NFC has it") {
  for (char32_t c = 0x20; c < 0x30000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    if (c >= 0xFE80 && c < 0xFEFD) continue;  // forms of Arabic letters
    std::string text;
    append_char(text, c);
    const std::string found = normal(text);
    const bool is_changed = found.empty() || found == " " || found == "-";
    if (!is_changed && found != nfc(text))
      FAIL("U+" << std::hex << static_cast<unsigned>(c));
  }
  SUCCEED();
}

TEST_CASE("random text comes out in NFC") {
  const std::vector<std::string_view> pieces = {
      "a",      "E",      "и",      "u",      "\u0301", "\u0306", "\u0308",
      "\u0323", "\u00AD", "\u00A0", "\u2011", "\uAC00", "\u11A8", "\u212A",
      "\u1100", "\u1161", "第",     " ",      "\n",     "٣",      "−"};
  for (unsigned seed = 0; seed < 2000; ++seed) {
    const std::string text = random_text(pieces, 24, seed);
    INFO(text);
    const std::string found = normal(text);
    REQUIRE(found == nfc(found));
    REQUIRE(normal(found) == found);
  }
}

TEST_CASE("a run of a million marks is normalised in pieces") {
  std::string text = "e";
  for (int i = 0; i < 500000; ++i) text += "\u0301\u0323";
  const Text found = normalise(text);
  CHECK(found.text.size() > text.size() / 2);
  CHECK(found.map.to_source({0, found.text.size()}) == Span{0, text.size()});
}

TEST_CASE("forms of Arabic letters become the letters") {
  const Text found = normalise("ﻣﻜﺘﺐ ﻻ");
  CHECK(found.text == "مكتب لا");
  CHECK(found.map.to_source({0, 8}) == Span{0, 12});
}

TEST_CASE("a printed value has one space between words and none around") {
  CHECK(plain("  Study\u00A0 Group\r\n\t17 ") == "Study Group 17");
  CHECK(plain(" \n ").empty());
  CHECK(plain("Member-\n States, Geneva -\nNice") ==
        "Member-States, Geneva - Nice");
  CHECK(plain("").empty());
}

TEST_CASE("lines and columns count code points from 1") {
  const std::string text = "één\nдва три";
  CHECK(locate(text, 0).line == 1);
  CHECK(locate(text, 0).column == 1);
  CHECK(locate(text, text.find("три")).line == 2);
  CHECK(locate(text, text.find("три")).column == 5);
  CHECK(locate(text, text.find('\n')).column == 4);
}

}  // namespace ituletter
