#include "check/findings.hpp"

namespace ituletter {
namespace {

/// What would end a command of GitHub's, or one of its properties.
std::string escaped(std::string_view text, std::string_view special) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || special.find(c) != std::string_view::npos) {
      out += {'%', digits[byte >> 4], digits[byte & 15]};
    } else {
      out += c;
    }
  }
  return out;
}

std::string property(std::string_view text) { return escaped(text, "%:,"); }

std::string_view command_of(Severity severity) {
  constexpr std::string_view commands[] = {"notice", "warning", "error"};
  return commands[static_cast<std::size_t>(severity)];
}

void append_command(std::string& out, std::string_view command,
                    std::string_view path, const std::string& place,
                    std::string_view title, std::string_view message) {
  out.append("::").append(command).append(" file=") += property(path) + place;
  out += ",title=" + property(title) + "::" + escaped(message, "%") + "\n";
}

std::string place_of(const CheckedFile& file, const PlacedFinding& placed) {
  if (!file.has_lines || placed.line == 0) return {};
  std::string out = ",line=" + std::to_string(placed.line) +
                    ",endLine=" + std::to_string(placed.end_line);
  // Columns are of one line only.
  if (placed.line == placed.end_line) {
    out += ",col=" + std::to_string(placed.column) +
           ",endColumn=" + std::to_string(placed.end_column);
  }
  return out;
}

}  // namespace

std::string write_findings_github(std::span<const CheckedFile> files,
                                  const FindingsSetting& setting) {
  std::string out;
  for (const CheckedFile& file : files) {
    const std::string_view path = relative_path(file.path, setting);
    if (!file.error.empty())
      append_command(out, "error", path, {}, file.error_code, file.error);
    for (const PlacedFinding& placed : file.findings) {
      if (!placed.ignored.empty()) continue;
      append_command(out, command_of(placed.finding.severity), path,
                     place_of(file, placed), placed.finding.code,
                     message_with_paragraph(file, placed));
    }
  }
  return out;
}

}  // namespace ituletter
