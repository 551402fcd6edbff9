#include <algorithm>

#include "extract/event.hpp"
#include "extract/kinds.hpp"

namespace ituletter {
namespace {

// A workshop as near to a meeting is called with it.
constexpr const char* days_beside = "P10D";
constexpr std::size_t full_date = 10;  // characters of "2024-07-01"

bool has_status(const Event& event, std::string_view status) {
  return event.meeting.status == status;
}

// Events of their own, not days of one.
bool are_different(const Event& a, const Event& b) {
  const auto kind = [](const Event& event) {
    return event.noun == nullptr ? std::string() : event.noun->value;
  };
  const auto group = [](const Event& event) {
    return event.meeting.group ? event.meeting.group->value : std::string();
  };
  return kind(a) != kind(b) || group(a) != group(b);
}

bool lies_within(const Meeting& part, const Meeting& whole) {
  return whole.start->value <= part.start->value &&
         part.end->value <= whole.end->value;
}

// A group that meets beside others: JCA-ML, FG-AI4H, SG3RG-AFR.
bool is_beside_others(const Event& event) {
  if (!event.has_own_group) return false;
  const std::string& group = event.meeting.group->value;
  return group.starts_with("JCA") || group.starts_with("FG") ||
         group.find("RG-") != std::string::npos;
}

// "It will open on 20 February": a day of a meeting is no meeting, nor is
// what else a letter tells of its days without calling it.
bool is_day_of(const Event& day, const Event& whole) {
  if (has_same_days(day, whole) || !lies_within(day.meeting, whole.meeting)) {
    return false;
  }
  const bool is_other_body =
      day.has_own_group && whole.meeting.group &&
      !day.meeting.group->value.starts_with("WP") &&
      day.meeting.group->value != whole.meeting.group->value;
  if (is_other_body) return false;
  const bool is_same_kind = day.noun == nullptr || whole.noun == nullptr ||
                            is_meeting(day) == is_meeting(whole) ||
                            day.noun->value == "briefing";
  const bool is_called =
      has_status(whole, "convened") || has_status(whole, "cancelled");
  if (is_called) return is_same_kind || !day.is_called;
  return is_same_kind && whole.meeting.group &&
         (!day.meeting.group ||
          day.meeting.group->value == whole.meeting.group->value);
}

// Single dates of a span in the subject, by the text that calls them.
bool is_part_of(const Event& part, const Event& whole) {
  return !part.in_subject && part.is_called && !part.is_past &&
         !has_same_days(part, whole) &&
         lies_within(part.meeting, whole.meeting);
}

class StatusDecider {
 public:
  StatusDecider(const RecognisedText& document, const Letter& letter,
                std::vector<Event>& events)
      : document_(document),
        letter_(letter),
        events_(events),
        is_moving_(
            document.has_cue("calloff", subject_range(document, letter))) {}

  void run() {
    drop_covering_spans();
    const bool in_subject = any([](const Event& event) {
      return event.in_subject && !event.is_past && !event.is_aside;
    });
    for (Event& event : events_) {
      const bool is_called = (event.in_subject && !event.is_aside) ||
                             event.in_table || event.is_new ||
                             (event.is_invited && can_call(event) &&
                              (!in_subject || is_lesson(event)));
      if (!has_status(event, "mentioned") || event.is_past || !is_called) {
        continue;
      }
      event.meeting.status = is_moved(event) ? "cancelled" : "convened";
    }
    convene_announced(in_subject);
    convene_beside();
    cancel_replaced();
    drop_single_days();
  }

 private:
  template <class Is>
  bool any(const Is& is) const {
    return std::ranges::any_of(events_, is);
  }

  // A subject's span may cover several events that the text dates singly.
  void drop_covering_spans() {
    for (Event& whole : events_) {
      if (!whole.in_subject || whole.is_past || !is_covered(whole)) continue;
      for (Event& part : events_) {
        if (!is_part_of(part, whole)) continue;
        part.in_subject = true;
        if (!part.meeting.place) part.meeting.place = whole.meeting.place;
      }
      whole.meeting.status = "covered";
    }
  }

  // "Postponement of … (Seoul, 14-16 April)": the old days, if they are those
  // that the text calls off or recalls from another letter.
  bool is_moved(const Event& event) const {
    return is_moving_ && any([&](const Event& other) {
             const bool is_old =
                 other.is_recalled || has_status(other, "cancelled");
             return is_old && !other.in_subject && has_same_days(event, other);
           });
  }

  // By different events that begin and end with it.
  bool is_covered(const Event& whole) const {
    const Event* one = nullptr;
    bool differ = false;
    bool has_first = false;
    bool has_last = false;
    for (const Event& part : events_) {
      const bool is_dated = part.meeting.start->value.size() == full_date;
      const bool is_in_subject = any([&](const Event& event) {
        return event.in_subject && has_same_days(event, part);
      });
      if (!is_dated || is_in_subject || !is_part_of(part, whole)) continue;
      differ |= one != nullptr && are_different(*one, part);
      one = &part;
      has_first |= part.meeting.start->value == whole.meeting.start->value;
      has_last |= part.meeting.end->value == whole.meeting.end->value;
    }
    return differ && has_first && has_last;
  }

  // Without a date in the subject, the first event that the letter says will
  // be held.
  void convene_announced(bool in_subject) {
    if (any([](const Event& e) { return has_status(e, "convened"); })) return;
    const bool is_about_event =
        !in_subject && subject_names_event() && !subject_asks();
    for (Event& event : events_) {
      const bool can_be = has_status(event, "mentioned") && !event.is_past &&
                          event.is_called && can_call(event);
      if (!can_be || (!is_about_event && !is_lesson(event))) continue;
      event.meeting.status = "convened";
      return;
    }
  }

