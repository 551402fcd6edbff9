#include <chrono>
#include <set>

#include "check/date_rules.hpp"
#include "check/table_words.hpp"
#include "extract/calendar.hpp"
#include "extract/dates.hpp"
#include "extract/kinds.hpp"
#include "grammar/slot.hpp"

namespace ituletter {
namespace {

using std::chrono::year_month_day;

Span place_of(const Draft& draft, const Match& match) {
  return draft.document.where(match.where, "").span;
}

std::string quoted(const Draft& draft, const Match& match) {
  return '"' + std::string(draft.document.view(match.where)) + '"';
}

// "[year-]month-day"; without a year any leap year will do.
std::optional<year_month_day> parse(std::string_view value) {
  const std::size_t dash = value.find('-');
  const auto year = to_int(dash == 0 ? "2000" : value.substr(0, dash));
  const auto month = to_int(value.substr(dash + 1, 2));
  const auto day = to_int(value.substr(value.rfind('-') + 1));
  if (!year || !month || !day) return std::nullopt;
  return year_month_day{std::chrono::year{*year},
                        std::chrono::month{static_cast<unsigned>(*month)},
                        std::chrono::day{static_cast<unsigned>(*day)}};
}

}  // namespace

// With a year, the grammars have a rule for them, lest their numbers are taken
// for others.
void find_impossible_dates(const Draft& draft, Report& report) {
  const RecognisedText& document = draft.document;
  const Tokens& tokens = document.tokens();
  const TableWords days(document, KindType::part, "day_of_month");
  const auto add = [&](const Match& match) {
    report.add(place_of(draft, match),
               quoted(draft, match) + " is no day of any calendar");
  };
  for (const Match& value : document.values()) {
    if (value.rule.ends_with(":none.impossible")) add(value);
  }
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool may_begin =
        tokens[i].kind == TokenKind::digits && document.value_at(i) == nullptr;
    if (!may_begin) continue;
    const auto match = days.at(i);
    if (!match) continue;
    const auto day = parse(match->value);
    if (day && !day->ok()) add(*match);
    i = match->end - 1;
  }
}

namespace {

/// Names of weekdays beside dates.
class WeekdayReader {
 public:
  WeekdayReader(const Draft& draft, Report& report)
      : draft_(draft),
        document_(draft.document),
        tokens_(draft.document.tokens()),
        weekdays_(draft.document, KindType::table, "weekday"),
        report_(report) {}

  void read(const Match& date) {
    const DateSpan days = span_of(date.value);
    for (std::size_t i = date.begin; i < date.end; ++i) {
      const auto weekday = weekdays_.at(i);
      if (!weekday) continue;
      const auto number = number_beside(*weekday, date);
      if (number && !follows_another(*weekday)) {
        compare(*weekday, days, *number);
      }
      i = weekday->end - 1;
    }
    if (days.start == days.end) read_around(date, days.start);
  }

 private:
  // "Tuesday, 13 January" and "13 January (Tuesday)" where the rule for dates
  // does not read the name too.
  void read_around(const Match& date, const std::string& day) {
    const bool has_comma =
        date.begin > 0 && document_.is_sign(date.begin - 1, ",");
    const auto before =
        weekdays_.before(has_comma ? date.begin - 1 : date.begin);
    if (before && !follows_another(*before)) compare_day(*before, day);
    if (!document_.is_sign(date.end, "(")) return;
    const auto after = weekdays_.at(date.end + 1);
    if (after && document_.is_sign(after->end, ")")) compare_day(*after, day);
  }

  // "Monday and Tuesday, 12 and 13 January": which is whose is not clear.
  bool follows_another(const Match& weekday) const {
    return weekday.begin > 0 && weekdays_.before(weekday.begin - 1);
  }

