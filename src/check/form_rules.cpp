// What a letter must have whose fields are still empty.

#include <algorithm>
#include <string>

#include "check/rules.hpp"
#include "check/table_words.hpp"

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

/// A date has no label: it stands beside a town, or a gap is left for it.
bool has_date(const Draft& draft) {
  if (draft.letter.date) return true;
  const RecognisedText& document = draft.document;
  TokenRange head = tokens_of(document, draft.sections.head);
  // The subject names a town, too.
  for (const Match& label : document.cues("label", head)) {
    if (label.value == "subject") head.end = std::max(head.begin, label.begin);
  }
  if (document.has_cue("place", head)) return true;
  const TableWords gaps(document, KindType::table, "placeholder");
  for (std::size_t i = head.begin; i < head.end; ++i) {
    if (gaps.at(i)) return true;
  }
  return false;
}

void find_missing_labels(const Draft& draft, Report& report) {
  const auto labels = draft.document.cues(
      "label", tokens_of(draft.document, draft.sections.head));
  if (!has_date(draft)) report.add("the head has no place for the date");
  if (draft.letter.to.empty() &&
      std::ranges::find(labels, "to", &Match::value) == labels.end()) {
    report.add("the head has no label for the addressees");
  }
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
