#pragma once

#include <algorithm>
#include <ctime>
#include <string>
#include <vector>

namespace ituletter {

// The parts of the benchmark program; each gives the exit status.

/// Time a stage and letter.
int measure_letters(const std::vector<std::string>& paths, int runs);

/// Bytes and tokens of letters, and the time from their text to JSON.
int measure_language(const std::vector<std::string>& paths, int runs);

/// Texts that a careless matcher reads over and over, alone and inside the
/// letters given (plain text); 1 if one takes longer than the budget.
int measure_hostile(const std::vector<std::string>& letters);

/// Wall time, processor time and peak memory of a command, standard output
/// dropped.
int measure_process(const std::vector<std::string>& command, int runs);

/// Processor time of this thread, in microseconds: other programs on the
/// machine disturb it least.
inline double processor_time() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e6 +
         static_cast<double>(now.tv_nsec) / 1e3;
}

/// Requires: there are values.
inline double median(std::vector<double> values) {
  const auto middle =
      values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

inline double least(const std::vector<double>& values) {
  return *std::ranges::min_element(values);
}

std::string load_file(const std::string& path);

}  // namespace ituletter
