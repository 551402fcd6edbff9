#pragma once

#include <string_view>

#include "ituletter/read.hpp"
#include "ituletter/source.hpp"

namespace ituletter {

// A reader takes bytes and gives what is in them: text, blocks, links and
// findings. Name, size and digest of a Source are the caller's to fill in.

/// Whether bytes without a mark of another format are text, in an encoding
/// that can be told.
bool is_plain(std::string_view bytes);

/// Throws Error text_encoding for text that is neither UTF-8 nor UTF-16.
Source read_plain(std::string_view bytes, const Limits& limits);

/// Requires: a zip archive. Throws Error.
Source read_docx(std::string_view bytes, const Limits& limits);

}  // namespace ituletter
