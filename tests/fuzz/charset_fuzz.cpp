// Text in an encoding other than Unicode's: told, or asked for by name.

#include <cstddef>
#include <cstdint>
#include <string>

#include "ituletter/error.hpp"
#include "read/readers.hpp"
#include "source_check.hpp"
#include "text/charset.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  using namespace ituletter;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::string charset = detect_charset(bytes);
  fuzz::require(charset.empty() || is_charset(charset));
  const std::string name(bytes.substr(0, bytes.find('\n')));
  if (is_charset(name)) decode_charset(bytes, name);
  try {
    fuzz::check_source(read_plain(bytes, {}));
  } catch (const Error& error) {
    fuzz::require(error.kind() == ErrorKind::text_encoding);
  }
  return 0;
}
