#include "check/baseline.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "ituletter/error.hpp"
#include "write/escape.hpp"

namespace ituletter {
namespace {

constexpr std::string_view title =
    "# Findings that ituletter check passes over: how often, fingerprint, "
    "rule, file.\n";

/// The next word of a line.
std::string_view take_word(std::string_view& line) {
  const std::size_t end = std::min(line.find(' '), line.size());
  const std::string_view word = line.substr(0, end);
  line.remove_prefix(std::min(end + 1, line.size()));
  return word;
}

bool is_fingerprint(std::string_view word) {
  constexpr std::size_t digits = 64;
  return word.size() == digits &&
         word.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

Baseline::Baseline(std::string_view text, const std::string& path) {
  int number = 0;
  while (!text.empty()) {
    ++number;
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.starts_with('#')) continue;
    const std::string_view count = take_word(line);
    Known known;
    const auto read =
        std::from_chars(count.data(), count.data() + count.size(), known.count);
    const std::string fingerprint(take_word(line));
    if (read.ec != std::errc() || read.ptr != count.data() + count.size() ||
        !is_fingerprint(fingerprint)) {
      throw Error(ErrorKind::usage,
                  "not a line of a baseline; write it anew with "
                  "--write-baseline",
                  path, number, 1);
    }
    known.rule = take_word(line);
    known.file = line;
    known_[fingerprint] = std::move(known);
  }
}

void Baseline::mark(CheckedFile& file) {
  for (PlacedFinding& placed : file.findings) {
    const auto found = known_.find(placed.fingerprint);
    if (found == known_.end() || found->second.count == 0) continue;
    --found->second.count;
    placed.is_known = true;
    if (placed.ignored.empty()) placed.ignored = "known from the baseline";
  }
}

void Baseline::add(const CheckedFile& file) {
  for (const PlacedFinding& placed : file.findings) {
    if (!placed.ignored.empty()) continue;
    Known& known = known_[placed.fingerprint];
    ++known.count;
    known.rule = placed.finding.code;
    known.file = file.path;
  }
}

std::string Baseline::text() const {
  // By file and rule, so that what belongs together changes together.
  std::vector<std::array<std::string, 2>> lines;
  for (const auto& [fingerprint, known] : known_) {
    std::string file = to_plain_text(known.file);
    std::ranges::replace(file, '\n', ' ');
    std::ranges::replace(file, '\r', ' ');
    std::string line = std::to_string(known.count);
    line.append(" ").append(fingerprint).append(" ").append(known.rule);
    line.append(" ").append(file).append("\n");
    lines.push_back({file.append(" ").append(known.rule), std::move(line)});
  }
  std::ranges::sort(lines);
  std::string out(title);
  for (const auto& line : lines) out += line[1];
  return out;
}

}  // namespace ituletter
