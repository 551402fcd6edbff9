#include <algorithm>
#include <deque>

#include "extract/dates.hpp"
#include "extract/deadline.hpp"
#include "extract/kinds.hpp"

namespace ituletter {
namespace {

// Lines of a table that came apart: its heads and cells.
constexpr std::size_t longest_head = 8;   // tokens
constexpr std::size_t longest_cell = 14;  // tokens
// What stands before and around the words that head a list.
constexpr std::size_t longest_number = 2;         // tokens
constexpr std::size_t longest_announcement = 16;  // tokens
constexpr std::size_t longest_before_bullets = 60;
constexpr std::size_t longest_label = 6;

/// Dates with what is due then: in cells beside each other, in bullets below
/// the date, or run together in one line.
class RowReader {
 public:
  RowReader(const RecognisedText& document, const Sections& sections,
            const Letter& letter, const TableCells& cells, DeadlineList& out)
      : document_(document),
        tokens_(document.tokens()),
        body_(sections.body),
        days_(meeting_days(letter)),
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
    bool is_plain = false;  ///< the items have no dashes
  };

  const Line& line(std::size_t i) const { return document_.lines()[i]; }

  // Reads the rows that begin at a line, if any; gives the line after them.
  std::size_t read_at(std::size_t i) {
    const Line& whole = line(i);
    if (cells_.has(whole.begin)) return i + 1;
    const std::size_t head = end_of_head(whole);
    has_head_ = head != whole.begin;
    moves_ = has_head_ && document_.has_cue("extension", {whole.begin, head});
    if (has_head_) {
      if (head < whole.end) read_flat({head, whole.end});
      return read_rows(i + 1);
    }
    if (const Match* due = column_head(whole)) return read_column(i, *due);
    return std::max(read_rows(i), i + 1);
  }

  // "Key deadlines:", "2 The deadlines are the following:"; the rest of the
  // line may be the list itself.
  std::size_t end_of_head(const Line& whole) const {
    const std::size_t reach =
        std::min(whole.end, whole.begin + longest_number + 1);
    for (const Match& cue :
         document_.cues("deadline", {whole.begin, reach + 8})) {
      if (cue.begin >= reach) break;
      const bool is_head =
          cue.value == "head" &&
          (cue.end == whole.end || document_.is_sign(cue.end, ":"));
      if (is_head) return std::min(cue.end + 1, whole.end);
    }
    const TokenRange range = document_.tokens_of(whole);
    const std::size_t longest =
        is_before_bullet(whole) ? longest_before_bullets : longest_announcement;
    const bool announces = range.size() <= longest &&
                           document_.is_sign(whole.end - 1, ":") &&
                           names_deadlines(range);
    return announces ? whole.end : whole.begin;
  }

  bool is_before_bullet(const Line& whole) const {
    const std::size_t next = *document_.line_at(whole.begin) + 1;
    return next < body_.end && document_.has_bullet(line(next));
  }

  bool names_deadlines(TokenRange range) const {
    return first_that(document_.cues("deadline", range), [](const Match& cue) {
             return cue.value != "by";
           }) != nullptr;
  }

  // "Deadline for contributions", alone in a line: the head of a column in a
  // table whose cells have become lines.
  const Match* column_head(const Line& whole) const {
    const TokenRange range = document_.tokens_of(whole);
    const bool may_be = range.size() <= longest_head && !whole.is_cell() &&
                        !document_.is_sign(whole.end - 1, ":") &&
                        !document_.is_sign(whole.end - 1, ".");
    if (!may_be || !document_.has_cue("deadline", range)) return nullptr;
    const auto values = document_.values(range);
    return values.empty() ? document_.cue("action", range) : nullptr;
  }

  // Dates that are alone in a line, up to the first line of prose.
  std::size_t read_column(std::size_t i, const Match& due) {
    for (++i; i < body_.end; ++i) {
      const Line& whole = line(i);
      const TokenRange range = document_.tokens_of(whole);
      if (range.size() > longest_cell) break;
      const Match* date = document_.value_at(range.begin);
      const bool is_alone = date != nullptr && is_date(*date) &&
                            end_of_date(*date, whole.end) == whole.end;
      if (is_alone) {
        out_.add_stated({*date, range, range, "deadline.cell"}, {&due});
      }
    }
    return i;
  }

