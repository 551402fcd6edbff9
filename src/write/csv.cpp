#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ituletter/error.hpp"
#include "write/escape.hpp"
#include "write/writers.hpp"

namespace ituletter {
namespace {

// A column: its heading, and the cell of a row. Rows below a letter repeat
// whose they are, so that tables of many letters can be joined and filtered.
template <class Row>
struct Column {
  std::string_view name;
  std::string (*cell)(const Letter& letter, const Row& row);
};

std::string cell(const std::string& value) { return value; }
std::string cell(int value) { return std::to_string(value); }
std::string cell(const Amendment& value) {
  return value.kind + " " + std::to_string(value.number);
}
template <class T>
std::string cell(const Found<T>& found) {
  return cell(found.value);
}
template <class T>
std::string cell(const std::optional<T>& value) {
  return value ? cell(*value) : std::string();
}

// Each category or address once, in order.
std::string join(std::vector<std::string> values) {
  std::string joined;
  for (auto value = values.begin(); value != values.end(); ++value) {
    if (std::find(values.begin(), value, *value) != value) continue;
    if (!joined.empty()) joined += ';';
    joined += *value;
  }
  return joined;
}

std::string categories(const std::vector<Addressee>& addressees) {
  std::vector<std::string> values;
  values.reserve(addressees.size());
  for (const Addressee& each : addressees)
    values.push_back(each.category.value);
  return join(std::move(values));
}

std::string words(const std::vector<Words>& found) {
  std::vector<std::string> values;
  values.reserve(found.size());
  for (const Words& each : found) values.push_back(each.value);
  return join(std::move(values));
}

// The meeting that a letter is about: the first that it convenes.
const Meeting& main_meeting(const Letter& letter) {
  static const Meeting none;
  const auto found =
      std::ranges::find(letter.meetings, "convened", &Meeting::status);
  return found == letter.meetings.end() ? none : *found;
}

const Deadline& first_deadline(const Letter& letter) {
  static const Deadline none;
  const auto found = std::ranges::min_element(
      letter.deadlines, {}, [](const Deadline& each) -> const std::string& {
        return each.date.value;
      });
  return found == letter.deadlines.end() ? none : *found;
}

// What an archivist sorts and searches by: whose letter, which and when; about
// what and to whom; the meeting it convenes and the earliest deadline; and the
// file. Lists are joined by ";".
constexpr std::array letter_columns = {
    Column<Letter>{"id", [](auto&, auto& l) { return cell(l.id); }},
    Column<Letter>{"kind", [](auto&, auto& l) { return l.kind; }},
    Column<Letter>{"number", [](auto&, auto& l) { return cell(l.number); }},
    Column<Letter>{"group", [](auto&, auto& l) { return cell(l.group); }},
    Column<Letter>{"amendment",
                   [](auto&, auto& l) { return cell(l.amendment); }},
    Column<Letter>{"language", [](auto&, auto& l) { return l.language; }},
    Column<Letter>{"date", [](auto&, auto& l) { return cell(l.date); }},
    Column<Letter>{"place", [](auto&, auto& l) { return cell(l.place); }},
    Column<Letter>{"reference",
                   [](auto&, auto& l) { return cell(l.reference); }},
    Column<Letter>{"internal_reference",
                   [](auto&, auto& l) { return cell(l.internal_reference); }},
    Column<Letter>{"subject", [](auto&, auto& l) { return cell(l.subject); }},
    Column<Letter>{"to", [](auto&, auto& l) { return categories(l.to); }},
    Column<Letter>{"copy", [](auto&, auto& l) { return categories(l.copy); }},
    Column<Letter>{"email",
                   [](auto&, auto& l) { return words(l.contact.email); }},
    Column<Letter>{"meeting_start",
                   [](auto&, auto& l) { return cell(main_meeting(l).start); }},
    Column<Letter>{"meeting_end",
                   [](auto&, auto& l) { return cell(main_meeting(l).end); }},
    Column<Letter>{"meeting_place",
                   [](auto&, auto& l) { return cell(main_meeting(l).place); }},
    Column<Letter>{"meeting_mode",
                   [](auto&, auto& l) { return cell(main_meeting(l).mode); }},
    Column<Letter>{"first_deadline",
                   [](auto&, auto& l) { return cell(first_deadline(l).date); }},
    Column<Letter>{
        "first_deadline_action",
        [](auto&, auto& l) { return cell(first_deadline(l).action); }},
    Column<Letter>{"signatory",
                   [](auto&, auto& l) { return cell(l.signatory.name); }},
    Column<Letter>{
        "annexes",
        [](auto&, auto& l) { return std::to_string(l.annexes.size()); }},
    Column<Letter>{"path", [](auto&, auto& l) { return l.source.path; }},
    Column<Letter>{"sha256", [](auto&, auto& l) { return l.source.sha256; }},
};

template <class Row>
constexpr Column<Row> of_letter{
    "letter", [](auto& letter, auto&) { return cell(letter.id); }};
template <class Row>
constexpr Column<Row> of_language{
    "language", [](auto& letter, auto&) { return letter.language; }};
template <class Row>
constexpr Column<Row> of_path{
    "path", [](auto& letter, auto&) { return letter.source.path; }};

constexpr std::array deadline_columns = {
    of_letter<Deadline>,
    of_language<Deadline>,
    Column<Deadline>{"date", [](auto&, auto& d) { return cell(d.date); }},
    Column<Deadline>{"time", [](auto&, auto& d) { return cell(d.time); }},
    Column<Deadline>{"time_zone",
                     [](auto&, auto& d) { return cell(d.time_zone); }},
    Column<Deadline>{"action", [](auto&, auto& d) { return cell(d.action); }},
    Column<Deadline>{"text", [](auto&, auto& d) { return cell(d.text); }},
    Column<Deadline>{"basis", [](auto&, auto& d) { return d.basis; }},
    Column<Deadline>{"rule", [](auto&, auto& d) { return cell(d.rule); }},
    Column<Deadline>{"contact", [](auto&, auto& d) { return cell(d.contact); }},
    of_path<Deadline>,
};

constexpr std::array meeting_columns = {
    of_letter<Meeting>,
    of_language<Meeting>,
    Column<Meeting>{"title", [](auto&, auto& m) { return cell(m.title); }},
    Column<Meeting>{"group", [](auto&, auto& m) { return cell(m.group); }},
    Column<Meeting>{"start", [](auto&, auto& m) { return cell(m.start); }},
    Column<Meeting>{"end", [](auto&, auto& m) { return cell(m.end); }},
    Column<Meeting>{"opens", [](auto&, auto& m) { return cell(m.opens); }},
    Column<Meeting>{"closes", [](auto&, auto& m) { return cell(m.closes); }},
    Column<Meeting>{"time_zone",
                    [](auto&, auto& m) { return cell(m.time_zone); }},
    Column<Meeting>{"place", [](auto&, auto& m) { return cell(m.place); }},
    Column<Meeting>{"mode", [](auto&, auto& m) { return cell(m.mode); }},
    Column<Meeting>{"status", [](auto&, auto& m) { return m.status; }},
    of_path<Meeting>,
};

constexpr std::array reference_columns = {
    of_letter<Reference>,
    of_language<Reference>,
    Column<Reference>{"kind", [](auto&, auto& r) { return r.kind; }},
    Column<Reference>{"id", [](auto&, auto& r) { return r.id; }},
    Column<Reference>{"text", [](auto&, auto& r) { return cell(r.text); }},
    Column<Reference>{"occurrences",
                      [](auto&, auto& r) { return cell(r.occurrences); }},
    of_path<Reference>,
};

// RFC 4180, and the guard of a cell that a spreadsheet would compute.
class CsvRows {
 public:
  CsvRows(std::string& out, bool guard) : out_(out), guard_(guard) {}

