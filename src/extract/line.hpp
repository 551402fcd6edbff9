#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "grammar/match.hpp"
#include "grammar/token.hpp"
#include "ituletter/source.hpp"
#include "ituletter/text.hpp"

namespace ituletter {

/// A logical line: a paragraph, a list item, a line of a table cell. Spans
/// are bytes of the normalised text.
struct Line {
  Span where;   ///< without marker and white space around it
  Span marker;  ///< bullet or number that a tab follows; empty without
  std::size_t begin = 0;  ///< first token after the marker
  std::size_t end = 0;
  bool starts_cell = false;  ///< first line of a table cell
  bool after_blank = false;  ///< an empty line or a row's end stands before
  bool after_break = false;  ///< a line break inside a paragraph is before
  bool is_noise = false;     ///< page mark, running head or foot
  Block::Kind kind = Block::Kind::paragraph;
  int level = 0;
  int row = -1;     ///< number of the table row in the document; -1 outside
  int column = -1;  ///< cell within the row

  bool has_bullet(std::string_view text) const;
  bool is_cell() const { return row >= 0; }
};

/// Cuts a text into lines, whatever became of its paragraphs and cells on the
/// way: blocks of a reader, tabs and empty lines, " / " or "|" between cells,
/// hard-wrapped paragraphs, or a whole letter in one line.
std::vector<Line> cut_lines(const Source& source, const Text& text,
                            const Tokens& tokens,
                            const std::vector<Match>& values,
                            const std::vector<Match>& cues);

}  // namespace ituletter
