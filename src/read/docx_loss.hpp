#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "ituletter/finding.hpp"
#include "read/docx_text.hpp"

namespace ituletter {

/// How often something is met, and where first.
struct Tally {
  std::size_t number = 0;
  std::size_t first = 0;  ///< number of a place in the text

  void add(TextBuilder& text) {
    if (number++ == 0) first = text.mark_place();
  }
};

/// What of a document is not in its text, or may be wrong in it.
struct Losses {
  Tally insertions;             ///< tracked, and taken in
  Tally deletions;              ///< tracked, and left out
  Tally hidden;                 ///< runs of hidden text
  Tally comments;               ///< of reviewers
  Tally empty_links;            ///< without a text or without a target
  Tally merge_fields;           ///< to be filled from a list of addresses
  std::size_t chunks = 0;       ///< other documents to be shown within this one
  std::size_t objects = 0;      ///< documents embedded as objects
  std::size_t graphics = 0;     ///< charts and diagrams
  std::size_t dates = 0;        ///< in fields that show the day of reading
  std::size_t open_fields = 0;  ///< whose code never ends
  std::size_t main_parts = 1;
  std::vector<std::string> missing_parts;
};

/// The findings that say so; what is wrong for readers of the document only,
/// as information.
std::vector<Finding> describe(const Losses& losses, const TextBuilder& text);

}  // namespace ituletter
