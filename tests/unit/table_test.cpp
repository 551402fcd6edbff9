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

}  // namespace
}  // namespace ituletter
