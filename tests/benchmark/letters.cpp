// The stages of a conversion in the program's order, a letter after the other.

#include <array>
#include <cstdio>
#include <map>

#include "benchmark/benchmark.hpp"
#include "grammar/match.hpp"
#include "ituletter/extract.hpp"
#include "ituletter/read.hpp"
#include "ituletter/write.hpp"

namespace ituletter {
namespace {

// "rest" is what is left of the extraction: lines, sections, fields.
constexpr std::array columns = {"read",     "normalise", "detect",
                                "tokenise", "rules",     "cues",
                                "rest",     "json",      "all"};
enum Column : std::size_t {
  reading,
  normalising,
  detecting,
  tokenising,
  finding_rules,
  finding_cues,
  resting,
  writing,
  all,
};
using Row = std::array<double, columns.size()>;

/// The time since the one before, a stage each.
class Watch {
 public:
  double lap() {
    const double now = processor_time();
    const double spent = now - last_;
    last_ = processor_time();
    return spent;
  }

 private:
  double last_ = processor_time();
};

std::vector<std::size_t> edges_of(const Source& source, const Text& text) {
  std::vector<std::size_t> edges;
  edges.reserve(source.blocks.size());
  for (const Block& block : source.blocks) {
    edges.push_back(text.map.to_text(block.where.begin));
  }
  return edges;
}

// Once more what `extract` does first, for it gives no times of its parts.
void measure_recognition(const Source& source, const Text& text, Row& row) {
  Watch watch;
  const Grammar* grammar = Grammars::built_in().detect(text);
  row[detecting] = watch.lap();
  const Tokens tokens = tokenise(text.text, edges_of(source, text));
  row[tokenising] = watch.lap();
  const Matcher matcher(grammar->tables(), tokens);
  const auto rules = matcher.find_rules();
  row[finding_rules] = watch.lap();
  const auto cues = matcher.find_cues();
  row[finding_cues] = watch.lap();
}

// With the whole extraction in place of its rest.
Row measure(const std::string& bytes, const std::string& path,
            std::string& language) {
  Row row{};
  const double start = processor_time();
  Watch watch;
  const Source source = read(bytes, path);
  row[reading] = watch.lap();
  const Text text = normalise(source);
  row[normalising] = watch.lap();
  const Letter letter = extract(source, text, Grammars::built_in());
  row[resting] = watch.lap();
  const std::string output = find_writer("json")->write(
      std::vector<Converted>{{&letter, &source}}, {});
  row[writing] = watch.lap();
  row[all] = processor_time() - start;
  measure_recognition(source, text, row);
  language = letter.language;
  return row;
}

struct Measured {
  Row median{};
  Row least{};
  std::string language;
};

void keep_rest(Row& row) {
  for (const Column part :
       {detecting, tokenising, finding_rules, finding_cues}) {
    row[resting] -= row.at(part);
  }
}

Measured measure_often(const std::string& path, int runs) {
  const std::string bytes = load_file(path);
  std::array<std::vector<double>, columns.size()> times;
  Measured result;
  for (int i = -runs / 10 - 1; i < runs; ++i) {
    const Row row = measure(bytes, path, result.language);
    if (i < 0) continue;  // warming up
    for (std::size_t k = 0; k < row.size(); ++k)
      times.at(k).push_back(row.at(k));
  }
  for (std::size_t k = 0; k < columns.size(); ++k) {
    result.median.at(k) = median(times.at(k));
    result.least.at(k) = least(times.at(k));
  }
  keep_rest(result.median);
  keep_rest(result.least);
  return result;
}

void print_row(const std::string& name, const char* what, const Row& row) {
  std::printf("%-42s %-6s", name.c_str(), what);
  for (const double time : row) std::printf(" %9.1f", time);
  std::printf("\n");
}

struct Sum {
  int letters = 0;
  Row median{};
  Row least{};

  void add(const Measured& one) {
    ++letters;
    for (std::size_t k = 0; k < columns.size(); ++k) {
      median.at(k) += one.median.at(k);
      least.at(k) += one.least.at(k);
    }
  }
  void print(std::string name) const {
    name += ", mean of " + std::to_string(letters);
    Row middle = median;
    Row low = least;
    for (double& time : middle) time /= letters;
    for (double& time : low) time /= letters;
    print_row(name, "median", middle);
    print_row(name, "least", low);
  }
};

std::string extension(const std::string& path) {
  const std::size_t dot = path.rfind('.');
  return dot == std::string::npos ? "" : path.substr(dot);
}

}  // namespace

int measure_letters(const std::vector<std::string>& paths, int runs) {
  std::printf("%-42s %-6s", "", "");
  for (const char* name : columns) std::printf(" %9s", name);
  std::printf("\n");
  std::map<std::string, Sum> sums;
  for (const std::string& path : paths) {
    const Measured one = measure_often(path, runs);
    const std::string name = path.substr(path.rfind('/') + 1);
    print_row(name, "median", one.median);
    print_row("", "least", one.least);
    sums[one.language + " " + extension(path)].add(one);
  }
  if (paths.size() == 1) return 0;
  for (const auto& [name, sum] : sums) sum.print(name);
  return 0;
}

}  // namespace ituletter
