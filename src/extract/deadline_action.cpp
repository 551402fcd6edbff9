#include "extract/deadline_action.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "extract/kinds.hpp"

namespace ituletter {
namespace {

constexpr std::string_view contributions = "contributions";
constexpr std::string_view translation = "contributions-for-translation";

// How far an action is from its date, in tokens, and what makes another one
// the better reading although it is further away.
constexpr std::size_t after_date = 14;       // "by 3 May … register" is rarer
constexpr std::size_t after_factor = 2;      // and the nearer the surer
constexpr std::size_t inside_brackets = 20;  // brackets say how, not what
constexpr std::size_t in_passing = 30;       // so do "via the form" and others
constexpr std::size_t beyond_date = 30;      // that is the other date's
struct ActionCost {
  std::string_view action;
  std::size_t cost;
};
constexpr std::array general_actions = {
    ActionCost{"documents", 8},  // may be what another action is done with
    ActionCost{"reply", 16},     // may be how
    ActionCost{"other", 40},
};

std::size_t cost_of_kind(const Match& action) {
  const auto* found =
      std::ranges::find(general_actions, action.value, &ActionCost::action);
  return found == general_actions.end() ? 0 : found->cost;
}

// What stands from one match to another.
TokenRange between(const Match& a, const Match& b) {
  return {std::min(a.end, b.end), std::max(a.begin, b.begin)};
}

std::size_t cost_of_distance(const Match& action, const Match& date) {
  if (action.end <= date.begin) return date.begin - action.end;
  return after_date +
         after_factor * (action.begin - std::min(action.begin, date.end));
}

std::size_t cost_of_place(const RecognisedText& document, const Match& action,
                          const Match& date, TokenRange sentence) {
  std::size_t cost = 0;
  if (document.in_brackets(sentence, action.begin)) cost += inside_brackets;
  if (is_in_passing(document, action)) cost += in_passing;
  const auto values = document.values(between(action, date));
  if (first_that(values, is_date) != nullptr) cost += beyond_date;
  return cost;
}

// The first of those that cost least. Read backwards: what stands far before
// the date is dear by its distance alone.
const Match* cheapest(const RecognisedText& document,
                      std::span<const Match> actions, const Match& date,
                      TokenRange sentence) {
  const Match* best = &actions.back();
  std::size_t best_cost = std::numeric_limits<std::size_t>::max();
  for (auto action = actions.rbegin(); action != actions.rend(); ++action) {
    std::size_t cost = cost_of_distance(*action, date) + cost_of_kind(*action);
    if (cost > best_cost) continue;
    cost += cost_of_place(document, *action, date, sentence);
    if (cost > best_cost) continue;
    best = &*action;
    best_cost = cost;
  }
  return best;
}

bool has_action(const Actions& actions, std::string_view value) {
  return std::ranges::any_of(
      actions, [value](const Match* action) { return action->value == value; });
}

// Contributions for translation are contributions, and an answer to a
// questionnaire is one.
Actions without_implied(Actions actions) {
  const auto drop = [&](std::string_view implied) {
    std::erase_if(actions, [implied](const Match* action) {
      return action->value == implied;
    });
  };
  if (has_action(actions, translation)) drop(contributions);
  if (actions.size() > 1) drop("reply");
  return actions;
}

// "Contributions which reach TSB by 30 September will be translated": with no
// other date between.
const Match* translation_with(const RecognisedText& document,
                              const Match& contribution, const Match& date,
                              std::span<const Match> actions) {
  return first_that(actions, [&](const Match& action) {
    if (action.value != translation) return false;
    const TokenRange all{
        std::min({action.end, date.end, contribution.end}),
        std::max({action.begin, date.begin, contribution.begin})};
    return std::ranges::count_if(document.values(all), is_date) <= 1;
  });
}

// "fellowships, visas and interpretation": nothing but a word like "for"
// beside what joins them.
bool are_joined(const RecognisedText& document, const Match& a,
                const Match& b) {
  constexpr std::size_t furthest = 3;
  if (b.begin < a.end || b.begin - a.end > furthest) return false;
  for (std::size_t i = a.end; i < b.begin; ++i) {
    if (document.is_separator(i)) return true;
  }
  return false;
}

// The action and those that a list joins to it, on the same side of the date.
Actions with_joined(const RecognisedText& document, const Match& best,
                    const Match& date, std::span<const Match> actions) {
  Actions found = {&best};
  const auto add = [&](const Match& action) {
    const bool is_new = !is_vague(action) && !has_action(found, action.value);
    if (is_new) found.push_back(&action);
  };
  const auto at = static_cast<std::size_t>(&best - actions.data());
  for (std::size_t i = at; i > 0; --i) {
    if (!are_joined(document, actions[i - 1], actions[i])) break;
    add(actions[i - 1]);
  }
  for (std::size_t i = at + 1; i < actions.size(); ++i) {
    const bool is_other_side =
        best.end <= date.begin && actions[i].begin >= date.begin;
    if (is_other_side || !are_joined(document, actions[i - 1], actions[i])) {
      break;
    }
    add(actions[i]);
  }
  return found;
}

// The action nearest to a date in its sentence, and those joined to it.
// "A by 3 May; B by 5 June": the part of a sentence between semicolons that the
// date stands in, if it says what is due.
TokenRange clause_of(const RecognisedText& document, const Match& date,
                     TokenRange sentence) {
  TokenRange clause{date.begin, date.end};
  while (clause.begin > sentence.begin &&
         !document.is_sign(clause.begin - 1, ";")) {
    --clause.begin;
  }
  while (clause.end < sentence.end && !document.is_sign(clause.end, ";")) {
    ++clause.end;
  }
  return document.has_cue("action", clause) ? clause : sentence;
}

Actions nearest_actions(const RecognisedText& document, const Match& date,
                        TokenRange whole) {
  const TokenRange sentence = clause_of(document, date, whole);
  const auto actions = document.cues("action", sentence);
  if (actions.empty()) return {};
  const Match* best = cheapest(document, actions, date, sentence);
  if (best->value == contributions) {
    const Match* both = translation_with(document, *best, date, actions);
    if (both != nullptr) return {both};
  }
  return without_implied(with_joined(document, *best, date, actions));
}

// Forms that a letter asks for, and then says when to send "it" back.
bool is_form(const Match& action) {
  return action.value == "fellowship" || action.value == "visa" ||
         action.value == "accommodation";
}

bool is_specific(const Match& action) {
  return !is_vague(action) && !is_reply(action);
}

/// What the paragraph of a date is about.
class ParagraphTopic {
 public:
  explicit ParagraphTopic(const RecognisedText& document)
      : document_(document), tokens_(document.tokens()) {}

