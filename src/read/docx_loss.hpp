#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "ituletter/finding.hpp"
#include "read/docx_text.hpp"

namespace ituletter {

/// What of a document is not in its text, or may be wrong in it.
struct Losses {
  std::size_t insertions = 0;   ///< tracked, and taken in
  std::size_t deletions = 0;    ///< tracked, and left out
  std::size_t hidden = 0;       ///< runs of hidden text
  std::size_t chunks = 0;       ///< other documents to be shown within this one
  std::size_t objects = 0;      ///< documents embedded as objects
  std::size_t graphics = 0;     ///< charts and diagrams
  std::size_t dates = 0;        ///< in fields that show the day of reading
  std::size_t open_fields = 0;  ///< whose code never ends
  std::size_t main_parts = 1;
  std::vector<std::string> missing_parts;
};

/// The warnings that say so.
std::vector<Finding> describe(const Losses& losses, const TextBuilder& text);

}  // namespace ituletter
