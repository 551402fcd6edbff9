#include "check/findings.hpp"

#include <algorithm>
#include <array>

namespace ituletter {

std::span<const FindingsWriter> all_findings_writers() {
  static constexpr FindingsWriter writers[] = {
      {"text", "for people: a line each, and the place", false,
       write_findings_text},
      {"json", "an object for each file, a line each", false,
       write_findings_json},
  };
  return writers;
}

const FindingsWriter* find_findings_writer(std::string_view name) {
  const auto writers = all_findings_writers();
  const auto found = std::ranges::find(writers, name, &FindingsWriter::name);
  return found == writers.end() ? nullptr : &*found;
}

std::string_view name_of(Severity severity) {
  constexpr std::array names = {"information", "warning", "error"};
  return names[static_cast<std::size_t>(severity)];
}

}  // namespace ituletter
