#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "site/catalogue.hpp"
#include "view/labels.hpp"
#include "view/markup.hpp"

namespace ituletter {

/// What all parts of a page share.
struct SitePage {
  const SiteSetting& setting;
  const SiteCatalogue& catalogue;
  const Labels& labels;
  std::string_view root = {};  ///< the way from the page to the top: "../"

  std::string to(std::string_view name) const {
    return std::string(root) + std::string(name);
  }
};

/// The id of what a page is headed.
inline constexpr std::string_view page_heading = "page-head";

/// Numbers of letters or events.
using Numbers = std::vector<std::size_t>;

/// A stretch of the coming year with a line of its own.
struct SiteLane {
  std::string name;
  std::string target;  ///< a page; may be empty
  Numbers events;
};

/// Words of a letter, in its language.
void append_words(Markup& to, std::string_view element, std::string_view words,
                  std::string_view language, std::string_view name = {});

/// The name of a letter, which leads to its page.
void append_link(Markup& to, const SitePage& page, const SiteLetter& letter);

/// What a language calls itself: "français"; its tag if no grammar tells.
std::string own_name(const SitePage& page, std::string_view language);

/// A date, a code: what reads from left to right in every language.
void append_ltr(Markup& to, std::string_view element, std::string_view text,
                std::string_view name = {});

/// Style rules by which the filters of a list work without a script.
std::string filter_style(const SitePage& page, const Numbers& letters);

/// Filters, and the letters below them.
void append_list(Markup& to, const SitePage& page, const Numbers& letters);

/// Meetings and deadlines, as a drawing and as a table. `heading`: id of what
/// names them.
void append_coming(Markup& to, const SitePage& page,
                   const std::vector<SiteLane>& lanes, const Numbers& events,
                   std::string_view heading);

/// The letters that came last, as an Atom feed (RFC 4287) beside the page `of`.
std::string make_feed(const SitePage& page, std::string_view title,
                      std::string_view name, std::string_view of,
                      const Numbers& letters);

/// A letter in one of its languages, read back from its record.
std::string make_letter_page(const ArchiveReader& archive, const SitePage& page,
                             const SiteLetter& letter,
                             const SiteVersion& version);

}  // namespace ituletter
