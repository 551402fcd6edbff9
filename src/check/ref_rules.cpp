#include "check/rules.hpp"
#include "ituletter/letter.hpp"

namespace ituletter {
namespace {

/// The letter's own count of its annexes against those that are there.
void find_wrong_count(const Draft& draft, Report& report) {
  const Letter& letter = draft.letter;
  if (!letter.annexes_declared) return;
  const int declared = letter.annexes_declared->value;
  const int present = static_cast<int>(letter.annexes.size());
  if (declared == present) return;
  report.add(letter.annexes_declared->where.span,
             "the letter declares " + std::to_string(declared) +
                 " annexes and has " + std::to_string(present));
}

constexpr Rule rules[] = {
    {{.name = "ref/enclosure-count",
      .severity = Severity::error,
      .audience = Audience::archives,
      .summary = "the number of annexes differs from those that are there",
      .why = "A reader who counts fewer believes that a page was lost. Correct "
             "the number, or add the annex.",
      .bad = "Annexes: 3 (with Annexes A and B below)",
      .good = "Annexes: 2"},
     find_wrong_count},
};

}  // namespace

std::span<const Rule> ref_rules() { return rules; }

}  // namespace ituletter
