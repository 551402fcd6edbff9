#include <algorithm>

#include "check/date_rules.hpp"
#include "extract/event.hpp"

namespace ituletter {
namespace {

constexpr std::size_t full_date = 10;  // characters of "2024-07-01"

bool is_dated(const Meeting& meeting) {
  return meeting.start && meeting.end &&
         meeting.start->value.size() == full_date &&
         meeting.end->value.size() == full_date;
}

bool lies_within(const Meeting& part, const Meeting& whole) {
  return whole.start->value <= part.start->value &&
         part.end->value <= whole.end->value;
}

bool overlap(const Meeting& a, const Meeting& b) {
  return a.start->value <= b.end->value && b.start->value <= a.end->value;
}

bool is_one_day(const Meeting& meeting) {
  return meeting.start->value == meeting.end->value;
}

std::string days_of(const Meeting& meeting) {
  return is_one_day(meeting)
             ? meeting.start->value
             : meeting.start->value + " to " + meeting.end->value;
}

bool is_convened(const Meeting& meeting) {
  return meeting.status == "convened";
}

/// Told of the letter's own event, not of past ones or those of others.
bool is_told_now(const Event& event) {
  return is_dated(event.meeting) && !event.is_past && !event.is_separate &&
         !event.is_recalled && !event.is_one_of_several;
}

bool is_same_event(const Event& a, const Event& b) {
  if (a.noun == nullptr || b.noun == nullptr) return false;
  if (a.meeting.group.has_value() != b.meeting.group.has_value()) return false;
  if (a.meeting.group && a.meeting.group->value != b.meeting.group->value) {
    return false;
  }
  return is_meeting(a) ? is_meeting(b) : a.noun->value == b.noun->value;
}

/// Compares what the subject calls with what body and annexes say of it.
class Agreement {
 public:
  Agreement(const Draft& draft, Report& report)
      : draft_(draft),
        document_(draft.document),
        report_(report),
        body_(tokens_of(draft.document, draft.sections.body)),
        events_(read_events(draft.document, draft.sections, draft.letter)) {}

  void run() {
    const bool is_moved = std::ranges::any_of(events_, &Event::is_new);
    if (is_moved) return;
    for (const Event& called : events_) {
      if (!called.in_subject || called.is_aside || !is_told_now(called)) {
        continue;
      }
      compare_days(called);
      compare_years(called);
      compare_places(called);
      compare_modes(called);
    }
    for (const Annex& annex : draft_.letter.annexes) {
      compare_title(annex);
      compare_town(annex);
    }
  }

 private:
  template <class Is>
  bool any_told(const Is& is) const {
    return std::ranges::any_of(events_, [&](const Event& event) {
      return is_in_body(event) && is(event);
    });
  }

  bool is_in_body(const Event& event) const {
    const TokenRange start = document_.tokens_of(event.meeting.start->where);
    return !event.in_subject && is_dated(event.meeting) &&
           body_.has(start.begin);
  }

  bool is_in_subject(const Event& event) const {
    return std::ranges::any_of(events_, [&](const Event& other) {
      return other.in_subject && has_same_days(event, other);
    });
  }

  void compare_days(const Event& called) {
    // The text says the same days: what else it says are parts or others.
    const bool is_confirmed = any_told(
        [&](const Event& event) { return has_same_days(event, called); });
    for (const Event& event : events_) {
      if (!is_in_body(event) || !is_told_now(event) ||
          !is_same_event(event, called) || !is_held(event) ||
          is_in_subject(event)) {
        continue;
      }
      const bool is_part = lies_within(event.meeting, called.meeting);
      const bool is_rival =
          is_part ? !is_confirmed && !is_one_day(event.meeting) &&
                        !has_other_parts(event, called)
                  : overlap(event.meeting, called.meeting) ||
                        (!is_confirmed && event.is_invited && !event.is_aside);
      if (is_rival) {
        add(event.meeting.start->where.span, days_of(called.meeting),
            days_of(event.meeting));
      }
    }
  }

