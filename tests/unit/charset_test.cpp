#include "text/charset.hpp"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "catch.hpp"
#include "golden_letters.hpp"
#include "ituletter/read.hpp"

using namespace ituletter;

namespace {

/// Text in an old encoding, with "?" for what that does not have.
std::string encode(const std::string& text, const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(charset.c_str(), &status);
  REQUIRE(U_SUCCESS(status));
  const auto units = icu::UnicodeString::fromUTF8(text);
  std::string bytes(static_cast<std::size_t>(units.length()) * 8 + 16, '\0');
  bytes.resize(static_cast<std::size_t>(
      units.extract(bytes.data(), static_cast<std::int32_t>(bytes.size()),
                    converter, status)));
  REQUIRE(U_SUCCESS(status));
  ucnv_close(converter);
  // What ICU puts for a character that the encoding lacks.
  std::ranges::replace(bytes, '\x1A', '?');
  std::ranges::replace(bytes, '\x7F', '?');
  return bytes;
}

const std::map<std::string, std::vector<std::string>>& charsets() {
  static const std::map<std::string, std::vector<std::string>> by_language = {
      {"ar", {"windows-1256", "ISO-8859-6"}},
      {"en", {"windows-1252", "ISO-8859-1"}},
      {"es", {"windows-1252", "ISO-8859-1"}},
      {"fr", {"windows-1252", "ISO-8859-1"}},
      {"ru", {"windows-1251", "KOI8-R", "ISO-8859-5"}},
      {"zh", {"GB18030", "ISO-2022-CN"}},
  };
  return by_language;
}

/// The first characters; each takes one byte or two in an old encoding.
std::string excerpt(const std::string& text, std::size_t characters) {
  std::size_t end = 0;
  while (characters > 0 && end < text.size()) {
    ++end;
    while (end < text.size() && (text[end] & 0xC0) == 0x80) ++end;
    --characters;
  }
  return text.substr(0, end);
}

std::string text_of(const std::string& bytes) {
  return read(bytes, "letter.txt").text;
}

void check_round_trip(const std::string& text, const std::string& charset) {
  const std::string bytes = encode(text, charset);
  const std::string want = decode_charset(bytes, charset);
  const std::string got = text_of(bytes);
  const auto at = std::ranges::mismatch(got, want).in1 - got.begin();
  INFO("from " << at << ": " << got.substr(static_cast<std::size_t>(at), 40));
  CHECK((got == want));
}

}  // namespace

TEST_CASE("letters in old encodings are read as they were written") {
  std::size_t count = 0;
  for (const GoldenFile& file : golden_files()) {
    if (file.form != "tab") continue;
    const std::string text = read(file.path).text;
    for (const std::string& name : charsets().at(file.letter.substr(0, 2))) {
      INFO(file.name() << " in " << name);
      check_round_trip(text, name);
      check_round_trip(excerpt(text, name == "GB18030" ? 150 : 300), name);
      ++count;
    }
  }
  CHECK(count > 80);
}

TEST_CASE("traditional Chinese, and ISO 2022 with several parts, are read") {
  const std::string big5 =
      "國際電信聯盟電信標準化局第5號通函,研究組會議的議程和文件請參閱附件。";
  CHECK(text_of(encode(big5, "Big5")) == big5);
  const std::string parts = "国际电信联盟 電気通信 Genève，研究组会议";
  CHECK(text_of(encode(parts, "ISO-2022-JP-2")) == parts);
}

TEST_CASE("the encoding of a text is reported, UTF-8 is not") {
  const Source source =
      read(encode("Женева, 5 июня: приглашаем вас", "KOI8-R"), "a");
  REQUIRE(source.findings.size() == 1);
  CHECK(source.findings[0].severity == Severity::information);
  CHECK(source.findings[0].code == "text.legacy-encoding");
  CHECK(source.findings[0].message == "the text was read as KOI8-R");
  CHECK(read("Женева, 5 июня", "a").findings.empty());
}

TEST_CASE("only encodings that have ASCII as it is can be asked for") {
  CHECK(is_charset("windows-1251"));
  CHECK(is_charset("gb2312"));
  CHECK(is_charset("iso-8859-1"));
  CHECK_FALSE(is_charset("UTF-7"));
  CHECK_FALSE(is_charset("ibm-037"));
  CHECK_FALSE(is_charset("../../etc/passwd"));
  CHECK_FALSE(is_charset(""));
}

TEST_CASE("bytes that fit no encoding have none") {
  std::string bytes;
  for (int i = 0; i < 4000; ++i) bytes += static_cast<char>(0x80 + i * 7 % 16);
  CHECK(detect_charset(bytes).empty());
  CHECK(detect_charset("").empty());
}
