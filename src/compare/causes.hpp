#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compare/words.hpp"

namespace ituletter {

/// The words of facts that differ. Where the same words change elsewhere in a
/// letter (a date in the subject, and again in a paragraph), that is the same
/// difference.
class Causes {
 public:
  /// The words of a fact in two letters; empty where one lacks it.
  void add(std::string_view before, std::string_view after);

  /// What changes between two texts, but for what such a fact explains.
  std::vector<WordChange> other_changes(std::string_view before,
                                        std::string_view after) const;

 private:
  /// Words, sorted. Punctuation is none.
  using Bag = std::vector<std::string>;
  struct Cause {
    Bag before;
    Bag after;
    Bag company;  ///< words of letters in both, one of which has to be near
  };
  struct Cluster;

  static Bag bag_of(std::string_view text);
  static bool explains(const Cause& cause, const Cluster& cluster);

  std::vector<Cause> causes_;
};

}  // namespace ituletter
