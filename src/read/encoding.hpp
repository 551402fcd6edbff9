#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ituletter {

enum class ByteOrder { little, big };

/// How often bytes that are not text had to be replaced or dropped.
struct Cleaning {
  std::size_t characters = 0;  ///< that were looked at
  std::size_t invalid = 0;     ///< became U+FFFD
  std::size_t controls = 0;    ///< C0 and C1 left out, all but tab and newline
};

/// Appends a code point; a surrogate, a non-character or one past the end of
/// Unicode becomes U+FFFD.
void append_utf8(std::string& out, char32_t character);

/// Appends `bytes` as valid UTF-8 without control characters. Everything a
/// reader puts into a Source has gone through here, so that nothing after it
/// need think of bad bytes again.
void append_clean(std::string& out, std::string_view bytes, Cleaning& seen);

/// `bytes` without a byte order mark. An odd last byte is dropped.
std::string utf16_to_utf8(std::string_view bytes, ByteOrder order);

std::string latin1_to_utf8(std::string_view bytes);

}  // namespace ituletter