  // "will be held from 13 to 22 January 2025", in a letter of September 2025
  // for January 2026: it seems past, but for its words.
  void compare_years(const Event& called) {
    for (const Event& event : events_) {
      const bool is_other_year =
          is_in_body(event) && event.is_called && event.is_past &&
          !event.is_aside && !event.is_recalled && !event.is_separate &&
          is_same_event(event, called) && !is_told_as_past(event) &&
          is_same_but_year(event.meeting, called.meeting);
      if (is_other_year) {
        add(event.meeting.start->where.span, days_of(called.meeting),
            days_of(event.meeting));
      }
    }
  }

  bool is_told_as_past(const Event& event) const {
    const TokenRange date = document_.tokens_of(event.meeting.start->where);
    return tells_past(document_,
                      {document_.sentence(date.begin).begin, date.begin});
  }

  static bool is_same_but_year(const Meeting& a, const Meeting& b) {
    constexpr std::size_t year = 4;  // characters
    const auto is_same = [](const std::string& x, const std::string& y) {
      return x != y && x.substr(year) == y.substr(year);
    };
    return is_same(a.start->value, b.start->value) &&
           is_same(a.end->value, b.end->value);
  }

  // "invite you to take part in the meeting" is more than a mention.
  static bool is_only_aside(const Event& event) {
    return event.is_aside && !event.is_invited;
  }

  // A group that the text does not name may be another than the letter's.
  static bool is_held(const Event& event) {
    return event.is_invited || (event.is_called && event.has_own_group);
  }

  // The subject's days may be those of several events together.
  bool has_other_parts(const Event& part, const Event& called) const {
    return any_told([&](const Event& event) {
      const bool is_day =
          is_one_day(event.meeting) && is_same_event(event, called);
      return !is_day && !has_same_days(event, part) &&
             lies_within(event.meeting, called.meeting);
    });
  }

  void compare_places(const Event& called) {
    if (town_of(called).empty()) return;
    for (const Event& event : events_) {
      const bool is_same = !event.in_subject && is_told_now(event) &&
                           has_same_days(event, called) &&
                           is_same_event(event, called) && is_held(event);
      if (!is_same) continue;
      const bool has_other_town = !is_only_aside(event) &&
                                  !town_of(event).empty() &&
                                  town_of(event) != town_of(called);
      if (has_other_town && is_beside_date(event)) {
        add(event.meeting.place->where.span, called.meeting.place->value,
            event.meeting.place->value);
      }
    }
  }

  // The one says a town and nothing of its mode, the other "virtual" and no
  // town.
  void compare_modes(const Event& called) {
    const Match* mode = mode_in(subject_range(document_, draft_.letter));
    for (const Event& event : events_) {
      const bool is_same = is_in_body(event) && is_told_now(event) &&
                           has_same_days(event, called) &&
                           is_same_event(event, called) && is_held(event) &&
                           !is_only_aside(event);
      if (!is_same) continue;
      const TokenRange date = document_.tokens_of(event.meeting.start->where);
      const Match* said = mode_in(document_.sentence(date.begin));
      if (is_virtual(mode) && town_of(called).empty() && said == nullptr &&
          !town_of(event).empty() && is_beside_date(event)) {
        add(event.meeting.place->where.span, "a virtual meeting",
            event.meeting.place->value);
      } else if (is_virtual(said) && town_of(event).empty() &&
                 mode == nullptr && !town_of(called).empty()) {
        add(document_.where(said->where, "").span, called.meeting.place->value,
            "a virtual meeting");
      }
    }
  }

  const Match* mode_in(TokenRange range) const {
    return document_.cue("mode", range);
  }

  static bool is_virtual(const Match* mode) {
    return mode != nullptr && mode->value == "virtual";
  }

  // "Draft agenda …, Geneva, 13-22 January" of a meeting that is elsewhere.
  void compare_town(const Annex& annex) {
    if (!is_of_meeting(annex)) return;
    const TokenRange title = document_.tokens_of(annex.title->where);
    const auto dates = dates_in(document_, title, draft_.letter);
    const auto towns = document_.cues("place", title);
    if (dates.size() != 1 || towns.size() != 1) return;
    for (const Meeting& meeting : draft_.letter.meetings) {
      const bool is_same = is_dated(meeting) && is_convened(meeting) &&
                           meeting.place &&
                           meeting.start->value == dates.front().days.start &&
                           meeting.end->value == dates.front().days.end;
      if (!is_same) continue;
      const TokenRange place = document_.tokens_of(meeting.place->where);
      const auto known = document_.cues("place", place);
      if (known.empty() || known.back().value == towns.front().value) return;
      add(document_.where(towns.front().where, "").span, meeting.place->value,
          std::string(document_.view(towns.front().where)));
      return;
    }
  }

