#include "check/head_rules.hpp"

namespace ituletter {
namespace {

constexpr Rule rules[] = {
    {{.name = "head/contact-invalid",
      .severity = Severity::error,
      .audience = Audience::archives,
      .summary = "a telephone number or an address that cannot be right",
      .why =
          "Nobody reaches the Bureau by it. Numbers of the Union have "
          "eleven digits with the country's; an e-mail address has a domain, "
          "a web address a site.",
      .bad = "Tel: +41 22 730 682",
      .good = "Tel: +41 22 730 6828"},
     find_invalid_contacts},
    {{.name = "head/file-name-mismatch",
      .severity = Severity::error,
      .audience = Audience::archives,
      .summary = "the file's name says another letter than the text",
      .why = "Names such as T25-SG17-COL-0002!A1!MSW-R.docx are what archives "
             "and links go by. Rename the file, or correct the reference.",
      .bad = "T25-SG17-COL-0002!!MSW-E.docx: TSB Collective letter 3/17",
      .good = "T25-SG17-COL-0002!!MSW-E.docx: TSB Collective letter 2/17"}},
    {{.name = "head/group-mismatch",
      .severity = Severity::error,
      .audience = Audience::archives,
      .summary = "the letter's fields name different groups",
      .why = "A letter that began as a copy of another group's keeps its "
             "address or its reference. Answers then go to the wrong "
             "secretariat.",
      .bad = "TSB Collective letter 4/12, E-mail: tsbsg13@itu.int",
      .good = "TSB Collective letter 4/12, E-mail: tsbsg12@itu.int"},
     find_other_groups},
    {{.name = "head/missing-field",
      .severity = Severity::error,
      .audience = Audience::archives,
      .summary = "a field that every letter has was not found",
      .why = "A letter has a reference, a date, addressees, a subject and a "
             "contact. Without them nobody can file or answer it.",
      .bad = "Subject:",
      .good = "Subject: Meeting of Study Group 17"},
     find_missing_fields},
    {{.name = "head/number-reused",
      .severity = Severity::warning,
      .audience = Audience::catalogues,
      .summary = "two letters of an archive have one number",
      .why = "A reference to the number may mean either, and an archive keeps "
             "both under one name. Seen where dates of one number are more "
             "than a week apart, or subjects in one language have little in "
             "common.",
      .bad = "TSB Circular 67 of 17 June 2025 and of 2 September 2025",
      .good = "TSB Circular 67 of 17 June 2025, TSB Circular 93 of 2 September "
              "2025"},
     nullptr},
    {{.name = "head/resolution-form",
      .severity = Severity::information,
      .summary = "a comma after \"Rev.\" in the name of a resolution",
      .why = "The Union's texts write the name of a revised resolution without "
             "it; a name in two forms is found by neither.",
      .bad = "Resolution 99 (Rev., Dubai, 2018)",
      .good = "Resolution 99 (Rev. Dubai, 2018)",
      .can_fix = true},
     find_resolution_forms},
};

}  // namespace

std::span<const Rule> head_rules() { return rules; }

}  // namespace ituletter
