#include <algorithm>

#include "extract/event.hpp"
#include "extract/kinds.hpp"
#include "text/characters.hpp"

namespace ituletter {
namespace {

// "Workshop on the meeting of …": nouns as near as this name one event.
constexpr std::size_t furthest_same_noun = 2;
constexpr std::size_t furthest_noun_after = 12;   // "5-7 May …: the meeting"
constexpr std::size_t furthest_group_after = 9;   // "(5-7 May 2001) SG15 …"
constexpr std::size_t longest_between = 10;       // "TSAG (Geneva, 5-7 May"
constexpr std::size_t furthest_joined_group = 4;  // "and of"
constexpr std::size_t furthest_named_group = 2000;  // "the Study Group"

bool is_near(const Match& noun, const Match& next) {
  return next.begin - noun.end <= furthest_same_noun;
}

/// The noun and the group of one date.
class EventNames {
 public:
  EventNames(const RecognisedText& document, const Match& date,
             const EventWords& words)
      : document_(document), date_(date), words_(words) {}

  const Match* noun() const {
    if (const Match* held = held_after(date_.end, words_.near.end)) return held;
    const auto before =
        document_.cues("event", {words_.near.begin, date_.begin});
    const Match* named = last_named(before);
    if (named != nullptr) return named;
    const Match* after = noun_after();
    if (after != nullptr && !group_has_verb_before()) return after;
    if (before.empty()) return held_after_brackets();
    return is_in_resolution(before.back()) ? nullptr : &before.back();
  }

  Maybe<std::string> group(const Match* noun) const {
    if (noun == nullptr || noun->end <= words_.near.begin) {
      const TokenRange before{words_.near.begin, date_.begin};
      const Match* named = last_group(before);
      return named != nullptr ? code(named) : group_of_kind(before);
    }
    if (const Match* beside = group_at(noun->begin, noun->end)) {
      return code(beside);
    }
    const bool is_before = noun->end <= date_.begin;
    const TokenRange after_noun{noun->end,
                                is_before ? date_.begin : words_.near.end};
    if (const Match* joined = first_group(after_noun)) return code(joined);
    if (auto body = group_of_kind({noun->begin, after_noun.end})) return body;
    if (is_of_unknown_body(document_, *noun)) return std::nullopt;
    const TokenRange before{words_.near.begin,
                            std::min(noun->begin, date_.begin)};
    if (const Match* nearest = last_group(before)) return code(nearest);
    if (const Match* next = group_after()) return code(next);
    return code(last_group({words_.scope.begin, words_.near.begin}));
  }

 private:
  // "Resolution 1 of the World … Assembly" names no event.
  bool is_in_resolution(const Match& noun) const {
    const Match* value = document_.value_at(noun.begin);
    return value != nullptr && value->kind == "resolution";
  }

  // "将于5月4日举办…讲习班": what is held stands after the verb, in its clause.
  const Match* held_after(std::size_t date_end, std::size_t end) const {
    const Match* verb =
        first_that(document_.cues("convene", {date_end, end}),
                   [](const Match& cue) { return cue.value == "hold"; });
    if (verb == nullptr) return nullptr;
    const Match* noun = document_.cue("event", {verb->end, end});
    if (noun == nullptr) return nullptr;
    for (std::size_t i = verb->end; i < noun->begin; ++i) {
      const bool ends_clause =
          document_.is_sign(i, ",") || document_.is_sign(i, ";") ||
          document_.is_sign(i, ".") || document_.is_sign(i, ":");
      const bool is_bracket = document_.in_brackets({date_end, end}, i);
      if (ends_clause && !is_bracket) return nullptr;
    }
    return noun;
  }

  // "Q2/12 (16 January) and Q3/12 (6 February) held …会议".
  const Match* held_after_brackets() const {
    const TokenRange sentence = document_.sentence(date_.begin);
    if (!document_.in_brackets(sentence, date_.begin)) return nullptr;
    return held_after(date_.end, sentence.end);
  }

  // "third meeting of FG-AI4H (virtual meeting, 6-8 July)"
  bool says_how(const Match& noun) const {
    constexpr std::size_t longest_mode = 4;  // tokens
    if (!document_.in_brackets(words_.scope, noun.begin)) return false;
    const TokenRange around{noun.begin - std::min(noun.begin, longest_mode),
                            noun.end + longest_mode};
    return first_that(document_.cues("mode", around), [&](const Match& mode) {
             return mode.begin <= noun.begin && noun.end <= mode.end;
           }) != nullptr;
  }

