#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace ituletter {

/// SHA-1, here for names alone; it protects nothing.
std::array<std::uint8_t, 20> sha1(std::string_view bytes);

/// The version-5 UUID of a name that lies below `urn:x-ituletter:letter:1`.
std::string name_uuid(std::string_view name);

}  // namespace ituletter
