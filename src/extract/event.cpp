#include "extract/event.hpp"

#include <algorithm>

#include "extract/kinds.hpp"
#include "text/characters.hpp"

namespace ituletter {
namespace {

// Tokens between words that call off or move and the date that they speak of.
constexpr std::size_t furthest_calloff = 6;
constexpr std::size_t most_words_before = 3;  // "Third meeting"
// Tokens; each date of a subject is read with all of it.
constexpr std::size_t longest_subject = 1000;

}  // namespace

bool stands_before(const Match& words, const Match& date) {
  return words.begin < date.begin &&
         date.begin - std::min(words.end, date.begin) <= furthest_calloff;
}

bool is_meeting(const Event& event) {
  return event.noun == nullptr || event.noun->value == "meeting";
}

bool has_same_days(const Event& a, const Event& b) {
  return a.meeting.start->value == b.meeting.start->value &&
         a.meeting.end->value == b.meeting.end->value;
}

// "Geneva", "Geneva, Switzerland" and "Geneva (Switzerland)" are one.
std::string_view town_of(const Event& event) {
  if (!event.meeting.place) return "";
  std::string_view place = event.meeting.place->value;
  for (const std::string_view sign : {",", "،", "，", " ("}) {
    place = place.substr(0, place.find(sign));
  }
  return place;
}

TokenRange subject_range(const RecognisedText& document, const Letter& letter) {
  if (!letter.subject) return {};
  TokenRange range = document.tokens_of(letter.subject->where);
  range.end = std::min(range.end, range.begin + longest_subject);
  return range;
}

EventMaker::EventMaker(const RecognisedText& document, const Sections& sections,
                       const Letter& letter)
    : document_(document),
      letter_(letter),
      annexes_begin_(
          sections.annexes.empty()
              ? document.tokens().size()
              : document.lines()[sections.annexes.front().heading].begin) {}

Event EventMaker::make(const DatedMatch& dated, const Match* noun,
                       const Maybe<std::string>& group,
                       const EventWords& words) const {
  const Match& date = *dated.match;
  Event event;
  event.noun = noun;
  event.in_subject = words.in_subject;
  event.meeting.start = document_.found(dated.days.start, date);
  event.meeting.end = document_.found(dated.days.end, date);
  if (dated.time) event.meeting.opens = document_.found(*dated.time, date);
  event.is_past = tells_past(document_, {words.near.begin, date.begin}) ||
                  is_told_after(date, noun) ||
                  (letter_.date && dated.days.end < letter_.date->value);
  set_calls(event, date, words.scope);
  set_group(event, group);
  set_title(event, date, words);
  event.is_aside = noun != nullptr && is_landmark(document_, *noun, "at");
  event.is_separate =
      first_that(document_.cues("convene", document_.sentence(date.begin)),
                 [](const Match& cue) { return cue.value == "separate"; }) !=
      nullptr;
  event.meeting.place = find_place(document_, date, words);
  set_status(event, date, words);
  event.is_recalled =
      !event.is_new &&
      first_that(document_.values({words.scope.begin, date.begin}),
                 is_letter_reference) != nullptr;
  return event;
}

// "于5月4日召开的会议上批准": at a meeting that stands after its date.
bool EventMaker::is_told_after(const Match& date, const Match* noun) const {
  if (noun == nullptr || noun->begin < date.end) return false;
  return tells_past(document_, {noun->begin, noun->end + 1});
}

// Annexes tell of events; only the letter itself calls them.
void EventMaker::set_calls(Event& event, const Match& date,
                           TokenRange scope) const {
  if (date.begin >= annexes_begin_) return;
  for (const TokenRange range : {scope, introduction(date.begin)}) {
    for (const Match& cue : document_.cues("convene", range)) {
      if (cue.value == "separate") continue;
      (cue.value == "invite" ? event.is_invited : event.is_called) = true;
    }
  }
  event.is_called |= event.is_invited;
}

TokenRange EventMaker::introduction(std::size_t token) const {
  const auto line = document_.line_at(token);
  if (!line) return {};
  const auto& lines = document_.lines();
  std::size_t at = *line;
  if (!document_.has_bullet(lines[at])) return before_rows(at);
  while (at > 0 && document_.has_bullet(lines[at])) --at;
  return document_.tokens_of(lines[at]);
}

// "The series has four webinars:", its table's heads, and rows whose cells have
// run together: "1 The last mile 14 September 2021 1400-1530".
TokenRange EventMaker::before_rows(std::size_t row) const {
  constexpr std::size_t most_rows = 60;
  const auto& lines = document_.lines();
  std::size_t at = row;
  while (at > 0 && row - at < most_rows && is_timed_row(lines[at])) --at;
  if (at == row) return {};
  const auto announces = [&](std::size_t i) {
    return document_.is_sign(lines[i].end - 1, ":");
  };
  if (!announces(at) && at > 0) --at;
  return announces(at) ? document_.tokens_of(lines[at]) : TokenRange{};
}

bool EventMaker::is_timed_row(const Line& line) const {
  constexpr std::size_t longest = 40;  // tokens
  const TokenRange range = document_.tokens_of(line);
  if (range.size() > longest || line.is_cell()) return false;
  const auto values = document_.values(range);
  return first_that(values, is_days) != nullptr &&
         first_that(values, [](const Match& value) {
           return value.kind == "hours" || value.kind == "time";
         }) != nullptr;
}

// Without a group of its own, a meeting is that of the letter's group.
void EventMaker::set_group(Event& event,
                           const Maybe<std::string>& group) const {
  if (!is_meeting(event)) return;
  if (group) {
    event.meeting.group = group;
    event.has_own_group = true;
  } else if (letter_.group && event.noun != nullptr &&
             !is_of_unknown_body(document_, *event.noun)) {
    event.meeting.group = letter_.group;
  }
}

// From the noun to what parts it from place and date; in a subject, with the
// words before ("Third meeting of …").
void EventMaker::set_title(Event& event, const Match& date,
                           const EventWords& words) const {
  if (event.noun == nullptr) return;
  std::size_t begin = event.noun->begin;
  const std::size_t last =
      event.noun->end <= date.begin ? date.begin : words.near.end;
  std::size_t end = event.noun->end;
  while (end < last && !ends_title(end, last)) {
    end = document_.is_sign(end, "(") ? end_of_short_name(end) : end + 1;
  }
  while (end > begin + 1) {
    if (const Match* joint = joint_before(end, begin)) {
      end = joint->begin;
      continue;
    }
    const bool is_closing =
        document_.is_sign(end - 1, "\"") || document_.is_sign(end - 1, ")");
    const bool is_joint = document_.tokens()[end - 1].kind == TokenKind::sign ||
                          document_.is_separator(end - 1);
    if (is_closing || !is_joint) break;
    --end;
  }
  if (words.in_subject) begin = begin_of_title(begin, words.near.begin);
  if (end == event.noun->end) begin = std::min(begin, title_before(begin));
  event.meeting.title =
      document_.words(TokenRange{begin, end}, "meeting.title");
}

// "第17研究组会议": where Han characters run on to the noun, the words that
// describe the event stand before it.
std::size_t EventMaker::title_before(std::size_t noun) const {
  constexpr std::size_t longest = 60;
  const Tokens& tokens = document_.tokens();
  const bool is_joined = noun > 0 && tokens[noun].gap == Gap::none &&
                         tokens[noun].kind == TokenKind::ideograph;
  if (!is_joined) return noun;
  std::size_t begin = noun;
  while (begin > 0 && noun - begin < longest && !document_.starts_line(begin) &&
         tokens[begin].gap <= Gap::space && !parts_title(begin - 1) &&
         !follows_number(begin)) {
    --begin;
  }
  return begin;
}

// "2 讲习班": behind the number of a paragraph.
bool EventMaker::follows_number(std::size_t token) const {
  const Tokens& tokens = document_.tokens();
  return tokens[token].gap == Gap::space &&
         tokens[token - 1].kind == TokenKind::digits &&
         document_.starts_line(token - 1);
}

// What no title goes on over: signs but quotation marks, verbs that call the
// event, days.
bool EventMaker::parts_title(std::size_t token) const {
  const Token& last = document_.tokens()[token];
  const Match* value = document_.value_at(token);
  if (value != nullptr) return is_days(*value);
  const bool is_quotation = document_.is_sign(token, "\"");
  return (last.kind == TokenKind::sign && !is_quotation) ||
         ends_cue("convene", token) || ends_cue("calloff", token);
}

bool EventMaker::ends_cue(CueName name, std::size_t token) const {
  constexpr std::size_t longest = 8;
  const std::size_t begin = token - std::min(token, longest);
  const auto cues = document_.cues(name, {begin, token + 1});
  return !cues.empty() && cues.back().end == token + 1;
}

// "on", "held in": words before a place or date that are no part of a title.
const Match* EventMaker::joint_before(std::size_t end,
                                      std::size_t begin) const {
  constexpr std::size_t longest = 3;
  const Match* last = last_that(
      document_.cues("title_end",
                     {std::max(begin + 1, end - std::min(end, longest)), end}),
      [&](const Match& cue) { return cue.end == end; });
  return last;
}

std::size_t EventMaker::begin_of_title(std::size_t noun,
                                       std::size_t earliest) const {
  std::size_t begin = noun;
  while (begin > earliest && noun - begin < most_words_before &&
         document_.tokens()[begin - 1].kind == TokenKind::word &&
         !document_.is_separator(begin - 1)) {
    --begin;
  }
  const bool starts = begin == earliest || document_.is_separator(begin - 1) ||
                      document_.tokens()[begin - 1].kind == TokenKind::sign;
  const bool is_title = starts && document_.tokens()[begin].is_capitalised &&
                        !is_caseless(document_.tokens().words(begin)) &&
                        !document_.has_cue("calloff", {begin, noun}) &&
                        !document_.has_cue("extension", {begin, noun});
  return is_title ? begin : noun;
}

// After "(TSAG)"; the bracket itself if it holds more than a name.
std::size_t EventMaker::end_of_short_name(std::size_t bracket) const {
  constexpr std::size_t longest_name = 7;  // tokens: "(SG20RG-EECAT)"
  const std::size_t limit =
      std::min(document_.tokens().size(), bracket + longest_name);
  for (std::size_t i = bracket + 1; i < limit; ++i) {
    if (document_.is_sign(i, ")")) return i + 1;
    if (document_.tokens()[i].gap != Gap::none && i > bracket + 1) break;
    if (document_.cue_at("place", i) != nullptr) break;
  }
  return bracket;
}

bool EventMaker::ends_title(std::size_t token, std::size_t last) const {
  if (document_.is_sign(token, "(")) {
    const std::size_t after = end_of_short_name(token);
    return after == token || after > last;
  }
  const bool is_stop = document_.is_sign(token, ".") &&
                       token + 1 < document_.tokens().size() &&
                       document_.tokens()[token + 1].gap != Gap::none;
  return is_stop || document_.is_sign(token, ";") ||
         document_.is_sign(token, ",") ||
         document_.cue_at("place", token) != nullptr ||
         document_.cue_at("convene", token) != nullptr ||
         document_.cue_at("past", token) != nullptr ||
         document_.cue_at("calloff", token) != nullptr ||
         document_.cue_at("same_place", token) != nullptr;
}

void EventMaker::set_status(Event& event, const Match& date,
                            const EventWords& words) const {
  event.meeting.status = "mentioned";
  if (const Match* mode = kept_with_mode(date)) {
    if (mode->value == "virtual") event.meeting.place.reset();
    return;
  }
  // In a subject, what stands before the last date is that date's.
  const TokenRange said{words.in_subject ? words.near.begin : words.scope.begin,
                        words.scope.end};
  for (const Match& calloff : document_.cues("calloff", said)) {
    // "…, 7-18 September; cancellation of the workshop of 28 August"
    const bool is_of_next =
        words.in_subject && calloff.begin >= date.end &&
        document_.has_cue("event", {calloff.begin, said.end});
    if (is_of_next) continue;
    const bool is_right_before = stands_before(calloff, date);
    const bool calls_off = calloff.value == "cancelled" ||
                           (calloff.value == "old" && is_right_before);
    if (calls_off) event.meeting.status = "cancelled";
    event.is_new |= (calloff.value == "new" && is_right_before) ||
                    (calloff.value == "old" && replaces(calloff, date));
  }
  if (gives_way(date) || is_put_off(date, words)) {
    event.meeting.status = "cancelled";
  }
}

const Match* EventMaker::day_after(const Match& words, std::size_t end) const {
  return first_that(document_.values({words.begin + 1, end}), is_days);
}

// "… planned for 6-10 September, will now be held as a virtual meeting on the
// same dates": what the meeting becomes, if no other day follows.
const Match* EventMaker::kept_with_mode(const Match& date) const {
  const TokenRange rest{date.end, document_.sentence(date.begin).end};
  const auto modes = document_.cues("mode", rest);
  if (modes.empty() || first_that(document_.values(rest), is_days) != nullptr) {
    return nullptr;
  }
  const TokenRange before{rest.begin, modes.front().begin};
  const bool is_held =
      document_.has_cue("convene", before) ||
      first_that(document_.cues("calloff", before), [](const Match& cue) {
        return cue.value == "new";
      }) != nullptr;
  const bool is_off =
      first_that(document_.cues("calloff", rest), [](const Match& cue) {
        return cue.value == "cancelled" || cue.value == "moved";
      }) != nullptr;
  return is_held && !is_off ? &modes.back() : nullptr;
}

// "… which was to be held on 6-10 September, will take place on 8-12
// November": a day that a verb calls after an old one.
bool EventMaker::replaces(const Match& old, const Match& date) const {
  const Match* day = day_after(old, date.begin);
  return day != nullptr && stands_before(old, *day) &&
         document_.has_cue("convene", {day->end, date.begin});
}

// "… 26 May, is postponed until 8 December": a new day later in the sentence
// takes the place of this one.
bool EventMaker::gives_way(const Match& date) const {
  const TokenRange rest{date.end, document_.sentence(date.begin).end};
  for (const Match& calloff : document_.cues("calloff", rest)) {
    if (calloff.value != "new") continue;
    const Match* day = day_after(calloff, rest.end);
    if (day != nullptr && stands_before(calloff, *day)) return true;
  }
  return false;
}

// "… scheduled for 26 May has been postponed": a verb right after a day that
// none calls before.
bool EventMaker::is_put_off(const Match& date, const EventWords& words) const {
  if (words.in_subject ||
      document_.has_cue("convene", {words.scope.begin, date.begin})) {
    return false;
  }
  const TokenRange after{date.end,
                         std::min(date.end + furthest_calloff,
                                  document_.sentence(date.begin).end)};
  const Match* verb = document_.cue("calloff", after);
  return verb != nullptr && verb->value == "moved" &&
         day_after(date, verb->begin) == nullptr;
}

}  // namespace ituletter
