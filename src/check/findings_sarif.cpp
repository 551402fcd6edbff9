// SARIF 2.1.0, in which code scanning takes findings.

#include <algorithm>
#include <utility>
#include <vector>

#include "check/findings.hpp"
#include "write/escape.hpp"

namespace ituletter {
namespace {

std::string_view level_of(Severity severity) {
  constexpr std::string_view names[] = {"note", "warning", "error"};
  return names[static_cast<std::size_t>(severity)];
}

/// A path as an address: relative where it lies below the folder.
std::string uri_of(std::string_view path, const FindingsSetting& setting) {
  constexpr std::string_view plain = "-._~/!$&'()*+,;=@";
  constexpr std::string_view digits = "0123456789ABCDEF";
  path = relative_path(path, setting);
  std::string out = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                         (c >= '0' && c <= '9');
    if (is_word || plain.find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += {'%', digits[byte >> 4], digits[byte & 15]};
    }
  }
  return out;
}

void append_text(std::string& out, std::string_view key,
                 std::string_view text) {
  open_member(out, key, '{');
  append_member(out, "text", text);
  out += '}';
}

void append_rule(std::string& out, const CheckRule& rule) {
  append_comma(out);
  out += "\n{";
  const std::string why(rule.why);
  const std::string bad(rule.bad);
  const std::string good(rule.good);
  append_member(out, "id", rule.name);
  append_text(out, "shortDescription", rule.summary);
  append_text(out, "fullDescription", rule.why);
  open_member(out, "help", '{');
  append_member(out, "text", why + "\n\nbad: " + bad + "\ngood: " + good);
  append_member(out, "markdown",
                why + "\n\n- bad: `" + bad + "`\n- good: `" + good + "`\n");
  out += '}';
  open_member(out, "defaultConfiguration", '{');
  append_member(out, "level", level_of(rule.severity));
  out += '}';
  open_member(out, "properties", '{');
  open_member(out, "tags", '[');
  append_json_string(out, rule.name.substr(0, rule.name.find('/')));
  out += "]}}";
}

void append_tool(std::string& out, const FindingsSetting& setting) {
  open_member(out, "tool", '{');
  open_member(out, "driver", '{');
  append_member(out, "name", "ituletter");
  if (!setting.version.empty()) append_member(out, "version", setting.version);
  open_member(out, "rules", '[');
  for (const CheckRule& rule : check_rules()) append_rule(out, rule);
  out += "]}}";
}

void append_artifact(std::string& out, const std::string& uri) {
  open_member(out, "artifactLocation", '{');
  append_member(out, "uri", uri);
  out += '}';
}

void append_region(std::string& out, std::string_view key,
                   const PlacedFinding& placed) {
  open_member(out, key, '{');
  append_member(out, "startLine", placed.line);
  append_member(out, "startColumn", placed.column);
  append_member(out, "endLine", placed.end_line);
  append_member(out, "endColumn", placed.end_column);
  out += '}';
}

/// A place in a text is a region; in a document, a paragraph by its number.
void append_location(std::string& out, const CheckedFile& file,
                     const std::string& uri, const PlacedFinding& placed) {
  open_member(out, "locations", '[');
  out += '{';
  open_member(out, "physicalLocation", '{');
  append_artifact(out, uri);
  if (file.has_lines && placed.line != 0) append_region(out, "region", placed);
  out += '}';
  if (!file.has_lines && placed.line != 0) {
    open_member(out, "logicalLocations", '[');
    out += '{';
    append_member(out, "fullyQualifiedName",
                  "paragraph " + std::to_string(placed.line));
    append_member(out, "kind", "paragraph");
    out += "}]";
    append_text(out, "message", placed.words);
  }
  out += "}]";
}

void append_fix(std::string& out, const std::string& uri,
                const PlacedFinding& placed) {
  open_member(out, "fixes", '[');
  out += '{';
  append_text(out, "description", "put the right characters in their place");
  open_member(out, "artifactChanges", '[');
  out += '{';
  append_artifact(out, uri);
  open_member(out, "replacements", '[');
  out += '{';
  append_region(out, "deletedRegion", placed);
  append_text(out, "insertedContent", *placed.finding.replacement);
  out += "}]}]}]";
}

void append_suppression(std::string& out, const PlacedFinding& placed) {
  open_member(out, "suppressions", '[');
  if (!placed.ignored.empty()) {
    out += '{';
    append_member(out, "kind", "external");
    append_member(out, "justification", placed.ignored);
    out += '}';
  }
  out += ']';
}

void append_result(std::string& out, const CheckedFile& file,
                   const std::string& uri, const PlacedFinding& placed,
                   const FindingsSetting& setting) {
  append_comma(out);
  out += "\n{";
  const Finding& finding = placed.finding;
  append_member(out, "ruleId", finding.code);
  if (const CheckRule* rule = find_check_rule(finding.code)) {
    append_member(out, "ruleIndex",
                  static_cast<std::size_t>(rule - check_rules().data()));
  }
  append_member(out, "level", level_of(finding.severity));
  append_text(out, "message", finding.message);
  append_location(out, file, uri, placed);
  open_member(out, "partialFingerprints", '{');
  append_member(out, "ituletter/v1", placed.fingerprint);
  // The one that GitHub follows alerts by.
  append_member(out, "primaryLocationLineHash", placed.fingerprint);
  out += '}';
  if (finding.replacement && file.has_lines && placed.line != 0)
    append_fix(out, uri, placed);
  append_suppression(out, placed);
  if (setting.has_baseline)
    append_member(out, "baselineState", placed.is_known ? "unchanged" : "new");
  out += '}';
}

struct Result {
  const CheckedFile* file;
  const PlacedFinding* placed;
};

/// The worst first: of many results code scanning shows the first only.
std::vector<Result> results_of(std::span<const CheckedFile> files) {
  std::vector<Result> results;
  for (const CheckedFile& file : files) {
    for (const PlacedFinding& placed : file.findings)
      results.push_back({&file, &placed});
  }
  std::ranges::stable_sort(results, {}, [](const Result& result) {
    const auto level = static_cast<int>(result.placed->finding.severity);
    return std::pair(!result.placed->ignored.empty(), -level);
  });
  return results;
}

void append_invocation(std::string& out, std::span<const CheckedFile> files,
                       const FindingsSetting& setting) {
  open_member(out, "invocations", '[');
  out += '{';
  const bool is_whole = std::ranges::all_of(
      files, [](const CheckedFile& file) { return file.error.empty(); });
  append_key(out, "executionSuccessful");
  out += is_whole ? "true" : "false";
  open_member(out, "toolExecutionNotifications", '[');
  for (const CheckedFile& file : files) {
    if (file.error.empty()) continue;
    append_comma(out);
    out += '{';
    append_member(out, "level", "error");
    open_member(out, "descriptor", '{');
    append_member(out, "id", file.error_code);
    out += '}';
    append_text(out, "message", file.error);
    open_member(out, "locations", '[');
    out += '{';
    open_member(out, "physicalLocation", '{');
    append_artifact(out, uri_of(file.path, setting));
    out += "}}]}";
  }
  out += "]}]";
}

}  // namespace

std::string write_findings_sarif(std::span<const CheckedFile> files,
                                 const FindingsSetting& setting) {
  std::string out = "{";
  append_member(out, "$schema",
                "https://json.schemastore.org/sarif-2.1.0.json");
  append_member(out, "version", "2.1.0");
  open_member(out, "runs", '[');
  out += '{';
  append_tool(out, setting);
  append_invocation(out, files, setting);
  append_member(out, "columnKind", "unicodeCodePoints");
  open_member(out, "results", '[');
  for (const Result& result : results_of(files)) {
    append_result(out, *result.file, uri_of(result.file->path, setting),
                  *result.placed, setting);
  }
  return out + "]}]}\n";
}

}  // namespace ituletter
