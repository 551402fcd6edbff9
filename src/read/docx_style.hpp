#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "read/xml.hpp"

namespace ituletter {

/// A style with what it takes from those it is based on.
struct Style {
  std::string_view based_on;
  std::optional<int> list;
  std::optional<int> level;
  std::string_view list_style;  ///< the style that names the list
  std::optional<int> outline;
  std::optional<bool> is_hidden;
  /// Ends in a digit where styles count their depth ("enumlev2"), else 0.
  int depth = 0;
};

/// The styles of a document. A letter has hundreds and uses a dozen: each is
/// read when it is asked for.
class Styles {
 public:
  Styles() = default;
  /// `part` may be null.
  explicit Styles(std::unique_ptr<XmlPart> part);

  /// An empty style for one that is not there.
  const Style& find(std::string_view id);

 private:
  struct Entry {
    pugi::xml_node node;
    Style style;
    bool is_read = false;
    bool is_whole = false;  ///< has taken over what it is based on
  };

  Entry* find_entry(std::string_view id);
  void inherit(Entry& entry);

  std::unique_ptr<XmlPart> part_;
  std::unordered_map<std::string_view, Entry> entries_;  ///< names in part_
};

}  // namespace ituletter
