// Runs a fuzz target without a fuzzer: over all files of some folders, then
// over damaged copies of them. The damage is the same on every run.
//
// usage: NAME_replay SECONDS FILE|FOLDER...
//
// A find is left in find-NAME_replay, in the current folder.

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size);

namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest = 60'000;

std::string input;      // being run
std::string find_file;  // where it goes if that ends badly

void keep_input(int signal) {
  std::ofstream(find_file, std::ios::binary) << input;
  std::fprintf(stderr, "signal %d: see %s\n", signal, find_file.c_str());
  _exit(1);
}

void run() {
  constexpr unsigned longest_run = 20;  // seconds
  alarm(longest_run);
  try {
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()),
                           input.size());
  } catch (const std::exception& error) {
    std::fprintf(stderr, "exception: %s\n", error.what());
    keep_input(0);
  }
  alarm(0);
}

void read_seed(const fs::path& path, std::vector<std::string>& seeds) {
  std::ifstream file(path, std::ios::binary);
  seeds.emplace_back(std::istreambuf_iterator<char>(file),
                     std::istreambuf_iterator<char>());
}

std::vector<std::string> read_seeds(int count, char** names) {
  std::vector<fs::path> paths;
  for (int i = 0; i < count; ++i) {
    if (!fs::is_directory(names[i]))
      paths.emplace_back(names[i]);
    else
      for (const auto& file : fs::directory_iterator(names[i]))
        paths.push_back(file.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> seeds;
  for (const fs::path& path : paths) read_seed(path, seeds);
  return seeds;
}

class Damage {
 public:
  explicit Damage(const std::vector<std::string>& seeds) : seeds_(seeds) {}

  std::string next() {
    std::string bytes = seeds_[below(seeds_.size())];
    for (std::size_t i = below(10) + 1; i > 0; --i) hurt(bytes);
    bytes.resize(std::min(bytes.size(), longest));
    return bytes;
  }

 private:
  std::size_t below(std::size_t end) { return end == 0 ? 0 : random_() % end; }

  void hurt(std::string& bytes) {
    static constexpr const char* pieces[] = {
        "\n", "\t", "\n\n", " / ", "\u00A0", "–", "(", "/", "1", "•", "\u0301"};
    const std::size_t at = below(bytes.size() + 1);
    const std::size_t size = std::min(below(200), bytes.size() - at);
    const std::string_view other = seeds_[below(seeds_.size())];
    switch (below(7)) {
      case 0:
        bytes.erase(at, size);
        break;
      case 1:
        bytes.resize(at);
        break;
      case 2:
        bytes.insert(at, pieces[below(std::size(pieces))]);
        break;
      case 3:
        bytes.insert(below(bytes.size()), bytes.substr(at, size));
        break;
      case 4:
        bytes.insert(at, other.substr(below(other.size()), size));
        break;
      case 5:
        std::replace(bytes.begin() + static_cast<std::ptrdiff_t>(at),
                     bytes.begin() + static_cast<std::ptrdiff_t>(at + size),
                     '\n', ' ');
        break;
      default:
        if (at < bytes.size()) bytes[at] = static_cast<char>(random_());
    }
  }

  const std::vector<std::string>& seeds_;
  std::minstd_rand random_;  // NOLINT(cert-msc51-cpp): the same on every run
};

}  // namespace

int main(int count, char** words) {
  if (count < 3) return 2;
  find_file = "find-" + fs::path(words[0]).filename().string();
  for (const int signal : {SIGABRT, SIGALRM, SIGSEGV}) {
    std::signal(signal, keep_input);
  }
  const std::vector<std::string> seeds = read_seeds(count - 2, words + 2);
  if (seeds.empty()) return 2;
  for (const std::string& seed : seeds) {
    input = seed;
    run();
  }
  const auto end = std::chrono::steady_clock::now() +
                   std::chrono::seconds(std::atoi(words[1]));
  Damage damage(seeds);
  std::size_t runs = 0;
  for (; std::chrono::steady_clock::now() < end; ++runs) {
    input = damage.next();
    run();
  }
  std::printf("%zu inputs, %zu damaged ones\n", seeds.size(), runs);
}
