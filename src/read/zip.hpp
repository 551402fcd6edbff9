#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ituletter/read.hpp"
#include "read/bytes.hpp"

struct libdeflate_decompressor;

namespace ituletter {

/// The part of zip that a .docx needs, and a folder that was packed: entries
/// found by name, stored or deflated, with or without zip64 and data
/// descriptors.
///
/// An own reader of the central directory, with libdeflate for inflating and
/// CRC: libzip costs 0.2 ms a letter and a tenth of the 4 ms and 12 MB that a
/// whole process may take, and it leaves the checks that matter (doubled
/// names, sizes that lie, sums over all parts) to its caller anyway.
class Zip {
 public:
  /// `bytes` must outlive the Zip. Throws Error if the directory is damaged,
  /// has too many entries or names an entry twice.
  Zip(std::string_view bytes, const Limits& limits);

  /// The same for a folder that was packed, with the limits of one.
  static Zip of_folder(std::string_view bytes, const Limits& limits);

  /// What the directory says of an entry. The name is as it stands there: a
  /// label, no path.
  struct Member {
    std::string_view name;
    std::uint64_t size = 0;
    bool is_link = false;  ///< a symbolic link; its bytes are where it leads
  };
  /// All entries, in the order of their names.
  std::vector<Member> members() const;

  /// Part names are alike whatever the case of their letters.
  bool has(std::string_view name) const;

  /// Requires: has(name). Throws Error for a damaged or an encrypted entry,
  /// or one over the limits; the bytes that come out are what counts.
  Bytes read(std::string_view name);

 private:
  struct Entry {
    std::uint16_t flags = 0;
    std::uint16_t method = 0;
    std::uint32_t crc = 0;
    std::uint64_t packed = 0;
    std::uint64_t size = 0;
    std::uint64_t at = 0;  ///< of the local header
    std::string_view name = {};
    bool is_link = false;
  };
  /// The options that raise the limits.
  struct Options {
    const char* entries;
    const char* part;
    const char* total;
  };
  struct Directory;
  struct Free {
    void operator()(libdeflate_decompressor* decompressor) const;
  };

  Zip(std::string_view bytes, const Limits& limits, const Options& options);

  Directory find_directory() const;
  void use_zip64(Directory& directory, std::size_t end) const;
  void read_directory(const Directory& directory);
  std::size_t add_entry(std::size_t at);
  void widen(Entry& entry, std::string_view extra) const;
  std::string_view packed_bytes(const Entry& entry,
                                std::string_view name) const;
  Bytes unpack(const Entry& entry, std::string_view name);
  Bytes inflate(std::string_view packed, std::size_t size,
                std::string_view name);
  void refuse_bomb(std::string_view packed, std::size_t declared,
                   std::string_view name);

  std::string_view bytes_;
  Limits limits_;
  Options options_;
  std::uint64_t shift_ = 0;  ///< bytes before the archive proper
  std::uint64_t total_ = 0;  ///< bytes of the parts read so far
  std::unordered_map<std::string, Entry> entries_;  ///< by folded name
  std::unique_ptr<libdeflate_decompressor, Free> decompressor_;
};

}  // namespace ituletter
