#include "write/uuid.hpp"

#include <bit>

namespace ituletter {
namespace {

using State = std::array<std::uint32_t, 5>;

std::uint32_t byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

std::array<std::uint32_t, 80> schedule(std::string_view block) {
  std::array<std::uint32_t, 80> words{};
  for (std::size_t i = 0; i < 16; ++i)
    words[i] = byte_at(block, 4 * i) << 24 | byte_at(block, 4 * i + 1) << 16 |
               byte_at(block, 4 * i + 2) << 8 | byte_at(block, 4 * i + 3);
  for (std::size_t i = 16; i < 80; ++i)
    words[i] = std::rotl(
        words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
  return words;
}

std::uint32_t mix(std::size_t round, const State& s) {
  if (round < 20) return ((s[1] & s[2]) | (~s[1] & s[3])) + 0x5A827999;
  if (round < 40) return (s[1] ^ s[2] ^ s[3]) + 0x6ED9EBA1;
  if (round < 60)
    return ((s[1] & s[2]) | (s[1] & s[3]) | (s[2] & s[3])) + 0x8F1BBCDC;
  return (s[1] ^ s[2] ^ s[3]) + 0xCA62C1D6;
}

void digest_block(std::string_view block, State& state) {
  const auto words = schedule(block);
  State s = state;
  for (std::size_t round = 0; round < 80; ++round) {
    const std::uint32_t first =
        std::rotl(s[0], 5) + mix(round, s) + s[4] + words[round];
    s = {first, s[0], std::rotl(s[1], 30), s[2], s[3]};
  }
  for (std::size_t i = 0; i < s.size(); ++i) state[i] += s[i];
}

std::string padded(std::string_view bytes) {
  std::string text(bytes);
  text += '\x80';
  while (text.size() % 64 != 56) text += '\0';
  const std::uint64_t bits = bytes.size() * 8;
  for (int shift = 56; shift >= 0; shift -= 8)
    text += static_cast<char>(bits >> shift & 0xFF);
  return text;
}

/// RFC 4122, appendix C: the name space of URLs.
constexpr std::string_view url_space(
    "\x6b\xa7\xb8\x11\x9d\xad\x11\xd1\x80\xb4\x00\xc0\x4f\xd4\x30\xc8", 16);

std::string uuid_bytes(std::string_view space, std::string_view name) {
  const auto digest = sha1(std::string(space).append(name));
  std::string bytes(digest.begin(), digest.begin() + 16);
  bytes[6] = static_cast<char>((digest[6] & 0x0F) | 0x50);
  bytes[8] = static_cast<char>((digest[8] & 0x3F) | 0x80);
  return bytes;
}

}  // namespace

std::array<std::uint8_t, 20> sha1(std::string_view bytes) {
  State state = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};
  const std::string text = padded(bytes);
  for (std::size_t at = 0; at < text.size(); at += 64)
    digest_block(std::string_view(text).substr(at, 64), state);
  std::array<std::uint8_t, 20> digest{};
  for (std::size_t i = 0; i < digest.size(); ++i)
    digest[i] =
        static_cast<std::uint8_t>(state[i / 4] >> (24 - 8 * (i % 4)) & 0xFF);
  return digest;
}

std::string name_uuid(std::string_view name) {
  static const std::string space =
      uuid_bytes(url_space, "urn:x-ituletter:letter:1");
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const char byte : uuid_bytes(space, name)) {
    const auto value = static_cast<unsigned char>(byte);
    const std::size_t size = text.size();
    if (size == 8 || size == 13 || size == 18 || size == 23) text += '-';
    text += digits[value >> 4];
    text += digits[value & 15];
  }
  return text;
}

}  // namespace ituletter
