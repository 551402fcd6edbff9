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
// is elsewhere.
const Event* event_of_only_place(const std::vector<Event>& events) {
  const Event* placed = nullptr;
  for (const Event& event : events) {
    if (!is_convened(event) || !event.meeting.place) continue;
    if (placed == nullptr) placed = &event;
    if (town_of(*placed) != town_of(event)) return nullptr;
  }
  return placed;
}

// One place in the subject is that of all events in it, and of what the letter
// tells of the same place.
void share_place(const RecognisedText& document, std::vector<Event>& events) {
  const Event* placed = event_of_only_place(events);
  if (placed == nullptr) return;
  for (Event& event : events) {
    const bool shares = is_convened(event) || event.is_at_same_place;
    const bool lacks_place = shares && !event.meeting.place && !event.in_table;
    if (lacks_place && !is_virtual(document, event)) {
      event.meeting.place = placed->meeting.place;
    }
  }
}

// The new days of an event that was moved are those of the same event, where
// the old ones were unless the letter says otherwise.
void take_from_old(const RecognisedText& document, std::vector<Event>& events) {
  const Event* old = nullptr;  // the last one that was moved or called off
  for (Event& event : events) {
    if (event.meeting.status == "cancelled") old = &event;
    const bool takes_place_of_old =
        is_convened(event) && event.is_new && !event.in_table &&
        old != nullptr && old->noun != nullptr && old->noun == event.noun;
    if (!takes_place_of_old) continue;
    if (!event.meeting.title) event.meeting.title = old->meeting.title;
    if (!event.meeting.place && !is_virtual(document, event))
      event.meeting.place = old->meeting.place;
  }
}

// One meeting for each span of days; two groups that the subject names for
// the same days have one each.
bool is_same_meeting(const Event& event, const Event& other) {
  const auto& group = event.meeting.group;
  const auto& other_group = other.meeting.group;
  const bool has_own_right =
      (event.in_subject && is_convened(event)) || event.is_one_of_several;
  const bool differs = has_own_right && group && other_group &&
                       group->value != other_group->value;
  return has_same_days(event, other) && !differs;
}

// A group that stands beside the noun, not the letter's own by default.
bool has_group_of_its_own(const Event& event, const Letter& letter) {
  return is_meeting(event) && event.noun != nullptr && event.meeting.group &&
         (!letter.group || event.meeting.group->value != letter.group->value);
}

// What one sentence lacks, another says.
void merge(const Event& event, const Letter& letter,
           std::vector<Event>& merged) {
  const auto same = std::ranges::find_if(merged, [&](const Event& other) {
    return is_same_meeting(event, other);
  });
  if (same == merged.end()) {
    merged.push_back(event);
    return;
  }
  // What is called off says nothing of what takes its place.
  Meeting& meeting = same->meeting;
  if (event.meeting.status == "cancelled") {
    const bool adds_place = meeting.status == "cancelled" && !meeting.place;
    if (adds_place) meeting.place = event.meeting.place;
    return;
  }
  if (!meeting.title) meeting.title = event.meeting.title;
  const bool adds_group = !meeting.group && has_group_of_its_own(event, letter);
  const bool knows_group = meeting.group && !same->has_own_group &&
                           event.has_own_group && is_meeting(event);
  if (adds_group || knows_group) {
    meeting.group = event.meeting.group;
    same->has_own_group = event.has_own_group;
  }
  if (!meeting.place) meeting.place = event.meeting.place;
  if (!meeting.opens) meeting.opens = event.meeting.opens;
}

}  // namespace

void extract_meetings(const RecognisedText& document, const Sections& sections,
                      Letter& letter) {
  std::vector<Event> events = read_events(document, sections, letter);
  read_event_tables(document, sections, letter, events);
  decide_events(document, letter, events);
  share_place(document, events);
  take_from_old(document, events);
  // What is convened comes first and takes from the others what it lacks.
  constexpr std::array<std::string_view, 3> ranks = {"convened", "cancelled",
                                                     "mentioned"};
  std::vector<Event> merged;
  for (const std::string_view status : ranks) {
    for (const Event& event : events) {
      if (event.meeting.status == status) merge(event, letter, merged);
    }
  }
  for (Event& event : merged) {
    letter.meetings.push_back(std::move(event.meeting));
  }
}

}  // namespace ituletter
