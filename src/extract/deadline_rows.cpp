#include <algorithm>

#include "extract/deadline.hpp"
#include "extract/kinds.hpp"

namespace ituletter {
namespace {

/// Dates with what is due then: in cells beside each other, in bullets below
/// the date, or run together in one line.
class RowReader {
 public:
  RowReader(const RecognisedText& document, const Sections& sections,
            const TableCells& cells, DeadlineList& out)
      : document_(document),
        tokens_(document.tokens()),
        body_(sections.body),
        contacts_(document, sections),
        cells_(cells),
        out_(out) {}

  void run() {
    for (std::size_t i = body_.begin; i < body_.end;) i = read_at(i);
  }

 private:
  /// A date and the items that belong to it.
  struct Row {
    const Match* date = nullptr;
    std::vector<TokenRange> items;
  };

  const Line& line(std::size_t i) const { return document_.lines()[i]; }

  // Reads the rows that begin at a line, if any; gives the line after them.
  std::size_t read_at(std::size_t i) {
    const Line& whole = line(i);
    if (cells_.has(whole.begin)) return i + 1;
    if (const Match* head = head_of_list(whole)) {
      const std::size_t rest = head->end + 1;
      if (rest < whole.end) read_flat({rest, whole.end});
      return read_rows(i + 1);
    }
    const bool starts_row =
        whole.is_cell() && whole.starts_cell && leading_date(whole) != nullptr;
    return starts_row ? std::max(read_rows(i), i + 1) : i + 1;
  }

  // "Key deadlines:"
  const Match* head_of_list(const Line& whole) const {
    const Match* head = document_.cue_at("deadline", whole.begin);
    const bool is_head =
        head != nullptr && head->value == "head" &&
        (head->end == whole.end || document_.is_sign(head->end, ":"));
    return is_head ? head : nullptr;
  }

  // A line that begins with a date, alone or with an item after a dash.
  const Match* leading_date(const Line& whole) const {
    const Match* match = document_.value_at(whole.begin);
    if (match == nullptr || !is_date(*match) || match->begin != whole.begin) {
      return nullptr;
    }
    std::size_t at = match->end;
    while (at < whole.end && is_time_or_zone(at)) ++at;
    const bool is_alone = at >= whole.end || document_.is_sign(at, ":");
    const bool has_item =
        document_.is_sign(at, "-") || document_.is_sign(at, "|");
    return is_alone || has_item ? match : nullptr;
  }

  bool is_time_or_zone(std::size_t token) const {
    const Match* value = document_.value_at(token);
    return (value != nullptr && value->kind == "time") ||
           document_.cue_at("zone", token) != nullptr ||
           document_.is_sign(token, ",") || document_.is_sign(token, "(") ||
           document_.is_sign(token, ")");
  }

  std::size_t after_date(const Match& date, const Line& whole) const {
    std::size_t at = date.end;
    while (at < whole.end &&
           (is_time_or_zone(at) || document_.is_sign(at, "-") ||
            document_.is_sign(at, ":") || document_.is_sign(at, "|"))) {
      ++at;
    }
    return at;
  }

  // Rows from a line on; gives the line after them.
  std::size_t read_rows(std::size_t i) {
    Row row;
    for (; i < body_.end; ++i) {
      const Line& whole = line(i);
      if (whole.is_noise) continue;
      if (const Match* date = leading_date(whole)) {
        take(row);
        row = {date, {}};
        const std::size_t rest = after_date(*date, whole);
        if (rest < whole.end) row.items.push_back({rest, whole.end});
      } else if (row.date == nullptr || !add_item(row, whole)) {
        break;
      }
    }
    take(row);
    return i;
  }

  // An item of a row, or more of its last one; false for a line that is
  // neither.
  bool add_item(Row& row, const Line& whole) const {
    const bool is_item = whole.is_cell() || document_.has_bullet(whole);
    if (!is_item && !goes_on(row, whole)) return false;
    if (is_item || row.items.empty()) {
      row.items.push_back(document_.tokens_of(whole));
    } else {
      row.items.back().end = whole.end;
    }
    return true;
  }

  bool goes_on(const Row& row, const Line& whole) const {
    if (row.items.empty()) return !whole.after_blank || whole.starts_cell;
    const Token& first = tokens_[whole.begin];
    return !whole.after_blank && first.kind == TokenKind::word &&
           !first.is_capitalised;
  }

  // "9 February 2018 – Submit … 9 March 2018 – Pre-registration – Submit …":
  // cells that have run together.
  void read_flat(TokenRange range) {
    Row row;
    std::size_t item = range.begin;
    for (std::size_t i = range.begin; i < range.end; ++i) {
      const Match* date = date_with_dash(i);
      if (date == nullptr && !starts_item(i, range.end)) continue;
      end_item(row, {item, i});
      if (date != nullptr) {
        take(row);
        row = {date, {}};
        i = date->end;
      }
      item = i + 1;
    }
    const TokenRange last = document_.sentence(item);
    end_item(row, {item, std::min(range.end, std::max(last.end, item))});
    take(row);
  }

  const Match* date_with_dash(std::size_t token) const {
    const Match* value = document_.value_at(token);
    const bool starts_row = value != nullptr && is_date(*value) &&
                            value->begin == token &&
                            document_.is_sign(value->end, "-");
    return starts_row ? value : nullptr;
  }

  bool starts_item(std::size_t token, std::size_t end) const {
    return document_.is_sign(token, "-") && tokens_[token].gap != Gap::none &&
           token + 1 < end && tokens_[token + 1].is_capitalised;
  }

  void end_item(Row& row, TokenRange item) const {
    while (!item.empty() && document_.is_sign(item.begin, "-")) ++item.begin;
    if (row.date != nullptr && !item.empty()) row.items.push_back(item);
  }

  void take(const Row& row) {
    if (row.date == nullptr) return;
    for (const TokenRange item : row.items) {
      out_.add_stated(
          {*row.date, {row.date->begin, item.end}, item, "deadline.item"},
          actions_of_item(document_, item), contacts_.of(item));
    }
  }

  const RecognisedText& document_;
  const Tokens& tokens_;
  LineRange body_;
  DeadlineContacts contacts_;
  const TableCells& cells_;
  DeadlineList& out_;
};

}  // namespace

void read_deadline_rows(const RecognisedText& document,
                        const Sections& sections, const TableCells& cells,
                        DeadlineList& out) {
  RowReader(document, sections, cells, out).run();
}

}  // namespace ituletter
