#include <algorithm>
#include <array>
#include <limits>

#include "extract/deadline.hpp"
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

// Contributions for translation are contributions.
Actions without_implied(Actions actions) {
  if (has_action(actions, translation)) {
    std::erase_if(actions, [](const Match* action) {
      return action->value == contributions;
    });
  }
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

}  // namespace

bool is_vague(const Match& action) {
  return action.value == "documents" || action.value == "other";
}

// What stands in brackets says how; vague words count only where there is
// nothing else.
Actions actions_of_item(const RecognisedText& document, TokenRange item) {
  const auto cues = document.cues("action", item);
  for (const bool with_brackets : {false, true}) {
    for (const bool with_vague : {false, true}) {
      Actions found;
      for (const Match& cue : cues) {
        const bool counts =
            (with_brackets || !document.in_brackets(item, cue.begin)) &&
            (with_vague || !is_vague(cue));
        if (counts && !has_action(found, cue.value)) found.push_back(&cue);
      }
      if (!found.empty()) return without_implied(std::move(found));
    }
  }
  return {nullptr};
}

std::vector<const Match*> nearest_actions(const RecognisedText& document,
                                          const Match& date,
                                          TokenRange sentence) {
  const auto actions = document.cues("action", sentence);
  if (actions.empty()) return {};
  const Match* best = cheapest(document, actions, date, sentence);
  if (best->value == contributions) {
    const Match* both = translation_with(document, *best, date, actions);
    if (both != nullptr) return {both};
  }
  Actions found = {best};
  for (const Match& action : actions) {
    const bool is_joined =
        action.end < best->begin && best->begin - action.end <= 2 &&
        document.is_separator(best->begin - 1) && action.value != best->value;
    if (is_joined && !is_vague(action)) found.push_back(&action);
  }
  return without_implied(std::move(found));
}

}  // namespace ituletter
