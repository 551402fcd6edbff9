#include "check/rules.hpp"

namespace ituletter {
namespace {

void find_missing_signature(const Draft& draft, Report& report) {
  const Signatory& signatory = draft.letter.signatory;
  if (signatory.name || signatory.is_signed.value) return;
  if (signatory.title) {
    report.add(signatory.title->where.span,
               "the signatory has a title, but neither name nor signature");
  } else if (draft.letter.closing) {
    report.add(draft.letter.closing->where.span,
               "nobody has signed the letter after its closing");
  }
}

constexpr Rule rules[] = {
    {{.name = "sign/missing",
      .severity = Severity::warning,
      .summary = "the letter is not signed",
      .why = "A name, and \"(signed)\" in copies, say that the letter was "
             "issued and is no draft.",
      .bad = "Yours faithfully, … Director of the Telecommunication "
             "Standardization Bureau",
      .good = "Yours faithfully, (signed) A. Name, Director of the "
              "Telecommunication Standardization Bureau"},
     find_missing_signature},
};

}  // namespace

std::span<const Rule> sign_rules() { return rules; }

}  // namespace ituletter
