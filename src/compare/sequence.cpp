#include "compare/sequence.hpp"

#include <algorithm>
#include <cstdint>

namespace ituletter {
namespace {

constexpr std::size_t slack = 32;  ///< elements by which places may differ
constexpr std::size_t most_cells = std::size_t{4} << 20;

enum class Step : std::uint8_t { none, pair, skip_first, skip_second };

/// The part of two sequences that is between what is the same at both ends.
struct Middle {
  std::size_t begin = 0;
  std::size_t first_end = 0;
  std::size_t second_end = 0;

  std::size_t rows() const { return first_end - begin; }
  std::size_t columns() const { return second_end - begin; }
};

Middle middle_of(std::size_t first, std::size_t second,
                 const Likeness& likeness) {
  Middle middle{0, first, second};
  while (middle.begin < std::min(first, second) &&
         likeness.is_same(middle.begin, middle.begin)) {
    ++middle.begin;
  }
  while (middle.rows() > 0 && middle.columns() > 0 &&
         likeness.is_same(middle.first_end - 1, middle.second_end - 1)) {
    --middle.first_end;
    --middle.second_end;
  }
  return middle;
}

/// The best way through the middle, by the well-known table of the longest
/// common subsequence, of which only a band along the diagonal is filled.
class Band {
 public:
  Band(const Middle& middle, const Likeness& likeness)
      : middle_(middle),
        likeness_(likeness),
        above_(above(middle)),
        width_(above_ + below(middle) + 1) {}

  bool fits() const { return (middle_.rows() + 1) <= most_cells / width_; }

  Pairs find() {
    fill();
    Pairs pairs;
    std::size_t row = middle_.rows();
    std::size_t column = middle_.columns();
    while (row > 0 || column > 0) {
      const Step step = steps_[row * width_ + at(row, column)];
      if (step == Step::pair)
        pairs.emplace_back(middle_.begin + row - 1, middle_.begin + column - 1);
      if (step != Step::skip_second) --row;
      if (step != Step::skip_first) --column;
    }
    std::ranges::reverse(pairs);
    return pairs;
  }

 private:
  /// Columns of the band before the diagonal, and behind it.
  static std::size_t above(const Middle& m) {
    return slack + (m.rows() > m.columns() ? m.rows() - m.columns() : 0);
  }
  static std::size_t below(const Middle& m) {
    return slack + (m.columns() > m.rows() ? m.columns() - m.rows() : 0);
  }

  bool is_inside(std::size_t row, std::size_t column) const {
    return column + above_ >= row && column + above_ - row < width_;
  }
  std::size_t at(std::size_t row, std::size_t column) const {
    return column + above_ - row;
  }

  void fill() {
    steps_.assign((middle_.rows() + 1) * width_, Step::none);
    before_.assign(width_, 0);
    for (std::size_t row = 0; row <= middle_.rows(); ++row) {
      now_.assign(width_, 0);
      const std::size_t first = row > above_ ? row - above_ : 0;
      const std::size_t last =
          std::min(middle_.columns(), row + width_ - 1 - above_);
      for (std::size_t column = first; column <= last; ++column) {
        fill_cell(row, column);
      }
      std::swap(before_, now_);
    }
  }

  void fill_cell(std::size_t row, std::size_t column) {
    int best = -1;
    Step step = Step::none;
    const auto offer = [&](int sum, Step way) {
      if (sum <= best) return;
      best = sum;
      step = way;
    };
    if (row > 0 && column > 0) {
      const int score =
          likeness_.score(middle_.begin + row - 1, middle_.begin + column - 1);
      if (score > 0)
        offer(before_[at(row - 1, column - 1)] + score, Step::pair);
    }
    if (row > 0 && is_inside(row - 1, column))
      offer(before_[at(row - 1, column)], Step::skip_first);
    if (column > 0 && is_inside(row, column - 1))
      offer(now_[at(row, column - 1)], Step::skip_second);
    now_[at(row, column)] = std::max(best, 0);
    steps_[row * width_ + at(row, column)] = step;
  }

  const Middle& middle_;
  const Likeness& likeness_;
  std::size_t above_;
  std::size_t width_;
  std::vector<Step> steps_;
  std::vector<int> before_;
  std::vector<int> now_;
};

Pairs pair_in_order(const Middle& middle, const Likeness& likeness) {
  Pairs pairs;
  const std::size_t count = std::min(middle.rows(), middle.columns());
  for (std::size_t n = middle.begin; n < middle.begin + count; ++n) {
    if (likeness.score(n, n) > 0) pairs.emplace_back(n, n);
  }
  return pairs;
}

}  // namespace

Pairs align(std::size_t first_size, std::size_t second_size,
            const Likeness& likeness) {
  const Middle middle = middle_of(first_size, second_size, likeness);
  Pairs pairs;
  for (std::size_t n = 0; n < middle.begin; ++n) pairs.emplace_back(n, n);
  if (middle.rows() > 0 && middle.columns() > 0) {
    Band band(middle, likeness);
    const Pairs inner =
        band.fits() ? band.find() : pair_in_order(middle, likeness);
    pairs.insert(pairs.end(), inner.begin(), inner.end());
  }
  for (std::size_t n = 0; middle.first_end + n < first_size; ++n) {
    pairs.emplace_back(middle.first_end + n, middle.second_end + n);
  }
  return pairs;
}

}  // namespace ituletter
