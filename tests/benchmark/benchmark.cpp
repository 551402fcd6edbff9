// Measures ituletter; scripts/benchmark runs it. Prints tables with tabs.
//   ituletter_benchmark letters RUNS FILE...
//   ituletter_benchmark language RUNS FILE...
//   ituletter_benchmark hostile LETTER.txt...
//   ituletter_benchmark process RUNS COMMAND...

#include "benchmark/benchmark.hpp"

#include <cstdio>
#include <exception>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace ituletter {

std::string load_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

namespace {

int run(const std::vector<std::string>& words) {
  const auto from = [&](std::ptrdiff_t at) {
    return std::vector<std::string>(words.begin() + at, words.end());
  };
  if (words.size() >= 3 && words[0] == "letters") {
    return measure_letters(from(2), std::stoi(words[1]));
  }
  if (words.size() >= 3 && words[0] == "language") {
    return measure_language(from(2), std::stoi(words[1]));
  }
  if (words.size() >= 3 && words[0] == "process") {
    return measure_process(from(2), std::stoi(words[1]));
  }
  if (words.size() >= 2 && words[0] == "hostile") {
    return measure_hostile(from(1));
  }
  std::fputs("benchmark: see the top of benchmark.cpp for its arguments\n",
             stderr);
  return 2;
}

}  // namespace
}  // namespace ituletter

int main(int argc, char** argv) {
  try {
    return ituletter::run({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    std::fprintf(stderr, "benchmark: %s\n", error.what());
    return 3;
  }
}
