#pragma once

#include "ituletter/letter.hpp"
#include "ituletter/source.hpp"
#include "ituletter/write.hpp"

namespace ituletter {

/// A letter in which every field has a value, and the text it was read from.
struct ExampleLetter {
  Source source;
  Letter letter;

  Converted converted() const { return {&letter, &source}; }
};

ExampleLetter example_letter();

/// As little as a letter can hold and still be one.
ExampleLetter bare_letter();

/// Quotes, markup, controls, bytes that are no UTF-8: what must not get out
/// of a field.
std::string hostile_text();

/// The example with `text` in every field that holds words.
ExampleLetter example_letter_saying(const std::string& text);

}  // namespace ituletter
