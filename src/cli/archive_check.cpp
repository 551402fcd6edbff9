#include "cli/archive_check.hpp"

#include <algorithm>
#include <utility>

#include "ituletter/check.hpp"
#include "ituletter/text.hpp"

namespace ituletter {
namespace {

/// What the archive notes of every letter, and what rules for archives find.
bool is_noted(const Finding& finding, const Letter& letter) {
  const CheckRule* rule = find_check_rule(finding.code);
  return rule == nullptr || rule->audience == Audience::archives ||
         std::ranges::find(letter.diagnostics, finding.code, &Finding::code) !=
             letter.diagnostics.end();
}

ArchivedFinding archived(const PlacedFinding& placed, bool has_lines) {
  ArchivedFinding finding{
      .severity = std::string(name_of(placed.finding.severity)),
      .code = placed.finding.code,
      .message = placed.finding.message};
  if (placed.line != 0)
    (has_lines ? finding.line : finding.paragraph) = placed.line;
  return finding;
}

}  // namespace

std::vector<ArchivedFinding> recognise_and_check(Source source,
                                                 const Pipeline& pipeline,
                                                 Outcome& outcome) {
  Pipeline reading = pipeline;
  reading.needs_letter = false;
  recognise(std::move(source), reading, outcome);
  Checked checked = check(*outcome.source, normalise(*outcome.source),
                          pipeline.grammars, pipeline.language);
  std::erase_if(checked.findings, [&](const Finding& finding) {
    return !is_noted(finding, checked.letter);
  });
  const CheckedFile file =
      place_findings(*outcome.source, std::move(checked.findings));
  std::vector<ArchivedFinding> findings;
  findings.reserve(file.findings.size());
  for (const PlacedFinding& placed : file.findings)
    findings.push_back(archived(placed, file.has_lines));
  outcome.letter = std::move(checked.letter);
  return findings;
}

}  // namespace ituletter
