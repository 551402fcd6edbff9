#include "extract/dates.hpp"

#include <algorithm>
#include <array>

#include "extract/calendar.hpp"
#include "extract/kinds.hpp"
#include "text/characters.hpp"

namespace ituletter {

std::vector<DatedMatch> dates_in(const RecognisedText& document,
                                 TokenRange range, const Letter& letter) {
  std::vector<DatedMatch> out;
  for (const Match& match : document.values(range)) {
    if (match.kind != "date" && match.kind != "range" &&
        match.kind != "datetime" && match.kind != "month") {
      continue;
    }
    DatedMatch dated;
    dated.match = &match;
    dated.days = span_of(match.value);
    dated.sentence = document.sentence(match.begin);
    if (const auto t = match.value.find('T'); t != std::string::npos) {
      dated.time = match.value.substr(t + 1);
    }
    if (letter.date) {
      const bool is_past =
          tells_past(document, {dated.sentence.begin, match.begin});
      dated.days.start =
          with_year(dated.days.start, letter.date->value, is_past);
      dated.days.end = with_year(dated.days.end, dated.days.start, false);
    }
    if (!dated.days.start.starts_with('-')) out.push_back(std::move(dated));
  }
  return out;
}

namespace {

// Between "not later than" and its date stand at most a time, a zone and a
// few small words.
bool is_filler(const RecognisedText& document, std::size_t begin,
               std::size_t end) {
  std::size_t words = 0;
  for (std::size_t i = begin; i < end; ++i) {
    const Match* value = document.value_at(i);
    if (value != nullptr) {
      if (value->kind != "time" && value->kind != "hours") return false;
      continue;
    }
    const Match* zone = document.cue_at("zone", i);
    if (zone != nullptr && zone->end <= end) {
      i = zone->end - 1;
      continue;
    }
    const Token& token = document.tokens()[i];
    const bool is_name =
        token.is_capitalised && !is_caseless(document.tokens().words(i));
    if (token.kind == TokenKind::digits || is_name) return false;
    if (token.kind == TokenKind::sign && document.is_sign(i, ".")) {
      return false;
    }
    if (++words > 4) return false;
  }
  return true;
}

// "deberán notificarlo para el 30 de enero", not "la reunión prevista para el
// 30 de enero": words that tell what is due only in a sentence that asks, and
// not beside others that part an event from its date.
bool is_asked_by(const RecognisedText& document, const Match& words) {
  const TokenRange sentence = document.sentence(words.begin);
  if (!document.has_cue("request", sentence)) return false;
  constexpr std::array<CueName, 3> of_events = {"title_end", "convene",
                                                "calloff"};
  return std::ranges::none_of(of_events, [&](CueName name) {
    const auto cues = document.cues(name, {sentence.begin, words.end});
    return std::ranges::any_of(cues, [&](const Match& cue) {
      return cue.begin < words.begin && cue.end >= words.begin;
    });
  });
}

}  // namespace

const Match* deadline_words_before(const RecognisedText& document,
                                   std::size_t token) {
  constexpr std::size_t furthest = 12;
  const TokenRange sentence = document.sentence(token);
  // "closes on 20 January": a rule may read "on" with the date.
  const std::size_t end = std::min(token + 2, sentence.end);
  const auto cues = document.cues("deadline", {sentence.begin, end});
  for (auto cue = cues.rbegin(); cue != cues.rend(); ++cue) {
    if (cue->begin >= token || cue->value == "by-after") continue;
    if (cue->value == "by-request" && !is_asked_by(document, *cue)) continue;
    const std::size_t last = std::min(cue->end, token);
    if (token - last > furthest) break;
    if (is_filler(document, last, token)) return &*cue;
  }
  return nullptr;
}

namespace {

// A time, a zone or a weekday in brackets between a date and its words; not the
// rest of a bracket that the date stands in.
bool is_time_between(const RecognisedText& document, const Match& date,
                     const Match& cue) {
  int open = 0;
  for (std::size_t i = date.end; i < cue.begin; ++i) {
    if (document.is_sign(i, "(")) ++open;
    if (document.is_sign(i, ")") && --open < 0) return false;
    if (document.is_sign(i, ",") || document.is_sign(i, ";")) return false;
  }
  return is_filler(document, date.end, cue.begin);
}

// "9月5日之前": the words that make a date a deadline may stand after it.
bool precedes_deadline_words(const RecognisedText& document,
                             const Match& date) {
  constexpr std::size_t furthest = 10;
  const TokenRange rest{date.end, document.sentence(date.begin).end};
  for (const Match& cue : document.cues("deadline", rest)) {
    if (cue.begin - date.end > furthest) break;
    if (cue.value == "by-after") return is_time_between(document, date, cue);
  }
  return false;
}

bool is_deadline_noun(const Match& cue) {
  return cue.value == "noun" || cue.value == "head";
}

bool has_date(const RecognisedText& document, TokenRange range) {
  const auto values = document.values(range);
  return std::ranges::any_of(values, [](const Match& match) {
    return match.kind == "date" || match.kind == "datetime";
  });
}

// "the deadline for contributions is 25 May"
bool follows_deadline_noun(const RecognisedText& document, const Match& date) {
  constexpr std::size_t furthest = 28;
  const TokenRange before{document.sentence(date.begin).begin, date.begin};
  const auto cues = document.cues("deadline", before);
  return std::ranges::any_of(cues, [&](const Match& cue) {
    return is_deadline_noun(cue) && date.begin - cue.end <= furthest &&
           !has_date(document, {cue.end, date.begin});
  });
}

// The sentence of a date, or as much of it as tells what the date is.
TokenRange words_about(const RecognisedText& document, const Match& date) {
  constexpr std::size_t furthest = 250;
  constexpr std::size_t furthest_after = 60;
  const TokenRange sentence = document.sentence(date.begin);
  const std::size_t from = date.begin - std::min(date.begin, furthest);
  return {std::max(sentence.begin, from),
          std::min(sentence.end, date.end + furthest_after)};
}

const Match* of_value(std::span<const Match> cues, std::string_view value) {
  return first_that(cues,
                    [value](const Match& cue) { return cue.value == value; });
}

// "the workshop registration deadline", "讲习班注册的截止日期".
bool is_one_phrase(const RecognisedText& document, const Match& event,
                   const Match& noun) {
  const TokenRange between{event.end, noun.begin};
  for (std::size_t i = between.begin; i < between.end; ++i)
    if (document.tokens()[i].kind == TokenKind::sign) return false;
  return !document.has_cue("calloff", between) &&
         !document.has_cue("convene", between);
}

bool spells_out_offset(const RecognisedText& document, const Match& date) {
  constexpr std::size_t furthest = 14;
  const TokenRange sentence = document.sentence(date.begin);
  const auto before = document.values({sentence.begin, date.begin});
  return !before.empty() && before.back().kind == "offset" &&
         date.begin - before.back().end <= furthest &&
         (document.has_cue("deadline", sentence) ||
          document.has_cue("request", sentence));
}

// "26 June at the latest"
bool is_latest(const RecognisedText& document, const Match& date) {
  const Match* words = document.cue_at("deadline", date.end);
  return words != nullptr && words->value == "latest";
}

}  // namespace

bool moves_deadline(const RecognisedText& document, const Match& date) {
  const TokenRange words = words_about(document, date);
  const Match* verb = of_value(document.cues("extension", words), "moved");
  if (verb == nullptr) return false;
  const Match* noun =
      first_that(document.cues("deadline", words), is_deadline_noun);
  if (noun == nullptr) {
    // "The dates … are changed as follows": those of an event, if one is named.
    return of_value(document.cues("extension", words), "term") != nullptr &&
           !document.has_cue("event", {words.begin, date.begin});
  }
  // What comes first is what moves: a deadline, or an event that has one.
  const Match* event =
      last_that(document.cues("event", {words.begin, noun->begin}),
                [](const Match&) { return true; });
  return event == nullptr ||
         (noun->end <= verb->begin && is_one_phrase(document, *event, *noun));
}

bool is_of_letter(const RecognisedText& document, const Match& date) {
  const Match* next = document.value_at(date.end);
  return next != nullptr && next->begin == date.end &&
         is_letter_reference(*next) &&
         document.tokens()[date.end].gap <= Gap::space;
}

bool is_move(const RecognisedText& document, const Match& range) {
  if (range.kind != "range") return false;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (document.is_sign(i, "-")) return false;
  }
  return true;
}

Match last_of_move(const Match& range) {
  Match date = range;
  date.kind = "date";
  date.value = span_of(range.value).end;
  return date;
}

bool is_deadline(const RecognisedText& document, const Match& date) {
  return deadline_words_before(document, date.begin) != nullptr ||
         is_latest(document, date) || precedes_deadline_words(document, date) ||
         follows_deadline_noun(document, date) ||
         spells_out_offset(document, date);
}

bool tells_past(const RecognisedText& document, TokenRange range) {
  const auto convened = document.cues("convene", range);
  for (const Match& past : document.cues("past", range)) {
    const bool is_inside = std::ranges::any_of(convened, [&](const Match& cue) {
      return cue.begin <= past.begin && past.begin < cue.end;
    });
    if (!is_inside) return true;
  }
  return false;
}

}  // namespace ituletter