  void add(const std::string& bytes) {
    if (!is_first_) out_ += ',';
    is_first_ = false;
    std::string value = to_plain_text(bytes);
    if (guard_ && is_formula(value)) value.insert(value.begin(), '\'');
    if (value.find_first_of("\",\r\n") == std::string::npos) {
      out_ += value;
    } else {
      add_quoted(value);
    }
  }
  void end() {
    out_ += "\r\n";
    is_first_ = true;
  }

 private:
  static bool is_formula(std::string_view value) {
    return !value.empty() &&
           std::string_view("=+-@\t\r").find(value[0]) != value.npos;
  }
  void add_quoted(std::string_view value) {
    out_ += '"';
    for (const char c : value) {
      if (c == '"') out_ += '"';
      out_ += c;
    }
    out_ += '"';
  }

  std::string& out_;
  bool guard_;
  bool is_first_ = true;
};

template <class Columns>
void add_header(CsvRows& rows, const Columns& columns) {
  for (const auto& column : columns) rows.add(std::string(column.name));
  rows.end();
}

template <class Columns, class Row>
void add_row(CsvRows& rows, const Columns& columns, const Letter& letter,
             const Row& row) {
  for (const auto& column : columns) rows.add(column.cell(letter, row));
  rows.end();
}

// One row for each element of `list` in each letter.
template <class Columns, class Row>
std::string table(std::span<const Converted> letters, bool guard,
                  const Columns& columns, std::vector<Row> Letter::*list) {
  std::string out;
  CsvRows rows(out, guard);
  add_header(rows, columns);
  for (const Converted& each : letters) {
    if (each.letter == nullptr) continue;
    for (const Row& row : each.letter->*list) {
      add_row(rows, columns, *each.letter, row);
    }
  }
  return out;
}

std::string letter_table(std::span<const Converted> letters, bool guard) {
  std::string out;
  CsvRows rows(out, guard);
  add_header(rows, letter_columns);
  for (const Converted& each : letters) {
    if (each.letter == nullptr) continue;
    add_row(rows, letter_columns, *each.letter, *each.letter);
  }
  return out;
}

}  // namespace

std::string write_csv(std::span<const Converted> letters,
                      const WriteOptions& options) {
  const bool guard = options.guard_formulas;
  if (options.rows == "letters") return letter_table(letters, guard);
  if (options.rows == "deadlines") {
    return table(letters, guard, deadline_columns, &Letter::deadlines);
  }
  if (options.rows == "meetings") {
    return table(letters, guard, meeting_columns, &Letter::meetings);
  }
  if (options.rows == "references") {
    return table(letters, guard, reference_columns, &Letter::references);
  }
  throw Error(ErrorKind::usage,
              "no rows called \"" + to_plain_text(options.rows) +
                  "\"; use letters, deadlines, meetings or references");
}

}  // namespace ituletter
