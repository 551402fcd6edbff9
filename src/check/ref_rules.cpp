#include "check/ref_rules.hpp"

namespace ituletter {
namespace {

constexpr Rule rules[] = {
    {{.name = "ref/agenda-body-set",
      .severity = Severity::warning,
      .summary = "the agenda and the letter name different texts",
      .why = "Members prepare for the texts that the letter names, and "
             "decide on those of the agenda. Name each text in both, or say "
             "why it is in one only.",
      .bad = "for consent: X.soar-cc, X.asm-cc, X.sr-dpts; agenda: 5.1 "
             "X.soar-cc, 5.2 X.asm-cc",
      .good = "agenda: 5.1 X.soar-cc, 5.2 X.asm-cc, 5.3 X.sr-dpts"},
     find_other_agenda},
    {{.name = "ref/annex-missing",
      .severity = Severity::error,
      .audience = Audience::archives,
      .summary = "the letter speaks of an annex that is not there",
      .why = "Readers look for it and believe that a page was lost. Add the "
             "annex, or correct its letter.",
      .bad = "The form is in Annex C. (with Annexes A and B below)",
      .good = "The form is in Annex B."},
     find_missing_annexes},
    {{.name = "ref/annex-script-mismatch",
      .severity = Severity::warning,
      .audience = Audience::archives,
      .summary = "the letter of an annex is Latin in one place and Cyrillic "
                 "in another",
      .why = "They look alike, but a search for the one does not find the "
             "other, and programs take them for two annexes. Use the letter "
             "of the annex's heading.",
      .bad = "в Приложении A (Latin), ПРИЛОЖЕНИЕ А (Cyrillic)",
      .good = "в Приложении А, ПРИЛОЖЕНИЕ А (both Cyrillic)",
      .can_fix = true},
     find_mixed_labels},
    {{.name = "ref/annex-unmentioned",
      .severity = Severity::error,
      .summary = "the letter does not mention one of its annexes",
      .why = "Readers do not learn what it is for, and whether they are to "
             "do something with it. Mention each annex by its letter or "
             "number.",
      .bad = "The agenda is in Annex B. (with Annexes A and B below)",
      .good = "Practical information is in Annex A, the agenda in Annex B."},
     find_unmentioned_annexes},
    {{.name = "ref/enclosure-count",
      .severity = Severity::error,
      .audience = Audience::archives,
      .summary = "the number of annexes differs from those that are there",
      .why = "A reader who counts fewer believes that a page was lost. "
             "Correct the number, or add the annex.",
      .bad = "Annexes: 3 (with Annexes A and B below)",
      .good = "Annexes: 2"},
     find_wrong_count},
    {{.name = "ref/letter-out-of-period",
      .severity = Severity::information,
      .audience = Audience::catalogues,
      .summary = "a letter of an earlier study period is cited by its number "
                 "alone",
      .why = "Numbers begin anew with each study period, and readers look for "
             "the letter in their own. Say its date, too. Seen where an "
             "archive has the letter, or lower numbers that came later.",
      .bad = "see Circular 118",
      .good = "see Circular 118 of 20 October 2023"},
     nullptr},
    {{.name = "ref/link-lost",
      .severity = Severity::warning,
      .summary = "words that promise a link, and no address",
      .why = "On paper and in plain text, \"this link\" says nothing; the "
             "address is lost when the text is copied. Write the address out.",
      .bad = "Register at this link.",
      .good = "Register at https://itu.int/go/tsg12."},
     find_lost_links},
    {{.name = "ref/organisation-form",
      .severity = Severity::information,
      .summary = "an organisation is named in two ways",
      .why = "A search for the one name misses the other. Use the form of "
             "the letter's language throughout.",
      .bad = "ИСО/МЭК 27017, ISO/IEC 27002",
      .good = "ИСО/МЭК 27017, ИСО/МЭК 27002"},
     find_other_organisations},
    {{.name = "ref/separator",
      .severity = Severity::information,
      .summary = "the bar between two numbers of one text has a blank on one "
                 "side only",
      .why = "Such numbers are found and compared as a whole. Write the bar "
             "with a blank on both sides.",
      .bad = "X.1631| ISO/IEC 27017",
      .good = "X.1631 | ISO/IEC 27017",
      .can_fix = true},
     find_uneven_bars},
    {{.name = "ref/url-invalid",
      .severity = Severity::warning,
      .audience = Audience::archives,
      .summary = "an address that cannot be opened",
      .why = "Readers come to no page, and to no registration. Copy the "
             "address from the page that is meant.",
      .bad = "http://https://itu.int/go/tsg12",
      .good = "https://itu.int/go/tsg12"},
     find_invalid_addresses},
    {{.name = "ref/work-item-mismatch",
      .severity = Severity::warning,
      .audience = Audience::archives,
      .summary = "a work item has another name on the agenda than in the "
                 "letter",
      .why = "Nobody can tell whether one draft is meant or two. Use the "
             "name that the work programme has.",
      .bad = "X.sg-dc in the letter, X.sg-DCS on the agenda",
      .good = "X.sg-dc in both"},
     find_other_work_items},
    {{.name = "ref/work-item-script",
      .severity = Severity::warning,
      .audience = Audience::archives,
      .summary = "the code of a text has Cyrillic letters",
      .why = "It looks right, but a search for it finds nothing, and "
             "programs take it for another text. Type the letters of codes "
             "in Latin.",
      .bad = "ТР.AISec (Cyrillic ТР)",
      .good = "TR.AISec (Latin TR)",
      .can_fix = true},
     find_foreign_codes},
};

}  // namespace

std::span<const Rule> ref_rules() { return rules; }

}  // namespace ituletter
