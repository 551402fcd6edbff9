#include <algorithm>

#include "extract/event.hpp"
#include "extract/kinds.hpp"
#include "extract/table.hpp"

namespace ituletter {
namespace {

/// A table of meetings: a column of spans of days whose head, or the sentence
/// before, speaks of meetings.
class EventTableReader {
 public:
  EventTableReader(const RecognisedText& document, const Sections& sections,
                   const Letter& letter, std::vector<Event>& events)
      : document_(document),
        letter_(letter),
        maker_(document, sections, letter),
        events_(events) {}

  void read(const Table& table) {
    const std::vector<Cell>& heads = table.rows.front();
    const TokenRange head{heads.front().begin, heads.back().end};
    const Match* noun = document_.cue("event", head);
    if (noun == nullptr) noun = noun_before(head.begin);
    if (noun == nullptr) return;
    // "Item | Instead of | Read": what is due then is no meeting.
    const bool is_of_moves = document_.has_cue("calloff", head);
    for (std::size_t r = 1; r < table.rows.size(); ++r) {
      const std::vector<Cell>& row = table.rows[r];
      if (is_of_moves && document_.has_cue("action", row.front())) continue;
      for (std::size_t c = 0; c < row.size(); ++c) {
        if (!row[c].empty() && !is_of_other_dates(heads[c])) {
          read_cell(row[c], {row.front().begin, row.back().end}, head, noun);
        }
      }
    }
  }

 private:
  bool is_of_other_dates(const Cell& head) const {
    return document_.has_cue("action", head) ||
           document_.has_cue("deadline", head) ||
           document_.has_cue("calloff", head);
  }

  // "The meetings are as follows:" above a table.
  const Match* noun_before(std::size_t token) const {
    if (token == 0) return nullptr;
    const TokenRange sentence = document_.sentence(token - 1);
    // "Key deadlines (before the meeting):"
    const Match* due =
        first_that(document_.cues("deadline", sentence), [](const Match& cue) {
          return cue.value == "noun" || cue.value == "head";
        });
    if (due != nullptr) return nullptr;
    return document_.cue("event", sentence);
  }

  const Match* virtual_before(std::size_t token) const {
    if (token == 0) return nullptr;
    return first_that(
        document_.cues("mode", document_.sentence(token - 1)),
        [](const Match& mode) { return mode.value == "virtual"; });
  }

  void read_cell(const Cell& cell, TokenRange row, TokenRange head,
                 const Match* noun) {
    const Match* group = first_that(document_.values(row), is_group);
    for (const DatedMatch& dated : dates_in(document_, cell, letter_)) {
      if (dated.match->begin != cell.begin) continue;
      if (events_.size() >= most_events) return;
      // The head's noun is nobody's title, and no reason for a group.
      Event event = maker_.make(
          dated, nullptr,
          group != nullptr ? group_of(document_, *group) : Maybe<std::string>(),
          {row, row, false});
      event.noun = noun;
      event.in_table = true;
      read_details(event, row, head);
      std::erase_if(events_, [&](const Event& other) {
        return !other.in_subject && has_same_days(other, event);
      });
      events_.push_back(std::move(event));
    }
  }

  // Hours and mode that a row gives in cells of their own; "the following
  // electronic meetings:" is said of all that have no place.
  void read_details(Event& event, TokenRange row, TokenRange head) const {
    Meeting& meeting = event.meeting;
    if (const Match* zone = document_.cue("zone", head)) {
      meeting.time_zone = document_.found(*zone);
    }
    set_hours(document_, row, meeting);
    const Match* mode = document_.cue("mode", row);
    if (mode == nullptr && !meeting.place) mode = virtual_before(head.begin);
    if (mode != nullptr) {
      meeting.mode = document_.found(*mode);
    } else if (meeting.place) {
      meeting.mode = {"physical", {{}, {}, "meeting.mode"}};
    }
  }

  const RecognisedText& document_;
  const Letter& letter_;
  EventMaker maker_;
  std::vector<Event>& events_;
};

}  // namespace

void set_hours(const RecognisedText& document, TokenRange row,
               Meeting& meeting) {
  const Match* hours = first_that(document.values(row), [](const Match& value) {
    return value.kind == "hours";
  });
  if (hours == nullptr || meeting.opens) return;
  const std::size_t slash = hours->value.find('/');
  meeting.opens = document.found(hours->value.substr(0, slash), *hours);
  meeting.closes = document.found(hours->value.substr(slash + 1), *hours);
}

void read_event_tables(const RecognisedText& document, const Sections& sections,
                       const Letter& letter, std::vector<Event>& events) {
  EventTableReader reader(document, sections, letter, events);
  for (const Table& table : find_tables(document, sections.body)) {
    reader.read(table);
  }
  for (const Table& table : find_line_tables(document, sections.body)) {
    reader.read(table);
  }
}

}  // namespace ituletter
