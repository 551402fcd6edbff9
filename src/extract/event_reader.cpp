#include <algorithm>

#include "extract/event.hpp"
#include "extract/kinds.hpp"

namespace ituletter {
namespace {

// "Workshop on the meeting of …": nouns as near as this name one event.
constexpr std::size_t furthest_same_noun = 2;
constexpr std::size_t longest_between = 14;  // tokens between dates
constexpr std::size_t furthest_town = 5;     // "Chitose, Japan, 9-11 July"

bool is_near(const Match& noun, const Match& next) {
  return next.begin - noun.end <= furthest_same_noun;
}

/// Finds the dates that are those of events, and each event's noun and group.
class EventReader {
 public:
  EventReader(const RecognisedText& document, const Sections& sections,
              const Letter& letter)
      : document_(document),
        sections_(sections),
        letter_(letter),
        maker_(document, sections, letter) {}

  std::vector<Event> run() {
    if (letter_.subject) read(subject_range(document_, letter_), true);
    read(tokens_of(document_, sections_.body), false);
    for (const AnnexSection& annex : sections_.annexes) {
      const Line& heading = document_.lines()[annex.heading];
      const TokenRange body = tokens_of(document_, annex.body);
      read({heading.begin, annex.body.empty() ? heading.end : body.end}, false);
    }
    return std::move(events_);
  }

 private:
  /// The noun of a date and where the words about it end, where the order of
  /// both tells which belong together.
  struct OrderedNoun {
    const Match* noun = nullptr;
    std::size_t end = 0;
    const Match* group = nullptr;  ///< of several, if the order tells it
  };

  void read(TokenRange range, bool in_subject) {
    const auto dates = dates_in(document_, range, letter_);
    std::vector<OrderedNoun> nouns(dates.size());
    if (in_subject) nouns = ordered_nouns(range, dates);
    std::size_t last_end = range.begin;  // of the event before
    for (std::size_t i = 0; i < dates.size(); ++i) {
      if (events_.size() >= most_events) return;
      const std::size_t date_end = dates[i].match->end;
      TokenRange scope = in_subject ? range : dates[i].sentence;
      const std::size_t begin = std::max(scope.begin, last_end);
      const std::size_t next =
          i + 1 < dates.size() ? dates[i + 1].match->begin : scope.end;
      scope.end = std::min(scope.end, std::max(next, date_end));
      const EventWords words{{begin, scope.end}, scope, in_subject};
      if (consider(dates[i], nouns[i], words)) {
        last_end = std::min(end_of_words(*dates[i].match), scope.end);
      }
    }
  }

  // A town in brackets with its date is not that of the next: "(5-7 May,
  // Geneva) and of WP2/12 (6 May)".
  std::size_t end_of_words(const Match& date) const {
    const TokenRange sentence = document_.sentence(date.begin);
    if (!document_.in_brackets(sentence, date.begin)) return date.end;
    std::size_t at = date.end;
    while (at < sentence.end && document_.in_brackets(sentence, at)) {
      if (document_.is_sign(at, ";")) return date.end;
      const Match* value = document_.value_at(at);
      if (value != nullptr && is_days(*value)) return date.end;
      ++at;
    }
    return at;
  }

  // "Workshop … and meeting … (Nairobi, 23-24 October and 25-26 October)":
  // as many dates as events before them are theirs in order. "Meetings of
  // Working Parties 1/15 and 3/15, 30 November and 1 December": so are groups.
  std::vector<OrderedNoun> ordered_nouns(
      TokenRange range, const std::vector<DatedMatch>& dates) const {
    std::vector<OrderedNoun> out(dates.size());
    if (dates.size() < 2) return out;
    const std::size_t first_date = dates.front().match->begin;
    const auto nouns = document_.cues("event", {range.begin, first_date});
    std::vector<const Match*> firsts;
    for (std::size_t i = 0; i < nouns.size(); ++i) {
      const bool is_same = i > 0 && is_near(nouns[i - 1], nouns[i]);
      if (!is_same) firsts.push_back(&nouns[i]);
    }
    const auto groups = document_.values({range.begin, first_date});
    const auto count = std::ranges::count_if(groups, is_group);
    const bool has_order = firsts.size() == dates.size();
    const bool has_group_order =
        firsts.size() == 1 && are_joined(dates) &&
        static_cast<std::size_t>(count) == dates.size();
    auto group = groups.begin();
    for (std::size_t i = 0; i < dates.size(); ++i) {
      if (has_order) {
        const bool is_last = i + 1 == firsts.size();
        out[i] = {firsts[i], is_last ? first_date : firsts[i + 1]->begin,
                  nullptr};
      } else if (has_group_order) {
        group = std::find_if(group, groups.end(), is_group);
        out[i] = {firsts.front(), first_date, &*group++};
      }
    }
    return out;
  }

