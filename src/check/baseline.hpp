#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "ituletter/check.hpp"

namespace ituletter {

/// Findings that were there when somebody began to look: by fingerprint, and
/// how often.
class Baseline {
 public:
  Baseline() = default;
  /// What `text` gave. Throws Error(usage) for what it would not give.
  Baseline(std::string_view text, const std::string& path);

  /// Marks those that are known, each as often as it was there.
  void mark(CheckedFile& file);

  /// Takes in what counts of a file.
  void add(const CheckedFile& file);

  /// A line for each, in an order that depends on nothing else.
  std::string text() const;

 private:
  struct Known {
    std::size_t count = 0;
    std::string rule;
    std::string file;
  };
  std::map<std::string, Known> known_;
};

}  // namespace ituletter
