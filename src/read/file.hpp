#pragma once

#include <filesystem>

#include "ituletter/read.hpp"
#include "read/bytes.hpp"

namespace ituletter {

/// All bytes of a regular file: the one place that opens inputs. Throws Error;
/// what is no regular file (a pipe, a device, a folder) is not even opened.
Bytes load_file(const std::filesystem::path& path, const Limits& limits);

}  // namespace ituletter
