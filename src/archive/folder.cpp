#include "archive/folder.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "ituletter/error.hpp"

namespace ituletter {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view temporary_prefix = ".tmp-";

[[noreturn]] void fail(const std::string& path, int number) {
  throw Error(ErrorKind::output, "cannot write \"" + path + "\": " +
                                     std::generic_category().message(number));
}

/// A file that is closed, and taken away unless it was put in its place.
class Temporary {
 public:
  explicit Temporary(std::string path)
      : path_(std::move(path)),
        file_(::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
                     0666)) {
    if (file_ < 0) fail(path_, errno);
  }
  ~Temporary() {
    if (file_ >= 0) ::close(file_);
    if (!path_.empty()) ::unlink(path_.c_str());
  }
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;

  void write(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto written = ::write(file_, bytes.data(), bytes.size());
      if (written >= 0)
        bytes.remove_prefix(static_cast<std::size_t>(written));
      else if (errno != EINTR)
        fail(path_, errno);
    }
  }

  void put(const std::string& path) {
    if (::fdatasync(file_) != 0) fail(path, errno);
    if (::close(std::exchange(file_, -1)) != 0) fail(path, errno);
    if (::rename(path_.c_str(), path.c_str()) != 0) fail(path, errno);
    path_.clear();
  }

 private:
  std::string path_;
  int file_;
};

void make_folder(const fs::path& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (error) fail(path.string(), error.value());
}

void sync_folder(const std::string& path) {
  const int folder = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) fail(path, errno);
  const int status = ::fsync(folder);
  const int error = errno;
  ::close(folder);
  // Some file systems cannot, and need not.
  if (status != 0 && error != EINVAL && error != EROFS) fail(path, error);
}

}  // namespace

std::string existing_catalogue(const std::filesystem::path& folder) {
  std::string path = (folder / ArchiveFolder::catalogue_name).string();
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored))
    throw Error(ErrorKind::usage,
                "\"" + folder.string() +
                    "\" is no archive; name one with --archive, or make it "
                    "with \"archive add\"");
  return path;
}

ArchiveFolder::ArchiveFolder(const fs::path& top)
    : top_(fs::absolute(top).lexically_normal()) {
  if (!top_.has_filename()) top_ = top_.parent_path();
  make_folder(top_);
  unsynced_.insert(top_.parent_path().string());
}

void ArchiveFolder::write(const std::string& name, std::string_view bytes) {
  const fs::path path = top_ / name;
  const fs::path folder = path.parent_path();
  {
    const std::lock_guard lock(mutex_);
    if (made_.insert(folder.string()).second) {
      make_folder(folder);
      for (fs::path at = folder; at != top_; at = at.parent_path())
        unsynced_.insert(at.parent_path().string());
    }
  }
  Temporary file(
      (folder / (std::string(temporary_prefix) + std::to_string(::getpid()) +
                 "-" + std::to_string(++written_)))
          .string());
  file.write(bytes);
  file.put(path.string());
  const std::lock_guard lock(mutex_);
  unsynced_.insert(folder.string());
}

void ArchiveFolder::remove(const std::string& name) const {
  ::unlink(path_of(name).c_str());
}

void ArchiveFolder::sync_names() {
  std::set<std::string> folders;
  {
    const std::lock_guard lock(mutex_);
    folders.swap(unsynced_);
  }
  for (const std::string& folder : folders) sync_folder(folder);
}

void ArchiveFolder::remove_temporaries() {
  std::error_code error;
  fs::recursive_directory_iterator at(top_, error);
  for (; !error && at != fs::recursive_directory_iterator();
       at.increment(error)) {
    const std::string name = at->path().filename().string();
    if (name.starts_with(temporary_prefix)) ::unlink(at->path().c_str());
  }
}

ArchiveLock::ArchiveLock(const std::string& path, bool waits)
    : file_(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)) {
  if (file_ < 0) fail(path, errno);
  if (::flock(file_, waits ? LOCK_EX : LOCK_EX | LOCK_NB) != 0) {
    const int error = errno;
    ::close(file_);
    if (error != EWOULDBLOCK && error != EINTR) fail(path, error);
    throw Error(ErrorKind::archive_busy,
                "another program writes to this archive; wait for it to end, "
                "or add --wait");
  }
}

ArchiveLock::~ArchiveLock() { ::close(file_); }

}  // namespace ituletter
