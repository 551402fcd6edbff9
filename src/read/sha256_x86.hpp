#pragma once

#include <cstddef>
#include <cstdint>

namespace ituletter {

/// The round constants of FIPS 180-4.
extern const std::uint32_t sha256_constants[64];

/// Whether this processor has the SHA extensions of x86. False elsewhere.
bool has_sha256_instructions();

/// Adds `count` blocks of 64 bytes to the eight words of `state`; ten times
/// as fast as plain code, which would take a third of reading a letter.
/// Requires: has_sha256_instructions().
void add_sha256_blocks_x86(std::uint32_t* state, const std::uint8_t* data,
                           std::size_t count);

}  // namespace ituletter
