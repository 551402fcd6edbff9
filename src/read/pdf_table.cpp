#include "read/pdf_table.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <string_view>

#include "text/characters.hpp"

namespace ituletter {
namespace {

constexpr std::size_t most_rows = 200;
// Distances, in heights of a line.
constexpr double most_space = 3.5;    ///< between lines of a table
constexpr double line_space = 1.45;   ///< from line to line within a cell
constexpr double margin_space = 0.7;  ///< between columns
constexpr double bullet_space = 4;    ///< from a bullet to its text
constexpr double about_full = 0.5;    ///< room that may be none

/// Intervals that the segments of a table stand in, from left to right.
class Columns {
 public:
  std::size_t count() const { return all_.size(); }
  double left(std::size_t column) const { return all_[column].left; }

  /// The columns that a box touches: [first, last).
  std::pair<std::size_t, std::size_t> touched(const Box& box) const {
    std::size_t first = 0;
    while (first < all_.size() && all_[first].right <= box.left) ++first;
    std::size_t last = first;
    while (last < all_.size() && all_[last].left < box.right) ++last;
    return {first, last};
  }

  void add(const PdfRow& row) {
    split_shared(row);
    for (const PdfSegment& segment : row.segments) add(box_of(segment));
  }

  static Box box_of(const PdfSegment& segment) {
    Box box = segment.box;
    box.left = segment.left();
    if (is_bullet(segment.text)) box.right += bullet_space * box.height();
    return box;
  }

 private:
  /// A column in which a row has two segments was two, seen through one that
  /// spans them.
  void split_shared(const PdfRow& row) {
    for (std::size_t i = 0; i + 1 < row.segments.size(); ++i) {
      const Box box = box_of(row.segments[i]);
      const Box next = box_of(row.segments[i + 1]);
      const auto [first, last] = touched(box);
      const auto [next_first, next_last] = touched(next);
      if (last != first + 1 || next_last != next_first + 1 ||
          first != next_first) {
        continue;
      }
      all_[first] = box;
      all_.insert(all_.begin() + static_cast<std::ptrdiff_t>(first) + 1, next);
    }
  }

  void add(const Box& box) {
    const auto [first, last] = touched(box);
    if (last == first) {
      all_.insert(all_.begin() + static_cast<std::ptrdiff_t>(first), box);
    } else if (last == first + 1) {
      all_[first].left = std::min(all_[first].left, box.left);
      all_[first].right = std::max(all_[first].right, box.right);
    }
  }

