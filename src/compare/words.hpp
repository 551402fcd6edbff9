#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ituletter/span.hpp"

namespace ituletter {

/// The words of a text: runs of letters and digits, and every other character
/// that is no space by itself. Spans are bytes of the text.
std::vector<Span> words_of(std::string_view text);

/// Words that others take the place of; either side may be empty, but then
/// stands where it would be.
struct WordChange {
  Span before;
  Span after;
};

/// What makes one text of another.
std::vector<WordChange> changes_between(std::string_view before,
                                        std::string_view after);

/// The places of a text with some words around them, "…" where text is left
/// out.
std::string excerpt(std::string_view text, const std::vector<Span>& places);

/// As much from the start as fits into a number of characters.
std::string beginning_of(std::string_view text, std::size_t characters);

}  // namespace ituletter
