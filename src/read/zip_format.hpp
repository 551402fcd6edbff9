#pragma once

#include <cstddef>
#include <cstdint>

namespace ituletter::zip_format {

// APPNOTE.TXT 4.3.7, 4.3.12 and 4.3.16; sizes without names, fields and
// comments.
constexpr std::uint32_t end_mark = 0x06054b50;
constexpr std::uint32_t entry_mark = 0x02014b50;
constexpr std::uint32_t local_mark = 0x04034b50;
constexpr std::size_t end_size = 22;
constexpr std::size_t entry_size = 46;
constexpr std::size_t local_size = 30;

// 4.4.5: methods of compression.
constexpr std::uint16_t stored = 0;
constexpr std::uint16_t deflated = 8;

}  // namespace ituletter::zip_format
