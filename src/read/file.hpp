#pragma once

#include <filesystem>
#include <string_view>

#include "ituletter/read.hpp"
#include "read/bytes.hpp"

namespace ituletter {

/// All bytes of a regular file: the one place that opens inputs. Throws Error;
/// what is no regular file (a pipe, a device, a folder) is not even opened.
Bytes load_file(const std::filesystem::path& path, const Limits& limits);

/// Writes a new file for us alone. Returns false, with errno, if it cannot.
bool save_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace ituletter
