#pragma once

#include <atomic>
#include <filesystem>
#include <mutex>
#include <set>
#include <string>
#include <string_view>

namespace ituletter {

/// The files of an archive. Names are relative to its top.
class ArchiveFolder {
 public:
  static constexpr std::string_view catalogue_name = "catalogue.sqlite";

  /// Makes the folder if need be. Throws Error(output).
  explicit ArchiveFolder(const std::filesystem::path& top);

  std::string path_of(std::string_view name) const {
    return (top_ / name).string();
  }

  /// Writes a file that is under its name only when all of it is on the disk.
  /// For any thread. Throws Error(output).
  void write(const std::string& name, std::string_view bytes);

  /// A file that nobody knows of any more.
  void remove(const std::string& name) const;

  /// Waits until the names of what was written are on the disk, too.
  void sync_names();

  /// Takes away what a killed run had half written. Only under the lock.
  void remove_temporaries();

 private:
  std::filesystem::path top_;
  std::atomic<unsigned> written_ = 0;
  std::mutex mutex_;
  std::set<std::string> made_;      ///< folders
  std::set<std::string> unsynced_;  ///< folders with new names
};

/// The path of the catalogue of an archive. Throws Error(usage) where there is
/// none.
std::string existing_catalogue(const std::filesystem::path& folder);

/// Held by the one who writes; falls with the process.
class ArchiveLock {
 public:
  /// Throws Error(archive_busy) if it is taken, unless it is to wait; also when
  /// a signal ends the waiting.
  ArchiveLock(const std::string& path, bool waits);
  ~ArchiveLock();
  ArchiveLock(const ArchiveLock&) = delete;
  ArchiveLock& operator=(const ArchiveLock&) = delete;

 private:
  int file_;
};

}  // namespace ituletter
