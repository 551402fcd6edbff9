#include <algorithm>

#include "extract/event.hpp"
#include "extract/kinds.hpp"

namespace ituletter {
namespace {

// "Workshop on the meeting of …": nouns as near as this name one event.
constexpr std::size_t furthest_same_noun = 2;
constexpr std::size_t furthest_noun_after = 12;  // "5-7 May …: the meeting"
constexpr std::size_t furthest_calloff = 6;      // "postponed to the days of"

bool is_near(const Match& noun, const Match& next) {
  return next.begin - noun.end <= furthest_same_noun;
}

// Of nouns close together the first names the event.
const Match* first_of_last_run(std::span<const Match> nouns) {
  std::size_t at = nouns.size() - 1;
  while (at > 0 && is_near(nouns[at - 1], nouns[at])) --at;
  return &nouns[at];
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
      if (consider(dates[i], nouns[i], words)) last_end = date_end;
    }
  }

  // "Workshop … and meeting … (Nairobi, 23-24 October and 25-26 October)":
  // as many dates as events before them are theirs in order.
  std::vector<OrderedNoun> ordered_nouns(
      TokenRange range, const std::vector<DatedMatch>& dates) const {
    std::vector<OrderedNoun> out(dates.size());
    if (dates.empty()) return out;
    const std::size_t first_date = dates.front().match->begin;
    const auto nouns = document_.cues("event", {range.begin, first_date});
    std::vector<const Match*> firsts;
    for (std::size_t i = 0; i < nouns.size(); ++i) {
      const bool is_same = i > 0 && is_near(nouns[i - 1], nouns[i]);
      if (!is_same) firsts.push_back(&nouns[i]);
    }
    if (firsts.size() < 2 || firsts.size() != dates.size()) return out;
    for (std::size_t i = 0; i < firsts.size(); ++i) {
      const bool is_last = i + 1 == firsts.size();
      out[i] = {firsts[i], is_last ? first_date : firsts[i + 1]->begin};
    }
    return out;
  }

  bool consider(const DatedMatch& dated, const OrderedNoun& ordered,
                const EventWords& words) {
    const bool is_new = is_new_date(*dated.match);
    if (!words.in_subject && !is_new && is_deadline(document_, *dated.match)) {
      return false;
    }
    if (words.in_subject && dated.match->kind == "month") return false;
    const Match* noun = ordered.noun;
    if (noun == nullptr) noun = noun_for(*dated.match, words);
    if (noun == nullptr && is_new) {
      noun = document_.cue("event", subject_range(document_, letter_));
    }
    const Match* group = ordered.noun != nullptr
                             ? first_group({ordered.noun->begin, ordered.end})
                             : group_for(*dated.match, noun, words);
    if (noun == nullptr && (group == nullptr || !has_verb(words.scope))) {
      return false;
    }
    events_.push_back(maker_.make(dated, noun, group, words));
    return true;
  }

  // Whether words that move an event stand right before a date.
  bool is_new_date(const Match& date) const {
    const TokenRange before{document_.sentence(date.begin).begin, date.begin};
    const Match* moved =
        last_that(document_.cues("calloff", before),
                  [](const Match& cue) { return cue.value == "new"; });
    return moved != nullptr && date.begin - moved->end <= furthest_calloff;
  }

  bool has_verb(TokenRange range) const {
    return document_.has_cue("convene", range) || tells_past(document_, range);
  }

  const Match* noun_for(const Match& date, const EventWords& words) const {
    const auto before = document_.cues("event", {words.near.begin, date.begin});
    if (!before.empty()) return first_of_last_run(before);
    const Match* after = document_.cue("event", {date.end, words.near.end});
    if (after != nullptr && after->begin - date.end < furthest_noun_after) {
      return after;
    }
    if (words.in_subject && !events_.empty()) return events_.back().noun;
    return document_.cue("event", {words.scope.begin, date.begin});
  }

  // The group nearest to the noun: after it, else anywhere about the date.
  const Match* group_for(const Match& date, const Match* noun,
                         const EventWords& words) const {
    const TokenRange near = words.near;
    std::vector<TokenRange> places = {{near.begin, date.begin},
                                      {date.end, near.end},
                                      {words.scope.begin, date.begin}};
    if (noun != nullptr && noun->end <= date.begin) {
      places.insert(places.begin(),
                    {std::max(noun->begin, near.begin), date.begin});
    }
    for (const TokenRange place : places) {
      if (const Match* group = first_group(place)) return group;
    }
    return nullptr;
  }

  const Match* first_group(TokenRange range) const {
    return first_that(document_.values(range), is_group);
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
