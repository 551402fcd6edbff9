#pragma once

#include <string_view>

#include "ituletter/read.hpp"
#include "ituletter/source.hpp"

namespace ituletter {

/// Puts together what `pdftotext -bbox-layout` took apart: paragraphs, tables,
/// running heads. `links` is what `pdftohtml -xml` says of the document, or
/// empty. Throws Error, also for a document without text.
Source read_pdf_layout(std::string_view xhtml, const Limits& limits,
                       std::string_view links = {});

}  // namespace ituletter
