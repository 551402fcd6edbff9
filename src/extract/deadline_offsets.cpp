#include <algorithm>

#include "extract/calendar.hpp"
#include "extract/deadline.hpp"
#include "extract/kinds.hpp"

namespace ituletter {
namespace {

// The first meeting still to come of those that a letter only mentions: it asks
// for replies before it.
const Meeting* next_mentioned(const Letter& letter) {
  for (const Meeting& meeting : letter.meetings) {
    const bool is_to_come = meeting.status == "mentioned" && letter.date &&
                            letter.date->value < meeting.start->value;
    if (is_to_come) return &meeting;
  }
  return nullptr;
}

/// Which of a letter's meetings some words are about.
class MeetingNames {
 public:
  MeetingNames(const RecognisedText& document, const Letter& letter)
      : document_(document) {
    for (const Meeting& meeting : letter.meetings) {
      if (meeting.status == "convened" && meetings_.size() < most_meetings) {
        meetings_.push_back(&meeting);
      }
    }
    const Meeting* next = meetings_.empty() ? next_mentioned(letter) : nullptr;
    if (next != nullptr) meetings_.push_back(next);
  }

  bool empty() const { return meetings_.empty(); }

  /// The first of those that share most words with a range.
  const Meeting& named_in(TokenRange range) const {
    const Meeting* best = meetings_.front();
    if (meetings_.size() == 1) return *best;
    std::size_t most = 0;
    for (const Meeting* meeting : meetings_) {
      const std::size_t shared = shared_words(*meeting, range);
      if (shared <= most) continue;
      best = meeting;
      most = shared;
    }
    return *best;
  }

 private:
  static constexpr std::size_t most_meetings = 20;
  static constexpr std::size_t shortest_word = 4;   // bytes
  static constexpr std::size_t longest_title = 30;  // tokens

  std::size_t shared_words(const Meeting& meeting, TokenRange range) const {
    std::size_t shared = 0;
    for (const Match& value : document_.values(range)) {
      const bool is_its_group = is_group(value) && meeting.group &&
                                value.value == meeting.group->value;
      if (is_its_group) shared += 2;
    }
    if (!meeting.title) return shared;
    const TokenRange title = document_.tokens_of(meeting.title->where);
    if (has_event_of(title, range)) ++shared;
    const std::size_t end = std::min(title.end, title.begin + longest_title);
    for (std::size_t i = title.begin; i < end; ++i) {
      if (has_word(range, i)) ++shared;
    }
    return shared;
  }

  // "before the workshop" of "ITU Workshop on …", in any grammatical case.
  bool has_event_of(TokenRange title, TokenRange range) const {
    const Match* event = document_.cue("event", title);
    if (event == nullptr) return false;
    return first_that(document_.cues("event", range),
                      [event](const Match& cue) {
                        return cue.value == event->value;
                      }) != nullptr;
  }

  bool has_word(TokenRange range, std::size_t word) const {
    const Tokens& tokens = document_.tokens();
    const std::string_view folded = tokens.folded(word);
    if (folded.size() < shortest_word) return false;
    for (std::size_t i = range.begin; i < range.end; ++i) {
      if (tokens.folded(i) == folded) return true;
    }
    return false;
  }

  const RecognisedText& document_;
  std::vector<const Meeting*> meetings_;
};

/// "one month before the meeting", "within three months of the date of this
/// Circular": a date of its own only where none is stated for the same thing.
class OffsetReader {
 public:
  OffsetReader(const RecognisedText& document, Letter& letter,
               DeadlineList& out)
      : document_(document),
        meetings_(document, letter),
        letter_(letter),
        out_(out) {}

  void read(TokenRange range) {
    for (const Match& offset : document_.values(range)) {
      if (offset.kind != "offset") continue;
      if (!offset.value.starts_with('-')) {
        if (letter_.date && is_since_letter(offset)) take_since_letter(offset);
      } else if (!meetings_.empty()) {
        take(offset);
      }
    }
  }

 private:
  // "three months from the date of this letter"
  bool is_since_letter(const Match& offset) const {
    constexpr std::size_t furthest = 4;  // tokens
    const TokenRange around{offset.begin, offset.end + furthest};
    return document_.has_cue("this_letter", around);
  }

