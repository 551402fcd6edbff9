#include "read/pdf_table.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>

namespace ituletter {
namespace {

constexpr std::size_t most_rows = 200;
// Distances, in heights of a line.
constexpr double most_space = 3.5;     ///< between lines of a table
constexpr double line_space = 1.45;    ///< from line to line within a cell
constexpr double margin_space = 0.65;  ///< between columns

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
  if (first == 0) return last >= 2 ? Part::no : Part::perhaps;
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
    if (part == Part::yes) zone.end = i + 1;
  }
  return zone;
}

/// The lines of a zone by column; at most one for each row of the page.
class Grid {
 public:
  Grid(std::span<const PdfRow> rows, const Zone& zone, double margin)
      : zone_(zone), margin_(margin) {
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

  /// Whether the column's line in `row` runs on in the next row: there was no
  /// room for another word.
  bool runs_on(std::size_t row, std::size_t column) const {
    const auto& above = at(row, column);
    const auto& below = at(row + 1, column);
    if (above.empty() || below.empty()) return false;
    const PdfSegment& line = *above.back();
    const PdfSegment& next = *below.front();
    const double height = line.box.height();
    if (next.marker_left >= 0 || ends_in_colon(line.text) ||
        next.box.top - line.box.top > line_space * height) {
      return false;
    }
    const double room = right(column, columns_of(line)) - margin_space * height;
    return line.box.right + height / 4 + next.first_word > room;
  }

 private:
  const Zone& zone_;
  double margin_;
  std::vector<std::vector<std::vector<const PdfSegment*>>> lines_;
};

/// Where the rows of the table begin: with each label in the first column,
/// further up if it stands beside the middle of a taller cell, and after a
/// wide space.
std::vector<std::size_t> find_starts(const Grid& grid,
                                     std::span<const PdfRow> rows) {
  std::vector<std::size_t> starts = {0};
  bool has_label = false;
  for (std::size_t i = 0; i < grid.size(); ++i) {
    const bool is_label =
        !grid.at(i, 0).empty() && !(i > 0 && grid.runs_on(i - 1, 0));
    const bool is_apart = i > 0 && rows[i].box.top - rows[i - 1].box.top >
                                       line_space * rows[i].box.height();
    if (i == 0 || (!is_label && !is_apart)) {
      has_label = has_label || is_label;
      continue;
    }
    const bool stands_alone = rows[i].segments.size() == 1;
    if (is_label && !is_apart && !has_label && stands_alone) {
      has_label = true;
      continue;
    }
    std::size_t start = i;
    while (!is_apart && start > starts.back() + (has_label ? 1 : 0) &&
           grid.at(start - 1, 0).empty() && grid.columns() > 1 &&
           grid.runs_on(start - 1, 1)) {
      --start;
    }
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
/// and their values.
bool is_free(const Grid& grid, const std::vector<std::size_t>& starts,
             std::size_t column) {
  if (column < 2) return false;
  return std::ranges::any_of(starts, [&](std::size_t start) {
    return start > 0 && grid.runs_on(start - 1, column);
  });
}

/// The end of the lines from `row` on that follow without a wide space.
std::size_t free_end(const Grid& grid, std::size_t row, std::size_t column) {
  const PdfSegment* last = grid.at(row, column).back();
  std::size_t end = row + 1;
  for (; end < grid.size() && !grid.at(end, column).empty(); ++end) {
    const PdfSegment* next = grid.at(end, column).front();
    if (next->box.top - last->box.top > 2 * line_space * last->box.height())
      break;
    last = next;
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
                    double margin) {
  if (rows[begin].segments.size() < 2) return {};
  const Zone zone = find_zone(rows, begin, margin);
  if (zone.columns.count() < 2) return {};
  const Grid grid(rows, zone, margin);
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
