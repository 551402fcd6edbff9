#include "check/findings.hpp"
#include "write/escape.hpp"

namespace ituletter {
namespace {

void append_key(std::string& out, std::string_view key) {
  if (out.back() != '{') out += ',';
  append_json_string(out, key);
  out += ':';
}

void append_member(std::string& out, std::string_view key,
                   std::string_view value) {
  append_key(out, key);
  append_json_string(out, value);
}

void append_member(std::string& out, std::string_view key, std::size_t value) {
  append_key(out, key);
  out += std::to_string(value);
}

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

std::string write_findings_json(std::span<const CheckedFile> files) {
  std::string out;
  for (const CheckedFile& file : files) {
    out += '{';
    append_member(out, "schema", "1");
    append_member(out, "path", file.path);
    append_key(out, "findings");
    out += '[';
    for (const PlacedFinding& placed : file.findings) {
      if (out.back() != '[') out += ',';
      append_finding(out, placed, file.has_lines);
    }
    out += "]}\n";
  }
  return out;
}

}  // namespace ituletter
