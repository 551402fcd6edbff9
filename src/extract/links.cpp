#include "extract/links.hpp"

#include <algorithm>

namespace ituletter {

LinkIndex::LinkIndex(const std::vector<Link>& links) {
  entries_.reserve(links.size());
  for (const Link& link : links) {
    entries_.push_back({link.where.begin, link.where.end, &link});
  }
  std::ranges::stable_sort(entries_, {}, &Entry::begin);
  std::size_t furthest = 0;
  for (Entry& entry : entries_) {
    furthest = std::max(furthest, entry.furthest_end);
    entry.furthest_end = furthest;
  }
}

std::vector<const Link*> LinkIndex::at(Span where) const {
  std::vector<const Link*> found;
  auto entry = std::ranges::lower_bound(entries_, where.end, {}, &Entry::begin);
  while (entry != entries_.begin()) {
    --entry;
    if (entry->furthest_end <= where.begin) break;
    if (entry->link->where.end > where.begin) found.push_back(entry->link);
  }
  return found;
}

std::vector<const Link*> LinkIndex::beginning_in(Span where) const {
  std::vector<const Link*> found;
  auto entry =
      std::ranges::lower_bound(entries_, where.begin, {}, &Entry::begin);
  for (; entry != entries_.end() && entry->begin < where.end; ++entry) {
    found.push_back(entry->link);
  }
  return found;
}

}  // namespace ituletter
