#pragma once

#include <cassert>
#include <string>
#include <string_view>

#include "ituletter/error.hpp"

// toml++ asserts where it should tell of broken input: it throws instead, in
// every kind of build. To be included after all standard headers, which NDEBUG
// is for, too.
namespace ituletter {
[[noreturn]] void refuse_toml();
}  // namespace ituletter
#undef NDEBUG
#define TOML_ASSERT(condition) \
  ((condition) ? void() : ::ituletter::refuse_toml())
#define TOML_EXCEPTIONS 1
#include <toml++/toml.h>

namespace ituletter {

/// Reads TOML that is not ours. Throws Error of this kind, with the place in
/// the file.
toml::table parse_toml(std::string_view toml, const std::string& path,
                       ErrorKind kind);

}  // namespace ituletter