  std::vector<Box> all_;
};

/// Rows of the page that are one table, and its columns.
struct Zone {
  std::size_t begin = 0;
  std::size_t end = 0;
  Columns columns;
};

bool is_address(std::string_view word) {
  return word.find_first_of("@/") != std::string_view::npos;
}

bool starts_address(std::string_view text) {
  const std::string_view word = text.substr(0, text.find(' '));
  return word.find('@') != std::string_view::npos || word.starts_with("www.") ||
         word.find("://") != std::string_view::npos;
}

/// Whether a sentence may go on with the text, which is no address.
bool starts_small(std::string_view text) {
  std::size_t at = 0;
  return !text.empty() && char_info(next_char(text, at)).is_small &&
         !is_address(text.substr(0, text.find(' ')));
}

/// The same, also where letters are neither small nor capitals.
bool starts_uncapped(std::string_view text) {
  std::size_t at = 0;
  if (text.empty()) return false;
  const CharInfo& first = char_info(next_char(text, at));
  return starts_small(text) || first.is_caseless() ||
         first.kind == CharClass::ideograph;
}

/// Kinds of characters in their order; a run is one.
std::vector<CharClass> shape_of(std::string_view text) {
  std::vector<CharClass> shape;
  for (std::size_t at = 0; at < text.size();) {
    const CharClass kind = char_info(next_char(text, at)).kind;
    if (shape.empty() || shape.back() != kind) shape.push_back(kind);
  }
  return shape;
}

/// Whether two lines are short and alike, with digits: dates of two rows.
bool are_alike(std::string_view line, std::string_view next) {
  constexpr std::size_t longest = 40;  // bytes
  if (line.size() > longest || next.size() > longest) return false;
  const std::vector<CharClass> shape = shape_of(line);
  return shape.size() > 1 &&
         std::ranges::find(shape, CharClass::digit) != shape.end() &&
         shape == shape_of(next);
}

bool is_centred(const PdfSegment& segment, double left, double margin) {
  const double height = segment.box.height();
  const double before = segment.left() - left;
  const double after = margin - segment.box.right;
  return before > 3 * height && std::abs(before - after) < height;
}

bool is_below_any(const PdfSegment& segment, const PdfRow& above) {
  return std::ranges::any_of(above.segments, [&](const PdfSegment& one) {
    return std::abs(one.box.left - segment.box.left) < segment.box.height() / 3;
  });
}

/// Whether a row with one segment goes on with the table above it. One in the
/// first column only does if more of the table follows.
enum class Part { yes, perhaps, no };

Part part_of(const Zone& zone, const PdfRow& above, const PdfRow& row,
             double margin) {
  const PdfSegment& segment = row.segments.front();
  const auto [first, last] = zone.columns.touched(Columns::box_of(segment));
  if (first == last) return Part::no;
  if (first == 0 && last >= 2) return Part::no;
  if (first == 0) {
    const bool is_rest_of_label = above.segments.size() >= 2 &&
                                  starts_small(segment.text) &&
                                  is_below_any(segment, above);
    return is_rest_of_label ? Part::yes : Part::perhaps;
  }
  const double from_column =
      std::abs(segment.left() - zone.columns.left(first));
  if (from_column > segment.box.height() && !is_below_any(segment, above) &&
      is_centred(segment, zone.columns.left(0), margin)) {
    return Part::no;
  }
  return Part::yes;
}

Zone find_zone(std::span<const PdfRow> rows, std::size_t begin, double margin) {
  Zone zone{.begin = begin, .end = begin, .columns = {}};
  const std::size_t most = std::min(rows.size(), begin + most_rows);
  for (std::size_t i = begin; i < most; ++i) {
    const PdfRow& row = rows[i];
    const double height = row.box.height();
    if (i > begin &&
        row.box.top - rows[i - 1].box.bottom > most_space * height) {
      break;
    }
    if (row.segments.size() >= 2) {
      zone.columns.add(row);
      zone.end = i + 1;
      continue;
    }
    const Part part = part_of(zone, rows[i - 1], row, margin);
    if (part == Part::no) break;
    if (part == Part::yes) {
      zone.columns.add(row);
      zone.end = i + 1;
    }
  }
  return zone;
}

/// The lines of a zone by column; at most one for each row of the page.
class Grid {
 public:
  Grid(std::span<const PdfRow> rows, const Zone& zone, double margin,
       double pitch)
      : zone_(zone), margin_(margin), pitch_(pitch) {
    for (std::size_t i = zone.begin; i < zone.end; ++i) {
      lines_.emplace_back(zone.columns.count());
      for (const PdfSegment& segment : rows[i].segments) {
        const auto [first, last] =
            zone.columns.touched(Columns::box_of(segment));
        if (first < last) lines_.back()[first].push_back(&segment);
      }
    }
  }

  std::size_t size() const { return lines_.size(); }
  std::size_t columns() const { return zone_.columns.count(); }

  const std::vector<const PdfSegment*>& at(std::size_t row,
                                           std::size_t column) const {
    return lines_[row][column];
  }

  double right(std::size_t column, int columns = 1) const {
    const std::size_t next = column + static_cast<std::size_t>(columns);
    if (next >= this->columns()) return margin_;
    return zone_.columns.left(next);
  }

  int columns_of(const PdfSegment& segment) const {
    const auto [first, last] = zone_.columns.touched(Columns::box_of(segment));
    return static_cast<int>(std::max<std::size_t>(last - first, 1));
  }

  bool has(std::size_t row, std::size_t column) const {
    return !at(row, column).empty();
  }

  /// The first row from `row` on that has a line in the column; `size()`:
  /// none.
  std::size_t next(std::size_t row, std::size_t column) const {
    while (row < size() && !has(row, column)) ++row;
    return row;
  }

  /// Whether the column's line in `row` runs on in the next row: there was no
  /// room for another word, or less than `slack`.
  bool runs_on(std::size_t row, std::size_t column, double slack = 0) const {
    return runs_on_to(row, row + 1, column, slack);
  }

  /// The same of the line in a row further down; what is between is empty.
  bool runs_on_to(std::size_t row, std::size_t below, std::size_t column,
                  double slack = 0) const {
    if (!has(row, column) || !has(below, column)) return false;
    const PdfSegment& line = *at(row, column).back();
    const PdfSegment& next = *at(below, column).front();
    const double height = line.box.height();
    if (is_bullet(line.text)) return next.marker_left < 0;
    // One address does not go on with another, however long that is.
    if (next.marker_left >= 0 || ends_in_colon(line.text) ||
        (starts_address(line.text) && starts_address(next.text)) ||
        are_alike(line.text, next.text) ||
        next.box.top - line.box.top > line_space * height) {
      return false;
    }
    const double room =
        right(column, columns_of(line)) - (margin_space + slack) * height;
    return line.box.right + height / 4 + next.first_word > room;
  }

