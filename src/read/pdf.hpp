#pragma once

#include <string_view>

#include "ituletter/read.hpp"
#include "ituletter/source.hpp"

namespace ituletter {

/// Puts together what `pdftotext -bbox-layout` took apart: paragraphs, tables,
/// running heads. Throws Error, also for a document without text.
Source read_pdf_layout(std::string_view xhtml, const Limits& limits);

}  // namespace ituletter
