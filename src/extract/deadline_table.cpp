#include <algorithm>

#include "extract/deadline.hpp"
#include "extract/kinds.hpp"

namespace ituletter {
namespace {

// A cell with more words than a date and a time of day says something else.
constexpr std::size_t longest_rest = 5;
constexpr std::size_t longest_time = 4;  // tokens of "1700 hours Geneva time"

/// A table with a column of dates that its head calls deadlines, or, in a
/// corrigendum, one of old dates beside one of new.
class ColumnReader {
 public:
  ColumnReader(const RecognisedText& document, DeadlineList& out)
      : document_(document), out_(out) {}

  void read_row(const std::vector<Cell>& row, const std::vector<Cell>& heads) {
    const Match* first = lone_date(row.front());
    if (first != nullptr && document_.has_cue("deadline", heads.front())) {
      const Actions actions = actions_of_item(document_, row[1]);
      add(*first, {row[1], whole(row)}, actions);
      return;
    }
    const Actions named = actions_of_item(document_, row.front());
    const bool is_named = named.front() != nullptr;
    for (std::size_t c = row.size(); c-- > 1;) {
      const Match* date = lone_date(row[c]);
      // The last column that is not of old dates is that of the new ones.
      if (date == nullptr || is_of_old(heads[c])) continue;
      const Match* due = document_.cue("action", heads[c]);
      if (due != nullptr) {
        add(*date, {row[c], row[c]}, {due});
      } else if (document_.has_cue("deadline", heads[c])) {
        add(*date, {is_named ? row.front() : row[c], whole(row)}, named);
      } else if (is_named) {
        add(*date, {row.front(), whole(row)}, named);
        break;
      }
    }
  }

 private:
  // "Instead of"; "Now read" and "New date" head the new ones.
  bool is_of_old(const Cell& head) const {
    const auto moves = document_.cues("calloff", head);
    return !moves.empty() && std::ranges::none_of(moves, [](const Match& cue) {
      return cue.value == "new";
    });
  }

  // The cell's only date, which is all that it says but for a time.
  const Match* lone_date(const Cell& cell) const {
    if (cell.empty()) return nullptr;
    const Match* match = document_.value_at(cell.begin);
    const bool is_alone = match != nullptr && is_date(*match) &&
                          cell.end - match->end <= longest_rest;
    return is_alone ? match : nullptr;
  }

  struct Item {
    TokenRange text;
    TokenRange where_to_send;
  };

  // One column of the row may be of addresses.
  static TokenRange whole(const std::vector<Cell>& row) {
    return {row.front().begin, row.back().end};
  }

  void add(const Match& date, const Item& item, const Actions& actions) {
    const TokenRange around{date.begin, date.end + longest_time};
    out_.add_stated(
        {date, around, item.text, "deadline.cell", false, item.where_to_send},
        actions);
  }

  const RecognisedText& document_;
  DeadlineList& out_;
};

}  // namespace

void read_deadline_columns(const RecognisedText& document,
                           const Sections& sections, TableCells& cells,
                           DeadlineList& out) {
  ColumnReader reader(document, out);
  for (const Table& table : find_tables(document, sections.body)) {
    for (std::size_t r = 1; r < table.rows.size(); ++r) {
      reader.read_row(table.rows[r], table.rows.front());
      for (const Cell& cell : table.rows[r]) cells.add(cell);
    }
  }
}

}  // namespace ituletter
