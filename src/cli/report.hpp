#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "ituletter/error.hpp"
#include "ituletter/finding.hpp"
#include "ituletter/source.hpp"

namespace ituletter {

/// A line for standard error:
/// `ituletter: FILE[:LINE:COLUMN]: error: what; what to do [code]`.
struct Message {
  std::string_view file = {};  ///< none if empty
  int line = 0;                ///< none if 0
  int column = 0;
  std::string_view severity = "error";
  std::string_view what;
  std::string_view code;
};

/// The line with its end, of at most 500 bytes; what is too long loses its
/// middle, never its code.
std::string format(const Message& message);

std::string format(std::string_view file, const Error& error);

/// A finding of a reader, with its place in the text.
std::string format(const Source& source, const Finding& finding);

/// Prints such lines; those of several threads do not mix.
void print_messages(std::string_view lines);

}  // namespace ituletter
