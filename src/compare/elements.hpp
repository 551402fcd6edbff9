#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compare/records.hpp"

namespace ituletter {

/// A paragraph, or an item of a list or an agenda: what is known by its place.
struct Element {
  int depth = 0;
  Said number;
  Said text;
  std::string same;                ///< equal for those that surely are the same
  std::vector<std::string> words;  ///< sorted: those it is known by
};

using Elements = std::vector<Element>;  ///< of one letter, in its order

/// Fills in what an element is known by: in one language its words, else the
/// figures among them.
Element make_element(int depth, const Maybe<std::string>& number,
                     const Words& text, bool has_same_words);

/// A paragraph and its items.
void append_elements(const Paragraph& paragraph, int depth, bool has_same_words,
                     Elements& out);

/// Adds elements that are missing in some letters, and what the others say
/// otherwise: their numbers and, in one language, their words. `what`:
/// "paragraph".
void compare_elements(std::string_view rule, const std::string& what,
                      const std::vector<Elements>& letters, Differences& out);

}  // namespace ituletter