  /// Whether there is more space above the column's line in a row than there
  /// is between lines of a paragraph.
  bool is_spaced(std::size_t row, std::size_t column) const {
    std::size_t above = row;
    while (above > 0 && (above == row || !has(above, column))) --above;
    if (above == row || !has(above, column)) return false;
    const Box& line = at(row, column).front()->box;
    return line.top - at(above, column).back()->box.top >
           pitch_ * line.height();
  }

  /// Whether a cell of the column begins in the row after `row`.
  bool begins_after(std::size_t row, std::size_t column) const {
    return has(row + 1, column) && !runs_on(row, column);
  }

 private:
  const Zone& zone_;
  double margin_;
  double pitch_;
  std::vector<std::vector<std::vector<const PdfSegment*>>> lines_;
};

/// Whether all cells of a wide table have a line in the row, which then hardly
/// goes on with all of them.
bool is_full_row(const Grid& grid, std::size_t row) {
  constexpr std::size_t fewest = 4;
  if (grid.columns() < fewest) return false;
  for (std::size_t column = 0; column < grid.columns(); ++column)
    if (!grid.has(row, column)) return false;
  return true;
}

/// Whether a row without a label begins after `row`: cells of the first columns
/// that stand for several rows, while two others begin.
bool begins_unlabelled(const Grid& grid, std::size_t row) {
  if (row + 1 >= grid.size() || grid.has(row + 1, 0)) return false;
  std::size_t count = 0;
  for (std::size_t column = 1; column < grid.columns(); ++column) {
    if (!grid.has(row + 1, column)) continue;
    if (!grid.begins_after(row, column)) return false;
    if (column > 1 || grid.columns() > 3) ++count;
  }
  return count >= 2;
}

/// Whether the first cell of a row seems to go on: its rest is a remark or a
/// year, while the second cell goes on as well.
bool is_rest_of_label(const Grid& grid, std::size_t row) {
  if (!grid.has(row, 0) || !grid.runs_on(row, 1)) return false;
  const std::string_view next = grid.at(row + 1, 0).front()->text;
  if (next.starts_with('(')) return true;
  const bool may_go_on =
      starts_small(next) || (next[0] >= '0' && next[0] <= '9');
  return may_go_on && starts_small(grid.at(row + 1, 1).front()->text);
}

/// Whether the first cell of a row goes on in the row of the page after `row`.
/// One that is full may also end there: then the second begins as well.
bool label_runs_on(const Grid& grid, std::size_t row) {
  constexpr double rest = 0.7;
  bool is_alone = true;
  for (std::size_t column = 1; column < grid.columns(); ++column)
    if (grid.has(row + 1, column)) is_alone = false;
  if (is_alone) return grid.runs_on(row, 0, about_full);
  if (grid.is_spaced(row + 1, 0)) return false;
  if (is_rest_of_label(grid, row)) return true;
  if (!grid.runs_on(row, 0)) return false;
  if (starts_small(grid.at(row + 1, 0).front()->text)) return true;
  if (is_full_row(grid, row + 1)) return false;
  if (!grid.begins_after(row, 1)) return true;
  // An entry of a list may begin in any line of a cell.
  return grid.at(row + 1, 1).front()->marker_left >= 0 &&
         grid.at(row + 1, 0).front()->box.width() <
             rest * grid.at(row, 0).back()->box.width();
}

/// Where the row of a label begins that stands beside the middle of a taller
/// cell: with as many lines below it as above.
std::size_t start_above(const Grid& grid, std::size_t label,
                        std::size_t first) {
  std::size_t start = label;
  while (start > first && !grid.has(start - 1, 0) &&
         grid.runs_on(start - 1, 1)) {
    --start;
  }
  std::size_t end = label + 1;
  while (end < grid.size() && !grid.has(end, 0) && grid.has(end, 1)) ++end;
  return end - label > label - start ? start : label;
}

/// Where the rows of the table begin: with each label in the first column,
/// further up if it stands beside the middle of a taller cell, and after a
/// wide space.
std::vector<std::size_t> find_starts(const Grid& grid,
                                     std::span<const PdfRow> rows) {
  std::vector<std::size_t> starts = {0};
  bool has_label = false;
  for (std::size_t i = 0; i < grid.size(); ++i) {
    const bool is_label =
        grid.has(i, 0) && !(i > 0 && label_runs_on(grid, i - 1));
    const bool is_apart = i > 0 && (begins_unlabelled(grid, i - 1) ||
                                    rows[i].box.top - rows[i - 1].box.top >
                                        line_space * rows[i].box.height());
    if (i == 0 || (!is_label && !is_apart)) {
      has_label = has_label || is_label;
      continue;
    }
    const bool stands_alone = rows[i].segments.size() == 1;
    if (is_label && !is_apart && !has_label && stands_alone) {
      has_label = true;
      continue;
    }
    const std::size_t first = starts.back() + (has_label ? 1 : 0);
    const std::size_t start = is_apart ? i : start_above(grid, i, first);
    if (start > starts.back()) {
      starts.push_back(start);
      has_label = is_label;
    } else {
      has_label = has_label || is_label;
    }
  }
  return starts;
}

/// A column that does not heed the rows: a list of addressees beside labels
/// and their values. Its lines run on where a row begins, within a sentence or
/// wherever there is one, or its entries begin where no row does.
bool is_free(const Grid& grid, const std::vector<std::size_t>& starts,
             std::size_t column) {
  if (column < 2) return false;
  std::size_t cuts = 0;
  std::size_t beginnings = 0;
  bool is_cut_within_sentence = false;
  std::size_t last = grid.next(0, column);
  bool begins_between = !std::ranges::binary_search(starts, last);
  for (std::size_t row = grid.next(last + 1, column); row < grid.size();
       last = row, row = grid.next(row + 1, column)) {
    const bool is_cut = std::ranges::upper_bound(starts, last) !=
                        std::ranges::upper_bound(starts, row);
    // Lines of other columns may stand between two lines of this one.
    const bool begins =
        !grid.runs_on_to(last, row, column) || grid.is_spaced(row, column);
    if (begins && is_cut) ++beginnings;
    if (begins && !is_cut) begins_between = true;
    if (begins || !is_cut) continue;
    ++cuts;
    const PdfSegment& line = *grid.at(row, column).front();
    const double hang = line.left() - grid.at(last, column).back()->left();
    if (starts_uncapped(line.text) || hang > margin_space * line.box.height())
      is_cut_within_sentence = true;
  }
  if (cuts == 0 || is_cut_within_sentence) return cuts > 0;
  return begins_between || (cuts > 1 && beginnings == 0);
}

/// The end of the lines from `row` on that follow without a wide space.
std::size_t free_end(const Grid& grid, std::size_t row, std::size_t column) {
  const PdfSegment* last = grid.at(row, column).back();
  std::size_t end = row + 1;
  for (std::size_t next = grid.next(end, column); next < grid.size();
       next = grid.next(end, column)) {
    const PdfSegment* line = grid.at(next, column).front();
    if (line->box.top - last->box.top > 2 * line_space * last->box.height())
      break;
    last = line;
    end = next + 1;
  }
  return end;
}

/// The cells of a table, taken row by row.
class CellTaker {
 public:
  CellTaker(const Grid& grid, const std::vector<std::size_t>& starts)
      : grid_(grid), starts_(starts), done_(grid.columns(), 0) {}

