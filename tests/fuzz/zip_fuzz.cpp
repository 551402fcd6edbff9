// The bytes of a file as they come: mostly the zip container.

#include <cstddef>
#include <cstdint>

#include "ituletter/error.hpp"
#include "ituletter/read.hpp"
#include "source_check.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  ituletter::Limits limits{
      .part = 1 << 20, .total = 4 << 20, .paragraph = 1 << 16};
  limits.child.path.clear();
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  try {
    ituletter::fuzz::check_source(ituletter::read(bytes, "input", limits));
  } catch (const ituletter::Error& error) {
    ituletter::fuzz::require(error.what()[0] != '\0');
  }
  return 0;
}
