#include "read/sha256.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include "read/sha256_x86.hpp"

namespace ituletter {
namespace {

/// The eight words of FIPS 180-4 that a block of 64 bytes changes.
using State = std::array<std::uint32_t, 8>;

constexpr std::size_t block_size = 64;

std::uint32_t big_endian(const std::uint8_t* bytes) {
  return (std::uint32_t{bytes[0]} << 24) | (std::uint32_t{bytes[1]} << 16) |
         (std::uint32_t{bytes[2]} << 8) | std::uint32_t{bytes[3]};
}

std::array<std::uint32_t, 64> schedule(const std::uint8_t* block) {
  std::array<std::uint32_t, 64> w;
  for (std::size_t i = 0; i < 16; ++i) w[i] = big_endian(block + 4 * i);
  for (std::size_t i = 16; i < 64; ++i) {
    const std::uint32_t a = w[i - 15];
    const std::uint32_t b = w[i - 2];
    w[i] = w[i - 16] + w[i - 7] +
           (std::rotr(a, 7) ^ std::rotr(a, 18) ^ (a >> 3)) +
           (std::rotr(b, 17) ^ std::rotr(b, 19) ^ (b >> 10));
  }
  return w;
}

void add_block(State& state, const std::uint8_t* block) {
  const std::array<std::uint32_t, 64> w = schedule(block);
  auto [a, b, c, d, e, f, g, h] = state;
  for (std::size_t i = 0; i < 64; ++i) {
    const std::uint32_t t1 =
        h + (std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25)) +
        ((e & f) ^ (~e & g)) + sha256_constants[i] + w[i];
    const std::uint32_t t2 =
        (std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22)) +
        ((a & b) ^ (a & c) ^ (b & c));
    h = g;
    g = f;
    f = e;
    e = d + t1;
    d = c;
    c = b;
    b = a;
    a = t1 + t2;
  }
  const State added = {a, b, c, d, e, f, g, h};
  for (std::size_t i = 0; i < state.size(); ++i) state[i] += added[i];
}

void add_blocks(State& state, const std::uint8_t* data, std::size_t count) {
  static const bool has_instructions = has_sha256_instructions();
  if (has_instructions) {
    add_sha256_blocks_x86(state.data(), data, count);
    return;
  }
  for (std::size_t i = 0; i < count; ++i) {
    add_block(state, data + i * block_size);
  }
}

/// The rest of the message, a one bit, zeros, and the length in bits.
void add_ending(State& state, std::string_view bytes) {
  const std::size_t rest = bytes.size() % block_size;
  const std::size_t blocks = rest + 9 > block_size ? 2 : 1;
  std::array<std::uint8_t, 2 * block_size> ending{};
  if (rest > 0) {
    std::memcpy(ending.data(), bytes.data() + bytes.size() - rest, rest);
  }
  ending[rest] = 0x80;
  const std::uint64_t bits = std::uint64_t{bytes.size()} * 8;
  for (unsigned i = 0; i < 8; ++i) {
    ending[blocks * block_size - 1 - i] =
        static_cast<std::uint8_t>(bits >> (8 * i));
  }
  add_blocks(state, ending.data(), blocks);
}

std::string hexadecimal(const State& state) {
  std::string result;
  for (const std::uint32_t word : state) {
    for (int shift = 28; shift >= 0; shift -= 4) {
      result += "0123456789abcdef"[(word >> shift) & 0xF];
    }
  }
  return result;
}

}  // namespace

std::string sha256(std::string_view bytes) {
  State state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  add_blocks(state, reinterpret_cast<const std::uint8_t*>(bytes.data()),
             bytes.size() / block_size);
  add_ending(state, bytes);
  return hexadecimal(state);
}

}  // namespace ituletter
