#include "read/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>

#include "ituletter/error.hpp"
#include "read/limit.hpp"

namespace ituletter {
namespace {

[[noreturn]] void unreadable(int reason) {
  throw Error(ErrorKind::file_unreadable,
              "cannot be read: " + std::generic_category().message(reason));
}

void check_kind(const struct stat& state) {
  if (S_ISREG(state.st_mode)) return;
  const bool is_folder = S_ISDIR(state.st_mode);
  throw Error(ErrorKind::file_not_regular,
              is_folder ? "a folder where a file is due; give its files"
                        : "a device, pipe or socket; give a regular file");
}

FileState file_state(const struct stat& found) {
  constexpr std::int64_t second = 1'000'000'000;
  return {.size = found.st_size,
          .modified = found.st_mtim.tv_sec * second + found.st_mtim.tv_nsec,
          .inode = static_cast<std::int64_t>(found.st_ino)};
}

class File {
 public:
  explicit File(const std::filesystem::path& path)
      // Not blocking, should the name have become a pipe just now.
      : descriptor_(
            open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)) {
    if (descriptor_ < 0) unreadable(errno);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() { close(descriptor_); }

  struct stat state() const {
    struct stat state;
    if (fstat(descriptor_, &state) != 0) unreadable(errno);
    return state;
  }

  /// Fewer than `size` at the end of the file only.
  std::size_t read_into(char* data, std::size_t size) const {
    std::size_t got = 0;
    while (got < size) {
      const ssize_t count = ::read(descriptor_, data + got, size - got);
      if (count == 0) break;
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) unreadable(errno);
      got += static_cast<std::size_t>(count);
    }
    return got;
  }

 private:
  int descriptor_;
};

}  // namespace

Bytes load_file(const std::filesystem::path& path, const Limits& limits,
                FileState* state) {
  for (int tries = 0; tries < 2; ++tries) {
    struct stat named;
    if (stat(path.c_str(), &named) != 0) unreadable(errno);
    check_kind(named);
    const File file(path);
    const struct stat before = file.state();
    check_kind(before);
    const auto size = static_cast<std::size_t>(before.st_size);
    if (size > limits.input) {
      over_limit(ErrorKind::limit_input, "the file", limits.input,
                 "--max-input");
    }
    Bytes bytes(size);
    char more = 0;
    const bool is_whole = file.read_into(bytes.data(), size) == size &&
                          file.read_into(&more, 1) == 0;
    if (is_whole && file_state(file.state()) == file_state(before)) {
      if (state != nullptr) *state = file_state(before);
      return bytes;
    }
  }
  throw Error(ErrorKind::file_changing,
              "the file changes while it is read; try again when its writer "
              "has ended");
}

std::optional<FileState> state_of(const std::filesystem::path& path) {
  struct stat found;
  if (stat(path.c_str(), &found) != 0 || !S_ISREG(found.st_mode))
    return std::nullopt;
  return file_state(found);
}

bool save_file(const std::filesystem::path& path, std::string_view bytes) {
  const int file =
      ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0) return false;
  while (!bytes.empty()) {
    const ssize_t count = ::write(file, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) break;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  const int error = errno;
  const bool is_closed = ::close(file) == 0;
  if (!bytes.empty()) errno = error;
  return is_closed && bytes.empty();
}

}  // namespace ituletter
