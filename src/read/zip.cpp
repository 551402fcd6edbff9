#include "read/zip.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <cstring>
#include <utility>

#include "ituletter/error.hpp"
#include "read/limit.hpp"
#include "read/zip_format.hpp"

namespace ituletter {
namespace {

using namespace zip_format;

constexpr std::uint32_t zip64_end_mark = 0x06064b50;
constexpr std::uint32_t zip64_locator_mark = 0x07064b50;
constexpr std::size_t zip64_end_size = 56;
constexpr std::size_t locator_size = 20;

constexpr std::uint64_t in_zip64 = 0xFFFFFFFF;
// Deflate cannot shrink by more; a size that claims so is a lie.
constexpr std::uint64_t best_ratio = 1032;

[[noreturn]] void damaged(const std::string& what) {
  throw Error(ErrorKind::zip_damaged,
              "the archive is damaged: " + what + "; get the file again");
}

/// Little-endian number of `T`. The one place that checks where it reads.
template <class T>
T number(std::string_view bytes, std::uint64_t at) {
  if (at > bytes.size() || bytes.size() - at < sizeof(T)) {
    damaged("it ends too early");
  }
  T value = 0;
  for (std::size_t i = sizeof(T); i-- > 0;) {
    value = static_cast<T>((std::uint64_t{value} << 8) |
                           static_cast<std::uint8_t>(bytes[at + i]));
  }
  return value;
}

std::string_view slice(std::string_view bytes, std::uint64_t at,
                       std::uint64_t size) {
  if (at > bytes.size() || bytes.size() - at < size) {
    damaged("it ends too early");
  }
  return bytes.substr(static_cast<std::size_t>(at),
                      static_cast<std::size_t>(size));
}

/// Some writers part folders by a backslash or start with a slash.
std::string folded(std::string_view name) {
  if (!name.empty() && (name[0] == '/' || name[0] == '\\')) {
    name.remove_prefix(1);
  }
  std::string result(name);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == '\\') c = '/';
  }
  return result;
}

/// The system that packed an entry, and what it says of the file.
bool is_link(std::uint16_t made_by, std::uint32_t attributes) {
  constexpr unsigned unix_system = 3;
  constexpr unsigned type_mask = 0170000;
  constexpr unsigned link_type = 0120000;
  return made_by >> 8 == unix_system &&
         (attributes >> 16 & type_mask) == link_type;
}

}  // namespace

struct Zip::Directory {
  std::uint64_t at = 0;
  std::uint64_t size = 0;
  std::uint64_t entries = 0;
  std::uint64_t end = 0;  ///< where the record after the directory stands
};

void Zip::Free::operator()(libdeflate_decompressor* decompressor) const {
  libdeflate_free_decompressor(decompressor);
}

Zip::Zip(std::string_view bytes, const Limits& limits, const Options& options)
    : bytes_(bytes), limits_(limits), options_(options) {
  read_directory(find_directory());
}

Zip::Zip(std::string_view bytes, const Limits& limits)
    : Zip(bytes, limits, {"--max-entries", "--max-part", "--max-total"}) {}

Zip Zip::of_folder(std::string_view bytes, const Limits& limits) {
  Limits of_folder = limits;
  of_folder.entries = limits.folder_entries;
  of_folder.part = limits.input;
  of_folder.total = limits.folder_total;
  return {bytes,
          of_folder,
          {"--max-folder-entries", "--max-input", "--max-folder-total"}};
}

std::vector<Zip::Member> Zip::members() const {
  std::vector<Member> members;
  members.reserve(entries_.size());
  for (const auto& [folded_name, entry] : entries_) {
    members.push_back({entry.name, entry.size, entry.is_link});
  }
  std::ranges::sort(members, {}, &Member::name);
  return members;
}

bool Zip::has(std::string_view name) const {
  return entries_.count(folded(name)) > 0;
}