  // The number nearest to a name: that before it if a bracket opens between;
  // none if two are as near.
  std::optional<int> number_beside(const Match& weekday,
                                   const Match& date) const {
    std::size_t words_before = 0;
    std::size_t before = weekday.begin;
    for (; before > date.begin && !is_number(before - 1); --before) {
      words_before += is_word(before - 1);
    }
    std::size_t words_after = 0;
    std::size_t after = weekday.end;
    for (; after < date.end && !is_number(after); ++after) {
      words_after += is_word(after);
    }
    const bool has_before = before > date.begin;
    const bool has_after = after < date.end;
    const bool in_brackets =
        weekday.begin > 0 && document_.is_sign(weekday.begin - 1, "(");
    if (has_before &&
        (in_brackets || !has_after || words_before < words_after)) {
      return to_int(tokens_.folded(before - 1));
    }
    const bool is_clear = !has_before || words_after < words_before;
    if (!has_after || !is_clear) return std::nullopt;
    return to_int(tokens_.folded(after));
  }

  std::size_t is_word(std::size_t token) const {
    return tokens_[token].kind == TokenKind::sign ? 0 : 1;
  }

  bool is_number(std::size_t token) const {
    return tokens_[token].kind == TokenKind::digits;
  }

  void compare(const Match& weekday, const DateSpan& days, int number) {
    for (const std::string& day : {days.start, days.end}) {
      if (to_int(std::string_view(day).substr(day.rfind('-') + 1)) != number) {
        continue;
      }
      compare_day(weekday, day);
      return;
    }
  }

  void compare_day(const Match& weekday, const std::string& day) {
    if (day.size() != full_date) {
      compare_without_year(weekday, day);
    } else if (const auto real = weekday_of(day);
               real && *real != weekday.value) {
      add(weekday, day, *real);
    }
  }

  // Which year is meant is a guess: one that fits, of those near the letter's,
  // is the right one.
  void compare_without_year(const Match& weekday, const std::string& day) {
    if (!draft_.letter.date || !day.starts_with("--")) return;
    const std::string& issued = draft_.letter.date->value;
    const std::string next = with_year(day, issued, false);
    const std::string last = with_year(day, issued, true);
    const auto real = weekday_of(next);
    if (!real || *real == weekday.value) return;
    const bool may_be_past = weekday_of(last) == weekday.value;
    if (may_be_past && !is_day_of_meeting(next)) return;
    add(weekday, next, *real);
  }

  bool is_day_of_meeting(const std::string& day) const {
    return std::ranges::any_of(
        draft_.letter.meetings, [&](const Meeting& meeting) {
          return meeting.status == "convened" && meeting.start && meeting.end &&
                 meeting.start->value <= day && day <= meeting.end->value;
        });
  }

  static std::optional<std::string> weekday_of(const std::string& day) {
    const auto date = parse(day);
    if (!date || !date->ok()) return std::nullopt;
    const std::chrono::weekday weekday{std::chrono::sys_days{*date}};
    return std::to_string(weekday.iso_encoding());
  }

  void add(const Match& weekday, const std::string& day,
           const std::string& real) {
    report_.add(place_of(draft_, weekday),
                quoted(draft_, weekday) + " stands beside " + day +
                    ", which is \"" + std::string(weekdays_.form_of(real)) +
                    '"');
  }

  static constexpr std::size_t full_date = 10;  // characters of "2024-07-01"

  const Draft& draft_;
  const RecognisedText& document_;
  const Tokens& tokens_;
  TableWords weekdays_;
  Report& report_;
};

// "30.05.2025": three numbers with a sign between. With a year of two figures
// they may be anything: "12/15/19 participants".
bool is_in_figures(const Tokens& tokens, const Match& date) {
  if (date.end < date.begin + 5) return false;
  constexpr std::size_t year = 4;
  const bool has_year = tokens.words(date.begin).size() == year ||
                        tokens.words(date.begin + 4).size() == year;
  if (!has_year) return false;
  for (std::size_t i = 0; i < 5; ++i) {
    const TokenKind wanted = i % 2 == 0 ? TokenKind::digits : TokenKind::sign;
    if (tokens[date.begin + i].kind != wanted) return false;
  }
  return true;
}

}  // namespace

