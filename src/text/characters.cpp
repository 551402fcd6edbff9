#include "text/characters.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <array>
#include <atomic>
#include <memory>

namespace ituletter {
namespace {

constexpr char32_t bmp_end = 0x10000;

bool is_dash(char32_t c) {
  return u_charType(static_cast<UChar32>(c)) == U_DASH_PUNCTUATION ||
         c == 0x2212 || c == 0x007E || c == 0x223C || c == 0xFF5E ||
         c == 0x301C || c == 0x00AD;
}

bool is_quotation_mark(char32_t c) {
  return c == '"' || c == 0x00AB || c == 0x00BB ||
         (c >= 0x201C && c <= 0x201F) || (c >= 0x300C && c <= 0x300F);
}

bool is_apostrophe(char32_t c) {
  return c == '\'' || c == 0x02BC || c == 0x2032 || c == 0x0060 ||
         c == 0x00B4 || (c >= 0x2018 && c <= 0x201B);
}

bool is_arabic_alef(char32_t c) {
  return c == 0x0622 || c == 0x0623 || c == 0x0625 || c == 0x0671;
}

// Punctuation of other scripts that letters use where ours stands.
char32_t plain_punctuation(char32_t c) {
  switch (c) {
    case 0x060C:
    case 0x3001:
      return ',';
    case 0x061B:
      return ';';
    case 0x061F:
      return '?';
    case 0x3002:
      return '.';
    case 0x3010:
    case 0x3014:
      return '[';
    case 0x3011:
    case 0x3015:
      return ']';
    case 0x2044:
    case 0x2215:
      return '/';
    default:
      return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
  }
}

char32_t fold_letter(char32_t c) {
  auto folded = static_cast<char32_t>(
      u_foldCase(static_cast<UChar32>(plain_punctuation(c)),
                 U_FOLD_CASE_DEFAULT));
  if (folded == 0x0451) return 0x0435;
  if (is_arabic_alef(folded)) return 0x0627;
  if (folded == 0x0640) return 0;  // tatweel
  UErrorCode status = U_ZERO_ERROR;
  const auto script = uscript_getScript(static_cast<UChar32>(folded), &status);
  if (script != USCRIPT_LATIN) return folded;
  const auto* nfc = icu::Normalizer2::getNFCInstance(status);
  icu::UnicodeString parts;
  if (U_SUCCESS(status) &&
      nfc->getDecomposition(static_cast<UChar32>(folded), parts)) {
    return static_cast<char32_t>(parts.char32At(0));
  }
  return folded;
}

bool is_ideograph(char32_t c) {
  if (c < 0x3005) return false;
  const auto code = static_cast<UChar32>(c);
  UErrorCode status = U_ZERO_ERROR;
  const auto script = uscript_getScript(code, &status);
  return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA ||
         script == USCRIPT_KATAKANA;
}

CharInfo other_info(char32_t c) {
  CharInfo info{.kind = CharClass::other, .folded = c};
  if (is_dash(c)) {
    info.folded = '-';
  } else if (is_quotation_mark(c)) {
    info.folded = '"';
  } else if (is_apostrophe(c)) {
    info.folded = '\'';
  } else {
    info.folded = plain_punctuation(c);
  }
  return info;
}

CharInfo look_up(char32_t c) {
  const auto code = static_cast<UChar32>(c);
  if (c == '\n' || c == '\r') return {CharClass::line_end, false, ' '};
  if (u_isUWhiteSpace(code)) return {CharClass::space, false, ' '};
  if (is_ideograph(c)) return {CharClass::ideograph, false, c};
  if (u_isdigit(code)) {
    const auto digit = static_cast<char32_t>(u_charDigitValue(code));
    return {CharClass::digit, false, U'0' + digit};
  }
  if (u_isalpha(code)) {
    return {CharClass::letter, u_isupper(code) != 0, fold_letter(c)};
  }
  if ((U_GET_GC_MASK(code) & U_GC_M_MASK) != 0) {
    return {CharClass::mark, false, 0};
  }
  return other_info(c);
}

// Pages are filled when a character of theirs is first met: a letter needs
// about four of the 256, and to fill them all takes longer than to convert it.
using Page = std::array<CharInfo, 256>;
std::array<std::atomic<const Page*>, 256> pages{};

const Page& fill(std::size_t number) {
  auto page = std::make_unique<Page>();
  for (std::size_t i = 0; i < page->size(); ++i) {
    (*page)[i] = look_up(static_cast<char32_t>(number * 256 + i));
  }
  const Page* expected = nullptr;
  if (pages[number].compare_exchange_strong(expected, page.get())) {
    return *page.release();
  }
  return *expected;
}

}  // namespace

CharInfo char_info(char32_t c) {
  if (c >= bmp_end) return look_up(c);
  const Page* page = pages[c >> 8].load(std::memory_order_acquire);
  return (page != nullptr ? *page : fill(c >> 8))[c & 0xFF];
}

char32_t next_char(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(text[at + i]));
  };
  const char32_t first = byte(0);
  if (first < 0x80) {
    ++at;
    return first;
  }
  std::size_t length = 2;
  if (first >= 0xF0) {
    length = 4;
  } else if (first >= 0xE0) {
    length = 3;
  }
  if (at + length > text.size()) {
    at = text.size();
    return 0xFFFD;
  }
  char32_t c = first & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) c = (c << 6) | (byte(i) & 0x3FU);
  at += length;
  return c;
}

void append_utf8(std::string& out, char32_t c) {
  const auto put = [&](char32_t byte) { out += static_cast<char>(byte); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6));
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3F));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

char32_t latin_lookalike(char32_t c) {
  // Cyrillic capitals, and the Latin letter that a reader sees.
  static constexpr std::u32string_view cyrillic = U"АВЕКМНОРСТХУІЅЈ";
  static constexpr std::u32string_view latin = U"ABEKMHOPCTXYISJ";
  if (c < 0x80) return c;
  const auto at = cyrillic.find(c);
  return at == std::u32string_view::npos ? 0 : latin[at];
}

char32_t upper_case(char32_t c) {
  return static_cast<char32_t>(u_toupper(static_cast<UChar32>(c)));
}

}  // namespace ituletter
