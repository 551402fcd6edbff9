#pragma once

#include <string_view>
#include <vector>

#include "ituletter/read.hpp"
#include "read/pdf_page.hpp"

namespace ituletter {

/// Gives the words of the pages the addresses that lie behind them, which only
/// `pdftohtml -xml` tells. What cannot be read has none.
void add_links(std::vector<PdfPage>& pages, std::string_view xml,
               const Limits& limits);

}  // namespace ituletter
