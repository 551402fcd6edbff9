#include "text/suggestion.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace ituletter {
namespace {

/// How many letters must be typed, dropped or changed between two words.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t change = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({change, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

std::string closest(std::string_view word,
                    const std::vector<std::string>& known) {
  std::string best;
  std::size_t least = 3;  // more typing errors make another word
  for (const std::string& one : known) {
    const std::size_t far = distance(word.substr(0, 100), one);
    if (far < least && far < one.size()) {
      least = far;
      best = one;
    }
  }
  return best;
}

}  // namespace

std::string suggestion(std::string_view word,
                       const std::vector<std::string>& known) {
  const std::string best = closest(word, known);
  return best.empty() ? "" : "; did you mean \"" + best + "\"?";
}

}  // namespace ituletter
