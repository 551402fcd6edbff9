#include <algorithm>

#include "extract/event.hpp"
#include "extract/kinds.hpp"

namespace ituletter {
namespace {

// Tokens between a date and its town; further away, the town is another's.
constexpr std::size_t furthest_place = 14;
constexpr std::size_t longest_country = 4;       // words
constexpr std::size_t longest_unknown_town = 5;  // words, with the country
constexpr std::size_t longest_zone = 3;          // "Geneva local time"
constexpr std::size_t longest_han_country = 12;
constexpr std::size_t longest_han_town = 8;

std::size_t distance(const Match& a, const Match& b) {
  if (a.end <= b.begin) return b.begin - a.end;
  return a.begin - std::min(a.begin, b.end);
}

class PlaceFinder {
 public:
  explicit PlaceFinder(const RecognisedText& document)
      : document_(document), tokens_(document.tokens()) {}

  Maybe<std::string> run(const Match& date, const EventWords& words) const {
    const Match* town = nearest_town(date, words.near);
    if (town != nullptr && distance(*town, date) <= furthest_place) {
      return with_country(*town);
    }
    if (auto unknown = unknown_town_after_country(words.near)) return unknown;
    if (words.in_subject) {
      if (auto town_without_cue = unknown_town(date)) return town_without_cue;
    }
    const Match* venue = document_.cue("venue", words.scope);
    return venue != nullptr ? town_of(*venue) : std::nullopt;
  }

 private:
  const Match* nearest_town(const Match& date, TokenRange near) const {
    const Match* nearest = nullptr;
    for (const Match& town : document_.cues("place", near)) {
      const bool is_other =
          is_in_zone(town) || is_in_country(town) || is_of_another(town, date);
      if (is_other) continue;
      const bool is_nearer =
          nearest == nullptr || distance(town, date) < distance(*nearest, date);
      if (is_nearer) nearest = &town;
    }
    return nearest;
  }

  // "(instead of Geneva)", but not for "(instead of Geneva, 9-13 May)".
  bool is_given_up(const Match& town, const Match& date) const {
    constexpr std::size_t longest_old = 6;  // tokens
    constexpr std::size_t furthest = 3;
    if (town.end <= date.begin && date.begin - town.end <= furthest) {
      return false;
    }
    const TokenRange before{town.begin - std::min(town.begin, longest_old),
                            town.begin};
    const Match* old =
        last_that(document_.cues("calloff", before),
                  [](const Match& cue) { return cue.value == "old"; });
    return old != nullptr && old->end == town.begin;
  }

  // "from 8 July and WTSA-08 will take place in Johannesburg": past another
  // event's noun, group or verb.
  bool is_of_another(const Match& town, const Match& date) const {
    if (is_given_up(town, date)) return true;
    if (town.begin < date.end) return false;
    const TokenRange between{date.end, town.begin};
    // "22-24 June (formerly: Geneva, 11-13 May)"
    const Match* old =
        first_that(document_.cues("calloff", between),
                   [](const Match& cue) { return cue.value == "old"; });
    if (old != nullptr) return true;
    const TokenRange before{document_.sentence(date.begin).begin, date.begin};
    bool has_separator = false;
    for (std::size_t i = between.begin; i < between.end; ++i) {
      has_separator |=
          tokens_[i].kind == TokenKind::word && document_.is_separator(i);
    }
    const bool is_told = document_.has_cue("event", before) ||
                         first_that(document_.values(before), is_group);
    return has_separator && is_told &&
           (document_.has_cue("event", between) ||
            document_.has_cue("convene", between));
  }

  // "Geneva time" is no place.
  bool is_in_zone(const Match& town) const {
    const TokenRange around{town.begin - std::min(town.begin, longest_zone),
                            town.end + longest_zone};
    const Match* zone =
        first_that(document_.cues("zone", around), [&](const Match& match) {
          return match.begin <= town.begin && town.begin < match.end;
        });
    return zone != nullptr;
  }

  // Lima of "意大利马马尔代拉", which begins with Italy.
  bool is_in_country(const Match& town) const {
    const std::size_t begin =
        town.begin - std::min(town.begin, longest_han_country);
    const auto around =
        document_.cues("country", {begin, town.end + longest_han_country});
    return std::ranges::any_of(around, [&](const Match& country) {
      return country.begin < town.begin && town.begin < country.end;
    });
  }

  // The town, and the country where one stands with it: "Tashkent,
  // Uzbekistan".
  Found<std::string> with_country(const Match& town) const {
    Found<std::string> value = document_.found(std::string(town.form), town);
    if (const Match* country = country_before(town)) {
      value.value = document_.exact(country->where, "").value + value.value;
      value.where.span.begin = document_.where(country->where, "").span.begin;
      return value;
    }
    const bool in_brackets = document_.is_sign(town.end, "(");
    if (!in_brackets && !document_.is_sign(town.end, ",")) return value;
    const std::size_t begin = town.end + 1;
    std::size_t end = begin;
    while (end < begin + longest_country && is_name(end)) ++end;
    if (const Match* country = document_.cue_at("country", begin)) {
      end = country->end;
    }
    if (end == begin || !ends_country(end, in_brackets)) return value;
    if (in_brackets) ++end;
    const Words country = document_.exact(TokenRange{begin, end}, "");
    const auto sign = document_.tokens().words(town.end);
    const bool is_wide_sign = sign == "，";
    value.value += in_brackets    ? " ("
                   : is_wide_sign ? std::string(sign)
                                  : std::string(sign) + ' ';
    value.value += country.value;
    value.where.span.end =
        document_.where(tokens_.span(begin, end), "").span.end;
    return value;
  }

