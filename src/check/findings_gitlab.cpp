#include <algorithm>

#include "check/findings.hpp"
#include "read/sha256.hpp"

namespace ituletter {
namespace {

std::string_view severity_of(Severity severity) {
  constexpr std::string_view names[] = {"info", "minor", "major"};
  return names[static_cast<std::size_t>(severity)];
}

/// GitLab shows those of the same fingerprint once, in whichever folders.
std::string fingerprint_in(std::string_view path, const PlacedFinding& placed) {
  return sha256(std::string(path) + "\n" + placed.fingerprint);
}

void append_finding(std::string& out, const CheckedFile& file,
                    std::string_view path, const PlacedFinding& placed) {
  append_comma(out);
  out += "\n{";
  append_member(out, "description", message_with_paragraph(file, placed));
  append_member(out, "check_name", placed.finding.code);
  append_member(out, "fingerprint", fingerprint_in(path, placed));
  append_member(out, "severity", severity_of(placed.finding.severity));
  open_member(out, "location", '{');
  append_member(out, "path", path);
  open_member(out, "lines", '{');
  append_member(out, "begin", std::max<std::size_t>(placed.line, 1));
  out += "}}}";
}

}  // namespace

std::string write_findings_gitlab(std::span<const CheckedFile> files,
                                  const FindingsSetting& setting) {
  std::string out = "[";
  for (const CheckedFile& file : files) {
    const std::string_view path = relative_path(file.path, setting);
    for (const PlacedFinding& placed : file.findings) {
      if (placed.ignored.empty()) append_finding(out, file, path, placed);
    }
  }
  return out + "]\n";
}

}  // namespace ituletter
