#pragma once

#include <cstdint>

#include "read/xml.hpp"

namespace ituletter {

/// An element that the walk over a document treats in a way of its own. All
/// others are gone through as if they were not there.
enum class Tag : std::uint8_t {
  other,
  alternate_content,
  alternative_chunk,
  comment_reference,
  complex_field_mark,
  deletion,
  endnote_reference,
  footnote_reference,
  graphic_data,
  hyperlink,
  insertion,
  instruction,
  line_break,
  link_on_click,
  no_break_hyphen,
  object,
  paragraph,
  properties,  ///< of anything but a section: no text in it
  run,
  section,
  simple_field,
  soft_hyphen,
  symbol,
  tab,
  table,
  table_cell,
  table_row,
  text,
  text_box,
};

Tag tag_of(Name name);

}  // namespace ituletter
