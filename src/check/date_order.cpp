#include <algorithm>
#include <array>

#include "check/date_rules.hpp"
#include "extract/dates.hpp"

namespace ituletter {
namespace {

constexpr std::size_t full_date = 10;  // characters of "2024-07-01"
constexpr std::size_t only_month = 7;  // of "2024-07"

bool is_convened(const Meeting& meeting) {
  return meeting.status == "convened" && meeting.start && meeting.end &&
         meeting.end->value.size() == full_date;
}

// What nobody can do any more when the meeting is over. Comments and
// questionnaires have their time after it, too.
bool is_for_meeting(std::string_view action) {
  constexpr std::array<std::string_view, 9> actions = {
      "accommodation", "captioning",   "contributions",
      "fellowship",    "registration", "contributions-for-translation",
      "visa",          "abstract",     "interpretation"};
  return std::ranges::find(actions, action) != actions.end();
}

/// The last day of what the letter calls; empty if it calls nothing.
std::string end_of_meetings(const Letter& letter) {
  std::string last;
  for (const Meeting& meeting : letter.meetings) {
    if (is_convened(meeting)) last = std::max(last, meeting.end->value);
  }
  return last;
}

bool is_stated(const Deadline& deadline) {
  return deadline.basis == "stated" && deadline.date.value.size() == full_date;
}

}  // namespace

void find_deadlines_before_issue(const Draft& draft, Report& report) {
  const Letter& letter = draft.letter;
  if (!letter.date || letter.amendment) return;
  // After its meeting, it is the letter's date that is wrong.
  if (end_of_meeting_before_issue(draft)) return;
  const RecognisedText& document = draft.document;
  for (const Deadline& deadline : letter.deadlines) {
    if (!is_stated(deadline) || deadline.date.value >= letter.date->value) {
      continue;
    }
    const TokenRange date = document.tokens_of(deadline.date.where);
    if (date.empty() || tells_past(document, document.sentence(date.begin))) {
      continue;
    }
    report.add(deadline.date.where.span,
               "the deadline of " + deadline.date.value +
                   " is before the letter's date, " + letter.date->value);
  }
}

// A deadline may be for a meeting that the letter only mentions: what comes
// before the end of that is not found.
void find_deadlines_after_meeting(const Draft& draft, Report& report) {
  const Letter& letter = draft.letter;
  const std::string convened = end_of_meetings(letter);
  if (convened.empty()) return;
  std::string last = convened;
  for (const Meeting& meeting : letter.meetings) {
    if (meeting.end) last = std::max(last, meeting.end->value);
  }
  for (const Deadline& deadline : letter.deadlines) {
    if (is_stated(deadline) && is_for_meeting(deadline.action.value) &&
        deadline.date.value > last) {
      report.add(deadline.date.where.span,
                 "the deadline of " + deadline.date.value +
                     " is after the meeting, which ends on " + convened);
    }
  }
}

void find_hours_without_zone(const Draft& draft, Report& report) {
  constexpr const char* message = "of which time zone this hour is is not said";
  for (const Meeting& meeting : draft.letter.meetings) {
    // At a town the hour is that of its clocks.
    if (meeting.opens && !meeting.time_zone && !meeting.place &&
        meeting.status == "convened") {
      report.add(meeting.opens->where.span, message);
    }
  }
  std::vector<Span> seen;
  for (const Deadline& deadline : draft.letter.deadlines) {
    if (!deadline.time || deadline.time_zone) continue;
    const Span where = deadline.time->where.span;
    if (std::ranges::find(seen, where) != seen.end()) continue;
    seen.push_back(where);
    report.add(where, message);
  }
}

void find_months_without_days(const Draft& draft, Report& report) {
  const Letter& letter = draft.letter;
  if (!letter.date) return;
  for (const Meeting& meeting : letter.meetings) {
    if (!meeting.start || meeting.start->value.size() != only_month ||
        meeting.start->value < letter.date->value.substr(0, only_month)) {
      continue;
    }
    report.add(meeting.start->where.span,
               "no calendar can show a meeting without its days, in " +
                   meeting.start->value);
  }
}

}  // namespace ituletter
