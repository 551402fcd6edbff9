#include "grammar/grammar_file.hpp"

#include "catch.hpp"
#include "small_grammar.hpp"

namespace ituletter {
namespace {

std::string error(std::string_view toml) {
  return error_of([&] { parse_grammar_file(toml, "x.toml"); });
}

constexpr std::string_view whole = R"(language = "x"
[detect]
words = ["and", "of"]
[phrases]
p = ["a", "b"]
[labels]
to = "To"
[table.month]
"2" = ["feb"]
"1" = "jan"
[cue.place]
"Here" = ["here"]
[ids]
circular = "Circular {number}"
[data.zone]
"Here" = "Etc/Here"
[[part]]
name = "p"
match = "x"
yields = "q"
value = "v"
set = { half = "pm" }
examples = { "x" = "v" }
rejects = ["y"]
[[rule]]
name = "r"
match = ["a", "b"]
yields = "date"
examples = { "a" = ["1", "2"] }
rejects = ["c"]
)";

}  // namespace

TEST_CASE("a grammar file is read section by section") {
  const GrammarFile file = parse_grammar_file(whole, "x.toml");
  CHECK(file.language == "x");
  CHECK(file.common_words == std::vector<std::string>{"and", "of"});
  REQUIRE(file.phrases.size() == 1);
  CHECK(file.phrases[0].match.size() == 2);
  REQUIRE(file.entries.size() == 4);
  CHECK(file.entries[0].is_cue);
  CHECK(file.entries[0].list == "label");
  CHECK(file.entries[1].value == "2");  // in the order of the lines
  CHECK(file.entries[2].value == "1");
  CHECK(file.entries[3].is_cue);
  REQUIRE(file.data.size() == 2);
  REQUIRE(file.rules.size() == 2);
  CHECK(file.rules[0].is_part);
  CHECK(file.rules[0].set.front().second == "pm");
  CHECK(file.rules[1].examples.front().value == "1, 2");
  CHECK(file.rules[1].place.line == 25);
  CHECK(file.rules[1].match[1].place.column == 15);
}

TEST_CASE("a broken grammar file is told by line and column") {
  CHECK(error("x = ").rfind("1:", 0) == 0);
  CHECK(error("[detect]\n") == "1:1: no language; add: language = \"…\"");
  CHECK(error("language = 1") == "1:12: language must be a string");
  CHECK(error("language = 'x'\n[odd]\n") == "2:1: unknown section \"odd\"");
  CHECK(error("language = 'x'\n[rule]\n") == "2:1: write [[rule]], not [rule]");
  CHECK(error("language = 'x'\nphrases = 1") ==
        "2:11: phrases must be a table");
  CHECK(error("language = 'x'\n[detect]\nword = ['a']") ==
        "3:8: unknown key in [detect]");
  CHECK(error("language = 'x'\n[table]\nt = 1") ==
        "3:5: [table.…] must be a table");
  CHECK(error("language = 'x'\n[table.t]\na = [1]") ==
        "3:6: a template must be a string");
}

TEST_CASE("lists of a search are rows of data, and only known ones") {
  const GrammarFile file = parse_grammar_file(
      "language = 'x'\n[search]\nshortest = 4\nendings = ['- s', 'y ies']\n"
      "elided = 'l'",
      "x.toml");
  REQUIRE(file.data.size() == 4);
  CHECK(file.data[0].table == "search");
  CHECK(file.data[0].key == "elided");
  CHECK(file.data[1].value == "- s");
  CHECK(file.data[2].value == "y ies");
  CHECK(file.data[3].value == "4");
  const std::string head = "language = 'x'\n[search]\n";
  CHECK(error(head + "suffixes = 's'") ==
        "3:12: unknown key \"suffixes\" in [search]");
  CHECK(error(head + "shortest = '4'") ==
        "3:12: shortest must be a number from 1 to 9");
  CHECK(error(head + "shortest = 0") ==
        "3:12: shortest must be a number from 1 to 9");
  CHECK(error(head + "endings = [1]") == "3:12: endings must be a string");
}

TEST_CASE("a file that toml++ would only assert about is refused") {
  CHECK(error("a = [\"b\",,]").rfind("1:", 0) == 0);
  CHECK(error("a = [,]").rfind("1:", 0) == 0);
}

TEST_CASE("a rule without a part of its proof is refused") {
  const std::string head = "language = 'x'\n[[rule]]\nname = 'r'\n";
  CHECK(error("language = 'x'\n[[rule]]\n") == "2:1: rule \"\" has no name");
  CHECK(error(head) == "2:1: rule \"r\" has no match");
  CHECK(error(head + "match = 'a'\n") == "2:1: rule \"r\" has no yields");
  CHECK(error(head + "match = 'a'\nyields = 'k'\n") ==
        "2:1: rule \"r\" has no examples");
  CHECK(error(head + "odd = 1\n") == "4:7: unknown key \"odd\" in a rule");
}

}  // namespace ituletter
