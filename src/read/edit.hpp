#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ituletter/read.hpp"
#include "ituletter/source.hpp"

namespace ituletter {

/// Other words for a stretch of a source's text.
struct TextEdit {
  Span where;
  std::string replacement;
};

/// `text` with the edits. Requires: they are in order and do not overlap.
std::string edited(std::string_view text, std::span<const TextEdit> edits);

/// A file with edits made in it.
struct EditedFile {
  std::string bytes;
  std::vector<std::size_t> left;  ///< numbers of the edits that are not in it
};

// Change what was read, and not a byte more. `bytes` are what `source` was read
// from; the edits are in order and do not overlap. An edit whose place in the
// file is not beyond doubt is left. What comes out is read again, and is given
// back only if it has the text that it should have: else all edits are left.

/// Keeps the encoding, its mark and the line ends.
EditedFile edit_plain(std::string_view bytes, const Source& source,
                      std::span<const TextEdit> edits, const Limits& limits);

/// Changes the text of runs of the main part. Every byte of other parts stays.
EditedFile edit_docx(std::string_view bytes, const Source& source,
                     std::span<const TextEdit> edits, const Limits& limits);

/// The edits that are not `left`, in order.
std::vector<TextEdit> without(std::span<const TextEdit> edits,
                              std::span<const std::size_t> left);

/// Puts all edits among those that are left if the file does not have the text
/// that it should have by now. Sorts those that are.
void verify(EditedFile& file, const Source& source,
            std::span<const TextEdit> edits, const Limits& limits);

}  // namespace ituletter