void find_wrong_weekdays(const Draft& draft, Report& report) {
  WeekdayReader reader(draft, report);
  for (const Match& value : draft.document.values()) {
    if (is_date(value) || value.kind == "range") reader.read(value);
  }
}

void find_dates_in_figures(const Draft& draft, Report& report) {
  const Tokens& tokens = draft.document.tokens();
  std::vector<const Match*> in_figures;
  bool has_words = false;
  for (const Match& value : draft.document.values()) {
    if (!is_date(value)) continue;
    if (is_in_figures(tokens, value)) {
      in_figures.push_back(&value);
    } else {
      has_words = true;
    }
  }
  if (!has_words) return;
  for (const Match* date : in_figures) {
    report.add(place_of(draft, *date),
               quoted(draft, *date) + " is in figures, other dates in words");
  }
}

namespace {

// A row of deadlines that begins with its date, without an hour.
bool is_alone(const RecognisedText& document, TokenRange date) {
  const auto at = document.line_at(date.begin);
  if (!at) return false;
  const Line& line = document.lines()[*at];
  return line.begin == date.begin &&
         (line.end == date.end || document.is_sign(date.end, ":"));
}

// "All deadlines end at 23:59 hours, Geneva time."
bool gives_hour_of_all(const RecognisedText& document) {
  const auto is_of_days = [](const Match& value) { return is_date(value); };
  const auto is_all = [](const Match& cue) {
    return cue.value == "head" || cue.value == "noun";
  };
  return std::ranges::any_of(document.values(), [&](const Match& time) {
    if (time.kind != "time" && time.kind != "hours") return false;
    const TokenRange sentence = document.sentence(time.begin);
    return first_that(document.values(sentence), is_of_days) == nullptr &&
           document.has_cue("zone", sentence) &&
           first_that(document.cues("deadline", sentence), is_all) != nullptr;
  });
}

// The same day may be said again with its hour.
std::set<std::string> days_with_hours(const Letter& letter) {
  std::set<std::string> days;
  for (const Deadline& deadline : letter.deadlines) {
    if (deadline.time) days.insert(deadline.date.value);
  }
  return days;
}

// "until 15 July inclusive", "7月1日（含）之前"
bool takes_in_the_day(const RecognisedText& document, const TableWords& limits,
                      TokenRange date) {
  std::size_t next = date.end;
  if (document.is_sign(next, "(") || document.is_sign(next, ",")) ++next;
  const auto words = limits.at(next);
  return words && words->value == "inclusive";
}

// "one month before, that is before 4 August": the limit is clear from the
// offset.
bool has_offset_before(const RecognisedText& document, TokenRange date) {
  const TokenRange before{document.sentence(date.begin).begin, date.begin};
  return first_that(document.values(before), [](const Match& value) {
           return value.kind == "offset";
         }) != nullptr;
}

}  // namespace

void find_vague_limits(const Draft& draft, Report& report) {
  const RecognisedText& document = draft.document;
  if (draft.letter.deadlines.empty() || gives_hour_of_all(document)) return;
  const TableWords limits(document, KindType::table, "vague_limit");
  const std::set<std::string> clear = days_with_hours(draft.letter);
  std::set<std::size_t> seen;
  for (const Deadline& deadline : draft.letter.deadlines) {
    if (deadline.basis != "stated" || clear.contains(deadline.date.value)) {
      continue;
    }
    const TokenRange date = document.tokens_of(deadline.date.where);
    if (date.empty() || !seen.insert(date.begin).second) continue;
    const Span where = deadline.date.where.span;
    if (is_alone(document, date)) {
      report.add(where, "this day has neither hour nor time zone");
      continue;
    }
    if (takes_in_the_day(document, limits, date)) continue;
    auto limit = limits.before(date.begin);
    if (!limit) limit = limits.at(date.end);
    if (limit && !has_offset_before(document, date)) {
      report.add(where, quoted(draft, *limit) +
                            " leaves open whether this day counts, and it has "
                            "no hour");
    }
  }
}

}  // namespace ituletter
