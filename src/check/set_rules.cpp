// Letters that ought to say the same: `compare` finds these, not `check`.

#include "check/rules.hpp"

namespace ituletter {
namespace {

constexpr Rule rules[] = {
    {{.name = "set/other-letter",
      .severity = Severity::error,
      .audience = Audience::versions,
      .summary = "these are not the same letter",
      .why = "Group, kind, number or study period differ: a wrong file was "
             "taken, or a number was mistyped in one version. All that is "
             "said besides may follow from that.",
      .bad = "en: TSB Collective letter 2/17, fr: Lettre collective TSB 3/17",
      .good = "en: TSB Collective letter 2/17, fr: Lettre collective TSB 2/17"},
     nullptr},
    {{.name = "set/number-differs",
      .severity = Severity::error,
      .audience = Audience::versions,
      .summary = "the number of the letter, or its group and initials differ",
      .why = "Letters are found and answered by these. Take them over from "
             "the original.",
      .bad = "en: SG17/XY, fr: SG17/YX",
      .good = "en: SG17/XY, fr: SG17/XY"},
     nullptr},
    {{.name = "set/date-differs",
      .severity = Severity::error,
      .audience = Audience::versions,
      .summary = "the versions of a letter have different dates",
      .why = "Periods such as \"within three months of the date of this "
             "letter\" are counted from it: they end on different days for "
             "readers of different languages.",
      .bad = "en: 17 June 2025, fr: 18 juin 2025",
      .good = "en: 17 June 2025, fr: 17 juin 2025"},
     nullptr},
    {{.name = "set/addressee-differs",
      .severity = Severity::error,
      .audience = Audience::versions,
      .summary = "an addressee is missing or another one in some version",
      .why = "Who is not named believes that the letter is for others. All "
             "versions go to the same addressees.",
      .bad = "en: to Associates; to Academia, fr: aux Associés",
      .good = "en: to Associates; to Academia, fr: aux Associés; aux "
              "établissements universitaires"},
     nullptr},
    {{.name = "set/contact-differs",
      .severity = Severity::error,
      .audience = Audience::versions,
      .summary = "a telephone number or an address is not the same everywhere",
      .why = "Answers go to the wrong place, or to none.",
      .bad = "en: tsbsg17@itu.int, fr: tsbsg7@itu.int",
      .good = "en: tsbsg17@itu.int, fr: tsbsg17@itu.int"},
     nullptr},
    {{.name = "set/meeting-differs",
      .severity = Severity::error,
      .audience = Audience::versions,
      .summary = "a meeting has other days, hours or places, or is missing",
      .why = "Delegates travel by the version that they read. Dates that "
             "follow from a meeting's are not told by themselves.",
      .bad = "en: 4-5 September 2025, ru: 4−6 сентября 2025 года",
      .good = "en: 4-5 September 2025, ru: 4−5 сентября 2025 года"},
     nullptr},
    {{.name = "set/deadline-differs",
      .severity = Severity::error,
      .audience = Audience::versions,
      .summary = "a deadline is another day, or is missing",
      .why = "Who reads the later date is too late by the other.",
      .bad = "en: by 22 August 2025, fr: le 23 août 2025 au plus tard",
      .good = "en: by 22 August 2025, fr: le 22 août 2025 au plus tard"},
     nullptr},
    {{.name = "set/reference-differs",
      .severity = Severity::error,
      .audience = Audience::versions,
      .summary = "a Recommendation, Question or document is not named "
                 "everywhere",
      .why = "Its number was mistyped or left out in one version, and the "
             "readers of that prepare for another text.",
      .bad = "en: ITU-T X.1631, fr: UIT-T X.1613",
      .good = "en: ITU-T X.1631, fr: UIT-T X.1631"},
     nullptr},
    {{.name = "set/link-differs",
      .severity = Severity::error,
      .audience = Audience::versions,
      .summary = "a link leads elsewhere, or is missing",
      .why = "The target is easily lost when a text is translated. Where pages "
             "exist in several languages, turn the rule off in "
             "ituletter.toml, or ignore those links.",
      .bad = "en: https://itu.int/go/tsg17, fr: https://itu.int/go/tsg7",
      .good = "en: https://itu.int/go/tsg17, fr: https://itu.int/go/tsg17"},
     nullptr},
    {{.name = "set/paragraph-differs",
      .severity = Severity::error,
      .audience = Audience::versions,
      .summary = "a paragraph or an item is missing, or has another number or "
                 "other words",
      .why = "Letters are cited by paragraph, and what is missing nobody "
             "misses who reads one version. Words are compared between "
             "letters in one language.",
      .bad = "en has paragraphs 1 to 12, fr 1 to 11",
      .good = "en has paragraphs 1 to 12, fr 1 to 12"},
     nullptr},
    {{.name = "set/agenda-differs",
      .severity = Severity::error,
      .audience = Audience::versions,
      .summary = "an item of the agenda is missing, or has another number or "
                 "other words",
      .why = "Contributions name the item that they are for.",
      .bad = "en: 5.1 X.soar-cc, fr: 5.2 X.soar-cc",
      .good = "en: 5.1 X.soar-cc, fr: 5.1 X.soar-cc"},
     nullptr},
    {{.name = "set/annex-differs",
      .severity = Severity::error,
      .audience = Audience::versions,
      .summary = "an annex is missing, or has another label or other words",
      .why = "A form that is not there is not sent back.",
      .bad = "en: Annexes A and B, fr: Annexe A",
      .good = "en: Annexes A and B, fr: Annexes A et B"},
     nullptr},
    {{.name = "set/text-differs",
      .severity = Severity::warning,
      .audience = Audience::versions,
      .summary = "the subject or another short text has other words",
      .why = "Compared between letters in one language, such as a draft and "
             "its revision. Dates that differ are told as what they are.",
      .bad = "draft: Meeting of Study Group 12, revision: Meeting of SG 12",
      .good = "draft: Meeting of Study Group 12, revision: Meeting of Study "
              "Group 12"},
     nullptr},
    {{.name = "set/signature-differs",
      .severity = Severity::warning,
      .audience = Audience::versions,
      .summary = "one version is signed and another is not, or by somebody "
                 "else",
      .why = "A version without \"(signed)\" looks like a draft.",
      .bad = "en: (signed), fr: no mark",
      .good = "en: (signed), fr: (signé)"},
     nullptr},
    {{.name = "set/amended",
      .severity = Severity::information,
      .audience = Audience::versions,
      .summary = "a corrigendum or addendum changes this",
      .why = "No fault: it says which facts of a letter are no longer true, "
             "and which are new. A fact that changes although nobody wanted "
             "it to shows here, too.",
      .bad = "letter: 22 August 2025, corrigendum: 29 August 2025",
      .good = "letter: 22 August 2025, corrigendum: 22 August 2025"},
     nullptr},
};

}  // namespace

std::span<const Rule> set_rules() { return rules; }

}  // namespace ituletter
