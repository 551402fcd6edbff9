#include "extract/table.hpp"

#include <string>

#include "catch.hpp"
#include "recognised.hpp"

namespace ituletter {
namespace {

// Cells after commas, rows after semicolons, tables after bars.
std::string tables(const std::string& words) {
  const Recognised text(words);
  const LineRange all{0, text.document.lines().size()};
  std::string out;
  for (const Table& table : find_tables(text.document, all)) {
    out += '|';
    for (const auto& row : table.rows) {
      for (const Cell& cell : row) {
        if (!cell.empty()) {
          out += text.document.exact(cell, "").value;
        }
        out += ',';
      }
      out += ';';
    }
  }
  return out;
}

TEST_CASE("rows of three cells or more are a table") {
  CHECK(tables("| a | b | c |\n| d | e | f |\n") == "|a,b,c,;d,e,f,;");
}

TEST_CASE("two columns are labels and values, one row is no table") {
  CHECK(tables("| a | b |\n| c | d |\n").empty());
  CHECK(tables("| a | b | c |\n").empty());
}

TEST_CASE("a line between rows ends a table") {
  CHECK(tables("| a | b | c |\nText\n| d | e | f |\n").empty());
}

TEST_CASE("cells that are lines are rows where their dates recur") {
  const Recognised text(
      "The meetings are:\nGroup Dates\nPlace\nStudy Group 2 5-7 May 2011\n"
      "Lima\nTSAG 9-13 May 2011\nGeneva\n2 The next paragraph.\n");
  const auto found =
      find_line_tables(text.document, {0, text.document.lines().size()});
  REQUIRE(found.size() == 1);
  REQUIRE(found[0].rows.size() == 3);
  REQUIRE(found[0].rows[2].size() == 3);
  CHECK(text.document.exact(found[0].rows[2][1], "").value == "9-13 May 2011");
}

TEST_CASE("lines without dates in the same places are no table") {
  const Recognised text(
      "Please note:\nGroup\nPlace\nStudy Group 2 5-7 May 2011\nLima\n");
  CHECK(find_line_tables(text.document, {0, text.document.lines().size()})
            .empty());
}

}  // namespace
}  // namespace ituletter
