#include "benchmark/hostile.hpp"

#include <cstdio>

#include "benchmark/benchmark.hpp"
#include "ituletter/error.hpp"
#include "ituletter/extract.hpp"
#include "ituletter/read.hpp"
#include "ituletter/write.hpp"

namespace ituletter {
namespace {

constexpr std::size_t bytes = std::size_t{1} << 20;
constexpr double budget = 150;  // milliseconds

// All stages, in milliseconds; most texts are no letters.
double convert(const std::string& text, const std::string& language) {
  const double start = processor_time();
  const Source source = read(text, "hostile.txt");
  try {
    const Letter letter = extract(source, normalise(source),
                                  Grammars::built_in(), {.language = language});
    find_writer("json")->write(std::vector<Converted>{{&letter, &source}}, {});
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::not_a_letter) throw;
  }
  return (processor_time() - start) / 1000;
}

double quicker_of_two(const std::string& text, const std::string& language) {
  const double first = convert(text, language);
  const bool is_clear = first < budget / 2 || first > budget * 4;
  return is_clear ? first : std::min(first, convert(text, language));
}

// Cut into lines of about 80 bytes, between characters.
std::string in_lines(const std::string& text) {
  std::string out;
  std::size_t column = 0;
  for (const char c : text) {
    const bool starts_character = (c & 0xC0) != 0x80;
    if (starts_character && column >= 80) {
      out += '\n';
      column = 0;
    }
    out += c;
    ++column;
  }
  return out;
}

/// A letter with room for something in the middle of it.
struct Frame {
  std::string language;
  std::string before;
  std::string after;

  explicit Frame(const std::string& path) {
    const std::string text = load_file(path);
    const Source source = read(text, path);
    language =
        extract(source, normalise(source), Grammars::built_in()).language;
    const std::size_t middle = text.find('\n', text.size() / 2) + 1;
    before = text.substr(0, middle);
    after = text.substr(middle);
  }
  std::string around(const std::string& text) const {
    return before + text + "\n" + after;
  }
};

double measure(const HostileText& hostile, const std::vector<Frame>& frames) {
  double worst = 0;
  const auto show = [&](const std::string& text, const std::string& language) {
    const double time = quicker_of_two(text, language);
    worst = std::max(worst, time);
    std::printf(" %10.1f", time);
  };
  const std::string lines = in_lines(hostile.text);
  std::printf("%-30s", hostile.name.c_str());
  for (const Frame& frame : frames) {
    show(hostile.text, frame.language);
    show(frame.around(hostile.text), frame.language);
    show(frame.around(lines), frame.language);
  }
  std::printf(" %10.1f%s\n", worst, worst > budget ? "  over budget" : "");
  std::fflush(stdout);
  return worst;
}

}  // namespace

int measure_hostile(const std::vector<std::string>& letters) {
  std::vector<Frame> frames;
  for (const std::string& path : letters) frames.emplace_back(path);
  std::printf("%-30s", "");
  for (const Frame& frame : frames) {
    std::printf(" %10s %10s %10s", (frame.language + " alone").c_str(),
                "in letter", "in lines");
  }
  std::printf(" %10s\n", "worst");
  int over = 0;
  for (const HostileText& hostile : hostile_texts(bytes)) {
    if (measure(hostile, frames) > budget) ++over;
  }
  std::printf("%d over the budget of %.0f ms\n", over, budget);
  return over > 0 ? 1 : 0;
}

}  // namespace ituletter
