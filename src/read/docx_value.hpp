#pragma once

#include <optional>
#include <string_view>

#include "read/xml.hpp"

namespace ituletter {

// How WordprocessingML writes the values of properties.

/// `w:val` of an element; empty if it has none.
std::string_view word_value(XmlPart& part, pugi::xml_node node);

/// A whole number between `low` and `high`; one outside is drawn to the
/// nearer, something else is nothing.
std::optional<int> to_number(std::string_view text, int low, int high);

/// `w:val` as such a number.
std::optional<int> word_number(XmlPart& part, pugi::xml_node node, int low,
                               int high);

/// A property that is on if it is there, unless its value says otherwise.
bool word_switch(XmlPart& part, pugi::xml_node node);

}  // namespace ituletter