  // A line that begins with a date, alone or with an item after a dash.
  const Match* leading_date(const Line& whole) const {
    if (const Match* framed = framed_date(whole)) return framed;
    const Match* match = document_.value_at(whole.begin);
    if (match == nullptr || !is_date(*match) || match->begin != whole.begin) {
      return nullptr;
    }
    const std::size_t at = end_of_date(*match, whole.end);
    const bool is_alone = at >= whole.end || document_.is_sign(at, ":");
    const bool has_item =
        document_.is_sign(at, "-") || document_.is_sign(at, "|");
    return is_alone || has_item ? match : nullptr;
  }

  // "Two months (4 March 2026)", "4 March 2026 (two months before)": a cell
  // with one date and nothing that could be due.
  const Match* framed_date(const Line& whole) const {
    constexpr std::size_t longest = 14;  // tokens
    const TokenRange cell = document_.tokens_of(whole);
    const bool may_be = whole.is_cell() && cell.size() <= longest &&
                        !document_.has_cue("action", cell) &&
                        !document_.has_cue("event", cell);
    if (!may_be) return nullptr;
    const auto values = document_.values(cell);
    const Match* date = first_that(values, is_date);
    if (date == nullptr || date != last_that(values, is_date)) return nullptr;
    const bool has_bracket = document_.is_sign(date->begin - 1, "(") ||
                             document_.is_sign(date->end, "(");
    return has_bracket && document_.is_sign(whole.end - 1, ")") ? date
                                                                : nullptr;
  }

  // Elsewhere than below a head and in cells, a date alone begins nothing.
  bool may_begin(const Match& date, const Line& whole) const {
    return has_head_ || whole.is_cell() ||
           end_of_date(date, whole.end) != whole.end;
  }

  // The first token after a date, its time of day and its zone.
  std::size_t end_of_date(const Match& date, std::size_t end) const {
    return after_time(date.end, end);
  }

  std::size_t after_time(std::size_t at, std::size_t end) const {
    at = after_old(at);
    while (at < end) {
      const Match* value = document_.value_at(at);
      const Match* zone = document_.cue_at("zone", at);
      if (value != nullptr && value->kind == "time") {
        at = value->end;
      } else if (zone != nullptr) {
        at = zone->end;
      } else if (document_.is_sign(at, ",") || document_.is_sign(at, "(") ||
                 document_.is_sign(at, ")") || is_closing(at, end)) {
        ++at;
      } else {
        break;
      }
    }
    return std::min(at, end);
  }

  // "15 August 2016 (previously 8 August 2016)"
  std::size_t after_old(std::size_t at) const {
    constexpr std::size_t most_words = 3;
    if (!document_.is_sign(at, "(")) return at;
    for (std::size_t i = at + 1; i <= at + 1 + most_words; ++i) {
      const Match* old = document_.value_at(i);
      if (old == nullptr) continue;
      const bool is_whole =
          is_date(*old) && i > at + 1 && document_.is_sign(old->end, ")");
      return is_whole ? old->end + 1 : at;
    }
    return at;
  }

  bool is_closing(std::size_t at, std::size_t end) const {
    return at + 1 == end &&
           (document_.is_sign(at, ".") || document_.is_sign(at, ";"));
  }

  std::size_t after_signs(std::size_t at, std::size_t end) const {
    while (at < end &&
           (document_.is_sign(at, "-") || document_.is_sign(at, ":") ||
            document_.is_sign(at, "|"))) {
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
      const Match* date = leading_date(whole);
      if (date != nullptr && (row.date != nullptr || may_begin(*date, whole))) {
        take(row);
        row = {date, {}};
        const bool is_framed = framed_date(whole) != nullptr;
        add_rest(row, is_framed ? whole.end : end_of_date(*date, whole.end),
                 whole);
      } else if (const std::size_t after = read_item_first(i); after != i) {
        take(row);
        row = {};
        i = after - 1;
      } else if (row.date == nullptr && has_head_ &&
                 document_.has_bullet(whole)) {
        continue;  // prose among the items
      } else if (row.date == nullptr || !add_item(row, whole)) {
        break;
      }
    }
    take(row);
    return i;
  }

  void add_rest(Row& row, std::size_t at, const Line& whole) const {
    at = after_signs(at, whole.end);
    if (at < whole.end) row.items.push_back({at, whole.end});
  }

