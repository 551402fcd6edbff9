#include "read/child.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <system_error>
#include <utility>

#include "read/child_start.hpp"
#include "read/confinement.hpp"
#include "read/limit.hpp"

namespace ituletter {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr std::size_t longest_errors = std::size_t{64} << 10;
constexpr milliseconds grace{2000};  ///< between SIGTERM and SIGKILL

[[noreturn]] void cannot_start(const Child& child, int error) {
  throw Error(ErrorKind::child_failed,
              child.name + " cannot be started: " +
                  std::generic_category().message(error));
}

/// A stream of a child, read as far as it has something.
class Stream {
 public:
  Stream(Descriptor file, std::size_t longest)
      : file_(std::move(file)), longest_(longest) {
    ::fcntl(file_.get(), F_SETFL, O_NONBLOCK);
  }

  /// -1, which poll passes over, once the stream has ended.
  int file() const { return file_.get(); }
  bool is_over() const { return is_over_; }
  std::string take() { return std::move(text_); }

  void read_some() {
    std::array<char, 65536> buffer;
    while (file_.get() >= 0) {
      const ssize_t count = ::read(file_.get(), buffer.data(), buffer.size());
      if (count < 0 && errno == EINTR) continue;
      if (count < 0 && errno == EAGAIN) return;
      if (count <= 0) {
        file_.reset();
        return;
      }
      keep({buffer.data(), static_cast<std::size_t>(count)});
      if (is_over_) return;
    }
  }

 private:
  void keep(std::string_view bytes) {
    const std::size_t room = longest_ - text_.size();
    text_ += bytes.substr(0, room);
    is_over_ = is_over_ || bytes.size() > room;
  }

  Descriptor file_;
  std::size_t longest_;
  std::string text_;
  bool is_over_ = false;  ///< there was more than is kept
};

/// A child that has been started, until it is reaped.
class Running {
 public:
  Running(pid_t group, PrivateFolder& folder) : group_(group), folder_(folder) {
    folder_.set_group(group);
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;
  ~Running() { reap(); }

  void signal(int number) const { ::kill(-group_, number); }

  /// It is not reaped yet, so that its group keeps its number.
  bool has_ended() const {
    siginfo_t info = {};
    const int found = ::waitid(P_PID, static_cast<id_t>(group_), &info,
                               WEXITED | WNOHANG | WNOWAIT);
    return found != 0 || info.si_pid != 0;
  }

  /// Ends all of the group that still runs; gives the status of the child.
  int reap() {
    if (group_ == 0) return status_;
    signal(SIGKILL);
    folder_.set_group(0);
    while (::waitpid(group_, &status_, 0) < 0 && errno == EINTR) {
    }
    group_ = 0;
    return status_;
  }

 private:
  pid_t group_;
  PrivateFolder& folder_;
  int status_ = 0;
};

/// Reads both streams until the child ends, has said too much, or `until`.
/// Returns whether it ended in time.
bool follow(const Running& running, Stream& output, Stream& errors,
            Clock::time_point until) {
  constexpr int longest_pause = 20;
  int pause = 1;
  while (Clock::now() < until) {
    std::array<pollfd, 2> files = {pollfd{output.file(), POLLIN, 0},
                                   pollfd{errors.file(), POLLIN, 0}};
    // With both streams closed this only waits.
    const int ready = ::poll(files.data(), files.size(), pause);
    pause = ready > 0 ? 1 : std::min(2 * pause, longest_pause);
    const bool has_ended = running.has_ended();
    output.read_some();
    errors.read_some();
    if (has_ended || output.is_over()) return true;
  }
  return false;
}

void end_politely(const Running& running, Stream& output, Stream& errors) {
  running.signal(SIGTERM);
  follow(running, output, errors, Clock::now() + grace);
}

[[noreturn]] void too_slow(const Child& child, std::size_t seconds,
                           const char* of, const char* option) {
  throw Error(ErrorKind::child_timeout, child.name + " takes more than " +
                                            std::to_string(seconds) + " s" +
                                            of + "; raise it with " + option);
}

/// The first line, without what a terminal would obey.
std::string first_line(std::string_view text) {
  constexpr std::size_t longest = 160;
  const std::size_t begin = text.find_first_not_of("\r\n\t ");
  if (begin == std::string_view::npos) return {};
  std::string line(text.substr(begin, text.find('\n', begin) - begin));
  if (line.size() > longest) line.resize(longest);
  const auto is_foreign = [](char c) { return c < ' ' || c == '\x7F'; };
  std::ranges::replace_if(line, is_foreign, '?');
  return line;
}

std::string said(const ChildResult& result) {
  const std::string line = first_line(result.errors);
  return line.empty() ? "" : ": " + line;
}

void check_memory(const Child& child, const ChildResult& result,
                  const ChildLimits& limits) {
  std::string errors = result.errors;
  std::ranges::transform(errors, errors.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  for (const char* sign : {"out of memory", "bad_alloc", "cannot allocate"}) {
    if (errors.find(sign) == std::string::npos) continue;
    throw Error(ErrorKind::child_memory,
                child.name + " needs more than " +
                    std::to_string(limits.memory) +
                    " bytes of memory; raise it with --max-child-memory");
  }
}

void check_signal(const Child& child, const ChildResult& result, int signal,
                  const ChildLimits& limits) {
  if (signal == SIGXCPU) {
    too_slow(child, limits.processor, " of processor time",
             "--max-child-processor");
  }
  if (signal == SIGXFSZ) {
    over_limit(ErrorKind::limit_written, "a file that " + child.name + " wrote",
               limits.written, "--max-child-written");
  }
  const char* name = ::sigabbrev_np(signal);
  throw Error(ErrorKind::child_failed, child.name + " was ended by SIG" +
                                           (name ? name : "?") + said(result));
}

/// The bytes as a file without a name, which a child can seek in.
Descriptor make_input(const Child& child) {
  if (child.input.data() == nullptr)
    return Descriptor(::open("/dev/null", O_RDONLY | O_CLOEXEC));
  Descriptor file(::memfd_create("input", MFD_CLOEXEC));
  std::string_view rest = child.input;
  while (file.get() >= 0 && !rest.empty()) {
    const ssize_t count = ::write(file.get(), rest.data(), rest.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) cannot_start(child, errno);
    rest.remove_prefix(static_cast<std::size_t>(count));
  }
  if (file.get() >= 0) ::lseek(file.get(), 0, SEEK_SET);
  return file;
}

struct Pipe {
  Descriptor read_end;
  Descriptor write_end;
};

Pipe make_pipe(const Child& child) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) cannot_start(child, errno);
  return {Descriptor(ends[0]), Descriptor(ends[1])};
}

bool can_run(const std::string& path) {
  return ::access(path.c_str(), X_OK) == 0;
}

}  // namespace

