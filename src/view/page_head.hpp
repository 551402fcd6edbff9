#pragma once

#include <string>
#include <string_view>

#include "view/markup.hpp"

namespace ituletter {

/// What a page carries: one file, which asks nothing of any network.
struct PageHead {
  std::string_view title;
  std::string_view style;
  std::string_view script = {};
  std::string_view links = {};  ///< markup
};

/// Begins a page, up to the end of its head. Its policy lets its own style and
/// script through, and nothing else.
void begin_page(Markup& to, std::string_view language, const PageHead& head);

/// A style sheet or script that is built in: "page".
std::string_view page_asset(std::string_view name);

}  // namespace ituletter
