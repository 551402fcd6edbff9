#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ituletter/check.hpp"
#include "ituletter/grammar.hpp"
#include "ituletter/letter.hpp"
#include "ituletter/source.hpp"

namespace ituletter {

/// A letter, and what is to be shown of it.
struct Viewed {
  const Source& source;
  const Letter& letter;
  std::span<const PlacedFinding> findings;
};

struct ViewSetting {
  bool has_colours = false;  ///< for a terminal
  std::size_t columns = 80;  ///< of the terminal
};

/// The letter as it reads, its facts labelled in it and listed beside or after
/// it, and the findings.
std::string view_text(const Viewed& viewed, const ViewSetting& setting = {});

/// A page beside a letter's, and what it is called there.
struct PageLink {
  std::string words;
  std::string target;    ///< its address from this page; empty for mere words
  std::string language;  ///< of words and page; empty for the page's own
};

/// How other pages have to do with the letter's.
struct PageTie {
  std::string_view label;  ///< its key in [view]: "amended-by"
  std::vector<PageLink> links;
};

struct PageSetting {
  std::vector<PageLink> trail = {};  ///< pages that lead here
  std::vector<PageTie> ties = {};
};

/// The same as one page of HTML that needs nothing else, in the words of the
/// letter's language where its grammar has some.
std::string view_page(const Viewed& viewed,
                      const Grammars& grammars = Grammars::built_in(),
                      const PageSetting& setting = {});

}  // namespace ituletter
