#include <algorithm>

#include "check/findings.hpp"
#include "write/escape.hpp"

namespace ituletter {
namespace {

std::string_view severity_of(Severity severity) {
  constexpr std::string_view names[] = {"info", "warning", "error"};
  return names[static_cast<std::size_t>(severity)];
}

void append_attribute(std::string& out, std::string_view name,
                      std::string_view value) {
  out.append(" ").append(name).append("=\"");
  append_xml_attribute(out, value);
  out += '"';
}

void append_error(std::string& out, std::size_t line, std::size_t column,
                  std::string_view severity, std::string_view message,
                  std::string_view source) {
  out += "    <error";
  append_attribute(out, "line", std::to_string(std::max<std::size_t>(line, 1)));
  if (column > 0) append_attribute(out, "column", std::to_string(column));
  append_attribute(out, "severity", severity);
  append_attribute(out, "message", message);
  append_attribute(out, "source", "ituletter." + std::string(source));
  out += "/>\n";
}

}  // namespace

std::string write_findings_checkstyle(std::span<const CheckedFile> files,
                                      const FindingsSetting& setting) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<checkstyle version=\"4.3\">\n";
  for (const CheckedFile& file : files) {
    out += "  <file";
    append_attribute(out, "name", relative_path(file.path, setting));
    out += ">\n";
    if (!file.error.empty())
      append_error(out, 1, 0, "error", file.error, file.error_code);
    for (const PlacedFinding& placed : file.findings) {
      if (!placed.ignored.empty()) continue;
      append_error(out, placed.line, placed.column,
                   severity_of(placed.finding.severity),
                   message_with_paragraph(file, placed), placed.finding.code);
    }
    out += "  </file>\n";
  }
  return out + "</checkstyle>\n";
}

}  // namespace ituletter
