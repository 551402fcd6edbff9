#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ituletter/check.hpp"
#include "ituletter/read.hpp"
#include "ituletter/source.hpp"
#include "read/edit.hpp"

namespace ituletter {

/// What correcting a letter comes to.
struct Correction {
  std::string bytes;            ///< of the file; empty if nothing is corrected
  std::vector<TextEdit> edits;  ///< those that are in it
  std::vector<std::size_t> left;  ///< findings that could be, but are not
  std::string why_left;           ///< for a message
};

/// Puts the replacements of findings that count in their places. `bytes` are
/// what `source` was read from. A finding whose place another one takes is
/// neither corrected nor left: it is found again next time.
Correction correct(std::string_view bytes, const Source& source,
                   const CheckedFile& file, const Limits& limits);

/// A unified diff of a text and its edits; of a document, its paragraphs are
/// the lines. Empty without edits.
std::string unified_diff(std::string_view path, std::string_view text,
                         const std::vector<TextEdit>& edits);

}  // namespace ituletter
