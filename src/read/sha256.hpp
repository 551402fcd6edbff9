#pragma once

#include <string>
#include <string_view>

namespace ituletter {

/// SHA-256 as 64 lower-case hexadecimal digits.
///
/// Our own, since a cryptographic library costs more to load than to use here.
std::string sha256(std::string_view bytes);

}  // namespace ituletter
