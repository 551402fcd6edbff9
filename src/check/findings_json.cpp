#include "check/findings.hpp"

namespace ituletter {
namespace {

void append_finding(std::string& out, const PlacedFinding& placed,
                    bool has_lines) {
  out += '{';
  append_member(out, "rule", placed.finding.code);
  append_member(out, "level", name_of(placed.finding.severity));
  append_member(out, "message", placed.finding.message);
  if (placed.line != 0) {
    append_member(out, has_lines ? "line" : "paragraph", placed.line);
    append_member(out, "column", placed.column);
    append_member(out, has_lines ? "end_line" : "end_paragraph",
                  placed.end_line);
    append_member(out, "end_column", placed.end_column);
  }
  if (placed.finding.replacement) {
    append_member(out, "replacement", *placed.finding.replacement);
  }
  append_member(out, "fingerprint", placed.fingerprint);
  out += '}';
}

}  // namespace

std::string write_findings_json(std::span<const CheckedFile> files,
                                const FindingsSetting&) {
  std::string out;
  for (const CheckedFile& file : files) {
    out += '{';
    append_member(out, "schema", "1");
    append_member(out, "path", file.path);
    if (!file.error.empty()) {
      open_member(out, "error", '{');
      append_member(out, "code", file.error_code);
      append_member(out, "message", file.error);
      out += "}}\n";
      continue;
    }
    open_member(out, "findings", '[');
    for (const PlacedFinding& placed : file.findings) {
      if (!placed.ignored.empty()) continue;
      append_comma(out);
      append_finding(out, placed, file.has_lines);
    }
    out += "]}\n";
  }
  return out;
}

}  // namespace ituletter
