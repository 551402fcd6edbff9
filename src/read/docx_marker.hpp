#pragma once

#include <optional>
#include <string_view>

namespace ituletter {

/// A number or bullet that the writer typed at the start of a paragraph.
struct TypedMarker {
  std::size_t begin = 0;  ///< within the paragraph
  std::size_t end = 0;
  int level = 0;  ///< "5.1" is one below "5"
  bool is_number = false;
};

/// What stands before the first tab, if it is such a marker: a dash or bullet,
/// "5.1", "2)", "(iv)", "a.". Nothing otherwise.
std::optional<TypedMarker> find_typed_marker(std::string_view paragraph);

}  // namespace ituletter
