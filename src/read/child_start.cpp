#include "read/child_start.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstddef>

namespace ituletter {
namespace {

/// Pointers as execve wants them; the strings stay the caller's.
std::vector<char*> pointers(std::vector<std::string>& strings) {
  std::vector<char*> result;
  result.reserve(strings.size() + 1);
  for (std::string& one : strings) result.push_back(one.data());
  result.push_back(nullptr);
  return result;
}

std::vector<std::string> words_of(const Start& start) {
  std::vector<std::string> words = {start.name};
  words.insert(words.end(), start.arguments.begin(), start.arguments.end());
  return words;
}

std::vector<std::string> environment_of(const Start& start) {
  return {"PATH=" + start.limits.path, "LANG=C.UTF-8", "HOME=" + start.folder,
          "TMPDIR=" + start.folder};
}

// From here to `run_in_child`: after the fork, when other threads are gone and
// may have held any lock. Nothing may allocate.

bool set_limit(int resource, rlim_t soft, rlim_t hard) {
  const rlimit limit = {.rlim_cur = soft, .rlim_max = hard};
  return ::setrlimit(static_cast<__rlimit_resource_t>(resource), &limit) == 0;
}

bool set_limits(const ChildLimits& limits) {
  constexpr rlim_t files = 256;
  // A soft limit below the hard one gives SIGXCPU, which tells why.
  return set_limit(RLIMIT_CPU, limits.processor, limits.processor + 2) &&
         set_limit(RLIMIT_FSIZE, limits.written, limits.written) &&
         set_limit(RLIMIT_NOFILE, files, files) &&
         set_limit(RLIMIT_CORE, 0, 0) &&
         set_limit(RLIMIT_AS, limits.memory, limits.memory);
}

void reset_signals() {
  // Some cannot be set, and need not be.
  for (int number = 1; number < NSIG; ++number) {
    static_cast<void>(::signal(number, SIG_DFL));
  }
  sigset_t none;
  ::sigemptyset(&none);
  // The child has one thread.
  ::sigprocmask(SIG_SETMASK, &none, nullptr);  // NOLINT(concurrency-mt-unsafe)
}

/// Puts the streams at 0 to 2 and the pipe for a failure at 3, whatever their
/// numbers were, and closes all else.
bool place_files(const Start& start, int failure) {
  constexpr int free_from = 10;
  const int input = ::fcntl(start.input, F_DUPFD, free_from);
  const int output = ::fcntl(start.output, F_DUPFD, free_from);
  const int errors = ::fcntl(start.errors, F_DUPFD, free_from);
  const int report = ::fcntl(failure, F_DUPFD, free_from);
  return ::dup2(input, 0) == 0 && ::dup2(output, 1) == 1 &&
         ::dup2(errors, 2) == 2 && ::dup3(report, 3, O_CLOEXEC) == 3;
}

/// Kernels before 5.9 have no call for it. Ours are closed by exec; only those
/// of a program that uses the library are at stake.
void close_from(int first) {
  if (::close_range(static_cast<unsigned>(first), ~0U, 0) == 0) return;
  constexpr int unlikely = 4096;
  for (int file = first; file < unlikely; ++file) ::close(file);
}

[[noreturn]] void fail(int report) {
  const int error = errno;
  [[maybe_unused]] const ssize_t written =
      ::write(report, &error, sizeof error);
  ::_exit(127);
}

[[noreturn]] void run_in_child(const Start& start, pid_t parent, int failure,
                               char* const* words, char* const* environment) {
  ::setpgid(0, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(127);  // it died before that
  if (!place_files(start, failure)) fail(failure);
  reset_signals();
  ::umask(077);
  if (::chdir(start.folder.c_str()) != 0) fail(3);
  if (!start.confinement.enter()) fail(3);
  close_from(4);
  if (!set_limits(start.limits)) fail(3);
  ::execve(start.program.c_str(), words, environment);
  fail(3);
}

}  // namespace

Started start_child(const Start& start) {
  std::vector<std::string> words = words_of(start);
  std::vector<std::string> environment = environment_of(start);
  const std::vector<char*> word_pointers = pointers(words);
  const std::vector<char*> environment_pointers = pointers(environment);
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return {.error = errno};
  const Descriptor report(ends[0]);
  Descriptor failure(ends[1]);

  // Our handlers must not run in the child.
  sigset_t all;
  sigset_t before;
  ::sigfillset(&all);
  ::pthread_sigmask(SIG_SETMASK, &all, &before);
  const pid_t parent = ::getpid();
  const pid_t child = ::_Fork();
  if (child == 0) {
    run_in_child(start, parent, failure.get(), word_pointers.data(),
                 environment_pointers.data());
  }
  const int fork_error = errno;
  ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
  if (child < 0) return {.error = fork_error};
  ::setpgid(child, child);  // whichever of the two comes first
  failure.reset();
  Started started{.group = child};
  ssize_t count = 0;
  do {
    count = ::read(report.get(), &started.error, sizeof started.error);
  } while (count < 0 && errno == EINTR);
  return started;
}

}  // namespace ituletter
