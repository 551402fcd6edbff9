#include "read/zip_edit.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <new>
#include <vector>

#include "read/zip_format.hpp"

namespace ituletter {
namespace {

using namespace zip_format;

constexpr std::uint32_t descriptor_mark = 0x08074b50;
constexpr std::uint16_t has_descriptor = 8;  ///< flag

/// Little-endian; 0 past the end, which no check lets through.
std::uint32_t number(std::string_view bytes, std::size_t at, int size) {
  std::uint32_t value = 0;
  for (int i = size; i-- > 0;) {
    const std::size_t here = at + static_cast<std::size_t>(i);
    value = value << 8 |
            (here < bytes.size() ? static_cast<std::uint8_t>(bytes[here])
                                 : std::uint8_t{0});
  }
  return value;
}

std::uint32_t word(std::string_view bytes, std::size_t at) {
  return number(bytes, at, 4);
}

std::uint32_t half(std::string_view bytes, std::size_t at) {
  return number(bytes, at, 2);
}

void put(std::string& bytes, std::size_t at, std::size_t value, int size) {
  for (int i = 0; i < size; ++i) {
    bytes[at + static_cast<std::size_t>(i)] =
        static_cast<char>(value >> (8 * i) & 0xFF);
  }
}

std::string deflate(std::string_view bytes) {
  constexpr int thorough = 9;
  const std::unique_ptr<libdeflate_compressor,
                        decltype(&libdeflate_free_compressor)>
      compressor(libdeflate_alloc_compressor(thorough),
                 libdeflate_free_compressor);
  if (!compressor) throw std::bad_alloc();
  std::string out(
      libdeflate_deflate_compress_bound(compressor.get(), bytes.size()), '\0');
  out.resize(libdeflate_deflate_compress(compressor.get(), bytes.data(),
                                         bytes.size(), out.data(), out.size()));
  return out;
}

struct Directory {
  std::size_t at = 0;
  std::size_t entries = 0;
  std::size_t end = 0;  ///< where the record after it stands
};

std::optional<Directory> find_directory(std::string_view archive) {
  for (std::size_t at = archive.size() - end_size + 1; at-- > 0;) {
    if (word(archive, at) != end_mark ||
        at + end_size + half(archive, at + 20) > archive.size()) {
      continue;
    }
    const Directory found{.at = word(archive, at + 16),
                          .entries = half(archive, at + 10),
                          .end = at};
    const bool is_plain = found.at + word(archive, at + 12) == at;
    return is_plain ? std::optional(found) : std::nullopt;
  }
  return std::nullopt;
}

/// Where the entry of the directory begins after this one.
std::size_t after_entry(std::string_view archive, std::size_t at) {
  return at + entry_size + half(archive, at + 28) + half(archive, at + 30) +
         half(archive, at + 32);
}

/// Where each entry of the directory begins; nothing if it is not what its
/// record says.
std::optional<std::vector<std::size_t>> find_entries(
    std::string_view archive, const Directory& directory) {
  std::vector<std::size_t> entries;
  std::size_t at = directory.at;
  for (std::size_t n = 0; n < directory.entries; ++n) {
    if (at + entry_size > directory.end || word(archive, at) != entry_mark)
      return std::nullopt;
    entries.push_back(at);
    at = after_entry(archive, at);
  }
  return at == directory.end ? std::optional(entries) : std::nullopt;
}

std::string_view name_of(std::string_view archive, std::size_t entry) {
  return archive.substr(entry + entry_size, half(archive, entry + 28));
}

/// Where the local header of an entry stands.
std::size_t local_of(std::string_view archive, std::size_t entry) {
  return word(archive, entry + 42);
}

/// Where the data of an entry ends, with what tells its size after it.
std::size_t end_of_data(std::string_view archive, std::size_t entry,
                        std::size_t data) {
  const std::size_t end = data + word(archive, entry + 20);
  if ((half(archive, entry + 8) & has_descriptor) == 0) return end;
  return end + (word(archive, end) == descriptor_mark ? 16 : 12);
}

}  // namespace

std::optional<std::string> replace_entry(std::string_view archive,
                                         std::string_view name,
                                         std::string_view bytes) {
  if (archive.size() < end_size) return std::nullopt;
  const auto directory = find_directory(archive);
  if (!directory) return std::nullopt;
  const auto entries = find_entries(archive, *directory);
  if (!entries) return std::nullopt;
  const auto entry = std::ranges::find(
      *entries, name, [&](std::size_t at) { return name_of(archive, at); });
  if (entry == entries->end()) return std::nullopt;
  const std::size_t local = local_of(archive, *entry);
  const std::size_t data = local + local_size + half(archive, local + 26) +
                           half(archive, local + 28);
  const std::size_t end = end_of_data(archive, *entry, data);
  if (data > directory->at || end > directory->at) return std::nullopt;
  const bool is_shared = std::ranges::any_of(*entries, [&](std::size_t at) {
    const std::size_t other = local_of(archive, at);
    return at != *entry && other >= local && other < end;
  });
  if (is_shared) return std::nullopt;

  const std::string packed = deflate(bytes);
  const auto describe = [&](std::string& out, std::size_t flags_at) {
    const std::uint32_t flags = half(out, flags_at);
    put(out, flags_at, flags & ~std::uint32_t{has_descriptor}, 2);
    put(out, flags_at + 2, deflated, 2);
    put(out, flags_at + 8, libdeflate_crc32(0, bytes.data(), bytes.size()), 4);
    put(out, flags_at + 12, packed.size(), 4);
    put(out, flags_at + 16, bytes.size(), 4);
  };
  std::string out(archive.substr(0, data));
  describe(out, local + 6);
  out += packed;
  // All that follows moves by as much; what wraps round comes out right.
  const std::size_t moved = out.size() - end;
  out += archive.substr(end);

  for (const std::size_t at : *entries) {
    const std::size_t old = local_of(archive, at);
    if (old > local) put(out, at + moved + 42, old + moved, 4);
  }
  describe(out, *entry + moved + 8);
  put(out, directory->end + moved + 16, directory->at + moved, 4);
  return out;
}

}  // namespace ituletter