  // An item of a row, or more of its last one; false for a line that is
  // neither.
  bool add_item(Row& row, const Line& whole) const {
    if (row.items.empty()) {
      // "(23:59 UTC)" below the date.
      const std::size_t begin = std::max(whole.begin, row.date->end);
      const std::size_t at = after_time(begin, whole.end);
      if (begin != whole.begin || begins_with_time(whole)) {
        add_rest(row, at, whole);
        return true;
      }
    }
    const bool is_item = whole.is_cell() || document_.has_bullet(whole) ||
                         names_another(row, whole);
    if (!is_item && !goes_on(row, whole)) return false;
    if (row.items.empty()) row.is_plain = !is_item;
    if (is_item || row.items.empty()) {
      row.items.push_back(document_.tokens_of(whole));
    } else {
      row.items.back().end = whole.end;
    }
    return true;
  }

  // Items below a date whose dashes were lost.
  bool names_another(const Row& row, const Line& whole) const {
    return has_head_ && row.is_plain && !whole.after_blank &&
           tokens_[whole.begin].is_capitalised &&
           !document_.in_brackets(row.items.back(), row.items.back().end) &&
           document_.has_cue("action", document_.tokens_of(whole));
  }

  bool begins_with_time(const Line& whole) const {
    const std::size_t at =
        whole.begin + (document_.is_sign(whole.begin, "(") ? 1 : 0);
    const Match* value = document_.value_at(at);
    return value != nullptr && value->kind == "time" && value->begin == at;
  }

  bool goes_on(const Row& row, const Line& whole) const {
    if (row.items.empty()) return !whole.after_blank || whole.starts_cell;
    const Token& first = tokens_[whole.begin];
    const bool is_open =
        document_.in_brackets(row.items.back(), row.items.back().end);
    const bool is_small =
        first.kind == TokenKind::word && !first.is_capitalised;
    return !whole.after_blank &&
           (is_open || is_small || document_.is_sign(whole.begin, "("));
  }

  // "Submission of abstracts | 5 May 2017", and in a list with a head
  // "Submission of abstracts: 5 May 2017"; gives the line after.
  std::size_t read_item_first(std::size_t i) {
    const Line& first = line(i);
    if (!first.is_cell()) return has_head_ ? read_date_at_end(i) : i;
    if (!document_.has_cue("action", document_.tokens_of(first))) return i;
    std::size_t next = i + 1;
    while (next < body_.end && line(next).row == first.row &&
           line(next).column == first.column) {
      ++next;
    }
    if (next >= body_.end || line(next).row != first.row) return i;
    const Line& cell = line(next);
    const Match* date = leading_date(cell);
    const bool is_date_cell =
        date != nullptr && (end_of_date(*date, cell.end) == cell.end ||
                            framed_date(cell) != nullptr);
    if (!is_date_cell) return i;
    Row row{date, {}};
    for (std::size_t k = i; k < next; ++k) {
      row.items.push_back(document_.tokens_of(line(k)));
    }
    take(row);
    return next + 1;
  }

  // "Registration: 8 October 2004. The form is on the Web."
  const Match* date_after_label(const Line& whole) const {
    const std::size_t reach = std::min(whole.end, whole.begin + longest_label);
    for (std::size_t at = whole.begin; at + 1 < reach; ++at) {
      if (!document_.is_sign(at, ":")) continue;
      const Match* date = document_.value_at(at + 1);
      return date != nullptr && is_date(*date) ? date : nullptr;
    }
    return nullptr;
  }

  std::size_t read_date_at_end(std::size_t i) {
    const Line& whole = line(i);
    if (const Match* date = date_after_label(whole)) {
      const TokenRange label = without_signs({whole.begin, date->begin});
      const Match* action = document_.cue("action", label);
      if (action != nullptr) {
        const TokenRange all = document_.tokens_of(whole);
        out_.add_stated({*date, all, all, "deadline.item", true}, {action});
        return i + 1;
      }
    }
    const Match* date = last_date(document_.tokens_of(whole));
    if (date == nullptr || end_of_date(*date, whole.end) != whole.end) return i;
    // Sentences are no row: "Replies are due before that. Texts by 30 June."
    if (document_.sentence(date->begin).begin > whole.begin) return i;
    const TokenRange item = without_signs({whole.begin, date->begin});
    // What names no action is not for the reader: "Notification of authors".
    if (document_.has_cue("action", item)) take({date, {item}});
    return i + 1;
  }