  // Of nouns close together the first names the event.
  // "Meeting of SG9 and seminar; Geneva, 18-22 June": the subject's one date
  // is first of all that of what it names first.
  const Match* last_named(std::span<const Match> nouns) const {
    if (nouns.size() > 1 && says_how(nouns.back())) {
      nouns = nouns.first(nouns.size() - 1);
    }
    const bool is_first = words_.in_subject && nouns.size() > 1 &&
                          words_.near.begin == words_.scope.begin;
    if (is_first && has_joint({nouns.front().end, nouns.back().begin}) &&
        !has_bracket({nouns.front().end, date_.begin})) {
      return &nouns.front();
    }
    for (std::size_t at = nouns.size(); at > 0; --at) {
      std::size_t first = at - 1;
      while (first > 0 && is_near(nouns[first - 1], nouns[first]) &&
             !is_landmark(document_, nouns[first - 1], "beside")) {
        --first;
      }
      const bool is_named = !is_landmark(document_, nouns[first], "beside") &&
                            !is_in_resolution(nouns[first]);
      if (is_named) return &nouns[first];
      at = first + 1;
    }
    return nullptr;
  }

  // "Seminar on … and meeting of … (5-7 May)": the bracket is the last one's.
  bool has_bracket(TokenRange range) const {
    return document_.in_brackets(range, range.end);
  }

  const Match* noun_after() const {
    const Match* after = document_.cue("event", {date_.end, words_.near.end});
    if (after == nullptr) return nullptr;
    const TokenRange between{date_.end, after->begin};
    if (words_.in_subject && calls_off({date_.end, after->end})) return nullptr;
    const bool is_close = words_before(*after) < furthest_noun_after &&
                          !is_landmark(document_, *after, "beside") &&
                          !has_joint(between);
    return is_close ? after : nullptr;
  }

  // "… 29 June, and cancellation of the workshop of 19 June": of another event.
  bool calls_off(TokenRange range) const {
    return first_that(document_.cues("calloff", range), [](const Match& cue) {
             return cue.value == "cancelled";
           }) != nullptr;
  }

  // Since the date, or since a verb that calls the event: "5 May … there will
  // be held at ITU headquarters, Geneva, a seminar".
  std::size_t words_before(const Match& noun) const {
    const auto verbs = document_.cues("convene", {date_.end, noun.begin});
    const std::size_t begin = verbs.empty() ? date_.end : verbs.back().end;
    return size_without_values({begin, noun.begin});
  }

  // A word such as "and": what follows is another clause.
  bool has_joint(TokenRange range) const {
    for (std::size_t i = range.begin; i < range.end; ++i) {
      const bool is_word = document_.tokens()[i].kind == TokenKind::word &&
                           document_.value_at(i) == nullptr;
      if (is_word && document_.is_separator(i)) return true;
    }
    return false;
  }

  // "14 April from 13:00 to 14:30 … a session": hours part nothing.
  std::size_t size_without_values(TokenRange range) const {
    std::size_t size = range.size();
    for (const Match& value : document_.values(range)) {
      size -= value.end - value.begin;
    }
    return size;
  }

  // "At its meeting of 5-7 May 2001 Study Group 15 …"
  const Match* group_after() const {
    const Match* next = first_group({date_.end, words_.near.end});
    const bool is_close =
        next != nullptr && next->begin - date_.end < furthest_group_after &&
        !document_.has_cue("event", {date_.end, next->begin}) &&
        !document_.has_cue("convene", {date_.end, next->begin});
    return is_close ? next : nullptr;
  }

  // "Study Group 13 will meet in Seoul from 14 January, after the event …"
  bool group_has_verb_before() const {
    const TokenRange before{words_.near.begin, date_.begin};
    return last_group(before) != nullptr &&
           (document_.has_cue("convene", before) ||
            document_.has_cue("past", before));
  }

  // "SG13 meeting"
  const Match* group_at(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin - std::min<std::size_t>(begin, 1); i < end;
         ++i) {
      const Match* value = document_.value_at(i);
      if (value != nullptr && is_group(*value)) return value;
    }
    return nullptr;
  }

