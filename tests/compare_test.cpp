// Letters that ought to say the same, and do or do not.

#include "ituletter/compare.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "golden_letters.hpp"
#include "ituletter/check.hpp"
#include "ituletter/read.hpp"
#include "read/child.hpp"
#include "unit/catch.hpp"

namespace ituletter {
namespace {

namespace fs = std::filesystem;

const fs::path tests = fs::path(ITULETTER_SOURCE_DIR) / "tests";
const fs::path samples = fs::path(ITULETTER_SOURCE_DIR) / "samples";
const std::vector<std::string> languages = {"en", "fr", "es", "ru", "zh", "ar"};
const std::string letter_name = "-2018-collective-letter-5-12";

Comparison compared(const std::vector<ReadLetter>& read) {
  std::vector<ComparedLetter> letters;
  for (const ReadLetter& one : read)
    letters.push_back({&one.source, &one.letter});
  return compare(letters);
}

ReadLetter from_text(const std::string& text, const std::string& name) {
  return ReadLetter(read(text, name));
}

using Changes = std::vector<std::pair<std::string, std::string>>;

std::string changed(std::string text, const Changes& changes) {
  for (const auto& [from, to] : changes) {
    std::size_t at = text.find(from);
    INFO(from);
    REQUIRE(at != std::string::npos);
    for (; at != std::string::npos; at = text.find(from, at + to.size()))
      text.replace(at, from.size(), to);
  }
  return text;
}

std::vector<std::string> messages(const Comparison& comparison) {
  std::vector<std::string> all;
  for (const Difference& one : comparison.differences)
    all.push_back(one.message + " [" + std::string(one.rule) + "]");
  return all;
}

/// A letter of tests/check and the same with changes.
Comparison against_itself(const std::string& language, const Changes& changes) {
  const std::string text =
      read_bytes(tests / "check" / "letters" / (language + ".txt"));
  std::vector<ReadLetter> read;
  read.push_back(from_text(text, "draft.txt"));
  read.push_back(from_text(changed(text, changes), "revision.txt"));
  return compared(read);
}

std::vector<std::string> rules(const Comparison& comparison) {
  std::vector<std::string> all;
  for (const Difference& one : comparison.differences)
    all.emplace_back(one.rule);
  return all;
}

bool is_installed(const char* program) {
  return !find_program(program, ChildLimits().path).empty();
}

using Expected = std::vector<std::string>;

}  // namespace

TEST_CASE("the six versions of a letter are silent, whatever their form") {
  for (const char* form : {".docx", ".txt"}) {
    INFO(form);
    std::vector<ReadLetter> versions;
    for (const std::string& language : languages)
      versions.emplace_back(samples / (language + letter_name + form));
    CHECK(messages(compared(versions)) == Expected());
  }
}

TEST_CASE("a document and its plain text say the same") {
  // In the text, numbers in quotation marks begin paragraphs.
  const std::set<std::string> known = {
      "ru-2012-collective-letter-8-5-corrigendum-1"};
  for (const auto& entry : fs::directory_iterator(samples)) {
    fs::path path = entry.path();
    if (path.extension() != ".docx") continue;
    INFO(path.string());
    std::vector<ReadLetter> forms;
    forms.emplace_back(path);
    forms.emplace_back(path.replace_extension(".txt"));
    if (known.contains(path.stem().string())) continue;
    CHECK(messages(compared(forms)) == Expected());
  }
}

TEST_CASE("a letter says the same as .docx, .txt and .pdf") {
  if (!is_installed("pdftotext")) return;
  for (const std::string& language : languages) {
    const fs::path pdf =
        golden_folder() / (language + letter_name) / "letter.pdf";
    INFO(pdf.string());
    std::vector<ReadLetter> forms;
    forms.emplace_back(samples / (language + letter_name + ".docx"));
    forms.emplace_back(samples / (language + letter_name + ".txt"));
    forms.emplace_back(pdf);
    CHECK(messages(compared(forms)) == Expected());
  }
}

TEST_CASE("of six versions, each that differs is named, once for each cause") {
  std::vector<ReadLetter> versions;
  for (const std::string& language : languages) {
    std::string text = read_bytes(samples / (language + letter_name + ".txt"));
    // A deadline in the table, which the annex has right; a link; a paragraph
    // with past meetings that it alone names; an addressee.
    if (language == "fr") text = changed(text, {{"18 avril", "19 avril"}});
    if (language == "es")
      text = changed(text, {{"itu.int/en/delegates-corner",
                             "itu.int/es/delegates-corner"}});
    if (language == "ru") {
      const std::size_t at = text.find("проводила");
      REQUIRE(at != std::string::npos);
      const std::size_t begin = text.rfind('\n', at) + 1;
      text.erase(begin, text.find('\n', begin) + 1 - begin);
    }
    if (language == "zh")
      text = changed(text, {{"国际电联学术成员；", "各研究组正副主席；"}});
    versions.push_back(from_text(text, language + ".txt"));
  }
  CHECK(messages(compared(versions)) ==
        Expected{
            "addressee: zh says study-group-chairs, the 5 others academia "
            "[set/addressee-differs]",
            "deadline contributions 2018-04-19: only in fr "
            "[set/deadline-differs]",
            "link: es says https://www.itu.int/es/delegates-corner, the 5 "
            "others https://www.itu.int/en/delegates-corner "
            "[set/link-differs]",
            "paragraph Study Group 12 last met from 19 to 28 September 2017. "
            "Since …: missing in ru [set/paragraph-differs]"});
}

TEST_CASE("each rule finds what it is about, and no other anything") {
  struct Case {
    std::string rule;
    Changes changes;
  };
  const std::vector<Case> cases = {
      {"set/other-letter", {{"letter 4/12", "letter 5/12"}}},
      {"set/number-differs", {{"SG12/MA", "SG12/AM"}}},
      {"set/date-differs", {{"Geneva, 9 September", "Geneva, 8 September"}}},
      {"set/addressee-differs", {{";\n–	To ITU Academia", ""}}},
      {"set/addressee-differs", {{"ITU Academia", "ITU Academia members"}}},
      {"set/contact-differs", {{"+41 22 730 6828", "+41 22 730 6829"}}},
      {"set/contact-differs", {{"tsbsg12@itu.int", "tsbsg13@itu.int"}}},
      {"set/contact-differs", {{"itu.int/go/tsg12", "itu.int/go/tsg13"}}},
      {"set/meeting-differs",
       {{"13-22 January", "13-21 January"},
        {"13 to 22 January", "13 to 21 January"}}},
      {"set/meeting-differs", {{"open at 09:30", "open at 10:00"}}},
      {"set/deadline-differs", {{"31 December 2025", "30 December 2025"}}},
      {"set/deadline-differs",
       {{"fellowships@itu.int", "fellowships2@itu.int"}}},
      {"set/reference-differs", {{"TR.qoe-xr", "TR.qoe-ar"}}},
      {"set/link-differs",
       {{"all meeting rooms", "all meeting rooms (https://itu.int/wifi)"}}},
      {"set/paragraph-differs", {{"is mandatory and", "is mandatory, and"}}},
      {"set/paragraph-differs",
       {{"I wish you a productive and enjoyable meeting.\n", ""}}},
      {"set/agenda-differs", {{"5	Other business\n6", "5"}}},
      {"set/agenda-differs", {{"Other business", "Any other business"}}},
      {"set/annex-differs",
       {{"using Direct Document Posting.\n", "by Direct Document Posting.\n"}}},
      {"set/annex-differs", {{"Annexes: 2", "Annexes: 3"}}},
      {"set/text-differs",
       {{"Meeting of Study Group 12; Geneva",
         "Next meeting of Study Group 12; Geneva"}}},
      {"set/signature-differs", {{"(signed)\n", ""}}},
      {"set/signature-differs", {{"Anna Lindqvist", "Anna Lindquist"}}},
  };
  std::set<std::string> seen = {"set/amended"};  // below
  for (const Case& one : cases) {
    INFO(one.rule << ": " << one.changes.front().first);
    const Comparison comparison = against_itself("en", one.changes);
    CAPTURE(messages(comparison));
    CHECK(rules(comparison) == Expected{one.rule});
    seen.insert(one.rule);
  }
  for (const CheckRule& rule : check_rules()) {
    INFO(rule.name);
    if (rule.audience == Audience::versions)
      CHECK(seen.contains(std::string(rule.name)));
  }
}

TEST_CASE("a letter compared with itself says the same") {
  for (const std::string& language : languages)
    CHECK(messages(against_itself(language, {})) == Expected());
}

TEST_CASE("what follows from one change is not told again") {
  // The subject, a paragraph and the annex repeat the dates; a deadline that
  // is counted from the meeting moves with it.
  CHECK(messages(against_itself(
            "en", {{"13-22 January", "20-29 January"},
                   {"13 to 22 January", "20 to 29 January"},
                   {"Tuesday, 13 January", "Tuesday, 20 January"}})) ==
        Expected{"meeting SG12, dates: draft.txt says 2026-01-13 to "
                 "2026-01-22, revision.txt 2026-01-20 to 2026-01-29 "
                 "[set/meeting-differs]"});
  // The second addressee with the texts it names.
  CHECK(rules(against_itself(
            "fr", {{"UIT-T;",
                    "UIT-T;\n–	À l'État de Palestine (Résolution 99 "
                    "(Rév. Dubaï, 2018));"}})) ==
        Expected{"set/addressee-differs"});
  // A deadline and the row of the table that it stands in.
  CHECK(rules(against_itself(
            "en",
            {{"	12 November 2025 (23:59 hours, Geneva time)\n	–	Submit "
              "requests for fellowships (fellowships@itu.int)\n\n",
              ""}})) == Expected{"set/deadline-differs"});
}

TEST_CASE("a revision in Chinese: facts, and the words that changed") {
  std::vector<ReadLetter> letters;
  letters.emplace_back(tests / "compare" / "zh-draft.txt");
  letters.emplace_back(tests / "compare" / "zh-revision.txt");
  CHECK(messages(compared(letters)) ==
        Expected{
            "addressee palestine: missing in zh-draft.txt "
            "[set/addressee-differs]",
            "meeting 2026-05-19, dates: zh-draft.txt says 2026-05-19 to "
            "2026-05-20, zh-revision.txt 2026-05-20 to 2026-05-21 "
            "[set/meeting-differs]",
            "deadline visa, date: zh-draft.txt says 2026-04-10, "
            "zh-revision.txt 2026-04-03 [set/deadline-differs]",
            "reference: zh-draft.txt says ITU-T Y.3802, zh-revision.txt "
            "ITU-T Y.3803 [set/reference-differs]",
            "paragraph 3: zh-draft.txt says …位有限，每个代表团的人数以三人为"
            "宜。, zh-revision.txt …位有限，请各代表团只派两人参加。 "
            "[set/paragraph-differs]"});
}

TEST_CASE("a corrigendum in French: what it changes, and nothing else") {
  std::vector<ReadLetter> letters;
  letters.emplace_back(tests / "compare" / "fr-letter.txt");
  letters.emplace_back(tests / "compare" / "fr-corrigendum.txt");
  CHECK(messages(compared(letters)) ==
        Expected{"meeting SG5, dates: 2026-06-15 to 2026-06-24 becomes "
                 "2026-06-22 to 2026-07-01 [set/amended]",
                 "deadline registration: 2026-05-15 becomes 2026-05-22 "
                 "[set/amended]",
                 "deadline contributions: 2026-06-02 becomes 2026-06-09 "
                 "[set/amended]"});
}

TEST_CASE("an addendum in Arabic: what is new") {
  std::vector<ReadLetter> letters;
  letters.emplace_back(tests / "compare" / "ar-addendum.txt");
  letters.emplace_back(tests / "compare" / "ar-letter.txt");
  CHECK(messages(compared(letters)) ==
        Expected{"deadline fellowship: 2026-03-10 is new [set/amended]",
                 "reference: ITU-T Y.4461 is new [set/amended]",
                 "link: https://itu.int/go/smart-cities-programme is new "
                 "[set/amended]"});
}

/// A corrigendum to the English sample.
ReadLetter corrigendum(const std::string& subject, const std::string& text) {
  return from_text(
      "Geneva, 1 March 2018\n\nRef:\nCorrigendum 1 to\n"
      "TSB Collective letter 5/12\nSG12/MA\n\n"
      "To Administrations of Member States of the Union\n\n"
      "Tel: +41 22 730 6828\nE-mail: tsbsg12@itu.int\n\nSubject: " +
          subject + "\n\nDear Sir/Madam,\n\n" + text +
          "\n\nYours faithfully,\n\n(signed)\n\nChae-woon Lindner\n"
          "Director of the Telecommunication Standardization Bureau\n",
      "corrigendum.txt");
}

TEST_CASE("what a corrigendum does not say of a meeting stays as it was") {
  std::vector<ReadLetter> letters;
  letters.emplace_back(samples / ("en" + letter_name + ".txt"));
  letters.push_back(corrigendum(
      "Opening of the meeting of Study Group 12; Geneva, 1-10 May 2018",
      "The meeting of Study Group 12 will open at 1000 hours on 1 May 2018."));
  CHECK(messages(compared(letters)) ==
        Expected{"meeting SG12, hours: 09:30 becomes 10:00 [set/amended]"});
}

TEST_CASE("a corrigendum may make a meeting virtual") {
  std::vector<ReadLetter> letters;
  letters.emplace_back(samples / ("en" + letter_name + ".txt"));
  letters.push_back(corrigendum(
      "Meeting of Study Group 12; virtual, 1-10 May 2018",
      "The meeting of Study Group 12 will be held fully virtually from 1 to "
      "10 May 2018."));
  CHECK(messages(compared(letters)) ==
        Expected{"meeting SG12, place: Geneva, hybrid, Europe/Zurich becomes "
                 "virtual, Europe/Zurich [set/amended]"});
}

TEST_CASE("a corrigendum is about the letter that it names") {
  std::vector<ReadLetter> letters;
  letters.push_back(from_text(
      changed(ReadLetter(tests / "compare" / "fr-letter.txt").source.text,
              {{"3/5", "9/5"}}),
      "other.txt"));
  letters.emplace_back(tests / "compare" / "fr-letter.txt");
  letters.emplace_back(tests / "compare" / "fr-corrigendum.txt");
  const Comparison found = compared(letters);
  const auto amended = std::ranges::count_if(
      found.differences,
      [](const Difference& one) { return one.rule == "set/amended"; });
  CHECK(amended == 3);
  for (const Difference& one : found.differences) {
    if (one.rule == "set/amended") CHECK_FALSE(one.said[0].is_known);
  }
}

TEST_CASE("a revision may name the letter whose place it takes") {
  const std::string letter =
      ReadLetter(tests / "compare" / "fr-letter.txt").source.text;
  std::vector<ReadLetter> letters;
  letters.push_back(from_text(letter, "letter.txt"));
  letters.push_back(from_text(
      changed(letter, {{"Lettre collective TSB 3/5",
                        "Révision 1 de la Lettre collective TSB 3/5"}}),
      "revision.txt"));
  for (const Difference& one : compared(letters).differences)
    CHECK(one.rule != "set/reference-differs");
}

TEST_CASE("other letters are called so first, then all else is told") {
  std::vector<ReadLetter> letters;
  letters.emplace_back(tests / "check" / "letters" / "en.txt");
  letters.emplace_back(tests / "compare" / "fr-letter.txt");
  const Comparison comparison = compared(letters);
  REQUIRE(comparison.differences.size() > 5);
  CHECK(comparison.differences[0].rule == "set/other-letter");
  CHECK(comparison.differences[0].message ==
        "letter: en says T25-SG12-COL-0004, fr T25-SG5-COL-0003");
}

TEST_CASE("of two letters both have a finding, of more only the odd ones") {
  const Comparison two =
      against_itself("en", {{"Geneva, 9 September", "Geneva, 8 September"}});
  CHECK(findings_of(two, 0).size() == 1);
  CHECK(findings_of(two, 1).size() == 1);
  const std::string text = read_bytes(tests / "check" / "letters" / "en.txt");
  std::vector<ReadLetter> three;
  three.push_back(from_text(text, "a.txt"));
  three.push_back(from_text(text, "b.txt"));
  three.push_back(
      from_text(changed(text, {{"Geneva, 9 September", "Geneva, 8 September"}}),
                "c.txt"));
  const Comparison comparison = compared(three);
  CHECK(findings_of(comparison, 0).empty());
  CHECK(findings_of(comparison, 1).empty());
  REQUIRE(findings_of(comparison, 2).size() == 1);
  const Finding finding = findings_of(comparison, 2).front();
  REQUIRE(finding.where);
  CHECK(three[2].source.text.substr(
            finding.where->begin, finding.where->size()) == "8 September 2025");
}

TEST_CASE("thousands of paragraphs are compared at once") {
  const std::string text = read_bytes(tests / "check" / "letters" / "en.txt");
  const std::size_t at = text.find("I wish you");
  const auto letter_of = [&](std::size_t from, std::size_t to) {
    std::string more;
    for (std::size_t n = from; n < to; ++n) {
      if (from == 0 && n % 200 == 7) continue;
      more += "Text " + std::to_string(n) + " and some words that all have.\n";
    }
    return from_text(text.substr(0, at) + more + text.substr(at),
                     from == 0 ? "a.txt" : "b.txt");
  };
  for (const std::size_t other : {std::size_t{1}, std::size_t{5000}}) {
    std::vector<ReadLetter> letters;
    letters.push_back(letter_of(0, 2000));
    letters.push_back(letter_of(other, other + 1999));
    const auto begin = std::chrono::steady_clock::now();
    const Comparison comparison = compared(letters);
    const std::chrono::duration<double> seconds =
        std::chrono::steady_clock::now() - begin;
    INFO(comparison.differences.size());
    CHECK(seconds.count() < 5);
    if (other == 1) CHECK(comparison.differences.size() <= 11);
  }
}

TEST_CASE("a table fits the terminal, or becomes a list") {
  const Comparison comparison =
      against_itself("en", {{"31 December 2025", "30 December 2025"}});
  const std::string wide = write_comparison(comparison, {});
  CHECK(wide ==
        "                           draft.txt                  revision.txt\n"
        "deadline contributions,    2025-12-31, 23:59,         2025-12-30, "
        "23:59,\n"
        "date                       Europe/Zurich              "
        "Europe/Zurich\n");
  CHECK(write_comparison(comparison, {.width = 20}) ==
        "deadline contributions, date\n"
        "  draft.txt: 2025-12-31, 23:59, Europe/Zurich\n"
        "  revision.txt: 2025-12-30, 23:59, Europe/Zurich\n");
  CHECK(write_comparison({}, {}).empty());
  const std::string arabic = write_comparison(
      against_itself("ar", {{"بلا ورق", "بلا أوراق"}}), {.has_colours = true});
  CHECK(arabic.find("draft.txt: ") != std::string::npos);
}

}  // namespace ituletter
