// Web pages, whatever is wrong with them.

#include <cstddef>
#include <cstdint>

#include "ituletter/error.hpp"
#include "read/decode.hpp"
#include "read/readers.hpp"
#include "source_check.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  using namespace ituletter;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  try {
    is_html(bytes);
    if (!is_text(bytes)) return 0;
    fuzz::check_source(
        read_html(bytes, {.elements = 100'000, .paragraph = 20'000}));
  } catch (const Error& error) {
    fuzz::require(error.what()[0] != '\0');
  }
  return 0;
}
