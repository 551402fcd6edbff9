#include "read/pdf_direction.hpp"

#include <algorithm>
#include <iterator>

#include "read/encoding.hpp"
#include "text/arabic_form.hpp"
#include "text/characters.hpp"

namespace ituletter {
namespace {

bool is_leftward(char32_t c) {
  return (c >= 0x0590 && c <= 0x08FF && !(c >= 0x0660 && c <= 0x0669)) ||
         (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC);
}

bool is_arabic(char32_t c) { return is_leftward(c) && c >= 0x0600; }

bool is_digit(char32_t c) { return char_info(c).kind == CharClass::digit; }

bool is_rightward(char32_t c) {
  const CharClass kind = char_info(c).kind;
  return !is_leftward(c) &&
         (kind == CharClass::letter || kind == CharClass::ideograph);
}

std::u32string decode(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) out += next_char(text, at);
  return out;
}

/// Embedding, override, isolate and direction marks.
bool is_control(char32_t c) {
  return c == 0x061C || (c >= 0x200E && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

void append_letter(std::string& out, char32_t c) {
  if (is_arabic_form(c)) {
    append_letters_of(c, out);
  } else {
    append_utf8(out, c);
  }
}

using At = std::u32string::iterator;

/// End of the number at `at`: digits with single signs between them. A sign
/// that parts numbers after an Arabic letter does not elsewhere.
At number_end(At at, At end, bool after_arabic) {
  const std::u32string_view joining = after_arabic ? U".,/:" : U".,/:-+";
  At last = at;
  while (at != end) {
    if (is_digit(*at)) {
      last = ++at;
      continue;
    }
    const At next = at + 1;
    if (joining.find(*at) == std::u32string_view::npos || next == end ||
        !is_digit(*next)) {
      break;
    }
    ++at;
  }
  return last;
}

/// End of the Latin words at `at`, with the numbers and signs among them.
At words_end(At at, At end) {
  At last = at;
  for (; at != end && !is_leftward(*at); ++at) {
    if (is_rightward(*at) || is_digit(*at)) last = at + 1;
  }
  return last;
}

/// Whether the number at `at` is the last of Latin words: "TSB Circular 68",
/// "K.17 (1988)", "WTSA-16".
bool ends_words(At at, At end) {
  const std::u32string_view between = U" /.()";
  while (at != end &&
         (is_digit(*at) || between.find(*at) != std::u32string_view::npos)) {
    ++at;
  }
  if (at != end && *at == U'-' && is_digit(at[-1])) ++at;
  return at != end && is_rightward(*at);
}

/// Puts the number before the group in "6/TSAG", which is the name of a letter
/// and looks like "TSAG/6" on a page that runs to the left.
void turn_letter_name(At begin, At end) {
  constexpr std::ptrdiff_t shortest = 3;
  constexpr std::ptrdiff_t most_digits = 3;
  const At slash = std::find(begin, end, U'/');
  const bool is_name =
      slash - begin >= shortest && end - slash > 1 &&
      end - slash <= most_digits + 1 && std::all_of(slash + 1, end, is_digit) &&
      !is_digit(slash[-1]) && std::all_of(begin, slash, [](char32_t c) {
        return char_info(c).is_upper || is_digit(c) || c == U'-';
      });
  if (is_name) {
    std::rotate(begin, slash, end);                        // "/6TSAG"
    std::rotate(begin, begin + 1, begin + (end - slash));  // "6/TSAG"
  }
}

/// Whether a mark after a blank is that of the letter behind it: "عن ُبعد".
/// Tanwin and shadda begin no word, and few words have one letter.
bool begins_word(const std::u32string& line, std::size_t mark) {
  constexpr std::u32string_view vowels = U"\u064E\u064F\u0650";
  return vowels.find(line[mark]) != std::u32string_view::npos && mark > 2 &&
         is_arabic(line[mark - 3]) && mark + 1 < line.size() &&
         is_arabic(line[mark + 1]);
}

/// Marks follow their letters, and no blank parts them.
void place_vowel_marks(std::u32string& line) {
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (!is_vowel_mark(line[i]) || begins_word(line, i)) continue;
    if (line[i - 1] == U' ' && i > 1 && is_arabic(line[i - 2])) {
      line.erase(--i, 1);
    }
  }
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    const bool is_first = i == 0 || line[i - 1] == U' ';
    if (is_first && is_vowel_mark(line[i]) && is_arabic(line[i + 1]))
      std::swap(line[i], line[i + 1]);
  }
}

/// Whether the bracket at `at` closes one about a number after Latin words.
bool closes_number(At at, At end) {
  if (*at != U')' || at + 1 == end || !is_digit(at[1])) return false;
  const At after = number_end(at + 1, end, true);
  return after != end && *after == U'(' && ends_words(at + 1, end);
}

/// End of the Latin words in brackets at `at`, which lie backwards with their
/// brackets: ")21/NEG(". `at` if there are none.
At bracketed_end(At at, At end) {
  if (*at != U')') return at;
  bool has_words = false;
  for (At next = at + 1; next != end && !is_leftward(*next); ++next) {
    if (*next == U')') return at;
    if (*next == U'(') return has_words ? next + 1 : at;
    has_words = has_words || is_rightward(*next);
  }
  return at;
}

}  // namespace

std::ptrdiff_t leftward_balance(std::string_view text) {
  std::ptrdiff_t balance = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_char(text, at);
    if (is_leftward(c)) ++balance;
    if (is_rightward(c)) --balance;
  }
  return balance;
}

std::string to_reading_order(std::string_view visual) {
  std::u32string line = decode(visual);
  std::erase_if(line, is_control);
  std::ranges::reverse(line);
  place_vowel_marks(line);
  const bool has_arabic = std::ranges::any_of(line, is_arabic);
  // What runs to the right now lies backwards.
  bool after_arabic = false;
  for (At at = line.begin(); at != line.end();) {
    At end = bracketed_end(at, line.end());
    if (end != at) {
      end = std::max(end, words_end(at, line.end()));
    } else if (is_rightward(*at) || closes_number(at, line.end()) ||
               (is_digit(*at) && ends_words(at, line.end()))) {
      end = words_end(at, line.end());
    } else if (is_digit(*at)) {
      end = number_end(at, line.end(), after_arabic);
    }
    after_arabic = end == at ? after_arabic || is_arabic(*at) : after_arabic;
    std::reverse(at, end);
    if (has_arabic && (at == line.begin() || at[-1] == U' '))
      turn_letter_name(at, end);
    at = end == at ? at + 1 : end;
  }
  std::string out;
  for (const char32_t c : line) append_letter(out, c);
  return out;
}

}  // namespace ituletter
