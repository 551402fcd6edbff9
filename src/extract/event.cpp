#include "extract/event.hpp"

#include <algorithm>

#include "extract/kinds.hpp"

namespace ituletter {
namespace {

// Tokens between words that call off or move and the date that they speak of.
constexpr std::size_t furthest_calloff = 6;
// Tokens; each date of a subject is read with all of it.
constexpr std::size_t longest_subject = 1000;

}  // namespace

bool is_meeting(const Event& event) {
  return event.noun == nullptr || event.noun->value == "meeting";
}

bool has_same_days(const Event& a, const Event& b) {
  return a.meeting.start->value == b.meeting.start->value &&
         a.meeting.end->value == b.meeting.end->value;
}

TokenRange subject_range(const RecognisedText& document, const Letter& letter) {
  if (!letter.subject) return {};
  TokenRange range = document.tokens_of(letter.subject->where);
  range.end = std::min(range.end, range.begin + longest_subject);
  return range;
}

EventMaker::EventMaker(const RecognisedText& document, const Sections& sections,
                       const Letter& letter)
    : document_(document),
      letter_(letter),
      annexes_begin_(
          sections.annexes.empty()
              ? document.tokens().size()
              : document.lines()[sections.annexes.front().heading].begin) {}

Event EventMaker::make(const DatedMatch& dated, const Match* noun,
                       const Match* group, const EventWords& words) const {
  const Match& date = *dated.match;
  Event event;
  event.noun = noun;
  event.in_subject = words.in_subject;
  event.meeting.start = document_.found(dated.days.start, date);
  event.meeting.end = document_.found(dated.days.end, date);
  if (dated.time) event.meeting.opens = document_.found(*dated.time, date);
  event.is_past = tells_past(document_, {words.near.begin, date.begin}) ||
                  (letter_.date && dated.days.end < letter_.date->value);
  set_calls(event, date, words.scope);
  set_group(event, group);
  set_title(event, date);
  event.meeting.place = find_place(document_, date, words);
  set_status(event, date, words);
  return event;
}

// Annexes tell of events; only the letter itself calls them.
void EventMaker::set_calls(Event& event, const Match& date,
                           TokenRange scope) const {
  if (date.begin >= annexes_begin_) return;
  for (const TokenRange range : {scope, introduction(date.begin)}) {
    for (const Match& cue : document_.cues("convene", range)) {
      (cue.value == "invite" ? event.is_invited : event.is_called) = true;
    }
  }
  event.is_called |= event.is_invited;
}

// The line that a bullet list goes on from: "The following will meet:".
TokenRange EventMaker::introduction(std::size_t token) const {
  const auto line = document_.line_at(token);
  if (!line) return {};
  const auto& lines = document_.lines();
  std::size_t at = *line;
  if (!document_.has_bullet(lines[at])) return {};
  while (at > 0 && document_.has_bullet(lines[at])) --at;
  return document_.tokens_of(lines[at]);
}

// Without a group of its own, a meeting is that of the letter's group.
void EventMaker::set_group(Event& event, const Match* group) const {
  if (!is_meeting(event)) return;
  if (group != nullptr) {
    std::string code = group->value.substr(0, group->value.find(','));
    event.meeting.group = document_.found(std::move(code), *group);
  } else if (letter_.group && event.noun != nullptr) {
    event.meeting.group = letter_.group;
  }
}

// From the noun to what parts it from place and date.
void EventMaker::set_title(Event& event, const Match& date) const {
  if (event.noun == nullptr || event.noun->end > date.begin) return;
  const std::size_t begin = event.noun->begin;
  std::size_t end = event.noun->end;
  while (end < date.begin && !ends_title(end)) ++end;
  while (end > begin + 1) {
    const bool is_closing =
        document_.is_sign(end - 1, "\"") || document_.is_sign(end - 1, ")");
    const bool is_joint = document_.tokens()[end - 1].kind == TokenKind::sign ||
                          document_.is_separator(end - 1);
    if (is_closing || !is_joint) break;
    --end;
  }
  event.meeting.title =
      document_.words(TokenRange{begin, end}, "meeting.title");
}

bool EventMaker::ends_title(std::size_t token) const {
  return document_.is_sign(token, ";") || document_.is_sign(token, "(") ||
         document_.is_sign(token, ",") ||
         document_.cue_at("place", token) != nullptr ||
         document_.cue_at("convene", token) != nullptr;
}

void EventMaker::set_status(Event& event, const Match& date,
                            const EventWords& words) const {
  event.meeting.status = "mentioned";
  // In a subject, what stands before the last date is that date's.
  const TokenRange said{words.in_subject ? words.near.begin : words.scope.begin,
                        words.scope.end};
  for (const Match& calloff : document_.cues("calloff", said)) {
    const bool is_right_before = calloff.end <= date.begin &&
                                 date.begin - calloff.end <= furthest_calloff;
    const bool calls_off = calloff.value == "cancelled" ||
                           (calloff.value == "old" && is_right_before);
    if (calls_off) event.meeting.status = "cancelled";
    event.is_new |= calloff.value == "new" && is_right_before;
  }
  if (gives_way(date)) event.meeting.status = "cancelled";
}

// "… 26 May, is postponed until 8 December": a new day later in the sentence
// takes the place of this one.
bool EventMaker::gives_way(const Match& date) const {
  const TokenRange rest{date.end, document_.sentence(date.begin).end};
  for (const Match& calloff : document_.cues("calloff", rest)) {
    if (calloff.value != "new") continue;
    const Match* day =
        first_that(document_.values({calloff.end, rest.end}), is_days);
    if (day != nullptr && day->begin - calloff.end <= furthest_calloff) {
      return true;
    }
  }
  return false;
}

}  // namespace ituletter
