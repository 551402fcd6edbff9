#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ituletter {

/// Texts that a careless matcher reads over and over.
struct HostileText {
  std::string name;
  std::string text;
};

inline HostileText repeated(std::string name, std::string_view piece,
                            std::size_t bytes) {
  HostileText out{std::move(name), {}};
  out.text.reserve(bytes + piece.size());
  while (out.text.size() < bytes) out.text += piece;
  return out;
}

/// Every one about `bytes` long.
inline std::vector<HostileText> hostile_texts(std::size_t bytes) {
  const std::vector<std::pair<const char*, std::string_view>> pieces = {
      {"initials", "a.a."},
      {"capital initials", "A.A."},
      {"numbers and hyphens", "4-"},
      {"numbers and hyphens thrice", "4-4-4-"},
      {"letters and stops thrice", "a.a.a."},
      {"ordinals", "17-й, "},
      {"ordinals without blanks", "17-й,"},
      {"questions", "7/17, "},
      {"questions after their word", "Questions 7/17, "},
      {"a list of questions", "Questions 7/17, 8/17 and 9/17, 10/17, "},
      {"numbers in a list", "Вопросы 1, 2, 3, 4, 5, 6, 7, 8, 9, "},
      {"one long word", "слово"},
      {"one long capital word", "ABCDEFG"},
      {"camel case", "aBcDeF"},
      {"digits", "1234567890"},
      {"numbers", "17 "},
      {"years", "2025 2026-"},
      {"dashes", "-–—"},
      {"brackets", "(["},
      {"closing brackets", ")]"},
      {"marks", "\xCC\x81"},
      {"marks above and below", "\xCC\x81\xCC\xA3"},
      {"a letter with marks", "e\xCC\x81\xCC\x82\xCC\x83"},
      {"soft hyphens and marks", "e\xC2\xAD\xCC\x81"},
      {"e-mail signs", "a@"},
      {"e-mail addresses", "a.b@c.d "},
      {"e-mail without an end", "aaaa.aaaa-"},
      {"web addresses", "www.a"},
      {"web addresses with brackets", "http://a(b)c("},
      {"slashes", "http://"},
      {"cues", "not later than "},
      {"Russian cues", "не позднее "},
      {"places", "Женева, Geneva, "},
      {"dates", "17 September 2025 "},
      {"Russian dates", "17–19 сентября 2025 года, "},
      {"dates of numbers", "17.09.2025-"},
      {"days", "17, 18, 19, 20 "},
      {"times", "0930-1700 hours "},
      {"a table of dates", "17 May 2025\n\t18 May 2025\n\t19 May 2025\n\n"},
      {"a table of meetings",
       "Meeting\n\tDates\n\tPlace\n\n"
       "Question 7/17\n\t17-19 May 2025\n\tGeneva\n\n"},
      {"rows of deadlines", "Deadline for registration\n\t17 May 2025\n\n"},
      {"deadlines", "Please reply not later than 17 May 2025. "},
      {"deadline offsets", "Submit one month before the meeting. "},
      {"Russian deadline offsets",
       "Просим представить не позднее чем за два месяца до начала собрания. "},
      {"meetings",
       "The meeting of Study Group 17 will be held on 17 May 2025. "},
      {"labels", "Tel.: Fax: E-mail: "},
      {"labels in lines", "Tel:\nFax:\nE-mail:\nRef:\nTo:\n"},
      {"addressees", "To Administrations of Member States of the Union; "},
      {"salutations", "Dear Sir/Madam, "},
      {"closings", "Yours faithfully,\nDirector\n"},
      {"annexes", "ANNEX 1\n(to TSB Circular 68)\n"},
      {"numbered lines", "1.1 a\n1.2 b\n1.3 c\n"},
      {"pipes", "|"},
      {"cells between pipes", "|a|b|\n"},
      {"slashes between cells", "Tel: / Fax: / "},
      {"columns of blanks", "a    b    c\n"},
      {"columns of tabs", "a\tb\tc\n"},
      {"bullets", "- a\n• b\n"},
      {"bookmarks", "[bookmark: a]"},
      {"Recommendations", "X.500-X.510, "},
      {"Recommendations after their word", "Recommendation ITU-T X.509, "},
      {"letters' references", "TSB Circular 68, TSB Collective letter 3/17, "},
      {"codes", "SG17-TD/98/4-"},
      {"phones", "+41 22 730 5887 "},
      {"line ends", "\n"},
      {"blanks", " \t\xC2\xA0"},
      {"ideographs", "第十七研究组"},
      {"Arabic", "لجنة الدراسات 17 "},
  };
  std::vector<HostileText> out;
  for (const auto& [name, piece] : pieces) {
    out.push_back(repeated(name, piece, bytes));
  }
  return out;
}

}  // namespace ituletter
