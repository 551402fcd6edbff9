// What a letter must have whose fields are still empty.

#include <algorithm>
#include <string>

#include "check/rules.hpp"

namespace ituletter {
namespace {

/// A label that each form of the Bureau's has.
struct RequiredLabel {
  std::string_view name;
  std::string_view field;  ///< that stands beside it
};

constexpr RequiredLabel required_labels[] = {
    {"reference", "the reference"},
    {"phone", "the telephone number"},
    {"email", "the e-mail address"},
    {"subject", "the subject"},
};

void find_missing_labels(const Draft& draft, Report& report) {
  const auto labels = draft.document.cues(
      "label", tokens_of(draft.document, draft.sections.head));
  for (const RequiredLabel& required : required_labels) {
    if (std::ranges::find(labels, required.name, &Match::value) == labels.end())
      report.add("the head has no label for " + std::string(required.field));
  }
}

constexpr Rule rules[] = {
    {{.name = "form/label-missing",
      .severity = Severity::error,
      .audience = Audience::forms,
      .summary = "a template without the label of a field",
      .why = "Who fills it in forgets the field, and each letter that is made "
             "of it lacks it. Put the label back. Only the profile "
             "\"template\" looks for it.",
      .bad = "TSB Collective letter [number]",
      .good = "Ref: TSB Collective letter [number]"},
     find_missing_labels},
};

}  // namespace

std::span<const Rule> form_rules() { return rules; }

}  // namespace ituletter
