#include "text/width.hpp"

#include <unicode/uchar.h>

#include "text/characters.hpp"

namespace ituletter {
namespace {

constexpr std::uint32_t no_width =
    U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_CC_MASK;

std::int8_t category(char32_t c) { return u_charType(static_cast<UChar32>(c)); }

bool is_closing(char32_t c) {
  const std::int8_t kind = category(c);
  return kind == U_END_PUNCTUATION || kind == U_FINAL_PUNCTUATION ||
         kind == U_OTHER_PUNCTUATION;
}

bool is_opening(char32_t c) {
  const std::int8_t kind = category(c);
  return kind == U_START_PUNCTUATION || kind == U_INITIAL_PUNCTUATION;
}

}  // namespace

std::size_t columns_of(char32_t c) {
  if (c >= 0x20 && c < 0x7F) return 1;
  const auto code = static_cast<UChar32>(c);
  if (c != 0xAD && (U_GET_GC_MASK(code) & no_width) != 0) return 0;
  const auto width = static_cast<UEastAsianWidth>(
      u_getIntPropertyValue(code, UCHAR_EAST_ASIAN_WIDTH));
  return width == U_EA_FULLWIDTH || width == U_EA_WIDE ? 2 : 1;
}

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();)
    columns += columns_of(next_char(text, at));
  return columns;
}

bool may_break_between(char32_t before, char32_t after) {
  if (before == 0 || is_opening(before) || is_closing(after)) return false;
  return columns_of(before) == 2 || columns_of(after) == 2;
}

}  // namespace ituletter
