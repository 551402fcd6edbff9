#pragma once

#include <cstdint>
#include <string_view>

#include "ituletter/read.hpp"
#include "ituletter/source.hpp"

namespace ituletter {

// A reader takes bytes and gives what is in them: text, blocks, links and
// findings. Name, size and digest of a Source are the caller's to fill in.

/// Requires: is_text(bytes). Throws Error(text_encoding).
Source read_plain(std::string_view bytes, const Limits& limits);

/// A web page. Requires: is_text(bytes). Throws Error.
Source read_html(std::string_view bytes, const Limits& limits);

/// Whether text begins as a web page does.
bool is_html(std::string_view bytes);

/// Requires: a zip archive. Throws Error.
Source read_docx(std::string_view bytes, const Limits& limits);

enum class DocxOrigin : std::uint8_t {
  sender,
  converted,  ///< just now: dates that were updated by it are left out
};

Source read_docx(std::string_view bytes, const Limits& limits,
                 DocxOrigin origin);

/// Has pdftotext take the document apart. Throws Error.
Source read_pdf(std::string_view bytes, const Limits& limits);

}  // namespace ituletter
