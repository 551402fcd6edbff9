#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

#include "ituletter/read.hpp"
#include "read/bytes.hpp"

namespace ituletter {

/// All bytes of a regular file: the one place that opens inputs. Throws Error;
/// what is no regular file (a pipe, a device, a folder) is not even opened.
/// One that changes meanwhile is read once more, then it is an Error. `state`
/// gets that of the bytes.
Bytes load_file(const std::filesystem::path& path, const Limits& limits,
                FileState* state = nullptr);

/// Of what a name stands for; nothing if that is no regular file.
std::optional<FileState> state_of(const std::filesystem::path& path);

/// Writes a new file for us alone. Returns false, with errno, if it cannot.
bool save_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace ituletter
