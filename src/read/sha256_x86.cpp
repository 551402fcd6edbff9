#include "read/sha256_x86.hpp"

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>
#endif

namespace ituletter {

alignas(16) const std::uint32_t sha256_constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1,
    0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3,
    0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
    0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147,
    0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
    0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
    0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
    0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
    0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

#if defined(__x86_64__)

namespace {

/// The two halves of the state in the order that the instructions want.
struct Halves {
  __m128i abef;
  __m128i cdgh;
};

__attribute__((target("sha,sse4.1"))) Halves load(const std::uint32_t* state) {
  const __m128i* words = reinterpret_cast<const __m128i*>(state);
  const __m128i cdab = _mm_shuffle_epi32(_mm_loadu_si128(words), 0xB1);
  const __m128i efgh = _mm_shuffle_epi32(_mm_loadu_si128(words + 1), 0x1B);
  return {_mm_alignr_epi8(cdab, efgh, 8), _mm_blend_epi16(efgh, cdab, 0xF0)};
}

__attribute__((target("sha,sse4.1"))) void store(const Halves& halves,
                                                 std::uint32_t* state) {
  const __m128i feba = _mm_shuffle_epi32(halves.abef, 0x1B);
  const __m128i dchg = _mm_shuffle_epi32(halves.cdgh, 0xB1);
  __m128i* words = reinterpret_cast<__m128i*>(state);
  _mm_storeu_si128(words, _mm_blend_epi16(feba, dchg, 0xF0));
  _mm_storeu_si128(words + 1, _mm_alignr_epi8(dchg, feba, 8));
}

/// Four rounds with four words of the schedule.
__attribute__((target("sha,sse4.1"))) void four_rounds(Halves& halves,
                                                       __m128i words,
                                                       unsigned round) {
  const __m128i constants = _mm_load_si128(
      reinterpret_cast<const __m128i*>(sha256_constants + round));
  const __m128i sum = _mm_add_epi32(words, constants);
  halves.cdgh = _mm_sha256rnds2_epu32(halves.cdgh, halves.abef, sum);
  halves.abef = _mm_sha256rnds2_epu32(halves.abef, halves.cdgh,
                                      _mm_shuffle_epi32(sum, 0x0E));
}

__attribute__((target("sha,sse4.1"))) void add_block(Halves& halves,
                                                     const __m128i* block) {
  const __m128i swap = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
  const Halves before = halves;
  __m128i w[4];
  for (unsigned i = 0; i < 16; ++i) {
    __m128i& words = w[i % 4];
    if (i < 4) {
      words = _mm_shuffle_epi8(_mm_loadu_si128(block + i), swap);
    } else {
      const __m128i last = w[(i + 3) % 4];
      const __m128i middle = _mm_alignr_epi8(last, w[(i + 2) % 4], 4);
      words = _mm_sha256msg1_epu32(words, w[(i + 1) % 4]);
      words = _mm_sha256msg2_epu32(_mm_add_epi32(words, middle), last);
    }
    four_rounds(halves, words, 4 * i);
  }
  halves.abef = _mm_add_epi32(halves.abef, before.abef);
  halves.cdgh = _mm_add_epi32(halves.cdgh, before.cdgh);
}

}  // namespace

bool has_sha256_instructions() {
  unsigned a = 0, b = 0, c = 0, d = 0;
  if (__get_cpuid_count(7, 0, &a, &b, &c, &d) == 0) return false;
  const bool has_sha = (b & (1u << 29)) != 0;
  if (__get_cpuid(1, &a, &b, &c, &d) == 0) return false;
  const bool has_sse41 = (c & (1u << 19)) != 0;
  return has_sha && has_sse41;
}

__attribute__((target("sha,sse4.1"))) void add_sha256_blocks_x86(
    std::uint32_t* state, const std::uint8_t* data, std::size_t count) {
  Halves halves = load(state);
  for (std::size_t i = 0; i < count; ++i) {
    add_block(halves, reinterpret_cast<const __m128i*>(data + 64 * i));
  }
  store(halves, state);
}

#else

bool has_sha256_instructions() { return false; }

void add_sha256_blocks_x86(std::uint32_t*, const std::uint8_t*, std::size_t) {}

#endif

}  // namespace ituletter