  // "Visa support. Please send …", "VISA SUPPORT: …", or a heading above.
  const Match* heading(std::size_t token) const {
    const auto found = document_.line_at(token);
    if (!found) return nullptr;
    std::size_t at = *found;
    const auto& lines = document_.lines();
    for (int i = 0; i < most_breaks && at > 0 && lines[at].after_break; ++i) {
      --at;
    }
    if (const Match* own = heading_of({lines[at].begin, lines[at].end})) {
      return own;
    }
    if (const Match* before = run_in(token)) return before;
    if (at == 0 || lines[at].is_cell() || lines[at - 1].is_noise) {
      return nullptr;
    }
    const Line& above = lines[at - 1];
    return is_heading(above) ? specific({above.begin, above.end}) : nullptr;
  }

  // In the sentences before, of the same paragraph.
  const Match* sentence_before(TokenRange sentence) const {
    for (int i = 0; i < furthest_sentence; ++i) {
      if (starts_paragraph(sentence.begin)) break;
      sentence = document_.sentence(sentence.begin - 1);
      const Match* action =
          last_that(document_.cues("action", sentence), is_specific);
      if (action != nullptr) return action;
    }
    return nullptr;
  }

 private:
  static constexpr std::size_t longest_heading = 8;  // tokens
  static constexpr std::size_t longest_run_in = 5;
  static constexpr int most_breaks = 8;  // of a line inside a paragraph
  // Sentences before a date's own that may say what is due.
  static constexpr int furthest_sentence = 3;

