#include <algorithm>

#include "extract/calendar.hpp"
#include "extract/deadline.hpp"
#include "extract/kinds.hpp"
#include "extract/meetings.hpp"

namespace ituletter {

void DeadlineList::add_stated(const DueWords& words, const Actions& actions) {
  read_.insert(words.date.begin);
  for (const Match* action : actions) {
    Deadline deadline;
    set_date(deadline, words);
    // "the consultation, which ends on 18 May" says nothing new of that day.
    if (action == nullptr && days_.contains(deadline.date.value)) continue;
    deadline.action = action != nullptr ? document_.found(*action)
                                        : Found<std::string>{"other", {}};
    // An answer, in a letter about a questionnaire, is one to that.
    if (is_about_questions_ && deadline.action.value == "reply") {
      deadline.action.value = "questionnaire";
    }
    deadline.text = document_.words(words.text, words.rule);
    deadline.basis = "stated";
    deadline.contact = contacts_.of(
        words.where_to_send.empty() ? words.text : words.where_to_send,
        deadline.action.value);
    add(std::move(deadline));
  }
}

bool DeadlineList::asks_questions() const {
  if (!letter_.subject) return false;
  const TokenRange subject = document_.tokens_of(letter_.subject->where);
  const auto actions = document_.cues("action", subject);
  const auto has = [&](std::string_view action) {
    return first_that(actions, [action](const Match& cue) {
             return cue.value == action;
           }) != nullptr;
  };
  return has("questionnaire") && !has("reply");
}

void DeadlineList::add_computed(std::string date, const Match& offset,
                                const Match& action) {
  const TokenRange sentence = document_.sentence(offset.begin);
  Deadline deadline;
  deadline.date = {std::move(date), {{}, {}, "deadline.offset"}};
  deadline.action = document_.found(action);
  deadline.text = document_.words(sentence, "deadline.sentence");
  deadline.basis = "computed";
  deadline.rule = offset.value;
  deadline.contact = contacts_.of(sentence, action.value);
  add(std::move(deadline));
}

void DeadlineList::set_date(Deadline& deadline, const DueWords& words) const {
  const Match& date = words.date;
  const std::size_t t = date.value.find('T');
  std::string day = date.value.substr(0, t);
  if (letter_.date) {
    day = with_year(std::move(day), letter_.date->value, false);
  }
  deadline.date = document_.found(std::move(day), date);
  if (t != std::string::npos) {
    deadline.time = document_.found(date.value.substr(t + 1), date);
  } else if (const Match* time = time_beside(date, words.around)) {
    deadline.time = document_.found(*time);
  } else if (const Match* last =
                 words.is_item ? time_at_end(words.text) : nullptr) {
    deadline.time = document_.found(*last);
  }
  if (!deadline.time) return;
  const Match* zone = document_.cue("zone", words.around);
  if (zone != nullptr) deadline.time_zone = document_.found(*zone);
}

// "by 1700 hours Geneva time on 3 May", "by 3 May at 1700 hours".
const Match* DeadlineList::time_beside(const Match& date,
                                       TokenRange around) const {
  constexpr std::size_t furthest_before = 5;  // tokens
  constexpr std::size_t furthest_after = 3;
  return first_that(document_.values(around), [&](const Match& value) {
    if (value.kind != "time") return false;
    return value.end <= date.begin
               ? date.begin - value.end <= furthest_before
               : value.begin >= date.end &&
                     value.begin - date.end <= furthest_after;
  });
}

// "Submit contributions (via the Web), 23:59 hours Geneva time".
const Match* DeadlineList::time_at_end(TokenRange item) const {
  constexpr std::size_t longest_zone = 4;  // tokens
  const Match* time = last_that(
      document_.values(item), [](const Match& v) { return v.kind == "time"; });
  return time != nullptr && item.end - time->end <= longest_zone ? time
                                                                 : nullptr;
}

void DeadlineList::add(Deadline deadline) {
  std::vector<Deadline>& all = letter_.deadlines;
  days_.insert(deadline.date.value);
  const auto [known, is_new] = known_.try_emplace(
      {deadline.date.value, deadline.action.value}, all.size());
  if (is_new) {
    first_of_action_.try_emplace(deadline.action.value, all.size());
    all.push_back(std::move(deadline));
    return;
  }
  Deadline& same = all[known->second];
  if (!same.contact) same.contact = std::move(deadline.contact);
  if (!same.time && deadline.time) {
    same.time = std::move(deadline.time);
    same.time_zone = std::move(deadline.time_zone);
  }
}

bool DeadlineList::has(const std::string& day) const {
  const auto found = known_.lower_bound({day, ""});
  return found != known_.end() && found->first.first == day;
}

const Deadline* DeadlineList::find(const std::string& action) const {
  const auto found = first_of_action_.find(action);
  return found == first_of_action_.end() ? nullptr
                                         : &letter_.deadlines[found->second];
}

std::set<std::string> meeting_days(const Letter& letter) {
  std::set<std::string> days;
  for (const Meeting& meeting : letter.meetings) {
    if (meeting.status == "mentioned") continue;
    days.insert(meeting.start->value);
    days.insert(meeting.end->value);
  }
  return days;
}

namespace {

// A comma or semicolon, after which other things may be said.
bool has_sign(const RecognisedText& document, TokenRange range) {
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (document.is_sign(i, ",") || document.is_sign(i, ";")) return true;
  }
  return false;
}

}  // namespace

bool is_promise(const RecognisedText& document, const Match& date) {
  constexpr std::size_t furthest = 14;  // tokens
  const TokenRange before{document.sentence(date.begin).begin, date.begin};
  const auto promises = document.cues("promise", before);
  if (promises.empty()) return false;
  const TokenRange between{promises.back().end, date.begin};
  return between.end - std::min(between.begin, between.end) <= furthest &&
         !document.has_cue("request", between) && !has_sign(document, between);
}

void TableCells::add(const Cell& cell) {
  if (cell.empty()) return;
  const auto after =
      std::ranges::upper_bound(cells_, cell.begin, {}, &Cell::begin);
  cells_.insert(after, cell);
}

bool TableCells::has(std::size_t token) const {
  const auto after = std::ranges::upper_bound(cells_, token, {}, &Cell::begin);
  return after != cells_.begin() && std::prev(after)->has(token);
}

void extract_deadlines(const RecognisedText& document, const Sections& sections,
                       Letter& letter) {
  TableCells cells;
  DeadlineList list(document, sections, letter);
  read_deadline_columns(document, sections, cells, list);
  read_deadline_runs(document, sections, letter, cells, list);
  read_deadline_rows(document, sections, letter, cells, list);
  read_deadline_prose(document, sections, letter, cells, list);
  read_deadline_offsets(document, sections, letter, list);
}

}  // namespace ituletter
