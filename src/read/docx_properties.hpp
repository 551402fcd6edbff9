#pragma once

#include <optional>
#include <string_view>

#include "read/xml.hpp"

namespace ituletter {

/// What a `w:pPr` says that matters for the text.
struct ParagraphProperties {
  std::string_view style;
  std::optional<int> list;       ///< number of a list; 0 takes one away
  std::optional<int> level;      ///< in the list, from 0
  std::optional<int> outline;    ///< level of a heading, from 0; 9 is none
  bool is_mark_deleted = false;  ///< the next paragraph goes on in this one
  pugi::xml_node section;
};

/// What a `w:rPr` says that matters for the text.
struct RunProperties {
  std::string_view style;
  std::string_view font;
  std::optional<bool> is_hidden;
};

ParagraphProperties read_paragraph_properties(XmlPart& part,
                                              pugi::xml_node node);
RunProperties read_run_properties(XmlPart& part, pugi::xml_node node);

}  // namespace ituletter
