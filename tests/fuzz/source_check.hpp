#pragma once

#include <cstdlib>
#include <string_view>

#include "ituletter/source.hpp"
#include "read/encoding.hpp"

namespace ituletter::fuzz {

inline void require(bool is_true) {
  if (!is_true) std::abort();
}

inline bool is_clean(std::string_view text) {
  std::string cleaned;
  Cleaning seen;
  append_clean(cleaned, text, seen);
  return cleaned == text;
}

/// What every Source promises, whatever it was read from.
inline void check_source(const Source& source) {
  require(is_clean(source.text));
  std::size_t end = 0;
  for (const Block& block : source.blocks) {
    require(block.where.begin >= end && !block.where.empty());
    require(block.where.end <= source.text.size());
    require(block.marker.empty() || block.where.contains(block.marker));
    require(block.level >= 0 && block.columns >= 1);
    end = block.where.end;
  }
  for (const Link& link : source.links) {
    require(link.where.begin <= link.where.end);
    require(link.where.end <= source.text.size());
    require(is_clean(link.target));
  }
}

}  // namespace ituletter::fuzz
