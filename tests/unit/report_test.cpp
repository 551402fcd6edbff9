#include "cli/report.hpp"

#include <algorithm>

#include "catch.hpp"
#include "write/terminal.hpp"

namespace ituletter {

TEST_CASE("a message has file, line, column, severity, words and code") {
  CHECK(format({.file = "a.txt",
                .line = 14,
                .column = 20,
                .what = "no date",
                .code = "date/missing"}) ==
        "ituletter: a.txt:14:20: error: no date [date/missing]\n");
  CHECK(format({.severity = "warning", .what = "x", .code = "y"}) ==
        "ituletter: warning: x [y]\n");
}

TEST_CASE("foreign text cannot command a terminal") {
  CHECK(escape_for_terminal("a\x1b[31m\n\x7f\r") ==
        "a\\x1B[31m\\x0A\\x7F\\x0D");
  CHECK(escape_for_terminal("\xC2\x9b"
                            "31m\u202Eabc\u2066\u200F") ==
        "U+009B31mU+202EabcU+2066U+200F");
  CHECK(escape_for_terminal("\xff\xC3") == "\\xFF\\xC3");
  CHECK(escape_for_terminal("Женева 日内瓦 𝔊") == "Женева 日内瓦 𝔊");
}

TEST_CASE("a message is one line of at most 500 bytes that keeps its code") {
  for (std::size_t size = 0; size < 700; ++size) {
    std::string name;
    std::string what;
    while (name.size() < size) name += "ж";
    while (what.size() < size) what += "日\x1b";
    const std::string line =
        format({.file = name, .what = what, .code = "zip.damaged"});
    const bool is_sound =
        line.size() <= 500 && line.ends_with(" [zip.damaged]\n") &&
        std::ranges::count(line, '\n') == 1 &&
        escape_for_terminal(line) == line.substr(0, line.size() - 1) + "\\x0A";
    if (!is_sound) FAIL(line);
  }
  SUCCEED("all sizes");
}

TEST_CASE("a finding is shown with its line and column") {
  Source source;
  source.path = "a.txt";
  source.text = "one\nдва слова\n";
  Finding finding;
  finding.code = "docx/hidden-text";
  finding.message = "hidden text left out";
  finding.where = Span{.begin = 11, .end = 13};
  CHECK(format(source, finding) ==
        "ituletter: a.txt:2:5: warning: hidden text left out "
        "[docx/hidden-text]\n");
}

TEST_CASE("an error in another file is told of that file") {
  const Error error(ErrorKind::grammar, "unknown slot", "en.toml", 3, 7);
  CHECK(format("letter.txt", error) ==
        "ituletter: en.toml:3:7: error: unknown slot [grammar.invalid]\n");
}

}  // namespace ituletter
