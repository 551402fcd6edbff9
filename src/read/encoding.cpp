#include "read/encoding.hpp"

#include <array>
#include <cstdint>

namespace ituletter {
namespace {

constexpr char32_t replacement = 0xFFFD;

std::uint8_t byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint8_t>(bytes[at]);
}

/// How far a byte can be judged by itself.
enum class ByteClass : std::uint8_t {
  plain,      ///< ASCII that is text
  pair_lead,  ///< past the C1 controls: Latin with accents, Cyrillic, Arabic
  other,
};

constexpr auto byte_classes = [] {
  std::array<ByteClass, 256> classes{};
  for (std::size_t byte = 0; byte < classes.size(); ++byte) {
    const bool is_plain =
        (byte >= 0x20 && byte < 0x7F) || byte == '\n' || byte == '\t';
    const bool is_lead = byte >= 0xC3 && byte < 0xE0;
    classes[byte] = is_plain  ? ByteClass::plain
                    : is_lead ? ByteClass::pair_lead
                              : ByteClass::other;
  }
  return classes;
}();

bool is_control(char32_t c) {
  return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0);
}

bool is_scalar(char32_t c) {
  const bool is_surrogate = c >= 0xD800 && c <= 0xDFFF;
  const bool is_noncharacter =
      (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
  return c <= 0x10FFFF && !is_surrogate && !is_noncharacter;
}

/// Bytes that the lead byte announces; 0 for a byte that cannot lead.
std::size_t announced_length(std::uint8_t lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xC2) return 0;
  if (lead < 0xE0) return 2;
  if (lead < 0xF0) return 3;
  return lead < 0xF5 ? 4 : 0;
}

/// Whether `second` may follow `lead`: no overlong form, no surrogate, nothing
/// past U+10FFFF.
bool may_follow(std::uint8_t lead, std::uint8_t second) {
  const std::uint8_t lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const std::uint8_t highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  return second >= lowest && second <= highest;
}

struct Decoded {
  char32_t character = replacement;
  std::size_t length = 1;  ///< of the sequence, or of its longest legal start
  bool is_valid = false;
};

/// Requires: at < bytes.size().
Decoded decode(std::string_view bytes, std::size_t at) {
  const std::uint8_t lead = byte_at(bytes, at);
  const std::size_t length = announced_length(lead);
  if (length == 0) return {};
  if (length == 1) return {lead, 1, true};
  char32_t character = lead & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if (at + i == bytes.size()) return {replacement, i, false};
    const std::uint8_t next = byte_at(bytes, at + i);
    const bool is_legal =
        i == 1 ? may_follow(lead, next) : (next & 0xC0) == 0x80;
    if (!is_legal) return {replacement, i, false};
    character = (character << 6) | (next & 0x3Fu);
  }
  return {character, length, is_scalar(character)};
}

char32_t unit_at(std::string_view bytes, std::size_t at, ByteOrder order) {
  const char32_t first = byte_at(bytes, at);
  const char32_t second = byte_at(bytes, at + 1);
  return order == ByteOrder::little ? first | (second << 8)
                                    : second | (first << 8);
}

}  // namespace

void append_utf8(std::string& out, char32_t c) {
  if (!is_scalar(c)) c = replacement;
  const auto tail = [&](unsigned shift) {
    out += static_cast<char>(0x80 | ((c >> shift) & 0x3F));
  };
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    tail(0);
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    tail(12);
    tail(6);
    tail(0);
  }
}

void append_clean(std::string& out, std::string_view bytes, Cleaning& seen) {
  std::size_t good = 0;  // where the bytes begin that are fine as they are
  std::size_t continuations = 0;
  std::size_t at = 0;
  while (at < bytes.size()) {
    const ByteClass byte_class = byte_classes[byte_at(bytes, at)];
    if (byte_class == ByteClass::plain) {
      ++at;
      continue;
    }
    if (byte_class == ByteClass::pair_lead && at + 1 < bytes.size() &&
        (byte_at(bytes, at + 1) & 0xC0) == 0x80) {
      at += 2;
      ++continuations;
      continue;
    }
    const Decoded next = decode(bytes, at);
    if (!next.is_valid || is_control(next.character)) {
      out.append(bytes, good, at - good);
      if (!next.is_valid) append_utf8(out, replacement);
      ++(next.is_valid ? seen.controls : seen.invalid);
      good = at + next.length;
    }
    at += next.length;
    continuations += next.length - 1;
  }
  out.append(bytes, good, at - good);
  seen.characters += bytes.size() - continuations;
}

std::string utf16_to_utf8(std::string_view bytes, ByteOrder order) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    char32_t character = unit_at(bytes, at, order);
    if (character >= 0xD800 && character < 0xDC00 && at + 3 < bytes.size()) {
      const char32_t low = unit_at(bytes, at + 2, order);
      if (low >= 0xDC00 && low < 0xE000) {
        character = 0x10000 + ((character - 0xD800) << 10) + (low - 0xDC00);
        at += 2;
      }
    }
    append_utf8(out, character);
  }
  return out;
}

std::string latin1_to_utf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (const char c : bytes) append_utf8(out, static_cast<std::uint8_t>(c));
  return out;
}

}  // namespace ituletter