  // What another letter calls, or called before this one moved it, is only
  // mentioned here.
  bool can_call(const Event& event) const {
    const bool is_old = is_moving_ && event.is_recalled;
    return !event.is_separate && !event.is_aside && !is_old;
  }

  // "Workshop on …", not "Results of the meeting of …", or "Consultation on
  // texts proposed for approval at the meeting of …".
  bool subject_names_event() const {
    constexpr std::size_t first_words = 8;
    TokenRange range = subject_range(document_, letter_);
    range.end = std::min(range.end, range.begin + first_words);
    return first_that(document_.cues("event", range), [&](const Match& noun) {
             return !is_landmark(document_, noun, "at");
           }) != nullptr;
  }

  // "World … Assembly: candidates for the posts of chairs" calls no event.
  bool subject_asks() const {
    const auto actions =
        document_.cues("action", subject_range(document_, letter_));
    return first_that(actions, [](const Match& action) {
             return action.value == "nomination";
           }) != nullptr;
  }

  // A letter about something else may announce a webinar on it.
  static bool is_lesson(const Event& event) {
    return event.noun != nullptr &&
           (event.noun->value == "workshop" || event.noun->value == "seminar" ||
            event.noun->value == "training" || event.noun->value == "briefing");
  }

  // A workshop in the days around the meeting is called with it, and so is
  // another meeting of the group, and one of its working parties whose hours
  // the letter gives.
  void convene_beside() {
    const std::vector<DateSpan> spans = days_around_convened();
    for (Event& event : events_) {
      const Meeting& meeting = event.meeting;
      const bool can_be = has_status(event, "mentioned") && event.is_called &&
                          !event.is_past && can_call(event) &&
                          meeting.start->value.size() == full_date &&
                          is_side_event(event);
      if (!can_be) continue;
      const bool is_beside =
          std::ranges::any_of(spans, [&](const DateSpan& span) {
            return span.start <= meeting.start->value &&
                   meeting.end->value <= span.end;
          });
      if (is_beside) event.meeting.status = "convened";
    }
    for (Event& event : events_) {
      const bool can_be = has_status(event, "mentioned") && event.is_called &&
                          !event.is_past && can_call(event) &&
                          is_own_party(event) && has_hours(event);
      if (can_be) event.meeting.status = "convened";
    }
  }

  // A workshop, what the letter invites to, its group's own, or a body that
  // meets where the meeting is.
  bool is_side_event(const Event& event) const {
    if (is_beside_others(event) && !event.is_invited) return is_at_place(event);
    if (event.noun == nullptr) return false;
    if (event.is_at_same_place && event.has_own_group) return true;
    return !is_meeting(event) || event.is_invited || is_own(event);
  }

  bool is_at_place(const Event& event) const {
    return any([&](const Event& other) {
      if (!has_status(other, "convened")) return false;
      const bool is_known = event.meeting.place && other.meeting.place;
      return !is_known || town_of(event) == town_of(other);
    });
  }

  std::vector<DateSpan> days_around_convened() const {
    std::vector<DateSpan> spans;
    for (const Event& event : events_) {
      if (!has_status(event, "convened")) continue;
      const auto earliest =
          moved(event.meeting.start->value, std::string("-") + days_beside);
      const auto latest = moved(event.meeting.end->value, days_beside);
      if (earliest && latest) spans.push_back({*earliest, *latest});
    }
    return spans;
  }

  bool is_own(const Event& event) const {
    return letter_.group && event.meeting.group &&
           letter_.group->value == event.meeting.group->value;
  }

  bool is_own_party(const Event& event) const {
    const Maybe<std::string>& group = event.meeting.group;
    return letter_.group && group && group->value.starts_with("WP") &&
           letter_.group->value ==
               "SG" + group->value.substr(group->value.find('/') + 1);
  }

  bool has_hours(const Event& event) const {
    const std::size_t date =
        document_.tokens_of(event.meeting.start->where).begin;
    return first_that(document_.values(document_.sentence(date)),
                      [](const Match& value) {
                        return value.kind == "time" || value.kind == "hours";
                      }) != nullptr;
  }

  // Where a letter moves a meeting, the days that it had are those that the
  // letter still names for it: "was convened from 9 to 20 March", in a letter
  // of January.
  void cancel_replaced() {
    if (!is_moving_) return;
    for (Event& old : events_) {
      const bool was_to_be = letter_.date &&
                             letter_.date->value < old.meeting.start->value &&
                             old.meeting.start->value.size() == full_date;
      const bool can_be =
          has_status(old, "mentioned") && !old.is_separate &&
          (old.is_past || old.is_recalled ? was_to_be : old.is_called);
      if (!can_be) continue;
      const bool is_replaced = any([&](const Event& event) {
        return has_status(event, "convened") && !are_different(event, old);
      });
      if (is_replaced) old.meeting.status = "cancelled";
    }
  }

  void drop_single_days() {
    std::vector<Event> kept;
    for (const Event& day : events_) {
      const bool stays = day.in_subject || has_status(day, "cancelled");
      const bool is_day = !stays && any([&](const Event& whole) {
        return is_day_of(day, whole);
      });
      if (!is_day) kept.push_back(day);
    }
    events_ = std::move(kept);
  }

  const RecognisedText& document_;
  const Letter& letter_;
  std::vector<Event>& events_;
  bool is_moving_;  ///< the letter's subject moves an event or calls it off
};

}  // namespace

void decide_events(const RecognisedText& document, const Letter& letter,
                   std::vector<Event>& events) {
  StatusDecider(document, letter, events).run();
}

}  // namespace ituletter
