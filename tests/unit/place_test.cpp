#include <string>
#include <vector>

#include "catch.hpp"
#include "ituletter/check.hpp"

namespace ituletter {
namespace {

Finding finding_at(Span where) {
  Finding finding;
  finding.code = "char/mixed-script";
  finding.where = where;
  return finding;
}

}  // namespace

TEST_CASE(
    "columns are counted in characters, in whatever order findings come") {
  Source source;
  source.text = "первая строка\nвторая: Kруг\n";
  const std::size_t word = source.text.find("Kруг");
  const std::size_t first = source.text.find("строка");
  const CheckedFile file = place_findings(
      source, {finding_at({word, word + 7}), finding_at({first, first + 12}),
               finding_at({first, word + 7})});
  REQUIRE(file.findings.size() == 3);
  CHECK(file.findings[0].line == 2);
  CHECK(file.findings[0].column == 9);
  CHECK(file.findings[0].end_column == 13);
  CHECK(file.findings[1].line == 1);
  CHECK(file.findings[1].column == 8);
  CHECK(file.findings[1].end_column == 14);
  CHECK(file.findings[2].line == 1);
  CHECK(file.findings[2].end_line == 2);
  CHECK(file.findings[2].end_column == 13);
  CHECK(file.findings[2].mark == Span{13, 25});
}

TEST_CASE("of a long line a finding keeps what is around its place") {
  Source source;
  std::vector<Finding> findings;
  std::size_t characters = 0;
  std::vector<std::size_t> columns;
  for (int n = 0; n < 2000; ++n) {
    source.text += "слово ";
    characters += 6;
    findings.push_back(
        finding_at({source.text.size(), source.text.size() + 2}));
    columns.push_back(characters + 1);
    source.text += "№ ";
    characters += 2;
  }
  std::size_t bytes = 0;
  const CheckedFile file = place_findings(source, findings);
  for (std::size_t n = 0; n < file.findings.size(); ++n) {
    const PlacedFinding& placed = file.findings[n];
    CHECK(placed.column == columns[n]);
    CHECK(placed.words.substr(placed.mark.begin, placed.mark.size()) ==
          source.text.substr(findings[n].where->begin, 2));
    CHECK(source.text.find(placed.words) != std::string::npos);
    bytes += placed.words.size();
  }
  CHECK(bytes < findings.size() * 3000);
}

}  // namespace ituletter
