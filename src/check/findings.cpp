#include "check/findings.hpp"

#include <algorithm>
#include <array>

#include "write/escape.hpp"

namespace ituletter {
namespace {

std::string counted(std::size_t count, std::string_view one) {
  std::string out = std::to_string(count) + " ";
  out += one;
  return count == 1 ? out : out + "s";
}

void append_part(std::string& out, const std::string& part) {
  out += (out.empty() ? "" : ", ") + part;
}

}  // namespace

std::span<const FindingsWriter> all_findings_writers() {
  static constexpr FindingsWriter writers[] = {
      {"text", "for people: a line each, and the place", false,
       write_findings_text},
      {"json", "an object for each file, a line each", false,
       write_findings_json},
      {"sarif", "SARIF 2.1.0, for code scanning", true, write_findings_sarif},
      {"github", "annotations of GitHub Actions", false, write_findings_github},
      {"gitlab", "a code quality report of GitLab", true,
       write_findings_gitlab},
      {"junit", "a test case for each rule and file", true,
       write_findings_junit},
      {"checkstyle", "what many reviewing programs read", true,
       write_findings_checkstyle},
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

std::string summarise_findings(std::span<const CheckedFile> files) {
  std::array<std::size_t, 3> counts{};
  std::size_t fixes = 0;
  std::size_t ignored = 0;
  for (const CheckedFile& file : files) {
    for (const PlacedFinding& placed : file.findings) {
      if (!placed.ignored.empty()) {
        ++ignored;
        continue;
      }
      ++counts[static_cast<std::size_t>(placed.finding.severity)];
      fixes += placed.finding.replacement ? 1U : 0U;
    }
  }
  std::string out;
  if (counts[2] > 0) append_part(out, counted(counts[2], "error"));
  if (counts[1] > 0) append_part(out, counted(counts[1], "warning"));
  if (counts[0] > 0)
    append_part(out, std::to_string(counts[0]) + " for information");
  if (out.empty()) out = "nothing found";
  out += " in " + counted(files.size(), "letter");
  if (ignored > 0) append_part(out, std::to_string(ignored) + " ignored");
  if (fixes > 0)
    out += "; --fix corrects " + std::to_string(fixes) + ", --diff shows how";
  return out + "\n";
}

std::string_view relative_path(std::string_view path,
                               const FindingsSetting& setting) {
  const std::string_view folder = setting.folder;
  if (!folder.empty() && path.starts_with(folder) &&
      path.substr(folder.size()).starts_with('/')) {
    path.remove_prefix(folder.size() + 1);
  }
  while (path.starts_with("./")) path.remove_prefix(2);
  return path;
}

std::string message_with_paragraph(const CheckedFile& file,
                                   const PlacedFinding& placed) {
  const bool has_paragraph = !file.has_lines && placed.line != 0;
  return (has_paragraph ? "paragraph " + std::to_string(placed.line) + ": "
                        : std::string()) +
         placed.finding.message;
}

void append_comma(std::string& out) {
  if (out.back() != '{' && out.back() != '[') out += ',';
}

void append_key(std::string& out, std::string_view key) {
  append_comma(out);
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

void open_member(std::string& out, std::string_view key, char bracket) {
  append_key(out, key);
  out += bracket;
}

}  // namespace ituletter
