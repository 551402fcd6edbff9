// Plain text in any encoding or none.

#include <cstddef>
#include <cstdint>

#include "ituletter/error.hpp"
#include "read/decode.hpp"
#include "read/readers.hpp"
#include "source_check.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  try {
    if (!ituletter::is_text(bytes)) return 0;
    const ituletter::Source source = ituletter::read_plain(bytes, {});
    ituletter::fuzz::check_source(source);
    // Read again, it stays as it is.
    ituletter::fuzz::require(
        source.text.empty() || source.text.substr(0, 3) == "\xEF\xBB\xBF" ||
        ituletter::read_plain(source.text, {}).text == source.text);
  } catch (const ituletter::Error& error) {
    ituletter::fuzz::require(error.what()[0] != '\0');
  }
  return 0;
}
