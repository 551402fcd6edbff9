#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "read/xml.hpp"

namespace ituletter {

/// A style with what it takes from those it is based on.
struct Style {
  std::string based_on;
  std::optional<int> list;
  std::optional<int> level;
  std::string list_style;  ///< the style that names the list
  std::optional<int> outline;
  std::optional<bool> is_hidden;
  /// Ends in a digit where styles count their depth ("enumlev2"), else 0.
  int depth = 0;
  bool is_whole = false;  ///< has taken over what it is based on
};

/// The styles of a document.
class Styles {
 public:
  Styles() = default;
  /// `part` may be null.
  explicit Styles(std::unique_ptr<XmlPart> part);

  /// An empty style for one that is not there.
  const Style& find(std::string_view id);

 private:
  void inherit(Style& style);

  std::unordered_map<std::string, Style> styles_;
};

}  // namespace ituletter