  // "韩国首尔": some languages put the country before its town.
  const Match* country_before(const Match& town) const {
    if (town.begin == 0 || tokens_[town.begin].gap != Gap::none) return nullptr;
    const std::size_t begin =
        town.begin - std::min(town.begin, longest_han_country);
    const Match* country =
        last_that(document_.cues("country", {begin, town.begin}),
                  [&](const Match& match) { return match.end == town.begin; });
    return country;
  }

  bool is_name(std::size_t token) const {
    return token < tokens_.size() && tokens_[token].is_capitalised &&
           tokens_[token].gap <= Gap::space &&
           document_.value_at(token) == nullptr &&
           document_.cue_at("event", token) == nullptr &&
           document_.cue_at("place", token) == nullptr &&
           document_.cue_at("venue", token) == nullptr;
  }

  // What may follow a country: a sign, a date, the line's end.
  bool ends_country(std::size_t token, bool in_brackets) const {
    if (in_brackets) return document_.is_sign(token, ")");
    if (token >= tokens_.size() || tokens_[token].gap > Gap::space) return true;
    const Match* value = document_.value_at(token);
    return document_.is_sign(token, ",") || document_.is_sign(token, ")") ||
           document_.is_sign(token, ";") || document_.is_sign(token, ".") ||
           (value != nullptr && is_days(*value));
  }

  // A town that the grammar does not know: capitalised words and a comma
  // before the date, after the sign that ends the title. The country may be in
  // brackets, which an abbreviation is not.
  Maybe<std::string> unknown_town(const Match& date) const {
    std::size_t begin = date.begin;
    if (begin < 2 || !document_.is_sign(begin - 1, ",")) return std::nullopt;
    const std::size_t end = --begin;
    bool in_brackets = document_.is_sign(end - 1, ")");
    if (in_brackets && tokens_[end - 2].is_shouted) return std::nullopt;
    if (in_brackets) --begin;
    std::size_t words = 0;
    for (; begin > 0; --begin) {
      const bool is_opening = in_brackets && document_.is_sign(begin - 1, "(");
      if (is_opening) in_brackets = false;
      const bool is_sign = is_opening || document_.is_sign(begin - 1, ",");
      if (!is_sign && !is_name(begin - 1)) break;
      if (!is_sign && ++words > longest_unknown_town) return std::nullopt;
    }
    const bool is_place = words > 0 && begin > 0 && !in_brackets &&
                          (document_.is_sign(begin - 1, ";") ||
                           document_.is_sign(begin - 1, "("));
    if (!is_place) return std::nullopt;
    return document_.exact(TokenRange{begin, end}, "meeting.place");
  }

  // "将在意大利马马尔代拉召开", "，意大利马马尔代拉，": the Han characters
  // between a country and the verb or sign after it.
  Maybe<std::string> unknown_town_after_country(TokenRange near) const {
    for (const Match& country : document_.cues("country", near)) {
      const TokenRange town{country.end, end_of_han_name(country.end)};
      const bool is_town = town.size() >= 2 && starts_place(country.begin) &&
                           ends_han_place(town.end) &&
                           !document_.has_cue("building", town) &&
                           !document_.has_cue("event", town);
      if (!is_town) continue;
      return document_.words(TokenRange{country.begin, town.end},
                             "meeting.place");
    }
    return std::nullopt;
  }

  std::size_t end_of_han_name(std::size_t begin) const {
    std::size_t end = begin;
    while (end < tokens_.size() && end - begin <= longest_han_town &&
           tokens_[end].kind == TokenKind::ideograph &&
           tokens_[end].gap == Gap::none &&
           document_.value_at(end) == nullptr &&
           document_.cue_at("title_end", end) == nullptr &&
           document_.cue_at("convene", end) == nullptr) {
      ++end;
    }
    return end;
  }

  // After "in", a sign or a date.
  bool starts_place(std::size_t token) const {
    if (token == 0 || tokens_[token - 1].kind == TokenKind::sign) return true;
    const Match* value = document_.value_at(token - 1);
    return (value != nullptr && is_days(*value)) ||
           document_.cue_at("title_end", token - 1) != nullptr;
  }

  bool ends_han_place(std::size_t token) const {
    return token >= tokens_.size() || tokens_[token].gap > Gap::space ||
           tokens_[token].kind == TokenKind::sign ||
           document_.value_at(token) != nullptr ||
           document_.cue_at("title_end", token) != nullptr ||
           document_.cue_at("convene", token) != nullptr;
  }

  // The venue's town in the language's own words.
  Maybe<std::string> town_of(const Match& venue) const {
    const GrammarTables& grammar = document_.grammar();
    for (const RuleRow& row : grammar.rules) {
      const bool is_town =
          grammar.string(row.value) == venue.value &&
          grammar.string(grammar.kinds[row.kind].name) == "place";
      if (is_town) {
        return document_.found(std::string(grammar.string(row.form)), venue);
      }
    }
    return std::nullopt;
  }

  const RecognisedText& document_;
  const Tokens& tokens_;
};

}  // namespace

Maybe<std::string> find_place(const RecognisedText& document, const Match& date,
                              const EventWords& words) {
  return PlaceFinder(document).run(date, words);
}

}  // namespace ituletter
