// Whole processes. A small program starts them, for the peak memory of a child
// counts what its parent had when it forked.

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <stdexcept>

#include "benchmark/benchmark.hpp"

namespace ituletter {
namespace {

struct Run {
  double wall = 0;       // milliseconds
  double processor = 0;  // milliseconds
  double peak = 0;       // megabytes of 10^6
};

double milliseconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) * 1e3 +
         static_cast<double>(time.tv_usec) / 1e3;
}

[[noreturn]] void become(std::vector<char*>& words) {
  const int sink = open("/dev/null", O_WRONLY | O_CLOEXEC);
  dup2(sink, STDOUT_FILENO);
  execvp(words[0], words.data());
  _exit(127);
}

Run run_once(std::vector<char*>& words) {
  const auto start = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("cannot fork");
  if (child == 0) become(words);
  int status = 0;
  rusage used{};
  while (wait4(child, &status, 0, &used) < 0 && errno == EINTR) {
  }
  const std::chrono::duration<double, std::milli> wall =
      std::chrono::steady_clock::now() - start;
  if (status != 0) throw std::runtime_error("the command failed");
  return {wall.count(),
          milliseconds(used.ru_utime) + milliseconds(used.ru_stime),
          static_cast<double>(used.ru_maxrss) * 1024 / 1e6};
}

}  // namespace

int measure_process(const std::vector<std::string>& command, int runs) {
  std::vector<std::string> copy = command;
  std::vector<char*> words;
  for (std::string& word : copy) words.push_back(word.data());
  words.push_back(nullptr);
  std::vector<double> wall;
  std::vector<double> processor;
  double peak = 0;
  run_once(words);  // warms the page cache
  for (int i = 0; i < runs; ++i) {
    const Run run = run_once(words);
    wall.push_back(run.wall);
    processor.push_back(run.processor);
    peak = std::max(peak, run.peak);
  }
  std::printf("%.3f %.3f %.3f %.2f\n", median(wall), least(wall),
              median(processor), peak);
  return 0;
}

}  // namespace ituletter
