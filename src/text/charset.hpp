#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ituletter {

// Encodings other than Unicode's, by ICU's names: "windows-1251", "GB18030".

/// The encoding that bytes are most likely in, told from the frequencies of
/// their letters; empty where none fits. A few kilobytes are enough, and the
/// time is proportional to them.
std::string detect_charset(std::string_view sample);

/// Whether `name` is one that can be decoded and in which ASCII is ASCII.
bool is_charset(const std::string& name);

/// UTF-8, with U+FFFD for what the encoding does not have. Requires
/// is_charset(name).
std::string decode_charset(std::string_view bytes, const std::string& name);

/// The way back; nothing if the encoding does not have all of the text.
std::optional<std::string> encode_charset(std::string_view utf8,
                                          const std::string& name);

}  // namespace ituletter
