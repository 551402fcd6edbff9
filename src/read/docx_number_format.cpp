#include "read/docx_number_format.hpp"

#include <cstddef>

#include "read/encoding.hpp"

namespace ituletter {
namespace {

using Formatter = std::string (*)(int number);

// Word's own row of Russian letters: without ё, й, ъ and ь.
constexpr std::u32string_view russian_lower = U"абвгдежзиклмнопрстуфхцчшщыэюя";
constexpr std::u32string_view russian_upper = U"АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ";
constexpr std::u32string_view arabic_abjad = U"أبجدهوزحطيكلمنسعفصقرشتثخذضظغ";
constexpr std::u32string_view arabic_alpha = U"أبتثجحخدذرزسشصضطظعغفقكلمنهوي";
constexpr std::u32string_view han_digits = U"〇一二三四五六七八九";
constexpr std::u32string_view han_stems = U"甲乙丙丁戊己庚辛壬癸";
constexpr std::u32string_view latin_lower = U"abcdefghijklmnopqrstuvwxyz";
constexpr std::u32string_view latin_upper = U"ABCDEFGHIJKLMNOPQRSTUVWXYZ";

std::string decimal(int number) { return std::to_string(number); }

/// After the last letter come aa, bb, cc.
std::string letters(std::u32string_view alphabet, int number) {
  constexpr std::size_t most_rounds = 20;
  if (number < 1) return decimal(number);
  const std::size_t index = static_cast<std::size_t>(number) - 1;
  const std::size_t rounds = index / alphabet.size() + 1;
  if (rounds > most_rounds) return decimal(number);
  std::string result;
  for (std::size_t i = 0; i < rounds; ++i) {
    append_utf8(result, alphabet[index % alphabet.size()]);
  }
  return result;
}

std::string roman(int number, bool is_upper) {
  struct Digit {
    int value;
    const char* upper;
    const char* lower;
  };
  constexpr Digit digits[] = {
      {1000, "M", "m"}, {900, "CM", "cm"}, {500, "D", "d"}, {400, "CD", "cd"},
      {100, "C", "c"},  {90, "XC", "xc"},  {50, "L", "l"},  {40, "XL", "xl"},
      {10, "X", "x"},   {9, "IX", "ix"},   {5, "V", "v"},   {4, "IV", "iv"},
      {1, "I", "i"}};
  if (number < 1 || number > 3999) return decimal(number);
  std::string result;
  for (const Digit& digit : digits) {
    for (; number >= digit.value; number -= digit.value) {
      result += is_upper ? digit.upper : digit.lower;
    }
  }
  return result;
}

std::string decimal_zero(int number) {
  return (number >= 0 && number < 10 ? "0" : "") + decimal(number);
}

// One of twenty characters in a row: ①, ⑴, ⒈.
std::string enclosed(char32_t first, int number) {
  if (number < 1 || number > 20) return decimal(number);
  std::string result;
  append_utf8(result, first + static_cast<char32_t>(number - 1));
  return result;
}

// "二十三": what a list reaches.
std::string han_counting(int number) {
  if (number < 1 || number > 99) return decimal(number);
  const auto tens = static_cast<std::size_t>(number / 10);
  const auto ones = static_cast<std::size_t>(number % 10);
  std::string result;
  if (tens > 1) append_utf8(result, han_digits[tens]);
  if (tens > 0) append_utf8(result, U'十');
  if (ones > 0) append_utf8(result, han_digits[ones]);
  return result;
}

// "二三": digit by digit.
std::string digits_from(std::u32string_view zero_to_nine, int number) {
  std::string result;
  for (const char digit : decimal(number)) {
    if (digit < '0' || digit > '9') return decimal(number);
    append_utf8(result, zero_to_nine[static_cast<std::size_t>(digit - '0')]);
  }
  return result;
}

std::string lower_roman(int number) { return roman(number, false); }
std::string upper_roman(int number) { return roman(number, true); }
std::string lower_latin(int number) { return letters(latin_lower, number); }
std::string upper_latin(int number) { return letters(latin_upper, number); }
std::string lower_russian(int number) { return letters(russian_lower, number); }
std::string upper_russian(int number) { return letters(russian_upper, number); }
std::string abjad(int number) { return letters(arabic_abjad, number); }
std::string alpha(int number) { return letters(arabic_alpha, number); }
std::string stems(int number) { return letters(han_stems, number); }
std::string han_digital(int number) { return digits_from(han_digits, number); }
std::string full_width(int number) {
  return digits_from(U"０１２３４５６７８９", number);
}
std::string circled(int number) { return enclosed(U'①', number); }
std::string in_brackets(int number) { return enclosed(U'⑴', number); }
std::string with_stop(int number) { return enclosed(U'⒈', number); }
std::string in_dashes(int number) { return "- " + decimal(number) + " -"; }
std::string nothing(int) { return {}; }

struct Row {
  std::string_view name;
  Formatter format;
};

constexpr Row rows[] = {
    {"decimal", decimal},
    {"decimalZero", decimal_zero},
    {"lowerLetter", lower_latin},
    {"upperLetter", upper_latin},
    {"lowerRoman", lower_roman},
    {"upperRoman", upper_roman},
    {"russianLower", lower_russian},
    {"russianUpper", upper_russian},
    {"arabicAbjad", abjad},
    {"arabicAlpha", alpha},
    {"chineseCounting", han_counting},
    {"chineseCountingThousand", han_counting},
    {"taiwaneseCounting", han_counting},
    {"taiwaneseCountingThousand", han_counting},
    {"japaneseCounting", han_counting},
    {"ideographDigital", han_digital},
    {"taiwaneseDigital", han_digital},
    {"ideographTraditional", stems},
    {"decimalFullWidth", full_width},
    {"decimalFullWidth2", full_width},
    {"decimalEnclosedCircle", circled},
    {"decimalEnclosedCircleChinese", circled},
    {"decimalEnclosedParen", in_brackets},
    {"decimalEnclosedFullstop", with_stop},
    {"numberInDash", in_dashes},
    {"none", nothing},
};

}  // namespace

std::string format_number(std::string_view format, int number) {
  for (const Row& row : rows) {
    if (row.name == format) return row.format(number);
  }
  return decimal(number);
}

}  // namespace ituletter
