#pragma once

#include <pugixml.hpp>
#include <string>

#include "unit/catch.hpp"

namespace ituletter {

/// The tree of what a writer wrote, which must be well-formed.
inline pugi::xml_document parsed(const std::string& xml) {
  pugi::xml_document document;
  const auto result = document.load_string(xml.c_str());
  INFO(result.description());
  REQUIRE(result);
  return document;
}

}  // namespace ituletter
