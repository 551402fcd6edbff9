#include "grammar/compile.hpp"

#include "catch.hpp"
#include "small_grammar.hpp"

namespace ituletter {
namespace {

std::string error(const std::string& toml) {
  return error_of([&] { small_grammar(toml); });
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("unknown slots and phrases are told where they stand") {
  CHECK(error(rules("k: a {odd}")) == "6:9: unknown slot {odd}");
  CHECK(error(rules("k: a <odd>")) == "6:9: unknown phrase <odd>");
  CHECK(error(rules("k: ?!\\ ")) == "none");
}

TEST_CASE("an error in a template is told by its column in the file") {
  CHECK(error(rules("k: ab (c")) ==
        "6:15: missing \")\" in template \"ab (c\"");
  CHECK(error(rules("k: жж (c")) ==
        "6:15: missing \")\" in template \"жж (c\"");
}

TEST_CASE("a template that may match nothing is refused") {
  CHECK(has(error(rules("k: [a]")), "matches nothing at all"));
  CHECK(has(error(rules("k: ")), "has no match") == false);
  CHECK(has(error(rules("k: [a] [b]")), "matches nothing at all"));
  CHECK(error(rules("k: [a] b")) == "none");
}

TEST_CASE("a kind that contains itself is refused") {
  CHECK(has(error(rules("k: a {k}")), "{k} contains itself"));
  CHECK(has(error(rules("k: a {l}\nl: b {m}\nm: c {k}")), "contains itself"));
  CHECK(error(rules("k: a {l} {l}\nl: b")) == "none");
}

TEST_CASE("a phrase that contains itself is refused") {
  CHECK(has(error(rules("k: <p>", "[phrases]\np = 'a <p>'")),
            "phrase <p> contains itself"));
  CHECK(has(error(rules("k: <p>", "[phrases]\np = '<q>'\nq = '<p>'")),
            "contains itself"));
}

TEST_CASE("phrases that multiply each other are refused, not built") {
  std::string phrases = "[phrases]\np0 = '(a|b) (c|d) {number}'\n";
  for (int i = 1; i < 12; ++i) {
    const std::string inner = "<p" + std::to_string(i - 1) + ">";
    phrases += "p" + std::to_string(i) + " = '";
    for (int k = 0; k < 8; ++k) phrases += inner + " ";
    phrases += "x'\n";
  }
  CHECK(has(error(rules("k: <p11>", phrases)), "too many forms"));
}

TEST_CASE("templates whose machine explodes are refused, not built") {
  // Which of the last forty words was "a" is more than a machine can hold.
  std::string lines;
  for (int i = 0; i < 40; ++i) {
    lines += "k: ";
    for (int k = 0; k < i; ++k) lines += "(a|b) ";
    lines += "a ";
    for (int k = i; k < 40; ++k) lines += "(a|b) ";
    lines += "c" + std::to_string(i) + "\n";
  }
  CHECK(has(error(rules(lines)), "too many forms"));
}

TEST_CASE("a broken value template is refused") {
  const auto with_value = [](const std::string& value) {
    return error(rules("k: a {number}") + "value = '" + value + "'\n");
  };
  CHECK(with_value("{number:2}[ {x}]") == "none");
  CHECK(has(with_value("a["), "missing \"]\""));
  CHECK(has(with_value("a]"), "\"]\" without \"[\""));
  CHECK(has(with_value("{number"), "missing \"}\""));
  CHECK(has(with_value("{number:99}"), "the width has one digit"));
  CHECK(
      has(with_value(std::string(9, '[') + std::string(9, ']')), "too deeply"));
}

TEST_CASE("tables, rules and cues may have one name") {
  const Grammar grammar = small_grammar(
      rules("month: {month} {year}",
            "[table.month]\n1 = 'jan'\n[cue.month]\nx = 'month'"));
  CHECK(found(grammar, "jan 2020") == "month=2020-01");
}

TEST_CASE("a built-in name is always the built-in slot") {
  const Grammar grammar =
      small_grammar(rules("phone: call {phone}\nemail: at {email}"));
  CHECK(found(grammar, "call +41 22 730 5887") == "phone=+41 22 730 5887");
}

TEST_CASE("a language's phrase hides the shared one of its name") {
  const auto own = parse_grammar_file(
      rules("k: <p> {number}", "[phrases]\np = 'own'"), "own.toml");
  const auto shared = parse_grammar_file(
      rules("l: <p> <q>", "[phrases]\np = 'shared'\nq = 'too'"), "s.toml");
  const Grammar grammar = Grammar::keep(compile_grammar({own, shared}));
  CHECK(found(grammar, "own 7") == "k=7");
  CHECK(found(grammar, "shared 7").empty());
}

TEST_CASE("bytes that are no compiled grammar are refused") {
  CHECK_THROWS_AS(Grammar::keep("x"), Error);
  CHECK_THROWS_AS(Grammar::keep(std::string(4000, '\0')), Error);
  const std::string whole =
      compile_grammar({parse_grammar_file(rules("k: a"), "x")});
  CHECK_THROWS_AS(Grammar::keep(whole.substr(0, whole.size() / 2)), Error);
}

}  // namespace ituletter
