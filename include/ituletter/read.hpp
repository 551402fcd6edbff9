#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "ituletter/source.hpp"

namespace ituletter {

/// What a converter may cost that is started for a file, and where it is.
struct ChildLimits {
  std::size_t processor = 60;                    ///< seconds of its work
  std::size_t time = 120;                        ///< seconds in all
  std::size_t memory = std::size_t{1} << 30;     ///< bytes it may map
  std::size_t written = std::size_t{256} << 20;  ///< bytes of a file of its own
  /// Folders in which it is looked for, parted by colons.
  std::string path = "/usr/local/bin:/usr/bin:/bin";
  /// Folder in which its private folder is made.
  std::string temporary = "/tmp";
};

/// What an input may cost. Each is about five times what 780 real files
/// needed; a limit that is hit is an Error that names it and its option.
struct Limits {
  std::size_t input = std::size_t{256} << 20;    ///< bytes of a file
  std::size_t entries = 10'000;                  ///< in a .docx
  std::size_t part = std::size_t{64} << 20;      ///< bytes of one part
  std::size_t total = std::size_t{128} << 20;    ///< bytes of all parts read
  std::size_t depth = 256;                       ///< of XML
  std::size_t elements = 5'000'000;              ///< of XML
  std::size_t attributes = 1'000;                ///< on one element
  std::size_t paragraph = std::size_t{8} << 20;  ///< bytes of text
  std::size_t folder_entries = 100'000;          ///< in a folder that is a .zip
  std::size_t folder_total = std::size_t{2} << 30;  ///< bytes of them all
  ChildLimits child = {};
};

/// What tells a file from its earlier self.
struct FileState {
  std::int64_t size = 0;
  std::int64_t modified = 0;  ///< nanoseconds since 1970
  std::int64_t inode = 0;
  auto operator<=>(const FileState&) const = default;
};

/// Reads a file. Throws Error; never opens a device or a pipe.
Source read(const std::filesystem::path& path, const Limits& limits = {});

/// Reads a document from memory; its format is told from its bytes. `name` is
/// only a label. Throws Error.
Source read(std::string_view bytes, std::string name,
            const Limits& limits = {});

}  // namespace ituletter
