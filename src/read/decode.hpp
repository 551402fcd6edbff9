#pragma once

#include <string>
#include <string_view>

#include "ituletter/source.hpp"
#include "read/encoding.hpp"

namespace ituletter {

/// The text of bytes, as valid UTF-8 without control characters and with "\n"
/// for every line end.
struct DecodedText {
  std::string text;
  std::string charset;  ///< that it was in; empty for Unicode's
  Cleaning cleaning;
};

/// Whether bytes without a mark of another format are text, in an encoding
/// that can be told.
bool is_text(std::string_view bytes);

/// `declared` is the encoding that a text names itself. It is taken where the
/// bytes are no UTF-8 and it fits; else the encoding is told from them. Throws
/// Error(text_encoding).
DecodedText decode_text(std::string_view bytes,
                        const std::string& declared = {});

/// Notes the encoding, and what had to be replaced or left out.
void report_decoding(const DecodedText& decoded, Source& source);

}  // namespace ituletter
