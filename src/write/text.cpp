#include "write/escape.hpp"
#include "write/writers.hpp"

namespace ituletter {

std::string write_text(std::span<const Converted> letters,
                       const WriteOptions& /*options*/) {
  std::string out;
  for (const Converted& each : letters) {
    if (each.source == nullptr) continue;
    // A form feed on a line of its own, so that a program can part them.
    if (!out.empty()) out += "\f\n";
    out += to_plain_text(each.source->text);
    if (!out.empty() && out.back() != '\n') out += '\n';
  }
  return out;
}

}  // namespace ituletter