  // Nothing but separators between dates.
  bool are_joined(const std::vector<DatedMatch>& dates) const {
    for (std::size_t i = 1; i < dates.size(); ++i) {
      for (std::size_t token = dates[i - 1].match->end;
           token < dates[i].match->begin; ++token) {
        if (!document_.is_separator(token)) return false;
      }
    }
    return true;
  }

  bool consider(const DatedMatch& dated, const OrderedNoun& ordered,
                const EventWords& words) {
    const Match& date = *dated.match;
    if (!can_be_event(date, words)) return false;
    const Match* noun = ordered.noun;
    if (noun == nullptr) noun = noun_for(date, words);
    if (noun != nullptr && is_of_promise(*noun, date)) return false;
    if (noun == nullptr && is_new_date(date)) {
      noun = document_.cue("event", subject_range(document_, letter_));
    }
    Maybe<std::string> group = ordered.noun != nullptr
                                   ? group_in_order(ordered)
                                   : find_group(document_, date, noun, words);
    if (noun == nullptr && !is_told(date, group.has_value(), words)) {
      return false;
    }
    if (!group) group = group_before(noun, words);
    if (refers_back(noun)) noun = events_.back().noun;
    const bool is_same_noun = ordered.noun == nullptr && !events_.empty() &&
                              noun == events_.back().noun;
    events_.push_back(maker_.make(dated, noun, group, words));
    if (is_same_noun) events_.back().meeting.title.reset();
    if (!words.in_subject) read_row(date);
    share_place(words);
    if (ordered.noun == nullptr) split(noun, date, words);
    return true;
  }

  // A row of a table that has run together.
  void read_row(const Match& date) {
    const auto line = document_.line_at(date.begin);
    if (!line) return;
    const TokenRange introduction = maker_.before_rows(*line);
    if (!document_.has_cue("event", introduction)) return;
    Event& event = events_.back();
    event.in_table = true;
    const bool is_of_all_rows =
        event.noun != nullptr && introduction.has(event.noun->begin);
    if (is_of_all_rows) event.meeting.title.reset();
    set_hours(document_, document_.tokens_of(document_.lines()[*line]),
              event.meeting);
  }

  // Several groups that meet on the same days have a meeting each.
  void split(const Match* noun, const Match& date, const EventWords& words) {
    const auto groups = groups_that_meet(noun, date, words);
    for (std::size_t i = 0; i < groups.size(); ++i) {
      if (events_.size() >= most_events) return;
      if (i > 0) events_.push_back(events_.back());
      events_.back().meeting.group = group_of(document_, *groups[i]);
      events_.back().is_one_of_several = true;
    }
  }

  std::vector<const Match*> groups_that_meet(const Match* noun,
                                             const Match& date,
                                             const EventWords& words) const {
    TokenRange before{words.near.begin, date.begin};
    if (noun != nullptr) {
      if (noun->end > date.begin || noun->end < words.near.begin) return {};
      auto groups =
          groups_of_several(document_, *noun, {noun->end, date.begin});
      if (!groups.empty()) return groups;
      if (!is_plural(document_, *noun)) return {};
      before.end = noun->begin;
    }
    // "Working Parties 1/13 and 2/13 will meet", "… will hold meetings".
    if (words.in_subject || !has_verb(words.scope)) return {};
    return joined_working_parties(document_, before);
  }

  bool can_be_event(const Match& date, const EventWords& words) const {
    if (words.in_subject) return date.kind != "month";
    if (is_in_week(date) || is_of_letter(document_, date)) return false;
    if (date.kind != "range" && moves_deadline(document_, date)) return false;
    return is_new_date(date) || !is_deadline(document_, date);
  }

  // "in the week of 12 March"
  bool is_in_week(const Match& date) const {
    const Match* week =
        last_that(document_.cues("landmark", {words_before(date), date.begin}),
                  [](const Match& cue) { return cue.value == "week"; });
    return week != nullptr && week->end == date.begin;
  }

  std::size_t words_before(const Match& date) const {
    return date.begin - std::min(date.begin, longest_between);
  }

  // Without a noun: a group and a verb, which may introduce a list, a group
  // beside the date, or a town and a span of days ("and the QSDG in Kuala
  // Lumpur, 20-24 August 2018").
  bool is_told(const Match& date, bool has_group,
               const EventWords& words) const {
    const bool has_told_group =
        has_group &&
        (has_verb(words.scope) || has_verb(maker_.introduction(date.begin)) ||
         group_beside(document_, date, words) != nullptr);
    if (has_told_group) return true;
    if (date.kind != "range") return false;
    if (is_told_to_meet(words)) return true;
    const auto towns = document_.cues("place", {words.near.begin, date.begin});
    return !towns.empty() && date.begin - towns.back().end <= furthest_town;
  }

  // "The correspondence group will meet from 5 to 16 May": a verb that says as
  // much as "meeting".
  bool is_told_to_meet(const EventWords& words) const {
    return first_that(document_.cues("convene", words.scope),
                      [](const Match& cue) { return cue.value == "meet"; }) !=
           nullptr;
  }

