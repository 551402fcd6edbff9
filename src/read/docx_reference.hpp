#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ituletter/finding.hpp"
#include "read/docx_text.hpp"
#include "read/xml.hpp"

namespace ituletter {

/// A field or link that leads to a bookmark of the same document.
struct CrossReference {
  std::string bookmark;
  std::size_t place = 0;  ///< number of a place in the text
};

/// The bookmark that a field code such as `PAGEREF _Toc199 \h` asks for; empty
/// for another code.
std::string referred_bookmark(std::string_view code);

/// More than letters have; what is beyond is not looked at.
inline constexpr std::size_t most_references = 10'000;
inline constexpr std::size_t most_bookmarks = 100'000;

/// Adds the names of a part's bookmarks, up to `most_bookmarks` in all.
void collect_bookmarks(XmlPart& part, std::vector<std::string>& names);

/// What the references to bookmarks that are not there are, in their order.
std::vector<Finding> find_dead_references(
    const std::vector<CrossReference>& references,
    const std::vector<std::string>& names, const TextBuilder& text);

}  // namespace ituletter
