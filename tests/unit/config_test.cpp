#include "check/config.hpp"

#include <string>

#include "catch.hpp"
#include "check/baseline.hpp"
#include "check/select.hpp"
#include "ituletter/error.hpp"

using namespace ituletter;

namespace {

CheckConfig parse(const std::string& toml) {
  return parse_check_config(toml, "ituletter.toml");
}

std::string fault(const std::string& toml) {
  try {
    parse(toml);
  } catch (const Error& error) {
    return std::to_string(error.line()) + ":" + std::to_string(error.column()) +
           " " + error.what();
  }
  return "none";
}

PlacedFinding finding(const std::string& rule, const std::string& words = {},
                      Span mark = {}) {
  PlacedFinding placed;
  placed.finding.code = rule;
  placed.line = words.empty() ? 0 : 1;
  placed.words = words;
  placed.mark = mark;
  placed.fingerprint = std::string(64, 'a');
  return placed;
}

CheckedFile applied(const std::string& toml, PlacedFinding placed,
                    Profile profile = Profile::letter) {
  CheckedFile file{.path = "in/letter.txt", .findings = {std::move(placed)}};
  apply(parse(toml), profile, file.path, file);
  return file;
}

std::string ignored(const std::string& ignore, PlacedFinding placed) {
  return applied("[[ignore]]\nreason = \"so\"\n" + ignore, std::move(placed))
      .findings.front()
      .ignored;
}

}  // namespace

TEST_CASE("an unknown key is an error that names the one that may be meant") {
  CHECK(fault("profil = \"letter\"") ==
        "1:1 unknown key \"profil\"; did you mean \"profile\"?");
  CHECK(fault("\nxyz = 1")
            .starts_with("2:1 unknown key \"xyz\"; there are profile, "));
  CHECK(fault("[levels]\n\"char/edge-spac\" = \"off\"") ==
        "2:1 no rule \"char/edge-spac\"; did you mean \"char/edge-space\"?");
  CHECK(fault("[levels]\n\"char/*\" = \"of\"") ==
        "2:12 no level \"of\"; did you mean \"off\"?");
  CHECK(fault("[levels]\n\"chr/*\" = \"off\"") ==
        "2:1 no rule \"chr/*\"; did you mean \"char/*\"?");
  CHECK(fault("[[ignore]]\nrules = \"char/*\"") ==
        "2:1 unknown key \"rules\"; did you mean \"rule\"?");
}

TEST_CASE("an ignore says what it means and why") {
  CHECK(fault("[[ignore]]\nrule = \"char/*\"").ends_with("needs a reason"));
  CHECK(fault("[[ignore]]\nrule = \"char/*\"\nreason = \"\"\n")
            .ends_with("needs a reason"));
  CHECK(fault("[[ignore]]\nreason = \"so\"")
            .ends_with("needs a rule, a file or a text"));
  CHECK(fault("[ignore]").ends_with("write [[ignore]], not [ignore]"));
  CHECK(fault("[[ignore]]\nrule = \"char/*\"\nreason = \"so\"") == "none");
}

TEST_CASE("broken TOML is an error with its place") {
  CHECK(fault("profile = ").starts_with("1:"));
  CHECK(fault("a = [1").starts_with("1:"));
  CHECK(fault("\xC3\xA9 = 1").starts_with("1:1 "));
  CHECK(fault("profile = 1") == "1:11 profile must be a string");
  CHECK(fault("levels = 1") == "1:10 write [levels]");
  CHECK(fault("placeholders = 1") == "1:16 placeholders must be a list");
  CHECK(fault("") == "none");
}

TEST_CASE("the level of a rule goes before that of its group") {
  const std::string both =
      "[levels]\n\"char/edge-space\" = \"error\"\n\"char/*\" = \"off\"\n";
  const CheckedFile kept = applied(both, finding("char/edge-space"));
  REQUIRE(kept.findings.size() == 1);
  CHECK(kept.findings[0].finding.severity == Severity::error);
  CHECK(applied(both, finding("char/other")).findings.empty());
  CHECK(applied(both, finding("sign/missing")).findings.size() == 1);
}

TEST_CASE("an ignore fits by rule, file and the words at the place") {
  const PlacedFinding placed = finding("char/edge-space", "one two", {4, 7});
  CHECK(ignored("rule = \"char/*\"", placed) == "so");
  CHECK(ignored("rule = \"sign/*\"", placed).empty());
  CHECK(ignored("file = \"letter.*\"", placed) == "so");
  CHECK(ignored("file = \"out/*\"", placed).empty());
  CHECK(ignored("text = \"one two\"", placed) == "so");
  CHECK(ignored("text = \"wo\"", placed) == "so");
  CHECK(ignored("text = \"on\"", placed).empty());
}

TEST_CASE("templates may have what they say and lack what is filled in") {
  const std::string toml = "placeholders = [\"[date]\"]";
  const auto left = [&](const std::string& rule, const std::string& words) {
    return !applied(toml, finding(rule, words, {0, words.size()}),
                    Profile::letter_form)
                .findings.empty();
  };
  CHECK_FALSE(left("text/placeholder-left", "[date]"));
  CHECK(left("text/placeholder-left", "[day]"));
  CHECK_FALSE(left("sign/missing", ""));
  CHECK(left("char/edge-space", " "));
}

TEST_CASE("archives hear of what makes data wrong alone") {
  CHECK(applied("", finding("char/edge-space"), Profile::past_letter)
            .findings.empty());
}

TEST_CASE("globs are of names, and with a slash of paths") {
  CHECK(matches_glob("*.txt", "a/b.txt"));
  CHECK_FALSE(matches_glob("*.txt", "a/b.docx"));
  CHECK(matches_glob("a/*.txt", "a/b.txt"));
  CHECK_FALSE(matches_glob("a/*.txt", "a/b/c.txt"));
  CHECK(matches_glob("a/**", "a/b/c.txt"));
  CHECK(matches_glob("**/c.txt", "a/b/c.txt"));
  CHECK(matches_glob("a/**/c.txt", "a/c.txt"));
  CHECK(matches_glob("**/a*c/?.txt", "x/ab/abc/d.txt"));
  CHECK_FALSE(matches_glob("a?c/d", "a/c/d"));
}

TEST_CASE("a baseline knows each finding as often as it was there") {
  Baseline written;
  CheckedFile file{.path = "a b.txt",
                   .findings = {finding("x/y"), finding("x/y")}};
  written.add(file);
  const std::string text = written.text();
  CHECK(text.find("\n2 " + std::string(64, 'a') + " x/y a b.txt\n") !=
        std::string::npos);
  Baseline known(text, "known");
  file.findings.push_back(finding("x/y"));
  known.mark(file);
  CHECK(file.findings[0].is_known);
  CHECK(file.findings[1].is_known);
  CHECK_FALSE(file.findings[2].is_known);
  CHECK_FALSE(file.findings[0].ignored.empty());
}

TEST_CASE("what is no baseline is refused") {
  CHECK_THROWS_AS(Baseline("1 abc x/y\n", "known"), Error);
  CHECK_THROWS_AS(Baseline("x " + std::string(64, 'a'), "known"), Error);
  CHECK(Baseline("# only this\n\n", "known").text().starts_with("# "));
}
