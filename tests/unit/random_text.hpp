#pragma once

#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace ituletter {

/// A text of so many pieces; the same for the same seed.
inline std::string random_text(const std::vector<std::string_view>& pieces,
                               std::size_t count, unsigned seed) {
  std::mt19937 random(seed);  // NOLINT: the same on every run
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    out += pieces[random() % pieces.size()];
  }
  return out;
}

}  // namespace ituletter
