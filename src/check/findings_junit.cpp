#include <algorithm>
#include <string>

#include "check/findings.hpp"
#include "write/escape.hpp"

namespace ituletter {
namespace {

void append_attribute(std::string& out, std::string_view name,
                      std::string_view value) {
  out.append(" ").append(name).append("=\"");
  append_xml_attribute(out, value);
  out += '"';
}

/// A test case: a rule and what it found in a file. Readers take one failure a
/// case, so that several findings share it.
struct Case {
  std::string_view rule;
  std::string failures = {};  ///< a line each
  std::string remarks = {};   ///< what is found but is no failure
  std::size_t count = 0;
};

std::string line_of(const CheckedFile& file, const PlacedFinding& placed) {
  std::string out;
  if (placed.line != 0) {
    out.append(file.has_lines ? "line " : "paragraph ");
    out += std::to_string(placed.line) + ", column " +
           std::to_string(placed.column) + ": ";
  }
  return out + placed.finding.message + "\n";
}

Case& case_of(std::vector<Case>& cases, std::string_view rule) {
  const auto found = std::ranges::find(cases, rule, &Case::rule);
  return found != cases.end() ? *found : cases.emplace_back(Case{rule});
}

/// All rules, and what else was noted of the file.
std::vector<Case> cases_of(const CheckedFile& file,
                           const FindingsSetting& setting) {
  std::vector<Case> cases;
  for (const CheckRule& rule : check_rules()) {
    const bool is_wanted = setting.is_comparison
                               ? rule.audience == Audience::versions
                               : rule.audience != Audience::versions &&
                                     rule.audience != Audience::catalogues;
    if (is_wanted) cases.push_back({rule.name});
  }
  for (const PlacedFinding& placed : file.findings) {
    if (!placed.ignored.empty()) continue;
    Case& test = case_of(cases, placed.finding.code);
    const bool fails =
        setting.fails_from && placed.finding.severity >= *setting.fails_from;
    (fails ? test.failures : test.remarks) += line_of(file, placed);
    test.count += fails ? 1U : 0U;
  }
  return cases;
}

void append_case(std::string& out, const Case& test, std::string_view path) {
  out += "    <testcase";
  append_attribute(out, "name", test.rule);
  append_attribute(out, "classname", path);
  append_attribute(out, "file", path);
  if (test.failures.empty() && test.remarks.empty()) {
    out += "/>\n";
    return;
  }
  out += ">\n";
  if (!test.failures.empty()) {
    out += "      <failure";
    append_attribute(out, "message",
                     test.failures.substr(0, test.failures.find('\n')));
    append_attribute(out, "type", test.rule);
    out += '>';
    append_xml_text(out, test.failures);
    out += "</failure>\n";
  }
  if (!test.remarks.empty()) {
    out += "      <system-out>";
    append_xml_text(out, test.remarks);
    out += "</system-out>\n";
  }
  out += "    </testcase>\n";
}

void append_error(std::string& out, const CheckedFile& file,
                  std::string_view path) {
  out += "    <testcase name=\"readable\"";
  append_attribute(out, "classname", path);
  out += ">\n      <error";
  append_attribute(out, "message", file.error);
  append_attribute(out, "type", file.error_code);
  out += "/>\n    </testcase>\n";
}

void append_suite(std::string& out, const CheckedFile& file,
                  const FindingsSetting& setting) {
  const std::string_view path = relative_path(file.path, setting);
  const bool is_broken = !file.error.empty();
  const std::vector<Case> cases =
      is_broken ? std::vector<Case>() : cases_of(file, setting);
  const auto failures = std::ranges::count_if(
      cases, [](const Case& test) { return test.count > 0; });
  out += "  <testsuite";
  append_attribute(out, "name", path);
  append_attribute(out, "tests",
                   std::to_string(cases.size() + (is_broken ? 1U : 0U)));
  append_attribute(out, "failures", std::to_string(failures));
  append_attribute(out, "errors", is_broken ? "1" : "0");
  out += ">\n";
  if (is_broken) append_error(out, file, path);
  for (const Case& test : cases) append_case(out, test, path);
  out += "  </testsuite>\n";
}

}  // namespace

std::string write_findings_junit(std::span<const CheckedFile> files,
                                 const FindingsSetting& setting) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<testsuites name=\"ituletter\">\n";
  for (const CheckedFile& file : files) append_suite(out, file, setting);
  return out + "</testsuites>\n";
}

}  // namespace ituletter
