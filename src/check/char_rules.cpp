#include "check/char_finders.hpp"

namespace ituletter {
namespace {

constexpr Rule rules[] = {
    {{.name = "char/bidi-unbalanced",
      .severity = Severity::warning,
      .summary = "a change of direction is not taken back",
      .why = "What follows is shown in the wrong order, or another way in "
             "every program. Put the closing mark behind the last word that "
             "is meant, or take both out.",
      .bad = "the meeting\u2067 SG12 will be held",
      .good = "the meeting \u2067SG12\u2069 will be held"},
     find_open_directions},
    {{.name = "char/control",
      .severity = Severity::warning,
      .summary = "an invisible character stands inside a word",
      .why = "Nobody sees it, but no search finds the word, and an address "
             "with it leads nowhere. Take it out.",
      .bad = "tsb\u200Bsg12@itu.int (with a zero-width space after tsb)",
      .good = "tsbsg12@itu.int",
      .can_fix = true},
     find_controls},
    {{.name = "char/converter-residue",
      .severity = Severity::warning,
      .summary = "a converter left marks of its own in the text",
      .why = "Names of bookmarks and HTML's entities are for programs. Readers "
             "take them for a mistake of the letter.",
      .bad = "[bookmark: _Hlk184045647]REMOTE PARTICIPATION",
      .good = "REMOTE PARTICIPATION",
      .can_fix = true},
     find_residue},
    {{.name = "char/edge-space",
      .severity = Severity::information,
      .summary = "a blank at the edge of a line",
      .why = "Nobody sees it, but texts that differ in nothing else are no "
             "longer the same, and a search for the words at a line's end "
             "fails. Take it out.",
      .bad = "TELECOMMUNICATION STANDARDIZATION BUREAU ·",
      .good = "TELECOMMUNICATION STANDARDIZATION BUREAU",
      .can_fix = true},
     find_edge_blanks},
    {{.name = "char/list-bullet-mixed",
      .severity = Severity::information,
      .summary = "the items of a list begin with different dashes",
      .why = "A minus sign is wider and sits higher than the dash beside it, "
             "and programs see two lists. Use one dash for all items.",
      .bad = "– To ITU-T Sector Members; − To ITU-T Associates",
      .good = "– To ITU-T Sector Members; – To ITU-T Associates",
      .can_fix = true},
     find_mixed_bullets},
    {{.name = "char/lone-confusable",
      .severity = Severity::warning,
      .summary = "a word is in letters of another script that look the same",
      .why = "It reads well, but no search finds it, a screen reader spells it "
             "out, and a spelling checker stumbles. Type it in the script of "
             "its neighbours.",
      .bad = "МСЭ c доступом (with a Latin c)",
      .good = "МСЭ с доступом",
      .can_fix = true},
     find_lone_confusables},
    {{.name = "char/mixed-script-word",
      .severity = Severity::warning,
      .summary = "a word has both Latin and Cyrillic letters",
      .why = "It reads well, but no search finds it and it sorts apart. Type "
             "it in one script. Parts of a name joined by a hyphen, such as "
             "ОГП-IoTSec, may differ.",
      .bad = "Cобрание (with a Latin C)",
      .good = "Собрание",
      .can_fix = true},
     find_mixed_words},
    {{.name = "char/not-nfc",
      .severity = Severity::warning,
      .summary = "a letter and its mark are two characters",
      .why = "\"é\" as e and an accent looks the same and is not found by a "
             "search for é, and some fonts show the accent beside the letter. "
             "Use the whole letter (Unicode's form NFC).",
      .bad = "re\u0301union",
      .good = "réunion",
      .can_fix = true},
     find_decomposed},
    {{.name = "char/odd-dash",
      .severity = Severity::information,
      .summary = "another sign stands in place of a dash or hyphen",
      .why = "A minus sign or a figure dash looks like a dash in some fonts "
             "only, and lines break at it in the wrong place. Use a dash "
             "between words and a hyphen inside them.",
      .bad = "09:00 hours − 12:30 hours (with a minus sign)",
      .good = "09:00 hours – 12:30 hours",
      .can_fix = true},
     find_odd_dashes},
    {{.name = "char/range-dash",
      .severity = Severity::warning,
      .summary = "a minus sign stands between the ends of a range",
      .why = "\"26−30\" is a subtraction to programs and screen readers, and "
             "a search for \"26–30\" does not find it. Use a dash.",
      .bad = "26−30 May 2025 (with a minus sign)",
      .good = "26–30 May 2025",
      .can_fix = true},
     find_minus_in_ranges},
};

}  // namespace

std::span<const Rule> char_rules() { return rules; }

}  // namespace ituletter
