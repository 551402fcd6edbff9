#pragma once

#include <vector>

#include "ituletter/letter.hpp"
#include "ituletter/source.hpp"

namespace ituletter {

/// A paragraph of a letter, ready to be shown.
struct Passage {
  enum class Kind { paragraph, label, heading, item, aside };

  Kind kind = Kind::paragraph;
  Span marker;    ///< of an item
  Span text;      ///< without the marker
  int level = 0;  ///< of an item, from 0
  // The cell it stands in, as a Block has it.
  int table = -1;
  int row = -1;
  int column = -1;
  int columns = 1;
};

/// The passages of a source in reading order. What the reader of a plain text
/// could not know is taken from the text's own form: cells and items behind
/// tabs, lines that belong to one paragraph as the letter was read.
struct Layout {
  std::vector<Passage> passages;
  /// A line end inside a passage is only where the text was wrapped.
  bool is_wrapped = false;
};

Layout lay_out(const Source& source, const Letter& letter);

}  // namespace ituletter
