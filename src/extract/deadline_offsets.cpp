#include <algorithm>

#include "extract/calendar.hpp"
#include "extract/deadline.hpp"

namespace ituletter {
namespace {

/// "one month before the meeting": a date of its own only where none is stated
/// for the same thing.
class OffsetReader {
 public:
  OffsetReader(const RecognisedText& document, const Sections& sections,
               std::string meeting_start, Letter& letter, DeadlineList& out)
      : document_(document),
        contacts_(document, sections),
        meeting_start_(std::move(meeting_start)),
        letter_(letter),
        out_(out) {}

  void read(TokenRange range) {
    for (const Match& offset : document_.values(range)) {
      const bool is_before =
          offset.kind == "offset" && offset.value.starts_with('-');
      if (is_before) take(offset);
    }
  }

 private:
  void take(const Match& offset) {
    const TokenRange sentence = document_.sentence(offset.begin);
    const bool is_asked = document_.has_cue("request", sentence) ||
                          document_.has_cue("deadline", sentence);
    const auto date = moved(meeting_start_, offset.value);
    if (!is_asked || !date) return;
    for (const Match* action : nearest_actions(document_, offset, sentence)) {
      if (is_vague(*action)) continue;
      if (const Deadline* stated = out_.find(action->value)) {
        compare(*stated, offset, *date);
      } else {
        add(offset, *action, *date, sentence);
      }
    }
  }

  void add(const Match& offset, const Match& action, const std::string& date,
           TokenRange sentence) {
    Deadline deadline;
    deadline.date = {date, {{}, {}, "deadline.offset"}};
    deadline.action = document_.found(action);
    deadline.text = document_.words(sentence, "deadline.sentence");
    deadline.basis = "computed";
    deadline.rule = offset.value;
    deadline.contact = contacts_.in(sentence);
    out_.add(std::move(deadline));
  }

  void compare(const Deadline& stated, const Match& offset,
               const std::string& date) {
    if (stated.date.value == date || stated.basis != "stated") return;
    letter_.diagnostics.push_back(
        {Severity::information, "date/offset-mismatch",
         "the deadline of " + stated.date.value + " and \"" +
             std::string(document_.view(offset.where)) + "\" (" + date +
             ") differ",
         document_.where(offset.where, "").span});
  }

  const RecognisedText& document_;
  DeadlineContacts contacts_;
  std::string meeting_start_;
  Letter& letter_;
  DeadlineList& out_;
};

// The meeting that the letter convenes, or else the first still to come of
// those it mentions, for which it asks for replies.
const Meeting* meeting_to_prepare(const Letter& letter) {
  const Meeting* next = nullptr;
  for (const Meeting& meeting : letter.meetings) {
    if (meeting.status == "convened") return &meeting;
    const bool is_to_come = meeting.status == "mentioned" && letter.date &&
                            letter.date->value < meeting.start->value;
    if (next == nullptr && is_to_come) next = &meeting;
  }
  return next;
}

}  // namespace

void read_deadline_offsets(const RecognisedText& document,
                           const Sections& sections, Letter& letter,
                           DeadlineList& out) {
  const Meeting* meeting = meeting_to_prepare(letter);
  if (meeting == nullptr) return;
  OffsetReader reader(document, sections, meeting->start->value, letter, out);
  reader.read(tokens_of(document, sections.body));
  for (const AnnexSection& annex : sections.annexes) {
    reader.read(tokens_of(document, annex.body));
  }
}

}  // namespace ituletter
