#pragma once

#include <string>

namespace ituletter {

/// Whether a character is an Arabic letter, or lam with alef, in the form that
/// it takes in its place of a word, as some converters write it.
inline bool is_arabic_form(char32_t c) { return c >= 0xFE80 && c <= 0xFEFC; }

/// Appends the letters that a form shows. Requires: `is_arabic_form(form)`.
void append_letters_of(char32_t form, std::string& out);

}  // namespace ituletter
