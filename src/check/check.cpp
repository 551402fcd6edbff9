#include "ituletter/check.hpp"

#include <algorithm>
#include <utility>

#include "check/rules.hpp"
#include "extract/letter_reader.hpp"

namespace ituletter {
namespace {

std::vector<Rule> join_groups() {
  std::vector<Rule> all;
  for (const auto group :
       {char_rules(), form_rules(), head_rules(), date_rules(), ref_rules(),
        docx_rules(), sign_rules(), set_rules(), text_rules()}) {
    all.insert(all.end(), group.begin(), group.end());
  }
  std::ranges::sort(all, {}, [](const Rule& rule) { return rule.said.name; });
  return all;
}

const std::vector<Rule>& all_rules() {
  static const std::vector<Rule> all = join_groups();
  return all;
}

/// What reading and extraction noted, at the level of the rule for it.
void add_diagnostics(const Letter& letter, std::vector<Finding>& findings) {
  for (const Finding& diagnostic : letter.diagnostics) {
    Finding finding = diagnostic;
    if (const CheckRule* rule = find_check_rule(finding.code)) {
      finding.severity = rule->severity;
    }
    findings.push_back(std::move(finding));
  }
}

/// By their places. Several things may be due on a day that is wrong: what
/// would be said twice of one place is said once.
void sort_findings(std::vector<Finding>& findings) {
  std::ranges::stable_sort(findings, {}, [](const Finding& finding) {
    return finding.where ? finding.where->begin + 1 : 0;
  });
  const auto is_same = [](const Finding& a, const Finding& b) {
    return a.where && a.where == b.where && a.code == b.code &&
           a.message == b.message;
  };
  findings.erase(std::unique(findings.begin(), findings.end(), is_same),
                 findings.end());
}

}  // namespace

std::span<const CheckRule> check_rules() {
  static const std::vector<CheckRule> said = [] {
    std::vector<CheckRule> out;
    for (const Rule& rule : all_rules()) out.push_back(rule.said);
    return out;
  }();
  return said;
}

const CheckRule* find_check_rule(std::string_view name) {
  const auto rules = check_rules();
  const auto found =
      std::ranges::lower_bound(rules, name, {}, &CheckRule::name);
  return found != rules.end() && found->name == name ? &*found : nullptr;
}

Checked check(const Source& source, const Text& text, const Grammars& grammars,
              const std::string& language, bool is_form) {
  Tokens tokens = tokenise_source(source, text);
  const Grammar& grammar = grammar_for(tokens, grammars, language);
  const RecognisedText document(source, text, std::move(tokens), grammar);
  const Sections sections = find_sections(document);
  Checked checked{.letter = read_letter(document, sections), .findings = {}};
  const Draft draft{source, document, sections, checked.letter};
  add_diagnostics(checked.letter, checked.findings);
  for (const Rule& rule : all_rules()) {
    const bool is_for_forms = rule.said.audience == Audience::forms;
    if (rule.find == nullptr || (is_for_forms && !is_form)) continue;
    Report report(rule.said, checked.findings);
    rule.find(draft, report);
  }
  sort_findings(checked.findings);
  return checked;
}

}  // namespace ituletter