  // Of what a list moves from one date to another, the last holds.
  const Match* last_date(TokenRange range) {
    const auto values = document_.values(range);
    const Match* moved =
        moves_ && !values.empty() && is_move(document_, values.back())
            ? &values.back()
            : nullptr;
    if (moved == nullptr) return last_that(values, is_date);
    return &moved_.emplace_back(last_of_move(*moved));
  }

  TokenRange without_signs(TokenRange item) const {
    while (!item.empty() && (document_.is_sign(item.end - 1, ":") ||
                             document_.is_sign(item.end - 1, "-"))) {
      --item.end;
    }
    while (!item.empty() && document_.is_sign(item.begin, "-")) ++item.begin;
    return item;
  }

  // "9 February 2018 – Submit … 9 March 2018 – Pre-registration – Submit …":
  // cells that have run together.
  void read_flat(TokenRange range) {
    const std::size_t list_end = document_.sentence(range.begin).end;
    Row row;
    std::size_t item = range.begin;
    for (std::size_t i = range.begin; i < range.end; ++i) {
      const Match* date = date_of_row(i, list_end);
      if (date == nullptr && !starts_item(i, range.end)) continue;
      end_item(row, {item, i});
      if (date != nullptr) {
        take(row);
        row = {date, {}};
        i = after_signs(end_of_date(*date, range.end), range.end) - 1;
      }
      item = i + 1;
    }
    const TokenRange last = document_.sentence(item);
    end_item(row, without_next_sentence(
                      {item, std::min(range.end, std::max(last.end, item))}));
    take(row);
  }

  // A date with a dash after it, or, in the list itself, with a capital.
  const Match* date_of_row(std::size_t token, std::size_t list_end) const {
    const Match* date = document_.value_at(token);
    if (date == nullptr || !is_date(*date) || date->begin != token) {
      return nullptr;
    }
    const std::size_t after = end_of_date(*date, tokens_.size());
    const bool starts_row = document_.is_sign(after, "-") ||
                            (after < list_end && tokens_[after].is_capitalised);
    return starts_row ? date : nullptr;
  }

  bool starts_item(std::size_t token, std::size_t end) const {
    return document_.is_sign(token, "-") && tokens_[token].gap != Gap::none &&
           token + 1 < end && tokens_[token + 1].can_start_text();
  }

  // "Captioning requests (to tsbcaptioning@itu.int) There are no …": after the
  // last item's brackets the text goes on.
  TokenRange without_next_sentence(TokenRange item) const {
    for (std::size_t i = item.begin; i + 1 < item.end; ++i) {
      const bool is_end = document_.is_sign(i, ")") &&
                          !document_.in_brackets(item, i + 1) &&
                          tokens_[i + 1].is_capitalised;
      if (is_end) return {item.begin, i + 1};
    }
    return item;
  }

  void end_item(Row& row, TokenRange item) const {
    while (!item.empty() && document_.is_sign(item.begin, "-")) ++item.begin;
    if (row.date != nullptr && !item.empty()) row.items.push_back(item);
  }

  // Without a head, only what is named can be due: other tables have dates,
  // too.
  void take(const Row& row) {
    if (row.date == nullptr) return;
    const bool is_due = has_head_ || !days_.contains(row.date->value);
    for (const TokenRange item : row.items) {
      const Actions actions = actions_of_item(document_, item);
      const bool is_named = actions.front() != nullptr;
      if (!is_due || (!is_named && !has_head_)) continue;
      out_.add_stated({*row.date,
                       {row.date->begin, std::max(item.end, row.date->end + 6)},
                       item,
                       "deadline.item",
                       true},
                      actions);
    }
  }

  const RecognisedText& document_;
  const Tokens& tokens_;
  LineRange body_;
  std::set<std::string> days_;
  const TableCells& cells_;
  DeadlineList& out_;
  bool has_head_ = false;  ///< the rows that are read stand below one
  bool moves_ = false;     ///< and that says that their dates have changed
  std::deque<Match> moved_;
};

}  // namespace

void read_deadline_rows(const RecognisedText& document,
                        const Sections& sections, const Letter& letter,
                        const TableCells& cells, DeadlineList& out) {
  RowReader(document, sections, letter, cells, out).run();
}

}  // namespace ituletter
