#include "extract/meetings.hpp"

#include <algorithm>
#include <array>

#include "extract/event.hpp"

namespace ituletter {
namespace {

bool is_convened(const Event& event) {
  return event.meeting.status == "convened";
}

bool is_virtual(const RecognisedText& document, const Event& event) {
  const std::size_t token =
      document.tokens_of(event.meeting.start->where).begin;
  const auto modes = document.cues("mode", document.sentence(token));
  return std::ranges::any_of(
      modes, [](const Match& mode) { return mode.value == "virtual"; });
}

// The first place of a convened event; null without one, or if another event
// is elsewhere. "Geneva" and "Geneva, Switzerland" are one.
const Event* event_of_only_place(const std::vector<Event>& events) {
  const Event* placed = nullptr;
  for (const Event& event : events) {
    if (!is_convened(event) || !event.meeting.place) continue;
    if (placed == nullptr) placed = &event;
    const std::string& one = placed->meeting.place->value;
    const std::string& other = event.meeting.place->value;
    if (!one.starts_with(other) && !other.starts_with(one)) return nullptr;
  }
  return placed;
}

// One place in the subject is that of all events in it; "the same place" of
// those that the letter calls with them.
void share_place(const RecognisedText& document, std::vector<Event>& events) {
  const Event* placed = event_of_only_place(events);
  if (placed == nullptr) return;
  for (Event& event : events) {
    const bool lacks_place =
        is_convened(event) && !event.meeting.place && !event.in_table;
    if (lacks_place && !is_virtual(document, event)) {
      event.meeting.place = placed->meeting.place;
    }
  }
}

// One meeting for each span of days; two groups that the subject names for
// the same days have one each.
bool is_same_meeting(const Event& event, const Meeting& meeting) {
  const bool differs = is_convened(event) && event.in_subject &&
                       meeting.group && event.meeting.group &&
                       meeting.group->value != event.meeting.group->value;
  return meeting.start->value == event.meeting.start->value &&
         meeting.end->value == event.meeting.end->value && !differs;
}

// A group that stands beside the noun, not the letter's own by default.
bool has_group_of_its_own(const Event& event, const Letter& letter) {
  return is_meeting(event) && event.noun != nullptr && event.meeting.group &&
         (!letter.group || event.meeting.group->value != letter.group->value);
}

// What one sentence lacks, another says.
void merge(const Event& event, Letter& letter) {
  const auto same = std::ranges::find_if(
      letter.meetings,
      [&](const Meeting& meeting) { return is_same_meeting(event, meeting); });
  if (same == letter.meetings.end()) {
    letter.meetings.push_back(event.meeting);
    return;
  }
  // What is called off says nothing of what takes its place.
  if (event.meeting.status == "cancelled") return;
  if (!same->title) same->title = event.meeting.title;
  if (!same->group && has_group_of_its_own(event, letter)) {
    same->group = event.meeting.group;
  }
  if (!same->place) same->place = event.meeting.place;
  if (!same->opens) same->opens = event.meeting.opens;
}

}  // namespace

void extract_meetings(const RecognisedText& document, const Sections& sections,
                      Letter& letter) {
  std::vector<Event> events = read_events(document, sections, letter);
  read_event_tables(document, sections, letter, events);
  decide_events(document, letter, events);
  share_place(document, events);
  // What is convened comes first and takes from the others what it lacks.
  constexpr std::array<std::string_view, 3> ranks = {"convened", "cancelled",
                                                     "mentioned"};
  for (const std::string_view status : ranks) {
    for (const Event& event : events) {
      if (event.meeting.status == status) merge(event, letter);
    }
  }
}

}  // namespace ituletter
