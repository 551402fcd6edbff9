#pragma once

#include <string>
#include <vector>

#include "read/pdf_page.hpp"

namespace ituletter {

/// Running heads and feet of a document, each once.
struct PdfNoise {
  std::vector<std::string> headers;
  std::vector<std::string> footers;
};

/// Takes them out of the pages: what stands at the same place on several, and
/// page numbers with what stands beside them.
PdfNoise take_noise(std::vector<std::vector<PdfRow>>& pages,
                    const std::vector<PdfPage>& sizes);

}  // namespace ituletter
