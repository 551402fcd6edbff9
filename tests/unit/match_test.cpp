#include "grammar/match.hpp"

#include "catch.hpp"
#include "small_grammar.hpp"

namespace ituletter {
namespace {

constexpr std::string_view separators =
    "[table.separator]\nlist = [',', 'and', ', and']\nrange = ['-', 'to']\n";

std::string cues(const Grammar& grammar, std::string_view text) {
  const Tokens tokens = tokenise(text);
  std::string out;
  for (const Match& match : Matcher(grammar.tables(), tokens).find_cues()) {
    out += (out.empty() ? "" : ", ") + std::string(match.kind) + "=" +
           match.value + "@" + std::to_string(match.begin);
  }
  return out;
}

}  // namespace

TEST_CASE("the longest rule wins, of equals the first") {
  const Grammar grammar = small_grammar(rules("a: x\nb: x y\nc: x y\nd: y z"));
  CHECK(found(grammar, "x") == "a=");
  CHECK(found(grammar, "x y z") == "b=");
  CHECK(found(grammar, "x x y z y z") == "a=, b=, d=");
}

TEST_CASE("a rule matches whole words whatever their case and accents") {
  const Grammar grammar = small_grammar(rules("a: réunion du\nb: ёлка"));
  CHECK(found(grammar, "REUNION DU") == "a=");
  CHECK(found(grammar, "елка") == "b=");
  CHECK(found(grammar, "réunions du").empty());
}

TEST_CASE("a blank in a template is any white space or none") {
  const Grammar grammar = small_grammar(rules("a: study group {number}"));
  CHECK(found(grammar, "study group 17") == "a=17");
  CHECK(found(grammar, "study\ngroup17") == "a=17");
  CHECK(found(grammar, "study \u00A0 group 17") == "a=17");
  CHECK(found(grammar, "study\tgroup 17").empty());
  CHECK(found(grammar, "study\n\ngroup 17").empty());
}

TEST_CASE("no blank in a template is nothing between") {
  const Grammar grammar = small_grammar(rules("date: {day}.{month_number}."));
  CHECK(found(grammar, "30.05.") == "date=--05-30");
  CHECK(found(grammar, "30. 05.").empty());
  CHECK(found(grammar, "30 .05.").empty());
}

TEST_CASE("a list gives a match for each member") {
  const Grammar grammar =
      small_grammar(rules("q: Question[s] {question+}", separators));
  CHECK(found(grammar, "Questions 7/17, 8/17 and 9/17") ==
        "q=7/17, q=8/17, q=9/17");
  CHECK(found(grammar, "Question 7/17 and more") == "q=7/17");
  CHECK(found(grammar, "Questions and 7/17").empty());
  CHECK(found(grammar, "Questions 7/17,\t8/17") == "q=7/17");
}

TEST_CASE("members without a group are of the next one's") {
  const Grammar grammar =
      small_grammar(rules("q: Q[uestions] {question+}", separators));
  CHECK(found(grammar, "Questions 7, 8 and 14/17") ==
        "q=7/17, q=8/17, q=14/17");
  CHECK(found(grammar, "Questions 7, 8/16 and 14/17") ==
        "q=7/16, q=8/16, q=14/17");
  CHECK(found(grammar, "Questions 7/17, 8 and 9") == "q=7/17");
  CHECK(found(grammar, "Questions 7, 8").empty());
}

TEST_CASE("days in one list share a year") {
  const Grammar grammar =
      small_grammar(rules("date: {day}.{month_number}.[{year}]", separators));
  CHECK(found(grammar, "4.9. and 2.10.2025") ==
        "date=2025-09-04, date=2025-10-02");
  CHECK(found(grammar, "4.9., 5.9. and on 2.10.2025") ==
        "date=2025-09-04, date=2025-09-05, date=2025-10-02");
  CHECK(found(grammar, "30.12. and 3.1.2020") ==
        "date=2019-12-30, date=2020-01-03");
  CHECK(found(grammar, "4.9.2025 and 2.10.") ==
        "date=2025-09-04, date=2025-10-02");
  CHECK(found(grammar, "2.10.2025 and 4.9.") ==
        "date=2025-10-02, date=--09-04");
  CHECK(found(grammar, "29.2. and 1.3.2023") ==
        "date=--02-29, date=2023-03-01");
}

TEST_CASE("days apart from each other share no year") {
  const Grammar grammar =
      small_grammar(rules("date: {day}.{month_number}.[{year}]", separators));
  CHECK(found(grammar, "4.9. for 2.10.2025") ==
        "date=--09-04, date=2025-10-02");
  CHECK(found(grammar, "4.9., the day after it is 2.10.2025") ==
        "date=--09-04, date=2025-10-02");
  CHECK(found(grammar, "4.9. and\t2.10.2025") ==
        "date=--09-04, date=2025-10-02");
  CHECK(found(grammar, "4.9. and Geneva 2.10.2025") ==
        "date=--09-04, date=2025-10-02");
}

TEST_CASE("a range gives the members between its ends") {
  const Grammar grammar =
      small_grammar(rules("q: Q[uestions] {question+}", separators));
  CHECK(found(grammar, "Q12-14/16") == "q=12/16, q=13/16, q=14/16");
  CHECK(found(grammar, "Questions 1/13 to 4/13") ==
        "q=1/13, q=2/13, q=3/13, q=4/13");
  CHECK(found(grammar, "Questions 4/13 to 1/13") ==
        "q=4/13, q=2/13, q=3/13, q=1/13");
  CHECK(found(grammar, "Questions 1/13 to 4/14") == "q=1/13, q=4/14");
}

TEST_CASE("a range of Recommendations is counted by its last number") {
  const Grammar grammar =
      small_grammar(rules("r: {recommendation+}", separators));
  CHECK(found(grammar, "X.500 to X.502") == "r=X.500, r=X.501, r=X.502");
  CHECK(found(grammar, "X.1 to X.9999") == "r=X.1, r=X.9999");
  CHECK(found(grammar, "G.1 to X.3") == "r=G.1, r=X.3");
}

TEST_CASE("a list is cut after twenty-four members") {
  const Grammar grammar = small_grammar(rules("n: N {number+}", separators));
  std::string text = "N 1";
  for (int i = 2; i <= 30; ++i) text += ", " + std::to_string(i);
  CHECK(find_values(grammar, text).size() == Search::longest_list);
}

TEST_CASE("without separators a list has one member") {
  const Grammar grammar = small_grammar(rules("n: N {number+}"));
  CHECK(found(grammar, "N 1, 2") == "n=1");
}

TEST_CASE("where each member stands is told apart") {
  const Grammar grammar =
      small_grammar(rules("q: Questions {question+} here", separators));
  const auto values = find_values(grammar, "Questions 7/17, 8/17 here");
  REQUIRE(values.size() == 2);
  CHECK(values[0].where == Span{0, 14});
  CHECK(values[1].where == Span{16, 25});
  CHECK(values[1].rule == "x:q");
}

TEST_CASE("an impossible date is no match and leaves the next best") {
  const Grammar grammar = small_grammar(
      rules("date: {day}/{month_number}/{year}\nn: {number}/{other:number}"));
  CHECK(found(grammar, "30/05/2025") == "date=2025-05-30");
  CHECK(found(grammar, "30/02/2025") == "n=30");
  CHECK(found(grammar, "29/02/2024") == "date=2024-02-29");
}

TEST_CASE("no match ends inside a number") {
  const Grammar grammar = small_grammar(rules("g: group {number}"));
  CHECK(found(grammar, "group 4.1 of") == "");
  CHECK(found(grammar, "group 4. 1 of") == "g=4");
}

TEST_CASE("a slot that stands twice gives two matches") {
  const Grammar grammar = small_grammar(rules("g: SG {number}/SG {number}"));
  CHECK(found(grammar, "SG17/SG20") == "g=17, g=20");
}

TEST_CASE("the number of a date is no group's") {
  const Grammar grammar = small_grammar(rules(
      "g: group {number}\ndate: {day} {month}", "[table.month]\n5 = 'May'"));
  CHECK(found(grammar, "group 4") == "g=4");
  CHECK(found(grammar, "group 4 May") == "date=--05-04");
}

TEST_CASE("a list of days behind a group leaves it its number") {
  const Grammar grammar = small_grammar(
      rules("g: group {number}\ndate: {day}.{month_number}.\n"
            "date: {day+} {month}",
            std::string(separators) + "[table.month]\n5 = 'May'"));
  CHECK(found(grammar, "group 3, 4 and 18 May") ==
        "g=3, date=--05-04, date=--05-18");
}

TEST_CASE("a kind reads inside another") {
  const Grammar grammar =
      small_grammar(rules("date: {day}.{month_number}.{year}\ntime: {hhmm} h\n"
                          "datetime: {date}, {time}"));
  CHECK(found(grammar, "1.5.2020, 0930 h") == "datetime=2020-05-01T09:30");
}

TEST_CASE("cues of one name do not overlap, of others they may") {
  const Grammar grammar = small_grammar(
      "language = 'x'\n[cue.a]\none = ['x', 'x y']\ntwo = 'y'\n"
      "[cue.b]\nthree = 'y z'\n");
  CHECK(cues(grammar, "x y z") == "a=one@0, b=three@1");
  CHECK(cues(grammar, "y x z") == "a=two@0, a=one@1");
}

TEST_CASE("a cue may have slots") {
  const Grammar grammar = small_grammar(
      "language = 'x'\n[cue.a]\none = ['{number} x', 'until {number}']\n");
  CHECK(cues(grammar, "7 x until 8") == "a=one@0, a=one@2");
}

TEST_CASE("one kind is read from one place") {
  const Grammar grammar = small_grammar(rules("n: N {number+}", separators));
  const Tokens tokens = tokenise("N 1, 2 and");
  const Matcher matcher(grammar.tables(), tokens);
  const auto kind = grammar.tables().find_kind("n", KindType::rule);
  const auto separator =
      grammar.tables().find_kind("separator", KindType::table);
  REQUIRE(kind);
  REQUIRE(separator);
  CHECK(matcher.match_at(*kind, 0)->value == "1");
  CHECK_FALSE(matcher.match_at(*kind, 1));
  CHECK_FALSE(matcher.match_at(*kind, 99));
  CHECK(matcher.match_at(*separator, 4)->value == "list");
  CHECK(matcher.match_at(*separator, 4)->form == ",");
}

TEST_CASE("a rule that reads every word in many ways still ends") {
  std::string line = "k: ";
  for (int i = 0; i < 30; ++i) {
    const std::string n = std::to_string(i);
    line += "({a" + n + ":word}|{b" + n + ":word}) ";
  }
  const Grammar grammar = small_grammar(rules(line + "never"));
  std::string text;
  for (int i = 0; i < 100; ++i) text += "word ";
  CHECK(found(grammar, text).empty());
}

}  // namespace ituletter
