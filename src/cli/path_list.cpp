#include "cli/path_list.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <system_error>
#include <utility>

#include "ituletter/error.hpp"

namespace ituletter {
namespace {

// No system takes paths of this length; what is longer is cut, so that a list
// without line ends fills no memory.
constexpr std::size_t longest_path = std::size_t{1} << 16;

std::string reason(int number) {
  return std::generic_category().message(number);
}

[[noreturn]] void fail(ErrorKind kind, const std::string& path, int number) {
  throw Error(kind, "cannot read \"" + path + "\": " + reason(number));
}

}  // namespace

PathList::PathList(std::string path, char end)
    : path_(std::move(path)),
      end_(end),
      file_(path_ == "-" ? STDIN_FILENO
                         : ::open(path_.c_str(), O_RDONLY | O_CLOEXEC)) {
  if (file_ < 0) fail(ErrorKind::usage, path_, errno);
  std::array<int, 2> ends = {-1, -1};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0)
    fail(ErrorKind::usage, path_, errno);
  stop_reading_ = ends[0];
  stop_writing_ = ends[1];
}

PathList::~PathList() {
  if (file_ > STDERR_FILENO) ::close(file_);
  ::close(stop_reading_);
  ::close(stop_writing_);
}

void PathList::stop() {
  [[maybe_unused]] const auto written = ::write(stop_writing_, "", 1);
}

/// Waits for more bytes. Returns false at the end.
bool PathList::fill() {
  bytes_.clear();
  at_ = 0;
  std::array<pollfd, 2> waited = {
      {{file_, POLLIN, 0}, {stop_reading_, POLLIN, 0}}};
  while (::poll(waited.data(), waited.size(), -1) < 0)
    if (errno != EINTR) fail(ErrorKind::file_unreadable, path_, errno);
  if (waited[1].revents != 0) return false;
  bytes_.resize(longest_path);
  ssize_t got = 0;
  while ((got = ::read(file_, bytes_.data(), bytes_.size())) < 0) {
    if (errno == EINTR || errno == EAGAIN) continue;
    bytes_.clear();
    fail(ErrorKind::file_unreadable, path_, errno);
  }
  bytes_.resize(static_cast<std::size_t>(got));
  return got > 0;
}

std::optional<std::string> PathList::next_line() {
  std::string line;
  bool is_begun = false;
  while (at_ < bytes_.size() || fill()) {
    is_begun = true;
    const std::size_t stop = std::min(bytes_.find(end_, at_), bytes_.size());
    const std::size_t room = longest_path - std::min(line.size(), longest_path);
    line.append(bytes_, at_, std::min(stop - at_, room));
    at_ = stop + 1;
    if (stop < bytes_.size()) return line;
  }
  if (!is_begun) return {};
  return line;
}

std::optional<std::string> PathList::next() {
  while (std::optional<std::string> line = next_line()) {
    if (end_ == '\n' && line->ends_with('\r')) line->pop_back();
    if (!line->empty()) return line;
  }
  return {};
}

}  // namespace ituletter
