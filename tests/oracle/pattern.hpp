#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace ituletter {

/// PCRE2 has a limit of 64 KB for what a pattern becomes.
struct PatternTooLarge {};

/// A PCRE2 pattern of which every way to match at one place is wanted, not
/// only the first. Throws std::runtime_error for whatever PCRE2 cannot do, a
/// match that is given up included: nothing is lost in silence. Only a pattern
/// that is too large has an exception of its own.
class Pattern {
 public:
  explicit Pattern(const std::string& pattern);

  /// All ends of matches that begin at byte `at`, ascending.
  std::vector<std::size_t> ends(const std::string& subject,
                                std::size_t at) const;

 private:
  struct Code;
  std::shared_ptr<const Code> code_;
};

}  // namespace ituletter
