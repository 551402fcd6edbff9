#pragma once

#include <functional>
#include <string>
#include <vector>

#include "ituletter/archive.hpp"
#include "ituletter/grammar.hpp"
#include "ituletter/write.hpp"

namespace ituletter {

struct SiteSetting {
  std::string title = {};       ///< of all pages; "Letters" if it is empty
  std::string language = "en";  ///< of the pages' own words
  std::string address = {};     ///< where it is to be found, for the feeds:
                                ///< "https://example.org/letters/"
  std::string today;            ///< the coming year begins here: "2025-06-17"
  WriteOptions calendar = {};   ///< how calendars are written
  const Grammars& grammars = Grammars::built_in();
};

/// A file of a site.
struct SiteFile {
  std::string name;  ///< from the top: "letters/T25-SG17-COL-0002-en.html"
  /// Its bytes. For any thread, also while others are made. Throws Error where
  /// a record cannot be read.
  std::function<std::string()> make;
};

/// The letters of an archive as pages for a browser that need neither server
/// nor network: `index.html` lists them, `coming.html` has the meetings and
/// deadlines of a year, `groups/` the same of each study group, `letters/` a
/// page of each letter in each of its languages; calendars and Atom feeds to
/// subscribe to. The same archive and day give the same bytes.
///
/// `archive` must outlive the files. Throws Error.
std::vector<SiteFile> make_site(ArchiveReader& archive,
                                const SiteSetting& setting);

}  // namespace ituletter
