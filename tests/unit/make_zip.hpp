#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ituletter::test {

/// A file to go into an archive; what is set here may be a lie.
struct ZipFile {
  std::string name;
  std::string content;
  std::uint16_t flags = 0;
  bool is_deflated = false;  ///< in blocks that are stored all the same
  bool has_descriptor = false;
  std::optional<std::uint32_t> crc = {};
  std::optional<std::uint32_t> size = {};
};

inline std::string little_endian(std::uint64_t number, int bytes) {
  std::string result;
  for (int i = 0; i < bytes; ++i) {
    result += static_cast<char>(number & 0xFF);
    number >>= 8;
  }
  return result;
}

inline std::uint32_t crc32(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFF;
  for (const char c : bytes) {
    crc ^= static_cast<std::uint8_t>(c);
    for (int i = 0; i < 8; ++i) {
      crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320u : 0u);
    }
  }
  return ~crc;
}

/// Deflate without compression: blocks of type 0.
inline std::string deflate(std::string_view bytes) {
  constexpr std::size_t longest = 0xFFFF;
  std::string result;
  do {
    const std::string_view block = bytes.substr(0, longest);
    bytes.remove_prefix(block.size());
    result += bytes.empty() ? '\1' : '\0';
    result += little_endian(block.size(), 2);
    result += little_endian(~block.size() & 0xFFFF, 2);
    result += block;
  } while (!bytes.empty());
  return result;
}

/// What the local header and the directory say alike, from flags to name size.
inline std::string zip_fields(const ZipFile& file, std::size_t packed,
                              bool is_local) {
  const bool is_later = is_local && file.has_descriptor;
  const std::uint32_t crc = file.crc.value_or(crc32(file.content));
  const std::size_t size =
      file.size.value_or(static_cast<std::uint32_t>(file.content.size()));
  const std::uint16_t flags =
      file.flags | static_cast<std::uint16_t>(file.has_descriptor ? 8 : 0);
  return little_endian(20, 2) + little_endian(flags, 2) +
         little_endian(file.is_deflated ? 8 : 0, 2) + little_endian(0, 4) +
         little_endian(is_later ? 0 : crc, 4) +
         little_endian(is_later ? 0 : packed, 4) +
         little_endian(is_later ? 0 : size, 4) +
         little_endian(file.name.size(), 2);
}

/// With `is_zip64` all sizes and places stand in the fields of zip64.
inline std::string make_zip(const std::vector<ZipFile>& files,
                            bool is_zip64 = false) {
  std::string result;
  std::string directory;
  for (const ZipFile& file : files) {
    const std::string data =
        file.is_deflated ? deflate(file.content) : file.content;
    const std::size_t at = result.size();
    result += "PK\3\4" + zip_fields(file, data.size(), true) +
              little_endian(0, 2) + file.name + data;
    if (file.has_descriptor) {
      result += "PK\7\10" + little_endian(crc32(file.content), 4) +
                little_endian(data.size(), 4) +
                little_endian(file.content.size(), 4);
    }
    std::string fields = zip_fields(file, data.size(), false);
    std::string extra;
    if (is_zip64) {
      extra = little_endian(1, 2) + little_endian(24, 2) +
              little_endian(file.content.size(), 8) +
              little_endian(data.size(), 8) + little_endian(at, 8);
      fields.replace(14, 8, 8, '\xFF');
    }
    directory += "PK\1\2" + little_endian(20, 2) + fields +
                 little_endian(extra.size(), 2) + little_endian(0, 10) +
                 little_endian(is_zip64 ? 0xFFFFFFFF : at, 4) + file.name +
                 extra;
  }
  const std::size_t at = result.size();
  result += directory;
  if (is_zip64) {
    const std::size_t end = result.size();
    result += "PK\6\6" + little_endian(44, 8) + little_endian(0, 12) +
              little_endian(files.size(), 8) + little_endian(files.size(), 8) +
              little_endian(directory.size(), 8) + little_endian(at, 8);
    result += "PK\6\7" + little_endian(0, 4) + little_endian(end, 8) +
              little_endian(1, 4);
  }
  const std::size_t count = is_zip64 ? 0xFFFF : files.size();
  result += "PK\5\6" + little_endian(0, 4) + little_endian(count, 2) +
            little_endian(count, 2) +
            little_endian(is_zip64 ? 0xFFFFFFFF : directory.size(), 4) +
            little_endian(is_zip64 ? 0xFFFFFFFF : at, 4) + little_endian(0, 2);
  return result;
}

}  // namespace ituletter::test