  // "The recording of the briefing will be posted on 24 April": the day of
  // something else.
  bool is_of_promise(const Match& noun, const Match& date) const {
    if (noun.end > date.begin || date.kind == "range") return false;
    const TokenRange between{noun.end, date.begin};
    return document_.has_cue("promise", between) && !has_verb(between) &&
           first_that(document_.values(between), is_group) == nullptr;
  }

  // "those of 26-30 May": events like the one before.
  bool refers_back(const Match* noun) const {
    return noun != nullptr && noun->value == "those" && !events_.empty();
  }

  // "The first two meetings were held in …": the group that the paragraph
  // spoke of last, where the letter is no group's.
  Maybe<std::string> group_before(const Match* noun,
                                  const EventWords& words) const {
    if (events_.empty() || words.in_subject) return std::nullopt;
    const Event& last = events_.back();
    if (!last.meeting.group || noun == nullptr) return std::nullopt;
    const bool is_of_same_kind = noun->value == "meeting" && is_meeting(last);
    if (refers_back(noun)) return last.meeting.group;
    const std::size_t before =
        document_.tokens_of(last.meeting.start->where).begin;
    const bool is_in_paragraph =
        document_.line_at(before) == document_.line_at(words.scope.begin);
    if (letter_.group || !is_in_paragraph || !is_of_same_kind) {
      return std::nullopt;
    }
    return last.meeting.group;
  }

  // "at the same place": that of the event before in the sentence, or else
  // where the letter's own event is.
  void share_place(const EventWords& words) {
    Event& event = events_.back();
    const bool follows_event =
        words.near.begin > words.scope.begin && events_.size() > 1;
    if (event.meeting.place) {
      if (follows_event) share_with_previous(event, words);
      return;
    }
    event.is_at_same_place = document_.has_cue("same_place", words.near);
    if (event.is_at_same_place && follows_event) {
      event.meeting.place = events_[events_.size() - 2].meeting.place;
    }
  }

  // "26-30 May 2025 and 8-12 December 2025, both in Geneva"
  void share_with_previous(const Event& event, const EventWords& words) {
    const Match* both =
        last_that(document_.cues("same_place", words.near),
                  [](const Match& cue) { return cue.value == "both"; });
    Meeting& previous = events_[events_.size() - 2].meeting;
    const std::size_t town =
        document_.tokens_of(event.meeting.place->where).begin;
    if (both != nullptr && both->end == town && !previous.place) {
      previous.place = event.meeting.place;
    }
  }

  // Whether words that move an event stand right before a date.
  bool is_new_date(const Match& date) const {
    const TokenRange before{document_.sentence(date.begin).begin,
                            date.begin + 1};
    const Match* moved =
        last_that(document_.cues("calloff", before),
                  [](const Match& cue) { return cue.value == "new"; });
    // "… for the new dates, unless withdrawn before 11 November".
    return moved != nullptr && stands_before(*moved, date) &&
           !document_.has_cue("deadline",
                              {std::min(moved->end, date.begin), date.begin});
  }

  bool has_verb(TokenRange range) const {
    const Match* verb =
        first_that(document_.cues("convene", range),
                   [](const Match& cue) { return cue.value != "announce"; });
    return verb != nullptr || tells_past(document_, range);
  }

  const Match* noun_for(const Match& date, const EventWords& words) const {
    if (const Match* noun = find_noun(document_, date, words)) return noun;
    if (words.in_subject && !events_.empty()) return events_.back().noun;
    const TokenRange introduction = maker_.introduction(date.begin);
    if (const Match* noun = document_.cue("event", introduction)) return noun;
    if (!continues_list({words.near.begin, date.begin})) return nullptr;
    const auto nouns = document_.cues("event", {words.scope.begin, date.begin});
    return nouns.empty() ? nullptr : &nouns.back();
  }

  // "… in Cairo (29 January 2017) and in Cotonou (8 February 2018)": between
  // the dates of a list are places and little else.
  bool continues_list(TokenRange between) const {
    return between.size() <= longest_between &&
           first_that(document_.values(between), [](const Match& value) {
             return !is_group(value) && value.kind != "question";
           }) == nullptr;
  }

  Maybe<std::string> group_in_order(const OrderedNoun& ordered) const {
    const TokenRange range{ordered.noun->begin, ordered.end};
    const Match* group = ordered.group;
    if (group == nullptr) group = first_that(document_.values(range), is_group);
    if (group == nullptr) return std::nullopt;
    return group_of(document_, *group);
  }

  const RecognisedText& document_;
  const Sections& sections_;
  const Letter& letter_;
  EventMaker maker_;
  std::vector<Event> events_;
};

}  // namespace

std::vector<Event> read_events(const RecognisedText& document,
                               const Sections& sections, const Letter& letter) {
  return EventReader(document, sections, letter).run();
}

}  // namespace ituletter