  static bool is_of_meeting(const Annex& annex) {
    const std::string& kind = annex.kind.value;
    return annex.title && (kind == "agenda" || kind == "timetable");
  }

  // Not the town of "Resolution 1 (Montreal, 2000)" further on.
  bool is_beside_date(const Event& event) const {
    constexpr std::size_t furthest = 8;  // tokens
    const TokenRange date = document_.tokens_of(event.meeting.start->where);
    const TokenRange place = document_.tokens_of(event.meeting.place->where);
    if (place.empty() || document_.value_at(place.begin) != nullptr) {
      return false;
    }
    return place.begin < date.begin ? date.begin <= place.end + furthest
                                    : place.begin <= date.end + furthest;
  }

  // "Draft agenda of the meeting of Study Group 12, Geneva, 13-22 January".
  void compare_title(const Annex& annex) {
    if (!is_of_meeting(annex)) return;
    const TokenRange title = document_.tokens_of(annex.title->where);
    const auto dates = dates_in(document_, title, draft_.letter);
    if (dates.size() != 1) return;
    const DateSpan& days = dates.front().days;
    if (days.start.size() != full_date || days.start == days.end) return;
    const Meeting* nearest = nullptr;
    for (const Meeting& meeting : draft_.letter.meetings) {
      if (!is_dated(meeting) || meeting.status == "mentioned") continue;
      if (meeting.start->value == days.start &&
          meeting.end->value == days.end) {
        return;
      }
      const bool is_part =
          meeting.start->value < days.start && days.end <= meeting.end->value;
      if (is_part) return;
      if (nearest == nullptr) nearest = &meeting;
    }
    if (nearest == nullptr) return;
    add(document_.where(dates.front().match->where, "").span, days_of(*nearest),
        days.start + " to " + days.end);
  }

  void add(Span where, const std::string& called, const std::string& told) {
    report_.add(where, "here stands " + told + ", elsewhere " + called);
  }

  const Draft& draft_;
  const RecognisedText& document_;
  Report& report_;
  TokenRange body_;
  std::vector<Event> events_;
};

}  // namespace

void find_differing_events(const Draft& draft, Report& report) {
  // An amendment names old days and new ones.
  if (draft.letter.amendment) return;
  Agreement(draft, report).run();
}

namespace {

bool is_called_for_future(const RecognisedText& document, const Event& event) {
  const std::size_t date = document.tokens_of(event.meeting.start->where).begin;
  const TokenRange said{document.sentence(date).begin, date};
  return !event.in_subject && event.is_invited && event.is_called &&
         !tells_past(document, said);
}

}  // namespace

// A report on a meeting names it, too: only what the text calls in words for
// the future was to come.
void find_event_before_issue(const Draft& draft, Report& report) {
  const Letter& letter = draft.letter;
  if (!letter.date || letter.amendment) return;
  if (const auto end = end_of_meeting_before_issue(draft)) {
    report.add(letter.date->where.span,
               "the letter is dated " + letter.date->value +
                   ", after the end of its meeting on " + *end);
  }
}

std::optional<std::string> end_of_meeting_before_issue(const Draft& draft) {
  const Letter& letter = draft.letter;
  if (!letter.date || letter.amendment) return std::nullopt;
  const auto is_over = [&](const Meeting& meeting) {
    return is_dated(meeting) && meeting.end->value < letter.date->value;
  };
  // Events are read again only where there is reason to.
  const bool may_be = std::ranges::any_of(letter.meetings, is_over) &&
                      std::ranges::none_of(letter.meetings, is_convened);
  if (!may_be) return std::nullopt;
  const auto events = read_events(draft.document, draft.sections, letter);
  for (const Event& event : events) {
    const bool is_in_subject =
        std::ranges::any_of(events, [&](const Event& other) {
          return other.in_subject && has_same_days(other, event);
        });
    if (is_in_subject && is_over(event.meeting) &&
        is_called_for_future(draft.document, event)) {
      return event.meeting.end->value;
    }
  }
  return std::nullopt;
}

}  // namespace ituletter
