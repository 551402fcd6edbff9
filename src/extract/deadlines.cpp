#include <algorithm>

#include "extract/calendar.hpp"
#include "extract/deadline.hpp"
#include "extract/kinds.hpp"
#include "extract/meetings.hpp"

namespace ituletter {

DeadlineContacts::DeadlineContacts(const RecognisedText& document,
                                   const Sections& sections)
    : document_(document) {
  for (const AnnexSection& annex : sections.annexes) {
    if (annex.label == nullptr) continue;
    of_annexes_.try_emplace(annex.label->value,
                            in(ituletter::tokens_of(document, annex.body)));
  }
}

Maybe<std::string> DeadlineContacts::in(TokenRange range) const {
  for (const std::string_view kind : {"email", "url", "phone"}) {
    const Match* address =
        first_that(document_.values(range),
                   [kind](const Match& value) { return value.kind == kind; });
    if (address != nullptr) {
      return document_.exact(address->where, address->rule);
    }
  }
  return std::nullopt;
}

Maybe<std::string> DeadlineContacts::of(TokenRange item) const {
  if (auto own = in(item)) return own;
  if (auto next = in_sentence_after(item)) return next;
  for (const Match& value : document_.values(item)) {
    if (value.kind != "annex") continue;
    const auto annex = of_annexes_.find(value.value);
    if (annex != of_annexes_.end()) return annex->second;
  }
  return std::nullopt;
}

// "… by 21 May. Replies should be sent to tsbdir@itu.int."
Maybe<std::string> DeadlineContacts::in_sentence_after(TokenRange item) const {
  const Tokens& tokens = document_.tokens();
  if (item.end >= tokens.size() || tokens[item.end].gap == Gap::edge) {
    return std::nullopt;
  }
  const TokenRange next = document_.sentence(item.end);
  const bool has_day = first_that(document_.values(next), is_date) != nullptr;
  if (has_day || !document_.has_cue("request", next)) return std::nullopt;
  return in(next);
}

void DeadlineList::add_stated(const DueWords& words, const Actions& actions,
                              const Maybe<std::string>& contact) {
  for (const Match* action : actions) {
    Deadline deadline;
    set_date(deadline, words);
    deadline.action = action != nullptr ? document_.found(*action)
                                        : Found<std::string>{"other", {}};
    deadline.text = document_.words(words.text, words.rule);
    deadline.basis = "stated";
    deadline.contact = contact;
    add(std::move(deadline));
  }
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

void DeadlineList::add(Deadline deadline) {
  std::vector<Deadline>& all = letter_.deadlines;
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

const Deadline* DeadlineList::find(const std::string& action) const {
  const auto found = first_of_action_.find(action);
  return found == first_of_action_.end() ? nullptr
                                         : &letter_.deadlines[found->second];
}

void TableCells::add(const Cell& cell) {
  if (!cell.empty()) cells_.push_back(cell);
}

bool TableCells::has(std::size_t token) const {
  const auto after = std::ranges::upper_bound(cells_, token, {}, &Cell::begin);
  return after != cells_.begin() && std::prev(after)->has(token);
}

void extract_deadlines(const RecognisedText& document, const Sections& sections,
                       Letter& letter) {
  TableCells cells;
  DeadlineList list(document, letter);
  read_deadline_columns(document, sections, cells, list);
  read_deadline_rows(document, sections, cells, list);
  read_deadline_prose(document, sections, letter, cells, list);
  read_deadline_offsets(document, sections, letter, list);
}

}  // namespace ituletter
