#include "cli/output.hpp"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include "ituletter/error.hpp"
#include "read/private_folder.hpp"

namespace ituletter {
namespace {

namespace fs = std::filesystem;

// The file that a signal has to take away; the handler may read no string.
std::array<char, 4096> half_written = {};

void remember(const std::string& path) {
  half_written[0] = '\0';
  if (path.size() < half_written.size())
    std::memcpy(half_written.data(), path.c_str(), path.size() + 1);
}

extern "C" void end_by_signal(int signal) {
  end_children();
  if (half_written[0] != '\0') ::unlink(half_written.data());
  ::_exit(128 + signal);
}

std::atomic<int> received = 0;

extern "C" void note_signal(int signal) {
  if (received.exchange(signal) != 0) end_by_signal(signal);
  end_children();
}

[[noreturn]] void fail(const std::string& path, int number) {
  const std::string where =
      path.empty() ? "standard output" : "\"" + path + "\"";
  throw Error(ErrorKind::output, "cannot write " + where + ": " +
                                     std::generic_category().message(number));
}

bool is_file_or_nothing(const std::string& path) {
  std::error_code ignored;
  const auto status = fs::status(path, ignored);
  return !fs::exists(status) || fs::is_regular_file(status);
}

/// The file that a symbolic link means, so that the link stays one.
std::string target_of(const std::string& path) {
  std::error_code error;
  if (!fs::is_symlink(path, error)) return path;
  const fs::path target = fs::weakly_canonical(path, error);
  return error ? path : target.string();
}

int open_temporary(const std::string& path, std::string& temporary) {
  const fs::path target(path);
  for (int n = 0; n < 100; ++n) {
    const fs::path name =
        ".tmp-" + std::to_string(::getpid()) + "-" + std::to_string(n);
    temporary = (target.parent_path() / name).string();
    const int file = ::open(temporary.c_str(),
                            O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file >= 0 || errno != EEXIST) return file;
  }
  return -1;
}

/// Who may read and write a file that is replaced stays as it was.
void keep_mode(const std::string& path, int file) {
  struct stat there = {};
  if (::stat(path.c_str(), &there) != 0) return;
  [[maybe_unused]] const int ignored = ::fchmod(file, there.st_mode & 07777);
}

bool has_content(const std::string& path, std::string_view bytes) {
  std::ifstream file(path, std::ios::binary);
  const std::string there((std::istreambuf_iterator<char>(file)),
                          std::istreambuf_iterator<char>());
  return there == bytes;
}

void write_file(const std::string& path, std::string_view bytes) {
  Output output(path);
  output.write(bytes);
  output.commit();
}

void on_end(void (*handler)(int)) {
  struct sigaction action = {};
  action.sa_handler = handler;
  for (const int signal : {SIGINT, SIGTERM, SIGHUP})
    ::sigaction(signal, &action, nullptr);
}

}  // namespace

Output::Output(const std::string& path) {
  if (path == "-") return;
  path_ = target_of(path);
  if (is_file_or_nothing(path_)) {
    file_ = open_temporary(path_, temporary_);
    if (file_ >= 0) {
      remember(temporary_);
      keep_mode(path_, file_);
    }
  } else {
    file_ = ::open(path_.c_str(), O_WRONLY | O_CLOEXEC);
  }
  if (file_ < 0) {
    const int error = errno;
    temporary_.clear();
    fail(path, error);
  }
}

Output::~Output() {
  if (file_ > STDERR_FILENO) ::close(file_);
  if (temporary_.empty()) return;
  ::unlink(temporary_.c_str());
  remember("");
}

void Output::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(file_, bytes.data(), bytes.size());
    if (written >= 0)
      bytes.remove_prefix(static_cast<std::size_t>(written));
    else if (errno == EPIPE)
      throw ReaderGone();
    else if (errno != EINTR)
      fail(path_, errno);
  }
}

void Output::commit() {
  if (temporary_.empty()) return;
  // Some file systems tell of a full disk only when a file is closed.
  const int file = std::exchange(file_, -1);
  if (::close(file) != 0) fail(path_, errno);
  if (::rename(temporary_.c_str(), path_.c_str()) != 0) fail(path_, errno);
  temporary_.clear();
  remember("");
}

OutputFolder::OutputFolder(std::string path) : path_(std::move(path)) {
  std::error_code error;
  fs::create_directories(path_, error);
  if (error) fail(path_, error.value());
}

void OutputFolder::write(const std::string& name, std::string_view extension,
                         std::string_view hash, std::string_view bytes) {
  const std::string ending = "." + std::string(extension);
  const std::string hashed = name + "-" + std::string(hash.substr(0, 8));
  for (const std::string& one : {name, hashed}) {
    const std::string path = (fs::path(path_) / (one + ending)).string();
    std::error_code ignored;
    if (!fs::exists(fs::symlink_status(path, ignored)))
      return write_file(path, bytes);
    if (fs::is_regular_file(path, ignored) && has_content(path, bytes)) return;
  }
  throw Error(ErrorKind::output,
              "\"" + (fs::path(path_) / (hashed + ending)).string() +
                  "\" is there already with another content; move it away");
}

void OutputFolder::replace(const std::string& name, std::string_view bytes) {
  write_file((fs::path(path_) / name).string(), bytes);
}

void OutputFolder::update(const std::string& name, std::string_view bytes) {
  if (!has_content((fs::path(path_) / name).string(), bytes))
    replace(name, bytes);
}

std::size_t terminal_columns(const std::string& path) {
  constexpr std::size_t usual = 80;
  winsize size = {};
  const bool is_known = path == "-" &&
                        ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 &&
                        size.ws_col > 0;
  return is_known ? size.ws_col : usual;
}

void handle_signals() {
  struct sigaction action = {};
  action.sa_handler = SIG_IGN;
  for (const int signal : {SIGPIPE, SIGXFSZ})
    ::sigaction(signal, &action, nullptr);
  on_end(end_by_signal);
}

void delay_signals() { on_end(note_signal); }

int signal_received() { return received; }

}  // namespace ituletter
