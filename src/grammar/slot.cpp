#include "grammar/slot.hpp"

#include <algorithm>
#include <chrono>
#include <initializer_list>

#include "text/characters.hpp"

namespace ituletter {

std::optional<int> to_int(std::string_view digits) {
  if (digits.empty() || digits.size() > 9) return std::nullopt;
  int number = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

namespace {

bool is_digits(const Tokens& tokens, std::size_t at) {
  return at < tokens.size() && tokens[at].kind == TokenKind::digits;
}

bool is_word(const Tokens& tokens, std::size_t at) {
  return at < tokens.size() && tokens[at].kind == TokenKind::word;
}

bool is_sign(const Tokens& tokens, std::size_t at, char sign) {
  return at < tokens.size() && tokens[at].kind == TokenKind::sign &&
         tokens.folded(at).front() == sign;
}

bool is_tight(const Tokens& tokens, std::size_t at) {
  return at < tokens.size() && tokens[at].gap == Gap::none;
}

std::string folded(const Tokens& tokens, std::size_t begin, std::size_t) {
  return std::string(tokens.folded(begin));
}

std::string without_zeros(const Tokens& tokens, std::size_t begin,
                          std::size_t) {
  std::string_view digits = tokens.folded(begin);
  while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
  return std::string(digits);
}

std::string written(const Tokens& tokens, std::size_t begin, std::size_t end) {
  const Span where = tokens.span(begin, end);
  return std::string(tokens.text().substr(where.begin, where.size()));
}

// Digits of a length and a size, as one token.
template <int fewest, int most, int least, int largest>
std::size_t number_between(const Tokens& tokens, std::size_t at) {
  if (!is_digits(tokens, at)) return at;
  const std::string_view digits = tokens.folded(at);
  if (digits.size() < fewest || digits.size() > most) return at;
  const int number = to_int(digits).value_or(-1);
  return number >= least && number <= largest ? at + 1 : at;
}

std::size_t hhmm(const Tokens& tokens, std::size_t at) {
  if (number_between<4, 4, 0, 2400>(tokens, at) == at) return at;
  return tokens.folded(at).substr(2) < "60" ? at + 1 : at;
}

// "133000", of which the seconds say nothing.
std::size_t hhmmss(const Tokens& tokens, std::size_t at) {
  if (number_between<6, 6, 0, 240'000>(tokens, at) == at) return at;
  const std::string_view digits = tokens.folded(at);
  return digits.substr(2, 2) < "60" && digits.substr(4) < "60" ? at + 1 : at;
}

std::string without_seconds(const Tokens& tokens, std::size_t begin,
                            std::size_t) {
  return std::string(tokens.folded(begin).substr(0, 4));
}

std::string four_digit_year(const Tokens& tokens, std::size_t begin,
                            std::size_t) {
  const std::string_view digits = tokens.folded(begin);
  return (digits < "65" ? "20" : "19") + std::string(digits);
}

// "20250904": a day in the basic form of ISO 8601, of a year that letters name.
std::string basic_day(const Tokens& tokens, std::size_t begin, std::size_t) {
  const std::string_view digits = tokens.folded(begin);
  return std::string(digits.substr(0, 4)) + "-" +
         std::string(digits.substr(4, 2)) + "-" + std::string(digits.substr(6));
}

std::size_t yyyymmdd(const Tokens& tokens, std::size_t at) {
  using namespace std::chrono;
  if (number_between<8, 8, 19'500'101, 20'491'231>(tokens, at) == at) return at;
  if (at > 0 && is_tight(tokens, at) && is_word(tokens, at - 1)) return at;
  const int number = to_int(tokens.folded(at)).value_or(0);
  const year_month_day date{year{number / 10'000},
                            month{static_cast<unsigned>(number / 100 % 100)},
                            day{static_cast<unsigned>(number % 100)}};
  return date.ok() ? at + 1 : at;
}

// "2428": two days of one month whose dash was lost.
std::optional<std::string> split_days(std::string_view digits) {
  if (digits.front() == '0') return std::nullopt;  // "0530" is a time
  for (const std::size_t cut : {digits.size() - 2, std::size_t{1}}) {
    const int first = to_int(digits.substr(0, cut)).value_or(0);
    const int last = to_int(digits.substr(cut)).value_or(0);
    if (first >= 1 && first < last && last <= 31 && digits[cut] != '0') {
      return std::to_string(first) + "-" + std::to_string(last);
    }
  }
  return std::nullopt;
}

std::size_t days(const Tokens& tokens, std::size_t at) {
  if (!is_digits(tokens, at)) return at;
  const std::string_view digits = tokens.folded(at);
  const bool fits = digits.size() == 3 || digits.size() == 4;
  return fits && split_days(digits) ? at + 1 : at;
}

std::string days_value(const Tokens& tokens, std::size_t begin, std::size_t) {
  return *split_days(tokens.folded(begin));
}

// A capital Latin letter, or one that looks like it; nothing else in its word.
char32_t single_capital(const Tokens& tokens, std::size_t at) {
  if (!is_word(tokens, at) || !tokens[at].is_capitalised) return 0;
  std::size_t next = tokens[at].begin;
  const char32_t c = next_char(tokens.text(), next);
  return next == tokens[at].end ? latin_lookalike(c) : 0;
}

std::size_t roman(const Tokens& tokens, std::size_t at) {
  if (!is_word(tokens, at) || !tokens[at].is_capitalised) return at;
  const std::string_view word = tokens.words(at);
  const bool is_roman = word.size() <= 4 &&
                        word.find_first_not_of("IVX") == std::string_view::npos;
  return is_roman ? at + 1 : at;
}

std::size_t label(const Tokens& tokens, std::size_t at) {
  if (number_between<1, 2, 1, 99>(tokens, at) != at) return at + 1;
  if (roman(tokens, at) != at) return at + 1;
  if (single_capital(tokens, at) == 0) return at;
  const bool goes_on = is_tight(tokens, at + 1) &&
                       (is_digits(tokens, at + 1) || is_word(tokens, at + 1) ||
                        is_sign(tokens, at + 1, '\''));
  return goes_on ? at : at + 1;
}

std::string label_value(const Tokens& tokens, std::size_t begin, std::size_t) {
  if (tokens[begin].kind == TokenKind::digits) {
    return without_zeros(tokens, begin, begin + 1);
  }
  std::string out;
  if (const char32_t capital = single_capital(tokens, begin); capital != 0) {
    append_char(out, capital);
    return out;
  }
  return written(tokens, begin, begin + 1);
}

// A code such as SG12RG-AFR or TSAG: words and numbers without blanks that
// begin with two capitals, joined by hyphens.
std::size_t group_code(const Tokens& tokens, std::size_t at) {
  if (!is_word(tokens, at)) return at;
  const std::string_view first = tokens.words(at);
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (first.size() < 2 || !std::ranges::all_of(first, is_capital)) return at;
  std::size_t end = at + 1;
  while (end < tokens.size() && end < at + 8 && is_tight(tokens, end)) {
    const bool joins = is_sign(tokens, end, '-') && is_tight(tokens, end + 1) &&
                       (is_word(tokens, end + 1) || is_digits(tokens, end + 1));
    if (!joins && !is_digits(tokens, end) && !is_word(tokens, end)) break;
    end += joins ? 2 : 1;
  }
  return end;
}

std::size_t group(const Tokens& tokens, std::size_t at) {
  if (number_between<1, 2, 1, 30>(tokens, at) != at) return at + 1;
  return group_code(tokens, at);
}

// "SG12RGAFR": conversion has lost the hyphen of a regional group.
std::string group_value(const Tokens& tokens, std::size_t begin,
                        std::size_t end) {
  if (tokens[begin].kind == TokenKind::digits) {
    return without_zeros(tokens, begin, end);
  }
  std::string code = written(tokens, begin, end);
  const std::size_t regional = code.find("RG");
  const bool lacks_hyphen = regional != std::string::npos &&
                            regional + 2 < code.size() &&
                            code.find('-') == std::string::npos;
  if (lacks_hyphen) code.insert(regional + 2, "-");
  return code;
}

// The codes of groups that have Questions and Working Parties.
bool has_questions(std::string_view group) {
  return group.starts_with("SG") || group.starts_with("TSAG") || group == "SSG";
}

// "8/17", "A/16", "8/SG12RG-AFR". " / " parts the cells of a table.
std::size_t question(const Tokens& tokens, std::size_t at) {
  const bool is_number = number_between<1, 3, 1, 199>(tokens, at) != at;
  if (!is_number && single_capital(tokens, at) == 0) return at;
  if (!is_sign(tokens, at + 1, '/')) return at;
  if (!is_tight(tokens, at + 1) && !is_tight(tokens, at + 2)) return at;
  const std::size_t end = group(tokens, at + 2);
  if (end == at + 2) return at;
  if (is_word(tokens, at + 2) && !has_questions(tokens.words(at + 2))) {
    return at;
  }
  // "8/17/2" and "8/17.5" are something else.
  const bool goes_on = is_tight(tokens, end) && (is_sign(tokens, end, '/') ||
                                                 (is_sign(tokens, end, '.') &&
                                                  is_tight(tokens, end + 1) &&
                                                  is_digits(tokens, end + 1)));
  return goes_on ? at : end;
}

std::string question_value(const Tokens& tokens, std::size_t begin,
                           std::size_t end) {
  return label_value(tokens, begin, begin + 1) + "/" +
         group_value(tokens, begin + 2, end);
}

// A document's code: pieces without blanks, joined by - or /, of which the
// first begins with a capital and a later one has a digit.
std::size_t code(const Tokens& tokens, std::size_t at) {
  if (!is_word(tokens, at) || !tokens[at].is_capitalised) return at;
  if (is_caseless(tokens.words(at))) return at;
  if (at > 0 && is_tight(tokens, at) && is_digits(tokens, at - 1)) return at;
  std::size_t end = at + 1;
  bool has_digit = false;  // after a joint: "SG20-EECAT" is no document
  bool has_joint = false;
  while (end < tokens.size() && end < at + 24 && is_tight(tokens, end)) {
    const bool is_joint =
        (is_sign(tokens, end, '-') || is_sign(tokens, end, '/')) &&
        is_tight(tokens, end + 1) &&
        (is_word(tokens, end + 1) || is_digits(tokens, end + 1));
    has_digit |= has_joint && is_digits(tokens, end);
    has_joint |= is_joint;
    if (!is_joint && !is_digits(tokens, end) && !is_word(tokens, end)) break;
    ++end;
  }
  return has_digit && has_joint ? end : at;
}

std::size_t any_word(const Tokens& tokens, std::size_t at) {
  return is_word(tokens, at) ? at + 1 : at;
}

// One to four capitalised words, hyphens and apostrophes between them.
std::size_t name(const Tokens& tokens, std::size_t at) {
  std::size_t end = at;
  std::size_t words = 0;
  while (is_word(tokens, end) && tokens[end].is_capitalised && words < 4) {
    if (words > 0 && tokens[end].gap > Gap::space) break;
    ++words;
    ++end;
    const bool joins =
        (is_sign(tokens, end, '-') || is_sign(tokens, end, '\'')) &&
        is_tight(tokens, end) && is_tight(tokens, end + 1) &&
        is_word(tokens, end + 1) && tokens[end + 1].is_capitalised;
    if (joins) ++end;
  }
  return end;
}

// The full stop after a number ends its sentence, as do brackets of other
// scripts.
bool joins_digits(const Tokens& tokens, std::size_t at) {
  if (is_sign(tokens, at, '-')) return true;
  if (is_sign(tokens, at, '.')) return is_tight(tokens, at + 1);
  const bool is_plain = tokens.words(at).size() == 1;
  return is_plain && (is_sign(tokens, at, '(') || is_sign(tokens, at, ')'));
}

// "+41 22 730 5887", "+41227305853", "+41 (22) 730-51-11": a plus sign, and
// groups of digits with single signs between them, 7 to 15 digits in all.
std::size_t phone(const Tokens& tokens, std::size_t at) {
  if (!is_sign(tokens, at, '+')) return at;
  std::size_t digits = 0;
  std::size_t end = at;
  for (std::size_t i = at + 1; i < tokens.size() && i < at + 16; ++i) {
    if (tokens[i].gap > Gap::space) break;
    if (is_digits(tokens, i)) {
      digits += tokens.folded(i).size();
      if (digits > 15) break;
      end = i + 1;
    } else if (!joins_digits(tokens, i)) {
      break;
    }
  }
  return digits >= 7 ? end : at;
}

template <TokenKind kind>
std::size_t of_kind(const Tokens& tokens, std::size_t at) {
  return at < tokens.size() && tokens[at].kind == kind ? at + 1 : at;
}

}  // namespace

// Recommendations have rules of their own: see recommendation.cpp.
std::size_t match_recommendation(const Tokens& tokens, std::size_t at);
std::size_t match_bare_recommendation(const Tokens& tokens, std::size_t at);
std::string recommendation_value(const Tokens& tokens, std::size_t begin,
                                 std::size_t end);

namespace {

constexpr std::uint32_t joined(std::initializer_list<Look> looks) {
  std::uint32_t mask = 0;
  for (const Look look : looks) mask |= 1U << TokenLook(look, true).number;
  return mask;
}

constexpr std::uint32_t any(std::initializer_list<Look> looks) {
  std::uint32_t mask = joined(looks);
  for (const Look look : looks) mask |= 1U << TokenLook(look, false).number;
  return mask;
}

using enum Look;
constexpr auto two_digits = any({one_or_two_digits});
constexpr auto number_looks =
    any({one_or_two_digits, three_digits, four_digits, five_or_six_digits});
constexpr auto question_looks = any({one_or_two_digits, three_digits, capital});
constexpr auto series_looks = joined({capital, shouted});
constexpr auto capital_looks = any({capital, shouted, capitalised});

Look digits_look(std::size_t size) {
  if (size <= 2) return one_or_two_digits;
  if (size == 3) return three_digits;
  if (size == 4) return four_digits;
  return size <= 6 ? five_or_six_digits : more_digits;
}

Look word_look(const Tokens& tokens, const Token& token) {
  if (!token.is_capitalised) return small_word;
  if (token.is_shouted) return shouted;
  std::size_t next = token.begin;
  next_char(tokens.text(), next);
  return next == token.end ? capital : capitalised;
}

Look look_of(const Tokens& tokens, const Token& token) {
  switch (token.kind) {
    case TokenKind::word:
      return word_look(tokens, token);
    case TokenKind::digits:
      return digits_look(token.folded_size);
    case TokenKind::ideograph:
      return ideograph;
    case TokenKind::email:
      return email;
    case TokenKind::url:
      return url;
    case TokenKind::sign:
      break;
  }
  return tokens.folded(token).front() == '+' ? plus : sign;
}

}  // namespace

TokenLook TokenLook::of(const Tokens& tokens, std::size_t at) {
  return {look_of(tokens, tokens[at]), is_tight(tokens, at + 1)};
}

const std::vector<Slot>& built_in_slots() {
  static const std::vector<Slot> slots = {
      {"number", number_looks, number_between<1, 6, 0, 999999>, without_zeros,
       true},
      {"day", two_digits, number_between<1, 2, 1, 31>, without_zeros, true},
      {"month_number", two_digits, number_between<1, 2, 1, 12>, without_zeros,
       true},
      {"year", any({four_digits}), number_between<4, 4, 1850, 2099>, folded,
       true},
      {"yy", two_digits, number_between<2, 2, 0, 99>, four_digit_year, true},
      {"dd", two_digits, number_between<2, 2, 1, 31>, without_zeros, true},
      {"mm", two_digits, number_between<2, 2, 1, 12>, without_zeros, true},
      {"old_yy", two_digits, number_between<2, 2, 50, 99>, four_digit_year,
       true},
      {"yyyymmdd", any({more_digits}), yyyymmdd, basic_day, true},
      {"hour", two_digits, number_between<1, 2, 0, 24>, without_zeros, true},
      {"minute", two_digits, number_between<2, 2, 0, 59>, folded, true},
      {"hhmm", any({four_digits}), hhmm, folded, true},
      {"hhmmss", any({five_or_six_digits}), hhmmss, without_seconds, true},
      {"days", any({three_digits, four_digits}), days, days_value, true},
      {"question", question_looks, question, question_value},
      {"group", any({one_or_two_digits, shouted}), group, group_value},
      {"recommendation", series_looks, match_recommendation,
       recommendation_value},
      {"bare_recommendation", series_looks, match_bare_recommendation,
       recommendation_value},
      {"code", joined({capital, shouted, capitalised}), code, written},
      {"label", any({one_or_two_digits, capital, shouted, capitalised}), label,
       label_value, true},
      {"word", capital_looks | any({small_word}), any_word, written, true},
      {"name", capital_looks, name, written},
      {"phone", any({plus}), phone, written},
      {"email", any({email}), of_kind<TokenKind::email>, written, true},
      {"url", any({url}), of_kind<TokenKind::url>, written, true},
  };
  return slots;
}

std::optional<std::size_t> find_slot(std::string_view name) {
  const auto& slots = built_in_slots();
  const auto found = std::ranges::find(slots, name, &Slot::name);
  if (found == slots.end()) return std::nullopt;
  return static_cast<std::size_t>(found - slots.begin());
}

}  // namespace ituletter
