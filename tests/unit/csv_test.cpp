#include "ituletter/error.hpp"
#include "unit/catch.hpp"
#include "unit/example_letter.hpp"
#include "write/writers.hpp"

namespace ituletter {
namespace {

using Table = std::vector<std::vector<std::string>>;

// RFC 4180, read strictly.
Table parsed(const std::string& csv) {
  Table table(1);
  std::string cell;
  bool is_quoted = false;
  for (std::size_t at = 0; at < csv.size(); ++at) {
    if (is_quoted && csv[at] == '"' && csv[at + 1] == '"') {
      cell += csv[++at];
    } else if (csv[at] == '"') {
      is_quoted = !is_quoted;
    } else if (is_quoted || (csv[at] != ',' && csv[at] != '\r')) {
      cell += csv[at];
    } else {
      table.back().push_back(std::exchange(cell, ""));
      if (csv[at] == ',') continue;
      REQUIRE(csv[++at] == '\n');
      table.emplace_back();
    }
  }
  REQUIRE(table.back().empty());
  table.pop_back();
  return table;
}

Table csv_of(const ExampleLetter& example, const WriteOptions& options = {}) {
  const Converted converted = example.converted();
  return parsed(write_csv({&converted, 1}, options));
}

std::string at(const Table& table, std::size_t row, const std::string& name) {
  const auto& head = table.at(0);
  const auto column = std::find(head.begin(), head.end(), name);
  REQUIRE(column != head.end());
  return table.at(row).at(static_cast<std::size_t>(column - head.begin()));
}

TEST_CASE("a letter is one row") {
  const Table table = csv_of(example_letter());
  REQUIRE(table.size() == 2);
  CHECK(table[0].size() == table[1].size());
  CHECK(at(table, 1, "id") == "T22-SG21-COL-0003!C1");
  CHECK(at(table, 1, "number") == "3");
  CHECK(at(table, 1, "amendment") == "corrigendum 1");
  CHECK(at(table, 1, "to") == "sector-members");
  CHECK(at(table, 1, "subject") ==
        "Собрание 21-й Исследовательской комиссии, Берн, 3–7 июня");
  CHECK(at(table, 1, "meeting_start") == "2024-06-03");
  CHECK(at(table, 1, "meeting_mode") == "hybrid");
  CHECK(at(table, 1, "first_deadline") == "2024-05-03");
  CHECK(at(table, 1, "first_deadline_action") == "registration");
  CHECK(at(table, 1, "annexes") == "1");
}

TEST_CASE("what a letter does not have is an empty cell") {
  const Table table = csv_of(bare_letter());
  REQUIRE(table.size() == 2);
  CHECK(at(table, 1, "id").empty());
  CHECK(at(table, 1, "meeting_start").empty());
  CHECK(at(table, 1, "first_deadline").empty());
}

TEST_CASE("several categories of addressees share a cell, each once") {
  auto example = bare_letter();
  for (const char* category :
       {"member-states", "associates", "member-states"}) {
    example.letter.to.push_back({{"", {}}, {category, {}}});
  }
  CHECK(at(csv_of(example), 1, "to") == "member-states;associates");
}

TEST_CASE("the meeting of a letter is the first that it convenes") {
  auto example = example_letter();
  Meeting past = example.letter.meetings[0];
  past.status = "mentioned";
  past.start->value = "2023-01-01";
  example.letter.meetings.insert(example.letter.meetings.begin(), past);
  CHECK(at(csv_of(example), 1, "meeting_start") == "2024-06-03");
}

TEST_CASE("deadlines, meetings and references are rows on request") {
  const auto example = example_letter();
  const Table deadlines = csv_of(example, {.rows = "deadlines"});
  REQUIRE(deadlines.size() == 3);
  CHECK(at(deadlines, 1, "letter") == "T22-SG21-COL-0003!C1");
  CHECK(at(deadlines, 1, "time") == "24:00");
  CHECK(at(deadlines, 2, "rule") == "P1M before the meeting");
  const Table meetings = csv_of(example, {.rows = "meetings"});
  REQUIRE(meetings.size() == 2);
  CHECK(at(meetings, 1, "group") == "SG21");
  const Table references = csv_of(example, {.rows = "references"});
  REQUIRE(references.size() == 2);
  CHECK(at(references, 1, "id") == "Q5/21");
  CHECK(at(references, 1, "occurrences") == "2");
  CHECK(csv_of(bare_letter(), {.rows = "references"}).size() == 1);
}

TEST_CASE("unknown rows are an error of usage") {
  try {
    csv_of(bare_letter(), {.rows = "annexes"});
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::usage);
  }
}

TEST_CASE("a cell that a spreadsheet would compute gets an apostrophe") {
  for (const char* text : {"=1+1", "+41 22", "-2", "@SUM(A1)", "\tx", "\rx"}) {
    auto example = bare_letter();
    example.letter.subject = Words{text, {}};
    CHECK(at(csv_of(example), 1, "subject") == std::string("'") + text);
    CHECK(at(csv_of(example, {.guard_formulas = false}), 1, "subject") == text);
  }
}

TEST_CASE("quotes, commas and line ends stay inside their cell") {
  auto example = bare_letter();
  const std::string text = "a \"b\", c\r\nd";
  example.letter.subject = Words{text, {}};
  CHECK(at(csv_of(example), 1, "subject") == text);
}

TEST_CASE("hostile text stays one row without controls") {
  const auto example = example_letter_saying(hostile_text());
  const Converted converted = example.converted();
  for (const char* rows : {"letters", "deadlines", "meetings", "references"}) {
    const std::string csv = write_csv({&converted, 1}, {.rows = rows});
    const Table table = parsed(csv);
    CHECK(table[0].size() == table[1].size());
    CHECK(csv.find('\x1b') == std::string::npos);
    CHECK(csv.find('\0') == std::string::npos);
  }
}

TEST_CASE("plain text is the text that was read") {
  const auto example = example_letter();
  const Converted converted = {nullptr, &example.source};
  CHECK(write_text({&converted, 1}, {}) == example.source.text);
}

TEST_CASE("plain text of several documents is parted by form feeds") {
  Source first;
  first.text = "one";
  Source second;
  second.text = "two\n\x1b[0m";
  const std::array both = {Converted{nullptr, &first},
                           Converted{nullptr, &second}};
  CHECK(write_text(both, {}) == "one\n\f\ntwo\n�[0m\n");
}

}  // namespace
}  // namespace ituletter
