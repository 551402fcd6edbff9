#pragma once

#include <vector>

#include "extract/dates.hpp"
#include "extract/recognised_text.hpp"
#include "extract/sections.hpp"
#include "ituletter/letter.hpp"

namespace ituletter {

/// One dated event as a sentence, or a row of a table, tells it.
struct Event {
  Meeting meeting;
  const Match* noun = nullptr;  ///< "meeting", "workshop"
  bool in_subject = false;
  bool in_table = false;
  bool is_invited = false;
  bool is_called = false;  ///< "will be held"
  bool is_new = false;     ///< "postponed to"
  bool is_past = false;
  bool has_own_group = false;  ///< its words name the group
  bool is_aside = false;       ///< "for approval at the meeting of …"
  bool is_separate = false;    ///< another letter calls it
  bool is_recalled = false;    ///< "Circular 12, in which I invited you to"
  bool is_at_same_place = false;
  bool is_one_of_several =
      false;  ///< "meetings of Working Parties 1/16 and 2/16"
};

/// Where the words about a date stand.
struct EventWords {
  TokenRange near;   ///< since the date before and up to the next one
  TokenRange scope;  ///< the sentence, or the subject, up to the next date
  bool in_subject = false;
};

/// Which events a letter calls is decided by comparing them in pairs; what
/// dates more than these is no letter.
constexpr std::size_t most_events = 1000;

/// Whether words that move or call off an event stand right before a date.
/// They may share a token with it: "rescheduled for 5-7 May".
bool stands_before(const Match& words, const Match& date);

/// A meeting, not a workshop, which is nobody's.
bool is_meeting(const Event& event);

bool has_same_days(const Event& a, const Event& b);

/// The place of an event without its country; empty without one.
std::string_view town_of(const Event& event);

/// Tokens of the subject, of an endless one the first; empty without one.
TokenRange subject_range(const RecognisedText& document, const Letter& letter);

/// Makes events of dates and the words around them.
class EventMaker {
 public:
  EventMaker(const RecognisedText& document, const Sections& sections,
             const Letter& letter);

  /// `group` is what the event's words name; null for that of the letter.
  Event make(const DatedMatch& dated, const Match* noun,
             const Maybe<std::string>& group, const EventWords& words) const;

  /// The line that the list or table of a token goes on from, "The following
  /// will meet:"; empty outside of one.
  TokenRange introduction(std::size_t token) const;
  /// That line, if the rows of a table of hours have become lines below it.
  TokenRange before_rows(std::size_t row) const;

 private:
  void set_calls(Event& event, const Match& date, TokenRange scope) const;
  void set_group(Event& event, const Maybe<std::string>& group) const;
  void set_title(Event& event, const Match& date,
                 const EventWords& words) const;
  void set_status(Event& event, const Match& date,
                  const EventWords& words) const;
  bool is_timed_row(const Line& line) const;
  bool is_told_after(const Match& date, const Match* noun) const;
  std::size_t title_before(std::size_t noun) const;
  bool parts_title(std::size_t token) const;
  bool follows_number(std::size_t token) const;
  bool ends_cue(CueName name, std::size_t token) const;
  const Match* joint_before(std::size_t end, std::size_t begin) const;
  std::size_t begin_of_title(std::size_t noun, std::size_t earliest) const;
  std::size_t end_of_short_name(std::size_t bracket) const;
  bool ends_title(std::size_t token, std::size_t last) const;
  bool replaces(const Match& old, const Match& date) const;
  const Match* kept_with_mode(const Match& date) const;
  const Match* day_after(const Match& words, std::size_t end) const;
  bool gives_way(const Match& date) const;
  bool is_put_off(const Match& date, const EventWords& words) const;

  const RecognisedText& document_;
  const Letter& letter_;
  std::size_t annexes_begin_;  ///< first token of the first annex
};

/// The place of an event: a town near its date, a town that the grammar does
/// not know, or the town of a venue. See event_place.cpp.
Maybe<std::string> find_place(const RecognisedText& document, const Match& date,
                              const EventWords& words);

/// The noun that names the event of a date: the last before it that is no mere
/// landmark ("after the meeting"), or the next after it.
const Match* find_noun(const RecognisedText& document, const Match& date,
                       const EventWords& words);

/// "the Development Group (QSDG) meeting": that of no group of the ITU's.
bool is_of_unknown_body(const RecognisedText& document, const Match& noun);

/// Whether a sentence names an event only to say when something else is.
bool is_landmark(const RecognisedText& document, const Match& noun,
                 std::string_view kind);

/// The group of an event, in what its sentence says of it. See
/// event_group.cpp.
Maybe<std::string> find_group(const RecognisedText& document, const Match& date,
                              const Match* noun, const EventWords& words);

/// The groups of "meetings of Working Parties 1/16 and 2/16", which have one
/// each; empty if the noun or the group is one.
std::vector<const Match*> groups_of_several(const RecognisedText& document,
                                            const Match& noun,
                                            TokenRange range);

/// Whether a noun names several meetings.
bool is_plural(const RecognisedText& document, const Match& noun);

/// Two and more working parties that separators join, the first ones of a
/// range; empty if other groups stand there.
std::vector<const Match*> joined_working_parties(const RecognisedText& document,
                                                 TokenRange range);

/// A group and a date with nothing but a place between: "TSAG (Geneva, 5-9
/// May 2025)".
const Match* group_beside(const RecognisedText& document, const Match& date,
                          const EventWords& words);

/// The code of a match of a group, without what a list adds.
Found<std::string> group_of(const RecognisedText& document, const Match& group);

/// The events that the subject, the body and the annexes date.
std::vector<Event> read_events(const RecognisedText& document,
                               const Sections& sections, const Letter& letter);

/// Hours that a row of a table gives, unless the meeting has some.
void set_hours(const RecognisedText& document, TokenRange row,
               Meeting& meeting);

/// Adds the events of the body's tables, in place of what sentences say of
/// the same days.
void read_event_tables(const RecognisedText& document, const Sections& sections,
                       const Letter& letter, std::vector<Event>& events);

/// Decides which events the letter convenes, which it cancels, and which it
/// only mentions. See event_status.cpp.
void decide_events(const RecognisedText& document, const Letter& letter,
                   std::vector<Event>& events);

}  // namespace ituletter