  // "the meeting of the Study Group": the nearest such group before.
  Maybe<std::string> group_of_kind(TokenRange range) const {
    const Match* body = document_.cue("body", range);
    if (body == nullptr) return std::nullopt;
    const TokenRange before{
        body->begin - std::min(body->begin, furthest_named_group), body->begin};
    const Match* named =
        last_that(document_.values(before), [&](const Match& value) {
          if (!is_group(value)) return false;
          const bool is_regional = value.value.find("RG-") != std::string::npos;
          return body->value == "RG"
                     ? is_regional
                     : !is_regional && value.value.starts_with(body->value);
        });
    return code(named);
  }

  Maybe<std::string> code(const Match* group) const {
    if (group == nullptr) return std::nullopt;
    return group_of(document_, *group);
  }

  const Match* first_group(TokenRange range) const {
    return first_that(document_.values(range), is_group);
  }

  const Match* last_group(TokenRange range) const {
    return last_that(document_.values(range), is_group);
  }

  const RecognisedText& document_;
  const Match& date_;
  const EventWords& words_;
};

}  // namespace

const Match* find_noun(const RecognisedText& document, const Match& date,
                       const EventWords& words) {
  return EventNames(document, date, words).noun();
}

Maybe<std::string> find_group(const RecognisedText& document, const Match& date,
                              const Match* noun, const EventWords& words) {
  return EventNames(document, date, words).group(noun);
}

bool is_of_unknown_body(const RecognisedText& document, const Match& noun) {
  if (noun.begin < 3 || !document.is_sign(noun.begin - 1, ")") ||
      !document.is_sign(noun.begin - 3, "(") ||
      document.value_at(noun.begin - 2) != nullptr) {
    return false;
  }
  return std::ranges::all_of(document.tokens().words(noun.begin - 2),
                             [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_landmark(const RecognisedText& document, const Match& noun,
                 std::string_view kind) {
  constexpr std::size_t longest_landmark = 24;  // with its days in brackets
  const TokenRange around{noun.begin - std::min(noun.begin, longest_landmark),
                          noun.end + longest_landmark};
  const auto cues = document.cues("landmark", around);
  return std::ranges::any_of(cues, [&](const Match& cue) {
    return cue.value == kind && cue.begin <= noun.begin && noun.begin < cue.end;
  });
}

bool is_plural(const RecognisedText& document, const Match& noun) {
  return first_that(document.cues("several", {noun.begin, noun.end}),
                    [](const Match& cue) { return cue.value == "several"; }) !=
         nullptr;
}

std::vector<const Match*> groups_of_several(const RecognisedText& document,
                                            const Match& noun,
                                            TokenRange range) {
  if (!is_plural(document, noun)) return {};
  return joined_working_parties(document, range);
}

std::vector<const Match*> joined_working_parties(const RecognisedText& document,
                                                 TokenRange range) {
  std::vector<const Match*> groups;
  for (const Match& value : document.values(range)) {
    if (!is_group(value)) {
      if (groups.empty()) continue;
      break;
    }
    // Of one list, or joined by a separator.
    bool is_joined = groups.empty() || groups.back()->begin == value.begin;
    for (std::size_t i = groups.empty() ? value.begin : groups.back()->end;
         i < value.begin; ++i) {
      is_joined |= document.is_separator(i);
      if (value.begin - i > furthest_joined_group) return {};
    }
    if (!is_joined || value.kind != "working-party") return {};
    groups.push_back(&value);
  }
  if (groups.size() < 2) groups.clear();
  return groups;
}

const Match* group_beside(const RecognisedText& document, const Match& date,
                          const EventWords& words) {
  const auto values = document.values({words.near.begin, date.begin});
  if (values.empty() || !is_group(values.back())) return nullptr;
  const Match& group = values.back();
  if (date.begin - group.end > longest_between) return nullptr;
  for (std::size_t i = group.end; i < date.begin; ++i) {
    const Match* town = document.cue_at("place", i);
    if (town != nullptr) {
      i = town->end - 1;
    } else if (document.tokens()[i].kind != TokenKind::sign &&
               (!document.tokens()[i].is_capitalised ||
                is_caseless(document.tokens().words(i)))) {
      return nullptr;
    }
  }
  return &group;
}

Found<std::string> group_of(const RecognisedText& document,
                            const Match& group) {
  return document.found(group.value.substr(0, group.value.find(',')), group);
}

}  // namespace ituletter
