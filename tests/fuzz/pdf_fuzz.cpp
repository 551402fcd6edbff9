// What pdftotext would print, or somebody in its place.

#include <cstddef>
#include <cstdint>

#include "ituletter/error.hpp"
#include "read/pdf.hpp"
#include "source_check.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  ituletter::Limits limits;
  limits.elements = 10'000;
  limits.paragraph = 1 << 16;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  try {
    ituletter::fuzz::check_source(ituletter::read_pdf_layout(bytes, limits));
  } catch (const ituletter::Error& error) {
    ituletter::fuzz::require(error.what()[0] != '\0');
  }
  return 0;
}
