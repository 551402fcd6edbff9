// Texts that a careless matcher would read over and over, or that would take
// it out of its bounds. How long they take is for benchmark/stages.cpp.

#include "benchmark/hostile.hpp"

#include <algorithm>
#include <string>

#include "grammar/match.hpp"
#include "ituletter/grammar.hpp"
#include "unit/catch.hpp"

namespace ituletter {
namespace {

bool are_in_order(const std::vector<Match>& matches) {
  for (std::size_t i = 1; i < matches.size(); ++i) {
    // The members between the ends of a range all stand where it ends.
    const bool is_same = matches[i].begin == matches[i - 1].begin;
    if (!is_same && matches[i].begin < matches[i - 1].end) return false;
  }
  return true;
}

bool are_inside(const std::vector<Match>& matches, std::size_t tokens,
                std::size_t bytes) {
  return std::ranges::all_of(matches, [&](const Match& match) {
    return match.begin < match.end && match.end <= tokens &&
           match.where.begin < match.where.end && match.where.end <= bytes;
  });
}

}  // namespace

TEST_CASE("hostile texts are read to their end with sane results") {
  for (const HostileText& hostile : hostile_texts(100000)) {
    INFO(hostile.name);
    const Text text = normalise(hostile.text);
    const Span all{0, text.text.size()};
    CHECK(text.map.to_source(all).end == hostile.text.size());
    const Tokens tokens = tokenise(text.text);
    for (const std::string& language : Grammars::built_in().languages()) {
      const Grammar& grammar = *Grammars::built_in().find(language);
      const Matcher matcher(grammar.tables(), tokens);
      const auto rules = matcher.find_rules();
      CHECK(are_in_order(rules));
      CHECK(are_inside(rules, tokens.size(), all.end));
      CHECK(are_inside(matcher.find_cues(), tokens.size(), all.end));
    }
  }
}

TEST_CASE("a list that begins a rule is found however long its like is") {
  const HostileText ordinals = repeated("", "17-й, ", 20000);
  const Grammar& grammar = *Grammars::built_in().find("ru");
  CHECK(find_values(grammar, ordinals.text).empty());
  const auto values =
      find_values(grammar, ordinals.text + "17-й Исследовательской комиссии");
  REQUIRE_FALSE(values.empty());
  CHECK(values.size() == Search::longest_list);
  CHECK(values.back().value == "SG17");
}

}  // namespace ituletter
