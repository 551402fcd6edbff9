// What letters of one language cost, beside how much text they are.

#include <cstdio>

#include "benchmark/benchmark.hpp"
#include "grammar/token.hpp"
#include "ituletter/extract.hpp"
#include "ituletter/grammar.hpp"
#include "ituletter/read.hpp"
#include "ituletter/write.hpp"

namespace ituletter {
namespace {

void convert(const Source& source) {
  const Letter letter =
      extract(source, normalise(source), Grammars::built_in());
  find_writer("json")->write(std::vector<Converted>{{&letter, &source}}, {});
}

double median_time(const Source& source, int runs) {
  std::vector<double> times;
  for (int i = 0; i < runs; ++i) {
    const double start = processor_time();
    convert(source);
    times.push_back(processor_time() - start);
  }
  return median(times);
}

}  // namespace

int measure_language(const std::vector<std::string>& paths, int runs) {
  std::size_t bytes = 0;
  std::size_t tokens = 0;
  double time = 0;
  for (const std::string& path : paths) {
    const Source source = read(load_file(path), path);
    bytes += source.text.size();
    tokens += tokenise(normalise(source).text).size();
    time += median_time(source, runs);
  }
  std::printf("%zu %zu %.1f\n", bytes, tokens, time);
  return 0;
}

}  // namespace ituletter
