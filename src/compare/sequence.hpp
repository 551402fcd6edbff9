#pragma once

#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

namespace ituletter {

/// How much an element of one sequence is like one of another.
struct Likeness {
  std::function<bool(std::size_t, std::size_t)> is_same;
  /// 0: they are never put side by side.
  std::function<int(std::size_t, std::size_t)> score;
};

using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

/// Puts elements of two sequences side by side, in the order of both, so that
/// the sum of their scores is the greatest.
///
/// What stands far from where it would be by the count of elements is not
/// looked for, so that the cost is the length times the difference of lengths.
/// Where even that is too much, elements are paired as they come.
Pairs align(std::size_t first_size, std::size_t second_size,
            const Likeness& likeness);

}  // namespace ituletter