std::string find_program(std::string_view name, std::string_view path) {
  while (!path.empty()) {
    const std::string_view folder = path.substr(0, path.find(':'));
    path.remove_prefix(std::min(folder.size() + 1, path.size()));
    // A relative folder would mean another one in the child.
    if (folder.empty() || folder[0] != '/') continue;
    std::string program(folder);
    program.append("/").append(name);
    if (can_run(program)) return program;
  }
  return {};
}

ChildResult run_child(const Child& child, PrivateFolder& folder,
                      const ChildLimits& limits) {
  const std::string program = find_program(child.name, limits.path);
  if (program.empty()) {
    throw Error(
        ErrorKind::child_missing,
        child.name + " is not installed; install the package " + child.package);
  }
  const Confinement confinement(folder.path(), program);
  const Descriptor input = make_input(child);
  Pipe output_pipe = make_pipe(child);
  Pipe errors_pipe = make_pipe(child);
  const Start start{.program = program,
                    .name = child.name,
                    .arguments = child.arguments,
                    .folder = folder.path(),
                    .input = input.get(),
                    .output = output_pipe.write_end.get(),
                    .errors = errors_pipe.write_end.get(),
                    .confinement = confinement,
                    .limits = limits};
  const Started started = start_child(start);
  if (started.group <= 0) cannot_start(child, started.error);
  Running running(started.group, folder);
  output_pipe.write_end.reset();
  errors_pipe.write_end.reset();
  if (started.error != 0) cannot_start(child, started.error);

  Stream output(std::move(output_pipe.read_end), child.longest_output);
  Stream errors(std::move(errors_pipe.read_end), longest_errors);
  const bool in_time = follow(running, output, errors,
                              Clock::now() + std::chrono::seconds(limits.time));
  if (!in_time || output.is_over()) end_politely(running, output, errors);
  const int status = running.reap();
  if (!in_time) too_slow(child, limits.time, "", "--max-child-time");
  if (output.is_over()) {
    over_limit(ErrorKind::limit_part, "the output of " + child.name,
               child.longest_output, "--max-part");
  }
  ChildResult result{.output = output.take(), .errors = errors.take()};
  check_memory(child, result, limits);
  if (WIFSIGNALED(status))
    check_signal(child, result, WTERMSIG(status), limits);
  result.status = WEXITSTATUS(status);
  return result;
}

void fail_child(const Child& child, const ChildResult& result) {
  throw Error(ErrorKind::child_failed, child.name + " failed with status " +
                                           std::to_string(result.status) +
                                           said(result));
}

}  // namespace ituletter
