#include "text/characters.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <cstring>
#include <memory>

namespace ituletter {
namespace {

bool is_dash(char32_t c) {
  return u_charType(static_cast<UChar32>(c)) == U_DASH_PUNCTUATION ||
         c == 0x2212 || c == 0x007E || c == 0x223C || c == 0xFF5E ||
         c == 0x301C || c == 0x00AD;
}

bool is_quotation_mark(char32_t c) {
  return c == '"' || c == 0x00AB || c == 0x00BB ||
         (c >= 0x201C && c <= 0x201F) || (c >= 0x300A && c <= 0x300F);
}

bool is_apostrophe(char32_t c) {
  return c == '\'' || c == 0x02BC || c == 0x2032 || c == 0x0060 ||
         c == 0x00B4 || (c >= 0x2018 && c <= 0x201B);
}

// Letters of Arabic that writers and keyboards mix: all kinds of alef; ta
// marbuta and ha; ya, alef maqsura and the Persian ya; the two kinds of kaf.
// Tatweel is no letter.
char32_t plain_arabic(char32_t c) {
  switch (c) {
    case 0x0622:
    case 0x0623:
    case 0x0625:
    case 0x0671:
      return 0x0627;
    case 0x0629:
      return 0x0647;
    case 0x0649:
    case 0x06CC:
      return 0x064A;
    case 0x06A9:
      return 0x0643;
    case 0x0640:
      return 0;
    default:
      return c;
  }
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

// The letter that stands first in a Latin letter with accents.
char32_t without_accents(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const auto script = uscript_getScript(static_cast<UChar32>(c), &status);
  if (script != USCRIPT_LATIN) return c;
  const auto* nfc = icu::Normalizer2::getNFCInstance(status);
  icu::UnicodeString parts;
  if (U_FAILURE(status) ||
      !nfc->getDecomposition(static_cast<UChar32>(c), parts)) {
    return c;
  }
  return static_cast<char32_t>(parts.char32At(0));
}

char32_t fold_case(char32_t c) {
  return static_cast<char32_t>(
      u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
}

char32_t fold_letter(char32_t c) {
  const char32_t folded =
      fold_case(without_accents(fold_case(plain_punctuation(c))));
  return folded == 0x0451 ? 0x0435 : plain_arabic(folded);
}

bool is_ideograph(char32_t c) {
  if (c < 0x3005) return false;
  const auto code = static_cast<UChar32>(c);
  UErrorCode status = U_ZERO_ERROR;
  const auto script = uscript_getScript(code, &status);
  return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA ||
         script == USCRIPT_KATAKANA;
}

char32_t fold_sign(char32_t sign) {
  const char32_t c = plain_punctuation(sign);
  if (is_dash(c)) return '-';
  if (is_quotation_mark(c)) return '"';
  if (is_apostrophe(c)) return '\'';
  return c == 0 ? 0x7F : c;  // 0 means that nothing is compared
}

CharInfo make_info(CharClass kind, char32_t folded, bool is_upper = false) {
  CharInfo info;
  info.kind = kind;
  info.is_upper = is_upper;
  info.is_small = kind == CharClass::letter && !is_upper;
  if (folded == 0) return info;
  std::string bytes;
  append_char(bytes, folded);
  info.folded_size = static_cast<std::uint8_t>(bytes.size());
  std::memcpy(&info.folded, bytes.data(), bytes.size());
  return info;
}

CharInfo look_up(char32_t c) {
  const auto code = static_cast<UChar32>(c);
  if (c == '\n' || c == '\r') return make_info(CharClass::line_end, ' ');
  if (u_isUWhiteSpace(code)) return make_info(CharClass::space, ' ');
  if (is_ideograph(c)) return make_info(CharClass::ideograph, c);
  if (u_isdigit(code)) {
    const auto digit = static_cast<char32_t>(u_charDigitValue(code));
    return make_info(CharClass::digit, U'0' + digit);
  }
  if (u_isalpha(code)) {
    CharInfo info =
        make_info(CharClass::letter, fold_letter(c), u_isupper(code) != 0);
    info.is_small &= u_hasBinaryProperty(code, UCHAR_CASED) != 0;
    return info;
  }
  if ((U_GET_GC_MASK(code) & U_GC_M_MASK) != 0) {
    return make_info(CharClass::mark, 0);
  }
  return make_info(CharClass::other, fold_sign(c));
}

}  // namespace

std::atomic<const CharPages::Page*> CharPages::filled[CharPages::count];

const CharPages::Page& CharPages::fill(std::size_t number) {
  auto page = std::make_unique<Page>();
  for (std::size_t i = 0; i < page->size(); ++i) {
    (*page)[i] = look_up(static_cast<char32_t>(number * 256 + i));
  }
  const Page* expected = nullptr;
  if (filled[number].compare_exchange_strong(expected, page.get())) {
    return *page.release();
  }
  return *expected;
}

Character long_character(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(text[at + i]));
  };
  const char32_t first = byte(0);
  const std::size_t length = first >= 0xF0 ? 4 : 3;
  if (at + length > text.size()) return {0xFFFD, text.size()};
  char32_t c = first & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) c = (c << 6) | (byte(i) & 0x3FU);
  return {c < 0x110000 ? c : 0xFFFD, at + length};
}

void append_char(std::string& out, char32_t c) {
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

bool is_wide(char32_t c) {
  const bool is_sign =
      (c >= 0x3001 && c <= 0x303F) || (c >= 0xFF01 && c <= 0xFF5E);
  return is_sign || char_info(c).kind == CharClass::ideograph;
}

bool has_right_to_left(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto direction =
        u_charDirection(static_cast<UChar32>(next_char(text, at)));
    if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC) {
      return true;
    }
  }
  return false;
}

char32_t latin_lookalike(char32_t c) {
  // Cyrillic capitals, and the Latin letter that a reader sees.
  static constexpr std::u32string_view cyrillic = U"АВЕКМНОРСТХУІЅЈ";
  static constexpr std::u32string_view latin = U"ABEKMHOPCTXYISJ";
  if (c < 0x80) return c;
  if (c >= 0xFF21 && c <= 0xFF3A) return plain_punctuation(c);  // full width
  const auto at = cyrillic.find(c);
  return at == std::u32string_view::npos ? 0 : latin[at];
}

namespace {

// Requires: the text is not empty.
char32_t last_char(std::string_view text) {
  std::size_t at = text.size() - 1;
  while (at > 0 && (text[at] & 0xC0) == 0x80) --at;
  return next_char(text, at);
}

bool is_of_word(char32_t c) {
  const CharClass kind = char_info(c).kind;
  return kind == CharClass::letter || kind == CharClass::digit;
}

}  // namespace

bool goes_over_line_end(std::string_view before, std::string_view after) {
  if (before.empty() || after.empty()) return false;
  std::size_t begin = 0;
  const char32_t first = next_char(after, begin);
  if (is_wide(first) || is_wide(last_char(before))) return true;
  if (before.back() != '-') return false;
  before.remove_suffix(1);
  return !before.empty() && is_of_word(last_char(before)) && is_of_word(first);
}

}  // namespace ituletter
