#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "archive/folder.hpp"
#include "archive/schema.hpp"
#include "archive/sqlite.hpp"
#include "ituletter/archive.hpp"
#include "ituletter/error.hpp"
#include "read/file.hpp"
#include "read/sha256.hpp"

namespace ituletter {
namespace {

namespace fs = std::filesystem;

/// A bag being filled (RFC 8493 section 2).
class Bag {
 public:
  explicit Bag(const fs::path& top) : folder_(top), top_(top) {}

  /// A file of the payload.
  void add(const std::string& name, std::string_view bytes) {
    const std::string path = "data/" + name;
    folder_.write(path, bytes);
    count(path, bytes);
  }

  /// One that stands there already.
  void count(const std::string& path, std::string_view bytes) {
    manifest_[path] = sha256(bytes);
    octets_ += bytes.size();
  }

  /// The tag files, the last of which makes the bag complete.
  void close(std::string_view now) {
    std::map<std::string, std::string> tags = {
        {"bagit.txt",
         "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"},
        {"bag-info.txt", "Bagging-Date: " + std::string(now.substr(0, 10)) +
                             "\nPayload-Oxum: " + std::to_string(octets_) +
                             "." + std::to_string(manifest_.size()) +
                             "\nExternal-Description: Letters of ITU-T, their "
                             "data and catalogue\n"},
        {"manifest-sha256.txt", lines(manifest_)}};
    std::map<std::string, std::string> hashes;
    for (const auto& [name, bytes] : tags) {
      folder_.write(name, bytes);
      hashes[name] = sha256(bytes);
    }
    folder_.write("tagmanifest-sha256.txt", lines(hashes));
    folder_.sync_names();
  }

 private:
  // Our names need none of the escapes of section 2.1.3.
  static std::string lines(const std::map<std::string, std::string>& hashes) {
    std::string text;
    for (const auto& [name, hash] : hashes)
      text.append(hash).append("  ").append(name).append("\n");
    return text;
  }

  ArchiveFolder folder_;
  fs::path top_;
  std::map<std::string, std::string> manifest_;  ///< hash of each file
  std::size_t octets_ = 0;
};

}  // namespace

bool make_bag(const fs::path& archive, const fs::path& top,
              std::string_view now) {
  Database database(existing_catalogue(archive), Database::Access::read);
  check_catalogue(database);
  const ArchiveFolder from(archive);
  std::error_code error;
  if (fs::exists(top, error) && !fs::is_empty(top, error))
    throw Error(ErrorKind::output, "\"" + top.string() +
                                       "\" is there already; name a new folder "
                                       "for the bag");
  Bag bag(top);
  bool has_originals = false;
  const auto copy = [&](std::string_view name) {
    const Bytes bytes = load_file(from.path_of(name), Limits());
    bag.add(std::string(name), bytes.view());
  };
  // Of one moment, should somebody write meanwhile.
  database.run("BEGIN");
  Statement document(database,
                     "SELECT record, original FROM document ORDER BY id");
  while (document.step()) {
    copy(document.text(0));
    if (document.is_null(1)) continue;
    has_originals = true;
    copy(document.text(1));
  }
  document.reset();
  database.run("COMMIT");
  const std::string catalogue = (top / "data/catalogue.sqlite").string();
  fs::create_directories(top / "data", error);
  Statement(database, "VACUUM INTO ?").with(catalogue).run();
  bag.count("data/catalogue.sqlite", load_file(catalogue, Limits()).view());
  bag.close(now);
  return has_originals;
}

}  // namespace ituletter