Zip::Directory Zip::find_directory() const {
  constexpr std::size_t longest_comment = 0xFFFF;
  if (bytes_.size() < end_size) damaged("it has no directory");
  const std::size_t last = bytes_.size() - end_size;
  const std::size_t first = last > longest_comment ? last - longest_comment : 0;
  for (std::size_t at = last + 1; at-- > first;) {
    if (number<std::uint32_t>(bytes_, at) != end_mark) continue;
    if (at + end_size + number<std::uint16_t>(bytes_, at + 20) >
        bytes_.size()) {
      continue;
    }
    Directory directory{.at = number<std::uint32_t>(bytes_, at + 16),
                        .size = number<std::uint32_t>(bytes_, at + 12),
                        .entries = number<std::uint16_t>(bytes_, at + 10),
                        .end = at};
    use_zip64(directory, at);
    return directory;
  }
  damaged("it has no directory");
}

void Zip::use_zip64(Directory& directory, std::size_t end) const {
  if (end < locator_size) return;
  const std::size_t locator = end - locator_size;
  if (number<std::uint32_t>(bytes_, locator) != zip64_locator_mark) return;
  std::uint64_t at = number<std::uint64_t>(bytes_, locator + 8);
  const bool is_there =
      at <= locator && number<std::uint32_t>(bytes_, at) == zip64_end_mark;
  // With bytes before the archive, the record still ends at its locator.
  if (!is_there && locator >= zip64_end_size) at = locator - zip64_end_size;
  if (number<std::uint32_t>(bytes_, at) != zip64_end_mark) {
    damaged("its zip64 directory is not where it should be");
  }
  directory = {.at = number<std::uint64_t>(bytes_, at + 48),
               .size = number<std::uint64_t>(bytes_, at + 40),
               .entries = number<std::uint64_t>(bytes_, at + 32),
               .end = at};
}

void Zip::read_directory(const Directory& directory) {
  if (directory.entries > limits_.entries) {
    over_limit(ErrorKind::limit_entries, "the number of files in the archive",
               limits_.entries, options_.entries);
  }
  if (directory.size > directory.end) damaged("its directory is cut off");
  const std::uint64_t at = directory.end - directory.size;
  if (directory.at > at) damaged("its directory is cut off");
  shift_ = at - directory.at;
  std::size_t next = static_cast<std::size_t>(at);
  entries_.reserve(static_cast<std::size_t>(directory.entries));
  for (std::uint64_t i = 0; i < directory.entries; ++i) next = add_entry(next);
  if (next > directory.end) damaged("its directory is too long");
}

std::size_t Zip::add_entry(std::size_t at) {
  if (number<std::uint32_t>(bytes_, at) != entry_mark) {
    damaged("its directory is broken");
  }
  Entry entry{.flags = number<std::uint16_t>(bytes_, at + 8),
              .method = number<std::uint16_t>(bytes_, at + 10),
              .crc = number<std::uint32_t>(bytes_, at + 16),
              .packed = number<std::uint32_t>(bytes_, at + 20),
              .size = number<std::uint32_t>(bytes_, at + 24),
              .at = number<std::uint32_t>(bytes_, at + 42)};
  const std::size_t name_size = number<std::uint16_t>(bytes_, at + 28);
  const std::size_t extra_size = number<std::uint16_t>(bytes_, at + 30);
  const std::size_t comment_size = number<std::uint16_t>(bytes_, at + 32);
  const std::size_t extra_at = at + entry_size + name_size;
  const std::string_view name = slice(bytes_, at + entry_size, name_size);
  entry.name = name;
  entry.is_link = is_link(number<std::uint16_t>(bytes_, at + 4),
                          number<std::uint32_t>(bytes_, at + 38));
  widen(entry, slice(bytes_, extra_at, extra_size));
  if (!entries_.emplace(folded(name), entry).second) {
    throw Error(ErrorKind::zip_duplicate_entry,
                "the archive holds " + in_quotes(name) +
                    " twice, so what it says depends on the reader; "
                    "save it again with a word processor");
  }
  return extra_at + extra_size + comment_size;
}

void Zip::widen(Entry& entry, std::string_view extra) const {
  constexpr std::uint16_t zip64_field = 1;
  std::size_t at = 0;
  while (extra.size() - at >= 4) {
    const std::uint16_t id = number<std::uint16_t>(extra, at);
    const std::uint16_t size = number<std::uint16_t>(extra, at + 2);
    // Some writers leave stray bytes at the end; they concern no one.
    if (extra.size() - at - 4 < size) return;
    if (id == zip64_field) {
      const std::string_view field = extra.substr(at + 4, size);
      std::size_t next = 0;
      for (std::uint64_t* value : {&entry.size, &entry.packed, &entry.at}) {
        if (*value != in_zip64) continue;
        *value = number<std::uint64_t>(field, next);
        next += 8;
      }
      return;
    }
    at += 4u + size;
  }
}