  // "23 March: Registration" is a row of a list above.
  bool is_heading(const Line& line) const {
    const TokenRange all{line.begin, line.end};
    return all.size() <= longest_heading && !line.is_cell() &&
           !document_.has_bullet(line) &&
           !document_.is_sign(all.end - 1, ".") &&
           first_that(document_.values(all), is_date) == nullptr;
  }

  const Match* heading_of(TokenRange line) const {
    const std::size_t end = std::min(line.end, line.begin + longest_heading);
    for (std::size_t i = line.begin; i < end; ++i) {
      if (!document_.is_sign(i, ".") && !document_.is_sign(i, ":")) continue;
      if (i + 1 == line.end) return nullptr;
      return specific({line.begin, i});
    }
    return nullptr;
  }

  bool starts_paragraph(std::size_t token) const {
    return token == 0 || tokens_[token].gap == Gap::edge ||
           document_.starts_line(token);
  }

  // A sentence that is no more than a heading, in text without line ends.
  const Match* run_in(std::size_t token) const {
    TokenRange sentence = document_.sentence(token);
    for (int i = 0; i < furthest_sentence; ++i) {
      if (starts_paragraph(sentence.begin)) break;
      sentence = document_.sentence(sentence.begin - 1);
      if (sentence.size() <= longest_run_in) return specific(sentence);
    }
    return nullptr;
  }

  const Match* specific(TokenRange range) const {
    return first_that(document_.cues("action", range), is_specific);
  }

  const RecognisedText& document_;
  const Tokens& tokens_;
};

// What a heading names rather than the words of a sentence: "Visa support.
// Please send the questionnaire by 3 May."
bool is_better(const Match& topic, const Actions& actions) {
  if (actions.empty()) return true;
  const Match& action = *actions.front();
  if (is_vague(action) || is_reply(action)) return true;
  return action.value == "questionnaire" &&
         (is_form(topic) || topic.value == "registration");
}

}  // namespace

bool is_vague(const Match& action) {
  return action.value == "documents" || action.value == "other";
}

bool is_reply(const Match& action) { return action.value == "reply"; }

bool is_in_passing(const RecognisedText& document, const Match& action) {
  constexpr std::size_t longest = 12;  // tokens of words in passing
  const std::size_t from = action.begin - std::min(action.begin, longest);
  const auto asides = document.cues("aside", {from, action.end + longest});
  return std::ranges::any_of(asides, [&](const Match& aside) {
    return aside.begin <= action.begin && action.end <= aside.end;
  });
}

// What stands in brackets says how; vague words count only where there is
// nothing else.
Actions actions_of_item(const RecognisedText& document, TokenRange item) {
  const auto cues = document.cues("action", item);
  for (const bool with_asides : {false, true}) {
    for (const bool with_vague : {false, true}) {
      Actions found;
      for (const Match& cue : cues) {
        const bool counts =
            (with_asides || (!document.in_brackets(item, cue.begin) &&
                             !is_in_passing(document, cue))) &&
            (with_vague || !is_vague(cue));
        if (counts && !has_action(found, cue.value)) found.push_back(&cue);
      }
      if (!found.empty()) return without_implied(std::move(found));
    }
  }
  return {nullptr};
}

Actions actions_in_prose(const RecognisedText& document, const Match& date) {
  const TokenRange sentence = document.sentence(date.begin);
  Actions actions = nearest_actions(document, date, sentence);
  const bool is_named = !actions.empty() && is_specific(*actions.front()) &&
                        !is_in_passing(document, *actions.front());
  if (is_named && actions.front()->value != "questionnaire") return actions;
  const ParagraphTopic topic(document);
  const Match* heading = topic.heading(date.begin);
  if (heading != nullptr && is_better(*heading, actions)) return {heading};
  if (is_named) return actions;
  // "Fill in the visa form. Please return it by 3 May."
  const Match* before = topic.sentence_before(sentence);
  if (before == nullptr) return actions;
  const bool takes = actions.empty() || is_form(*before) ||
                     actions.front()->value == "other" ||
                     is_specific(*actions.front());
  return takes ? Actions{before} : actions;
}

}  // namespace ituletter
