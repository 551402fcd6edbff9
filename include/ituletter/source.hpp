#pragma once

#include <string>
#include <vector>

#include "ituletter/finding.hpp"
#include "ituletter/span.hpp"

namespace ituletter {

/// Structure that a reader saw around a stretch of the text.
struct Block {
  enum class Kind {
    paragraph,
    heading,    ///< `level` counts from 1
    list_item,  ///< `level` counts from 0
    footnote,   ///< stands after the body, in the order of the references
    header,     ///< running head of a page
    footer,     ///< running foot of a page
  };

  Kind kind = Kind::paragraph;
  /// The whole paragraph, marker included, without its line end.
  Span where;
  /// Number or bullet of a list item, typed or automatic, as Word shows it.
  /// Empty where there is none.
  Span marker;
  int level = 0;
  /// Cell that the paragraph stands in: number of the table within the
  /// document, row and column, each from 0; -1 outside tables. A nested table
  /// has a number of its own.
  int table = -1;
  int row = -1;
  int column = -1;
  /// Columns that a merged cell covers.
  int columns = 1;
};

/// An address behind a stretch of text.
struct Link {
  Span where;
  std::string target;
};

/// What a reader saw: one text in reading order, and stand-off structure.
///
/// In `text` a paragraph and a line break inside one end in "\n", a table row
/// in an empty line, and every cell but the first of its row begins after
/// "\n\t" (the first after "\t" when it is not the row's only cell). A marker
/// is parted from its text by "\t". Plain text has no blocks.
struct Source {
  std::string path;    ///< as the user named it; bytes, not always UTF-8
  std::string format;  ///< "docx", "html", "pdf" or "txt"
  std::size_t bytes = 0;
  std::string sha256;  ///< 64 lower-case hexadecimal digits
  std::string text;
  std::vector<Block> blocks;  ///< in the order of `text`, not overlapping
  std::vector<Link> links;    ///< in the order of `text`
  /// What the reader left out or had to guess.
  std::vector<Finding> findings;
};

}  // namespace ituletter