  std::vector<PdfCell> row(std::size_t n) {
    const std::size_t end =
        n + 1 < starts_.size() ? starts_[n + 1] : grid_.size();
    std::vector<PdfCell> cells;
    for (std::size_t column = 0; column < grid_.columns(); ++column) {
      std::size_t first = std::max(starts_[n], done_[column]);
      while (first < end && grid_.at(first, column).empty()) ++first;
      if (first < end) cells.push_back(cell(column, first, end));
    }
    return cells;
  }

 private:
  PdfCell cell(std::size_t column, std::size_t first, std::size_t end) {
    const std::size_t last =
        is_free(grid_, starts_, column) ? free_end(grid_, first, column) : end;
    PdfCell cell{.column = static_cast<int>(column),
                 .columns = 1,
                 .lines = {},
                 .right = 0};
    for (std::size_t row = first; row < last; ++row) {
      for (const PdfSegment* line : grid_.at(row, column)) {
        cell.lines.push_back(line);
        cell.columns = std::max(cell.columns, grid_.columns_of(*line));
      }
    }
    done_[column] = last;
    cell.right = grid_.right(column, cell.columns) -
                 margin_space * cell.lines.front()->box.height();
    return cell;
  }

  const Grid& grid_;
  const std::vector<std::size_t>& starts_;
  std::vector<std::size_t> done_;  ///< by column, the grid's row after a cell
};

}  // namespace

PdfTable find_table(std::span<const PdfRow> rows, std::size_t begin,
                    double margin, double pitch) {
  if (rows[begin].segments.size() < 2) return {};
  const Zone zone = find_zone(rows, begin, margin);
  if (zone.columns.count() < 2) return {};
  const Grid grid(rows, zone, margin, pitch);
  const std::vector<std::size_t> starts =
      find_starts(grid, rows.subspan(begin, grid.size()));
  PdfTable table{.end = zone.end, .rows = {}};
  CellTaker taker(grid, starts);
  for (std::size_t n = 0; n < starts.size(); ++n) {
    std::vector<PdfCell> cells = taker.row(n);
    if (!cells.empty()) table.rows.push_back(std::move(cells));
  }
  return table;
}

}  // namespace ituletter
