#include "check/date_rules.hpp"

namespace ituletter {
namespace {

constexpr Rule rules[] = {
    {{.name = "date/deadline-after-meeting",
      .severity = Severity::error,
      .audience = Audience::archives,
      .summary = "a deadline for a meeting is after it",
      .why = "Registration and contributions are of no use when the meeting is "
             "over: the year or the month is wrong. Correct the deadline.",
      .bad = "meeting from 13 to 22 January 2026; registration by 13 December "
             "2026",
      .good = "meeting from 13 to 22 January 2026; registration by 13 December "
              "2025"},
     find_deadlines_after_meeting},
    {{.name = "date/deadline-before-issue",
      .severity = Severity::error,
      .audience = Audience::archives,
      .summary = "a deadline is before the letter's date",
      .why = "Nobody can keep a deadline that is over when the letter comes. "
             "Correct it, or the letter's date.",
      .bad = "Geneva, 9 September 2025 … by 13 December 2024",
      .good = "Geneva, 9 September 2025 … by 13 December 2025"},
     find_deadlines_before_issue},
    {{.name = "date/deadline-boundary-unclear",
      .severity = Severity::information,
      .summary = "a deadline does not say when its day ends, or whether it "
                 "counts",
      .why =
          "Readers sit in all time zones: for some the day ends twelve hours "
          "earlier than for others, and \"before\" leaves out the day itself "
          "for some. Say \"not later than\", or hour and time zone.",
      .bad = "before 10 September 2025",
      .good = "by 10 September 2025 (23:59 hours, Geneva time)"},
     find_vague_limits},
    {{.name = "date/impossible",
      .severity = Severity::error,
      .audience = Audience::archives,
      .summary = "a date that is in no calendar",
      .why = "The day or the month is wrong, and no reader can tell which. "
             "Nothing that reads dates takes it for one.",
      .bad = "by 31 November 2025",
      .good = "by 30 November 2025"},
     find_impossible_dates},
    {{.name = "date/issue-after-event",
      .severity = Severity::error,
      .audience = Audience::archives,
      .summary = "the letter is dated after the meeting that it calls",
      .why =
          "One of the two dates is wrong, mostly its year: nobody is invited "
          "to a meeting that is over.",
      .bad = "Geneva, 9 September 2026 … will be held from 13 to 22 January "
             "2026",
      .good = "Geneva, 9 September 2025 … will be held from 13 to 22 January "
              "2026"},
     find_event_before_issue},
    {{.name = "date/no-time-zone",
      .severity = Severity::warning,
      .audience = Audience::archives,
      .summary = "an hour without its time zone",
      .why = "Readers sit in all time zones, and take an hour for one of "
             "theirs. Add \"Geneva time\" or \"UTC\".",
      .bad = "31 December 2025 (23:59 hours)",
      .good = "31 December 2025 (23:59 hours, Geneva time)"},
     find_hours_without_zone},
    {{.name = "date/numeric-form",
      .severity = Severity::information,
      .summary = "a date in figures among dates in words",
      .why =
          "05.06.2025 is May for some readers and June for others. Write the "
          "month as a word, as elsewhere in the letter.",
      .bad = "(Geneva, 30.05.2025)",
      .good = "(Geneva, 30 May 2025)"},
     find_dates_in_figures},
    {{.name = "date/offset-mismatch",
      .severity = Severity::error,
      .audience = Audience::archives,
      .summary = "a deadline is said twice, and the two days differ",
      .why = "\"One month before the meeting\" and the date beside it must be "
             "the same day: half of the readers believe the one, half the "
             "other.",
      .bad =
          "one month before the meeting (4 September 2025), by 1 August 2025",
      .good =
          "one month before the meeting (4 September 2025), by 4 August 2025"}},
    {{.name = "date/subject-body-mismatch",
      .severity = Severity::error,
      .audience = Audience::archives,
      .summary = "subject, text and annexes give one meeting other days, "
                 "another place or another mode",
      .why = "Readers book their journey by whichever they read first. Correct "
             "the one that is wrong.",
      .bad = "Subject: Meeting of Study Group 12; Geneva, 13-22 January 2026 … "
             "from 13 to 23 January 2026",
      .good = "Subject: Meeting of Study Group 12; Geneva, 13-22 January 2026 "
              "… from 13 to 22 January 2026"},
     find_differing_events},
    {{.name = "date/too-vague-for-calendar",
      .severity = Severity::information,
      .summary = "a meeting to come has a month, but no days",
      .why = "Nobody can put it into a calendar. Give its days, or say where "
             "they will be found.",
      .bad = "the Rapporteur groups will meet in July 2025",
      .good = "the Rapporteur groups will meet from 7 to 9 July 2025"},
     find_months_without_days},
    {{.name = "date/weekday-mismatch",
      .severity = Severity::error,
      .summary = "the weekday beside a date is not its own",
      .why = "Either the day or the weekday is wrong, and readers cannot tell "
             "which. Look into a calendar.",
      .bad = "on Tuesday, 14 January 2026",
      .good = "on Tuesday, 13 January 2026"},
     find_wrong_weekdays},
};

}  // namespace

std::span<const Rule> date_rules() { return rules; }

}  // namespace ituletter
