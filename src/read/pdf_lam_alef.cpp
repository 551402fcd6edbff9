#include <algorithm>
#include <cstddef>

#include "read/encoding.hpp"
#include "read/pdf_direction.hpp"
#include "text/characters.hpp"

namespace ituletter {
namespace {

constexpr char32_t lam = 0x0644;
constexpr char32_t ghain = 0x063A;
constexpr char32_t alef_hamza_above = 0x0623;
constexpr char32_t alef_hamza_below = 0x0625;

bool is_any_of(char32_t c, std::u32string_view all) {
  return all.find(c) != std::u32string_view::npos;
}

bool is_alef(char32_t c) { return is_any_of(c, U"\u0622\u0623\u0625\u0627"); }

bool is_letter(char32_t c) { return c >= 0x0621 && c <= 0x064A && c != 0x0640; }

std::u32string decode(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) out += next_char(text, at);
  return out;
}

using At = std::u32string::iterator;

void swap_pair(At at) { std::swap(at[0], at[1]); }

/// "and", "so", "with" and "like" are written on to the next word.
At after_prefix(At begin, At end) {
  const bool has_prefix =
      end - begin > 2 && is_any_of(*begin, U"\u0648\u0641\u0628\u0643");
  return has_prefix ? begin + 1 : begin;
}

/// Alef and lam at the start of a word: the article, unless what follows
/// cannot follow it.
void repair_start(At begin, At end) {
  const At at = after_prefix(begin, end);
  const auto size = end - at;
  if (size < 2 || !is_alef(at[0]) || at[1] != lam) return;
  const bool is_whole = size == 2;  // no article without a word
  // Words that begin with a hamza and a lam have these after them.
  // "cancelled", but "for the purposes of"
  const bool is_cancelled = size > 3 && at[0] == alef_hamza_above &&
                            at[2] == ghain && is_any_of(at[3], U"\u064A\u0649");
  const bool is_hamza_after_lam =
      size > 2 && !is_cancelled &&
      ((at[0] == alef_hamza_above &&
        !is_any_of(at[2], U"\u0641\u0645\u0628")) ||
       (at[0] == alef_hamza_below &&
        !is_any_of(at[2],
                   U"\u0649\u064A\u0643\u063A\u0632\u0627\u062D\u0645\u0644")));
  if (is_whole || is_hamza_after_lam) swap_pair(at);
}

void repair_word(At begin, At end) {
  repair_start(begin, end);
  // Two alefs, and a lam before alef and lam, do not occur.
  for (At at = begin; end - at >= 3; ++at) {
    if (!is_alef(at[1]) || at[2] != lam) continue;
    const At start = after_prefix(begin, end);
    const bool after_article = at == start + 1 && at[0] == lam;
    const bool after_lam = at == start && at[0] == lam;
    if (is_alef(at[0]) || after_lam || (after_article && is_alef(*start))) {
      swap_pair(at + 1);
      ++at;  // past the lam that is right now
    }
  }
}

}  // namespace

void LamAlefOrder::look_at(std::string_view text) {
  const std::u32string letters = decode(text);
  for (std::size_t i = 0; i + 1 < letters.size(); ++i) {
    if (!is_alef(letters[i + 1])) continue;
    if (is_alef(letters[i])) ++impossible_;
    if (letters[i] == lam) ++possible_;
  }
}

std::string LamAlefOrder::repair(std::string_view text) const {
  std::u32string letters = decode(text);
  for (At at = letters.begin(); at != letters.end();) {
    const At end = std::find_if_not(at, letters.end(), is_letter);
    if (end == at) {
      ++at;
      continue;
    }
    repair_word(at, end);
    at = end;
  }
  std::string out;
  for (const char32_t c : letters) append_utf8(out, c);
  return out;
}

}  // namespace ituletter
