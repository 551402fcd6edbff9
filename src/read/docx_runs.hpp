#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ituletter {

/// A character of a paragraph's text, and where it stands in the part.
struct RunCharacter {
  std::size_t text = 0;  ///< byte of the paragraph's text
  std::size_t begin = 0;
  std::size_t end = 0;
  int piece = -1;  ///< number of its `w:t`; -1 for a tab and the like
};

/// A `w:t` of the part.
struct RunText {
  std::size_t tag_end = 0;  ///< the ">" of its tag
  std::size_t begin = 0;
  std::size_t end = 0;
  bool keeps_space = false;
};

struct RunParagraph {
  std::string text;
  std::vector<RunCharacter> characters;
};

/// The texts of a part as they stand in its bytes, for those who change them.
/// Knows nothing of styles and fields: a paragraph of which not all is shown
/// has a text here that no reader gives.
struct RunTexts {
  std::vector<RunText> pieces;
  std::vector<RunParagraph> paragraphs;
};

/// Nothing for a part that is not UTF-8, or has more than one prefix for its
/// elements. Requires: well-formed XML.
RunTexts find_run_texts(std::string_view xml);

}  // namespace ituletter