Bytes Zip::read(std::string_view name) {
  const Entry& entry = entries_.at(folded(name));
  constexpr std::uint16_t encrypted = 0x2041;  // bits 0, 6 and 13
  if ((entry.flags & encrypted) != 0) {
    throw Error(ErrorKind::zip_encrypted,
                "the document needs a password; save it without one");
  }
  if (entry.size > limits_.part) {
    over_limit(ErrorKind::limit_part, in_quotes(name) + " in the archive",
               limits_.part, options_.part);
  }
  total_ += entry.size;
  if (total_ > limits_.total) {
    over_limit(ErrorKind::limit_total, "what is packed in the archive",
               limits_.total, options_.total);
  }
  Bytes bytes = unpack(entry, name);
  if (libdeflate_crc32(0, bytes.data(), bytes.size()) != entry.crc) {
    throw Error(ErrorKind::zip_crc, in_quotes(name) +
                                        " in the archive is damaged (CRC); "
                                        "get the file again");
  }
  return bytes;
}

std::string_view Zip::packed_bytes(const Entry& entry,
                                   std::string_view name) const {
  const std::uint64_t at = entry.at + shift_;
  if (at < shift_ || number<std::uint32_t>(bytes_, at) != local_mark) {
    damaged(in_quotes(name) + " is not where it should be");
  }
  const std::uint64_t data = at + local_size +
                             number<std::uint16_t>(bytes_, at + 26) +
                             number<std::uint16_t>(bytes_, at + 28);
  return slice(bytes_, data, entry.packed);
}

Bytes Zip::unpack(const Entry& entry, std::string_view name) {
  const std::string_view packed = packed_bytes(entry, name);
  const std::size_t size = static_cast<std::size_t>(entry.size);
  if (entry.method == deflated) return inflate(packed, size, name);
  if (entry.method != stored) {
    damaged(in_quotes(name) + " is packed in a way that is not read");
  }
  if (packed.size() != size) damaged(in_quotes(name) + " has a wrong size");
  Bytes bytes(size);
  std::copy(packed.begin(), packed.end(), bytes.data());
  return bytes;
}

Bytes Zip::inflate(std::string_view packed, std::size_t size,
                   std::string_view name) {
  if (size / best_ratio > packed.size()) {
    damaged(in_quotes(name) + " has a wrong size");
  }
  if (!decompressor_) decompressor_.reset(libdeflate_alloc_decompressor());
  if (!decompressor_) throw std::bad_alloc();
  Bytes bytes(size);
  std::size_t got = 0;
  const libdeflate_result result =
      libdeflate_deflate_decompress(decompressor_.get(), packed.data(),
                                    packed.size(), bytes.data(), size, &got);
  if (result == LIBDEFLATE_INSUFFICIENT_SPACE) refuse_bomb(packed, size, name);
  if (result != LIBDEFLATE_SUCCESS) {
    damaged(in_quotes(name) + " cannot be unpacked");
  }
  if (got != size) damaged(in_quotes(name) + " has a wrong size");
  return bytes;
}

/// More comes out than was declared. Looks how much, so that a bomb is called
/// one; never more than the limit is written.
void Zip::refuse_bomb(std::string_view packed, std::size_t declared,
                      std::string_view name) {
  std::size_t room = std::max<std::size_t>(declared, 4096);
  while (room < limits_.part) {
    room = std::min(room * 4, limits_.part);
    Bytes bytes(room);
    std::size_t got = 0;
    const libdeflate_result result =
        libdeflate_deflate_decompress(decompressor_.get(), packed.data(),
                                      packed.size(), bytes.data(), room, &got);
    if (result != LIBDEFLATE_INSUFFICIENT_SPACE) {
      damaged(in_quotes(name) + " has a wrong size");
    }
  }
  over_limit(ErrorKind::limit_part, in_quotes(name) + " in the archive",
             limits_.part, options_.part);
}

}  // namespace ituletter
