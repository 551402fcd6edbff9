#include "extract/meeting_topic.hpp"

#include <algorithm>
#include <iterator>

#include "extract/kinds.hpp"

namespace ituletter {
namespace {

// A letter that convenes more is none; each mention may be of all of them.
constexpr std::size_t most_convened = 50;
constexpr std::size_t furthest_own_group = 3;   // "meeting of the WP 3/11"
constexpr std::size_t most_sentences_back = 6;  // of a paragraph
constexpr std::size_t most_lines_back = 8;      // to the heading
constexpr std::size_t longest_heading = 6;      // words
constexpr std::size_t longest_joint = 3;        // "and the"

template <class Combine>
MeetingSet combined(const MeetingSet& a, const MeetingSet& b,
                    const Combine& combine) {
  MeetingSet out;
  combine(a, b, std::back_inserter(out));
  return out;
}

}  // namespace

MeetingSet united(const MeetingSet& a, const MeetingSet& b) {
  return combined(a, b, std::ranges::set_union);
}

MeetingSet common(const MeetingSet& a, const MeetingSet& b) {
  return combined(a, b, std::ranges::set_intersection);
}

namespace {

// "the workshop, the training and the meeting"
bool are_joined(const RecognisedText& document, const Mention& one,
                const Mention& next) {
  if (one.is_date || next.is_date) return false;
  if (one.begin == next.begin) return true;  // of one list
  if (next.begin < one.end || next.begin - one.end > longest_joint) {
    return false;
  }
  bool has_separator = false;
  for (std::size_t i = one.end; i < next.begin; ++i) {
    has_separator |= document.is_separator(i);
  }
  return has_separator;
}

}  // namespace

Named named_before(const RecognisedText& document,
                   const std::vector<Mention>& mentions, std::size_t token) {
  Named named;
  const Mention* last = nullptr;
  for (auto at = mentions.rbegin(); at != mentions.rend(); ++at) {
    if (at->begin >= token || at->meetings.empty()) continue;
    if (last == nullptr) {
      named.meetings = at->meetings;
    } else if (are_joined(document, *at, *last)) {
      named.meetings = united(named.meetings, at->meetings);
      named.is_list = true;
    } else {
      if (named.is_list || named.meetings.size() < 2) break;
      MeetingSet both = common(named.meetings, at->meetings);
      if (!both.empty()) named.meetings = std::move(both);
    }
    last = &*at;
  }
  return named;
}

MeetingTopics::MeetingTopics(const RecognisedText& document,
                             const Letter& letter)
    : document_(document), letter_(letter) {
  index_meetings();
}

void MeetingTopics::index_meetings() {
  std::string kind;
  for (std::size_t i = 0; i < letter_.meetings.size(); ++i) {
    const Meeting& meeting = letter_.meetings[i];
    if (meeting.status != "convened") continue;
    if (convened_.size() == most_convened) return;
    convened_.push_back(i);
    if (meeting.group) {
      of_group_[meeting.group->value].push_back(i);
    } else {
      without_group_.push_back(i);
    }
    const Match* noun =
        meeting.title
            ? document_.cue("event", document_.tokens_of(meeting.title->where))
            : nullptr;
    // Of events of one noun the first alone has a title.
    if (noun != nullptr || meeting.group)
      kind = noun != nullptr ? noun->value : "meeting";
    if (!kind.empty()) of_kind_[kind].push_back(i);
  }
}

std::vector<Mention> MeetingTopics::mentions(TokenRange range) const {
  std::vector<Mention> out;
  for (const Match& value : document_.values(range)) {
    const auto found = of_group_.find(value.value);
    if (!is_group(value) || found == of_group_.end()) continue;
    out.push_back({value.begin, value.end, found->second, false, false});
  }
  for (const Match& noun : document_.cues("event", range)) {
    if (has_group_beside(noun)) continue;
    MeetingSet meetings = of_noun(noun);
    if (meetings.empty()) continue;
    out.push_back({noun.begin, noun.end, std::move(meetings), false, false});
  }
  for (const Match& body : document_.cues("body", range)) {
    if (document_.value_at(body.begin) != nullptr) continue;
    MeetingSet meetings = of_body(body);
    if (meetings.empty()) continue;
    out.push_back({body.begin, body.end, std::move(meetings), false, false});
  }
  for (const DatedMatch& dated : dates_in(document_, range, letter_)) {
    const bool is_over = letter_.date && dated.days.end <= letter_.date->value;
    const bool is_day = dated.match->kind != "month";
    if (is_day && !is_over) out.push_back(of_date(dated));
  }
  std::ranges::stable_sort(out, {}, &Mention::begin);
  return out;
}

Mention MeetingTopics::of_date(const DatedMatch& dated) const {
  MeetingSet first_day;
  MeetingSet any_day;
  for (const std::size_t i : convened_) {
    const Meeting& meeting = letter_.meetings[i];
    const bool is_within = meeting.start->value <= dated.days.start &&
                           dated.days.end <= meeting.end->value;
    if (is_within) any_day.push_back(i);
    if (is_within && meeting.start->value == dated.days.start) {
      first_day.push_back(i);
    }
  }
  const bool is_first = !first_day.empty();
  return {dated.match->begin, dated.match->end,
          is_first ? std::move(first_day) : std::move(any_day), true, is_first};
}

// "the meeting": that of the letter's group, if it has one. "The event" may be
// any.
MeetingSet MeetingTopics::of_noun(const Match& noun) const {
  const auto kind = of_kind_.find(noun.value);
  if (kind == of_kind_.end() && noun.value == "event") return convened_;
  if (kind == of_kind_.end()) {
    const bool is_other = noun.value != "meeting";
    return is_other && without_group_.size() == 1 ? without_group_
                                                  : MeetingSet();
  }
  if (!letter_.group || noun.value != "meeting") return kind->second;
  const auto own = of_group_.find(letter_.group->value);
  if (own == of_group_.end()) return kind->second;
  const MeetingSet both = common(own->second, kind->second);
  return both.empty() ? kind->second : both;
}

// "the Working Party", without its number.
MeetingSet MeetingTopics::of_body(const Match& body) const {
  MeetingSet out;
  for (const auto& [group, meetings] : of_group_) {
    const bool is_regional = group.find("RG-") != std::string::npos;
    const bool is_same = body.value == "RG"
                             ? is_regional
                             : !is_regional && group.starts_with(body.value);
    if (is_same) out = united(out, meetings);
  }
  return out;
}

// "meeting of Working Party 3/11", "SG13 meeting": the group says more.
bool MeetingTopics::has_group_beside(const Match& noun) const {
  const std::size_t before = noun.begin - std::min<std::size_t>(noun.begin, 1);
  const TokenRange beside{before, std::min(noun.end + furthest_own_group,
                                           document_.sentence(noun.begin).end)};
  for (std::size_t i = beside.begin; i < beside.end; ++i) {
    const Match* value = document_.value_at(i);
    if (value != nullptr && of_group_.contains(value->value)) return true;
    const Match* body = document_.cue_at("body", i);
    if (body != nullptr && i >= noun.end && !of_body(*body).empty()) {
      return true;
    }
  }
  return false;
}

// What a sentence leaves to speak of: the events that it dates, else the one
// it names last.
MeetingSet MeetingTopics::topic(TokenRange sentence) const {
  const std::vector<Mention> named = mentions(sentence);
  for (auto at = named.rbegin(); at != named.rend(); ++at) {
    if (at->is_first_day && !at->meetings.empty()) {
      return named_before(document_, named, at->begin + 1).meetings;
    }
  }
  return named_before(document_, named, sentence.end).meetings;
}

MeetingSet MeetingTopics::inherited(TokenRange sentence) const {
  const auto line = document_.line_at(sentence.begin);
  if (!line) return {};
  const auto& lines = document_.lines();
  std::size_t first = *line;
  while (first > 0 && lines[first].after_break) --first;
  const std::size_t paragraph = lines[first].begin;
  std::size_t begin = sentence.begin;
  for (std::size_t i = 0; i < most_sentences_back && begin > paragraph; ++i) {
    const TokenRange before = document_.sentence(begin - 1);
    MeetingSet found = topic(before);
    if (!found.empty()) return found;
    begin = before.begin;
  }
  return of_heading(first);
}

// A short line above that is no sentence: "Workshop".
MeetingSet MeetingTopics::of_heading(std::size_t line) const {
  const auto& lines = document_.lines();
  const std::size_t last = line - std::min(line, most_lines_back);
  while (line > last) {
    const Line& above = lines[--line];
    const TokenRange words = document_.tokens_of(above);
    const bool is_heading = !above.is_cell() && words.size() > 0 &&
                            words.size() <= longest_heading &&
                            !document_.is_sign(words.end - 1, ".") &&
                            !document_.is_sign(words.end - 1, ",") &&
                            !document_.has_bullet(above);
    if (is_heading) return topic(words);
  }
  return {};
}

// The part of a sentence around a match between certain signs.
TokenRange MeetingTopics::part(TokenRange sentence, const Match& match,
                               std::string_view signs) const {
  const auto is_edge = [&](std::size_t token) {
    const std::string_view sign = document_.tokens().folded(token);
    return sign.size() == 1 && signs.find(sign) != std::string_view::npos;
  };
  TokenRange out{match.begin, match.end};
  while (out.begin > sentence.begin && !is_edge(out.begin - 1)) --out.begin;
  while (out.end < sentence.end && !is_edge(out.end)) ++out.end;
  return out;
}

MeetingSet MeetingTopics::about(const Match& match) const {
  const TokenRange sentence = document_.sentence(match.begin);
  const auto all = [](const std::vector<Mention>& mentions, std::size_t end) {
    MeetingSet out;
    for (const Mention& mention : mentions) {
      if (mention.begin < end) out = united(out, mention.meetings);
    }
    return out;
  };
  MeetingSet here = all(mentions(part(sentence, match, ",;")), sentence.end);
  if (!here.empty()) return here;
  const std::vector<Mention> clause = mentions(part(sentence, match, ";"));
  MeetingSet before = named_before(document_, clause, match.begin).meetings;
  if (!before.empty()) return before;
  return united(inherited(sentence), all(clause, sentence.end));
}

}  // namespace ituletter
