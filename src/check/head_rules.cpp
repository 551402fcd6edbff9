#include "check/rules.hpp"

namespace ituletter {
namespace {

constexpr Rule rules[] = {
    {{.name = "head/file-name-mismatch",
      .severity = Severity::error,
      .audience = Audience::archives,
      .summary = "the file's name says another letter than the text",
      .why = "Names such as T25-SG17-COL-0002!A1!MSW-R.docx are what archives "
             "and links go by. Rename the file, or correct the reference.",
      .bad = "T25-SG17-COL-0002!!MSW-E.docx: TSB Collective letter 3/17",
      .good = "T25-SG17-COL-0002!!MSW-E.docx: TSB Collective letter 2/17"}},
    {{.name = "head/missing-field",
      .severity = Severity::error,
      .audience = Audience::archives,
      .summary = "a field that every letter has was not found",
      .why = "A letter has a reference, a date, addressees, a subject and a "
             "contact. Without them nobody can file or answer it.",
      .bad = "Subject:",
      .good = "Subject: Meeting of Study Group 17"}},
};

}  // namespace

std::span<const Rule> head_rules() { return rules; }

}  // namespace ituletter
