#include <algorithm>
#include <set>

#include "extract/dates.hpp"
#include "extract/deadline.hpp"
#include "extract/kinds.hpp"

namespace ituletter {
namespace {

// Sentences before a date's own that may say what is due.
constexpr int furthest_sentence = 3;
// Tokens from one date to the conjunction that joins another to it.
constexpr std::size_t furthest_joint = 3;

// Forms that a letter asks for, and then says when to send "it" back.
bool is_form(const Match& action) {
  return action.value == "fellowship" || action.value == "visa" ||
         action.value == "accommodation";
}

bool is_general(const Match& action) {
  return action.value == "other" || action.value == "reply";
}

class ProseReader {
 public:
  ProseReader(const RecognisedText& document, const Sections& sections,
              const Letter& letter, const TableCells& cells, DeadlineList& out)
      : document_(document),
        tokens_(document.tokens()),
        contacts_(document, sections),
        letter_(letter),
        cells_(cells),
        out_(out) {
    for (const Meeting& meeting : letter.meetings) {
      meeting_days_.insert(meeting.start->value);
    }
  }

  void read(TokenRange range) {
    const Match* last = nullptr;  // the deadline before
    for (const Match& date : document_.values(range)) {
      if (!is_date(date) || is_other_date(date)) continue;
      const bool goes_on = last != nullptr && follows(*last, date);
      if (!goes_on && !is_deadline(document_, date)) continue;
      take(date, document_.sentence(date.begin));
      last = &date;
    }
  }

 private:
  bool is_other_date(const Match& date) const {
    const TokenRange sentence = document_.sentence(date.begin);
    return cells_.has(date.begin) || meeting_days_.contains(date.value) ||
           is_replaced(date, sentence) || is_quoted(date, sentence);
  }

  // "closes on 20 January for some and on 12 February for others".
  bool follows(const Match& last, const Match& date) const {
    if (document_.sentence(last.begin).end <= date.begin) return false;
    for (std::size_t i = date.begin;
         i-- > last.end && date.begin - i <= furthest_joint;) {
      if (document_.is_separator(i) && !document_.is_sign(i, ",")) return true;
    }
    return false;
  }

  // Days that another letter gave: "Collective letter 4/13 (1 June 2026)".
  bool is_quoted(const Match& date, TokenRange sentence) const {
    if (!document_.in_brackets(sentence, date.begin)) return false;
    const Match* before =
        last_that(document_.values({sentence.begin, date.begin}),
                  [](const Match& value) { return !is_date(value); });
    return before != nullptr && is_letter_reference(*before);
  }

  // "(instead of 26 September)".
  bool is_replaced(const Match& date, TokenRange sentence) const {
    const auto cues = document_.cues("calloff", {sentence.begin, date.begin});
    return !cues.empty() && cues.back().value == "old" &&
           date.begin - cues.back().end <= 1;
  }

  void take(const Match& date, TokenRange sentence) {
    const std::string day = span_of(date.value).start;
    const bool is_over =
        letter_.date && day.front() != '-' && day < letter_.date->value;
    if (is_over) return;
    Actions actions = nearest_actions(document_, date, sentence);
    if (actions.empty() && !asks(sentence)) return;
    if (const Match* before = better_action_before(actions, sentence)) {
      actions = {before};
    }
    if (actions.empty()) actions = {nullptr};
    out_.add_stated({date, sentence, sentence, "deadline.sentence"}, actions,
                    contacts_.of(sentence));
  }

  bool asks(TokenRange sentence) const {
    const Match* words = document_.cue("deadline", sentence);
    return document_.has_cue("request", sentence) ||
           (words != nullptr && words->value == "noun");
  }

  // "Fill in the visa form. Please return it by 3 May."
  const Match* better_action_before(const Actions& actions,
                                    TokenRange sentence) const {
    if (!actions.empty() && !is_general(*actions.front())) return nullptr;
    const Match* before = action_before(sentence);
    if (before == nullptr) return nullptr;
    const bool is_better = actions.empty() || is_form(*before) ||
                           actions.front()->value == "other";
    return is_better ? before : nullptr;
  }

  // In the sentences before, of the same paragraph.
  const Match* action_before(TokenRange sentence) const {
    for (int i = 0; i < furthest_sentence; ++i) {
      const bool starts_paragraph =
          sentence.begin == 0 || tokens_[sentence.begin].gap == Gap::edge;
      if (starts_paragraph) break;
      sentence = document_.sentence(sentence.begin - 1);
      const Match* action = last_that(
          document_.cues("action", sentence),
          [](const Match& cue) { return !is_vague(cue) && !is_general(cue); });
      if (action != nullptr) return action;
    }
    return nullptr;
  }

  const RecognisedText& document_;
  const Tokens& tokens_;
  DeadlineContacts contacts_;
  const Letter& letter_;
  const TableCells& cells_;
  DeadlineList& out_;
  std::set<std::string> meeting_days_;
};

}  // namespace

void read_deadline_prose(const RecognisedText& document,
                         const Sections& sections, const Letter& letter,
                         const TableCells& cells, DeadlineList& out) {
  ProseReader reader(document, sections, letter, cells, out);
  reader.read(tokens_of(document, sections.body));
  for (const AnnexSection& annex : sections.annexes) {
    reader.read(tokens_of(document, annex.body));
  }
}

}  // namespace ituletter
