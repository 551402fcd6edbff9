#include <algorithm>

#include "extract/calendar.hpp"
#include "extract/dates.hpp"
#include "extract/deadline.hpp"
#include "extract/kinds.hpp"

namespace ituletter {
namespace {

// Tokens from one date to the conjunction that joins another to it.
constexpr std::size_t furthest_joint = 3;
// Tokens before a new date in which words such as "instead of" may head it.
constexpr std::size_t furthest_old = 150;

class ProseReader {
 public:
  ProseReader(const RecognisedText& document, const Letter& letter,
              const TableCells& cells, DeadlineList& out)
      : document_(document),
        letter_(letter),
        days_(meeting_days(letter)),
        cells_(cells),
        out_(out) {}

  void read(TokenRange range) {
    last_ = nullptr;
    old_ = nullptr;
    const Match* before = nullptr;  // the date before
    std::size_t since = range.begin;
    for (const Match& date : document_.values(range)) {
      if (date.kind == "range") read_extension(date);
      if (!is_date(date)) continue;
      const bool is_extended = moves_deadline(document_, date);
      if (before != nullptr && replaces(*before, date)) {
        take_new(date, {since, before->begin});
      } else if (is_extended && is_old(date)) {
        old_ = &date;
      } else if (!is_other_date(date)) {
        read_date(date, is_extended);
        old_ = nullptr;
      }
      if (before != nullptr) since = before->end;
      before = &date;
    }
  }

 private:
  // "fixed at 20 May, is put back to 3 June": another follows, for the same.
  bool is_old(const Match& date) const {
    if (is_left(date)) return true;
    const TokenRange rest{date.end, document_.sentence(date.begin).end};
    const Match* next = first_that(document_.values(rest), is_date);
    return next != nullptr && !days_.contains(next->value) &&
           !is_replaced(*next, document_.sentence(next->begin)) &&
           !document_.has_cue("action", {date.end, next->begin});
  }

  // "由5月1日推迟至12日": the day that is left.
  bool is_left(const Match& date) const {
    const Match* verb = document_.cue_at("extension", date.end);
    return verb != nullptr && verb->end < document_.tokens().size() &&
           document_.tokens()[verb->end].kind == TokenKind::digits;
  }

  // "extended from 20 May to 3 June" looks like a span of days.
  void read_extension(const Match& range) {
    const TokenRange sentence = document_.sentence(range.begin);
    const Match* verb =
        last_that(document_.cues("extension", {sentence.begin, range.begin}),
                  [](const Match&) { return true; });
    if (verb == nullptr || !moves_deadline(document_, range) ||
        !is_move(document_, range) ||
        days_.contains(span_of(range.value).end) ||
        document_.has_cue("event", {verb->end, range.begin})) {
      return;
    }
    const Match date = last_of_move(range);
    take(date, actions_in_prose(document_, range));
    last_ = nullptr;
  }

  void read_date(const Match& date, bool is_extended) {
    const bool goes_on = last_ != nullptr && follows(*last_, date);
    if (!goes_on && !is_extended && !is_deadline(document_, date)) return;
    if (is_promise(document_, date)) return;
    Actions actions = goes_on ? actions_joined(date)
                              : actions_in_prose(document_, with_old(date));
    take(date, std::move(actions));
  }

  // What is due stands beside the old date as well as the new one.
  Match with_old(const Match& date) const {
    Match both = date;
    const bool is_near =
        old_ != nullptr && document_.sentence(date.begin).begin <= old_->begin;
    if (is_near) both.begin = old_->begin;
    return both;
  }

  bool is_other_date(const Match& date) const {
    const TokenRange sentence = document_.sentence(date.begin);
    return cells_.has(date.begin) || out_.has_read(date) ||
           days_.contains(date.value) || is_replaced(date, sentence) ||
           is_quoted(date, sentence) || is_of_letter(document_, date);
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

  // What a date that follows another is the deadline of: an action of its own,
  // or the same.
  Actions actions_joined(const Match& date) const {
    const TokenRange sentence = document_.sentence(date.begin);
    const auto is_own = [this](const Match& action) {
      return !is_in_passing(document_, action) &&
             std::ranges::find(last_actions_, &action) == last_actions_.end();
    };
    const Match* own =
        last_that(document_.cues("action", {last_->end, date.begin}), is_own);
    const bool come_after = last_actions_.front() != nullptr &&
                            last_actions_.front()->begin >= last_->end;
    if (own == nullptr && come_after) {
      own = first_that(document_.cues("action", {date.end, sentence.end}),
                       is_own);
    }
    return own != nullptr ? Actions{own} : last_actions_;
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

  // Two dates side by side below "instead of": cells of a table that have run
  // together, the old date and the new one.
  bool replaces(const Match& before, const Match& date) const {
    if (before.end != date.begin) return false;
    const std::size_t from = date.begin - std::min(date.begin, furthest_old);
    if (cells_.has(date.begin)) return false;
    return first_that(document_.cues("calloff", {from, date.begin}),
                      [](const Match& cue) { return cue.value == "old"; }) !=
           nullptr;
  }

  void take_new(const Match& date, TokenRange cell) {
    const Match* action = last_that(
        document_.cues("action", cell),
        [](const Match& cue) { return !is_vague(cue) && !is_reply(cue); });
    if (action == nullptr) return;
    const auto line = document_.line_at(action->begin);
    const std::size_t begin =
        line ? std::max(cell.begin, document_.lines()[*line].begin)
             : cell.begin;
    out_.add_stated(
        {date, {date.begin, date.end}, {begin, cell.end}, "deadline.cell"},
        {action});
  }

  void take(const Match& date, Actions actions) {
    const std::string day = span_of(date.value).start;
    const bool is_over =
        letter_.date && day.front() != '-' && day < letter_.date->value;
    if (is_over) return;
    const TokenRange sentence = document_.sentence(date.begin);
    if (actions.empty() && !asks(sentence)) return;
    if (actions.empty() && out_.has(day)) return;  // said again
    if (actions.empty()) actions = {nullptr};
    out_.add_stated({date, sentence, sentence, "deadline.sentence"}, actions);
    last_ = &date;
    last_actions_ = std::move(actions);
  }

  bool asks(TokenRange sentence) const {
    const Match* words = document_.cue("deadline", sentence);
    return document_.has_cue("request", sentence) ||
           (words != nullptr && words->value == "noun");
  }

  const RecognisedText& document_;
  const Letter& letter_;
  std::set<std::string> days_;
  const TableCells& cells_;
  DeadlineList& out_;
  const Match* last_ = nullptr;  ///< the deadline before, and what was due
  Actions last_actions_;
  const Match* old_ = nullptr;  ///< the day that the next date replaces
};

}  // namespace

void read_deadline_prose(const RecognisedText& document,
                         const Sections& sections, const Letter& letter,
                         const TableCells& cells, DeadlineList& out) {
  ProseReader reader(document, letter, cells, out);
  reader.read(tokens_of(document, sections.body));
  for (const AnnexSection& annex : sections.annexes) {
    reader.read(tokens_of(document, annex.body));
  }
}

}  // namespace ituletter
