#pragma once

#include <vector>

#include "ituletter/source.hpp"

namespace ituletter {

/// Finds the links over a place in the source without looking at them all.
class LinkIndex {
 public:
  /// The links must outlive the index.
  explicit LinkIndex(const std::vector<Link>& links);

  /// Links that share bytes with a span, by their beginnings from the last.
  std::vector<const Link*> at(Span where) const;
  /// Links that begin in a span, by their beginnings.
  std::vector<const Link*> beginning_in(Span where) const;

 private:
  struct Entry {
    std::size_t begin;
    std::size_t furthest_end;  ///< of this link and all before it
    const Link* link;
  };
  std::vector<Entry> entries_;  ///< by their beginnings
};

}  // namespace ituletter
