// How long each stage between reading and extraction takes: for the files
// given, and without any for texts that would slow a careless matcher down.
//   ituletter_stages [FILE]...

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "benchmark/hostile.hpp"
#include "grammar/match.hpp"
#include "ituletter/grammar.hpp"

namespace ituletter {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::array stage_names = {"normalise", "detect", "tokenise",
                                    "look up",   "rules",  "cues"};
using Times = std::array<double, stage_names.size()>;  // microseconds

/// The time since the one before, a stage each.
class Watch {
 public:
  void lap() {
    const auto now = Clock::now();
    times_.at(stage_++) =
        std::chrono::duration<double, std::micro>(now - last_).count();
    last_ = Clock::now();
  }
  const Times& times() const { return times_; }

 private:
  Clock::time_point last_ = Clock::now();
  std::size_t stage_ = 0;
  Times times_{};
};

Times measure(std::string_view source) {
  const Grammars& grammars = Grammars::built_in();
  Watch watch;
  const Text text = normalise(source);
  watch.lap();
  const Grammar* grammar = grammars.detect(text);
  watch.lap();
  const Tokens tokens = tokenise(text.text);
  watch.lap();
  if (grammar == nullptr) grammar = grammars.find("ru");
  const Matcher matcher(grammar->tables(), tokens);
  watch.lap();
  matcher.find_rules();
  watch.lap();
  matcher.find_cues();
  watch.lap();
  return watch.times();
}

void print(const std::string& name, std::string_view source, int runs) {
  Times best = measure(source);
  for (int i = 1; i < runs; ++i) {
    const Times times = measure(source);
    for (std::size_t k = 0; k < best.size(); ++k) {
      best.at(k) = std::min(best.at(k), times.at(k));
    }
  }
  double all = 0;
  std::printf("%-30s", name.c_str());
  for (const double time : best) {
    std::printf(" %9.1f", time);
    all += time;
  }
  std::printf(" %9.1f\n", all);
}

void run(const std::vector<std::string>& paths) {
  std::printf("%-30s", "microseconds");
  for (const char* name : stage_names) std::printf(" %9s", name);
  std::printf(" %9s\n", "all");
  for (const std::string& path : paths) {
    std::ifstream file(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    print(path.substr(path.rfind('/') + 1).substr(0, 30), text, 500);
  }
  if (!paths.empty()) return;
  for (const HostileText& hostile : hostile_texts(1 << 20)) {
    print(hostile.name, hostile.text, 3);
  }
}

}  // namespace
}  // namespace ituletter

int main(int argc, char** argv) {
  ituletter::run({argv + 1, argv + argc});
  return 0;
}