  bool is_asked(const Match& offset) const {
    const TokenRange sentence = document_.sentence(offset.begin);
    const bool has_words = document_.has_cue("request", sentence) ||
                           document_.has_cue("deadline", sentence);
    return has_words && !is_promise(document_, offset);
  }

  void take_since_letter(const Match& offset) {
    if (!is_asked(offset) || is_spelled_out(offset)) return;
    const auto date = moved(letter_.date->value, offset.value);
    if (!date) return;
    for (const Match* action : actions_in_prose(document_, offset)) {
      if (!is_vague(*action)) out_.add_computed(*date, offset, *action);
    }
  }

  void take(const Match& offset) {
    const TokenRange sentence = document_.sentence(offset.begin);
    if (!is_asked(offset)) return;
    const Meeting& meeting = meetings_.named_in(sentence);
    const auto date = moved(meeting.start->value, offset.value);
    if (!date) return;
    const bool is_over = letter_.date && *date < letter_.date->value;
    const Actions actions = actions_in_prose(document_, offset);
    for (const Match* action : actions) {
      if (is_vague(*action)) continue;
      const Deadline* stated = out_.find(action->value);
      if (stated != nullptr && is_for(*stated, meeting)) {
        if (actions.size() == 1) compare(*stated, offset, *date);
      } else if (!is_over && !is_spelled_out(offset)) {
        out_.add_computed(*date, offset, *action);
      }
    }
  }

  // "12 days before the meeting, that is 8 February".
  bool is_spelled_out(const Match& offset) const {
    constexpr std::size_t furthest = 14;  // tokens
    const TokenRange sentence = document_.sentence(offset.begin);
    const TokenRange after{offset.end,
                           std::min(sentence.end, offset.end + furthest)};
    return first_that(document_.values(after), is_date) != nullptr;
  }

  bool is_for(const Deadline& deadline, const Meeting& meeting) const {
    const TokenRange text = document_.tokens_of(deadline.text.where);
    return &meetings_.named_in(text) == &meeting;
  }

  // Whether an offset counts from a meeting, not from somebody's arrival.
  bool is_from_meeting(const Match& offset) const {
    constexpr std::size_t furthest = 6;  // "the first day of the meeting"
    const std::size_t end = document_.sentence(offset.begin).end;
    return document_.has_cue(
        "event", {offset.begin, std::min(end, offset.end + furthest)});
  }

  // "Two months before, that is 4 July; late contributions seven days before".
  bool has_other_offset(const Deadline& stated, const Match& offset) const {
    const TokenRange date = document_.tokens_of(stated.date.where);
    if (date.empty()) return false;
    const auto values = document_.values(document_.sentence(date.begin));
    return first_that(values, [&](const Match& value) {
             return value.kind == "offset" && value.begin != offset.begin;
           }) != nullptr;
  }

  // Of two ways to count days, one gives a day more.
  static bool is_as_good_as(const std::string& a, const std::string& b) {
    return a == b || moved(a, "P1D") == b || moved(b, "P1D") == a;
  }

  void compare(const Deadline& stated, const Match& offset,
               const std::string& date) {
    // On a day of another deadline, it is that which the offset is about.
    if (stated.basis != "stated" || out_.has(date) ||
        is_as_good_as(stated.date.value, date) || !is_from_meeting(offset) ||
        has_other_offset(stated, offset)) {
      return;
    }
    letter_.diagnostics.push_back(
        {Severity::information, "date/offset-mismatch",
         "the deadline of " + stated.date.value + " and \"" +
             std::string(document_.view(offset.where)) + "\" (" + date +
             ") differ",
         document_.where(offset.where, "").span});
  }

  const RecognisedText& document_;
  MeetingNames meetings_;
  Letter& letter_;
  DeadlineList& out_;
};

}  // namespace

void read_deadline_offsets(const RecognisedText& document,
                           const Sections& sections, Letter& letter,
                           DeadlineList& out) {
  OffsetReader reader(document, letter, out);
  reader.read(tokens_of(document, sections.body));
  for (const AnnexSection& annex : sections.annexes) {
    reader.read(tokens_of(document, annex.body));
  }
}

}  // namespace ituletter
