// Letters as their amendments leave them, and their calendars.

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "golden_letters.hpp"
#include "ituletter/compare.hpp"
#include "ituletter/read.hpp"
#include "ituletter/record.hpp"
#include "ituletter/write.hpp"
#include "unit/catch.hpp"

namespace ituletter {
namespace {

namespace fs = std::filesystem;

const fs::path letters = fs::path(ITULETTER_SOURCE_DIR) / "tests" / "compare";
const fs::path samples = fs::path(ITULETTER_SOURCE_DIR) / "samples";

Letter letter_in(const fs::path& path) { return ReadLetter(path).letter; }

/// An amendment in English.
Letter english(const std::string& reference, const std::string& subject,
               const std::string& text) {
  return ReadLetter(
             read("Geneva, 1 March 2018\n\nRef:\n" + reference +
                      "\nSG12/MA\n\n"
                      "To Administrations of Member States of the Union\n\n"
                      "Tel: +41 22 730 6828\nE-mail: tsbsg12@itu.int\n\n"
                      "Subject: " +
                      subject + "\n\nDear Sir/Madam,\n\n" + text +
                      "\n\nYours faithfully,\n\n(signed)\n\nChae-woon "
                      "Lindner\nDirector of the Telecommunication "
                      "Standardization Bureau\n",
                  "amendment.txt"))
      .letter;
}

const Letter& english_letter() {
  static const Letter letter =
      letter_in(samples / "en-2018-collective-letter-5-12.txt");
  return letter;
}

std::string value_of(const Maybe<std::string>& value) {
  return value ? value->value : "";
}

std::string shown(const Meeting& meeting) {
  std::string text = meeting.status;
  for (const auto fact :
       {&Meeting::group, &Meeting::start, &Meeting::end, &Meeting::opens,
        &Meeting::closes, &Meeting::place, &Meeting::mode})
    text += " " + (meeting.*fact ? (meeting.*fact)->value : "-");
  return text;
}

std::vector<std::string> meetings(const Letter& letter) {
  std::vector<std::string> all;
  for (const Meeting& one : letter.meetings) {
    if (one.status != "mentioned") all.push_back(shown(one));
  }
  return all;
}

std::vector<std::string> deadlines(const Letter& letter) {
  std::vector<std::string> all;
  for (const Deadline& one : letter.deadlines)
    all.push_back(one.date.value + " " + one.action.value);
  return all;
}

/// What a calendar says of an event.
struct Event {
  std::string uid;
  std::string start;
  std::string sequence;
  std::string description;
  bool is_cancelled = false;
};

std::string unfolded(std::string calendar) {
  for (std::size_t at = calendar.find("\r\n "); at != std::string::npos;
       at = calendar.find("\r\n ", at))
    calendar.erase(at, 3);
  return calendar;
}

std::string line_of(const std::string& calendar, const std::string& name) {
  std::size_t at = calendar.rfind("BEGIN:VEVENT");
  at = calendar.find("\n" + name, at);
  if (at == std::string::npos) return "";
  const std::string line =
      calendar.substr(at + 1, calendar.find('\r', at) - at - 1);
  return line.substr(line.find(':') + 1);
}

std::vector<Event> events(const Letter& letter) {
  const Converted each{&letter, nullptr};
  std::vector<Event> all;
  for (const auto& [uid, folded] : split_calendar({&each, 1}, {})) {
    const std::string calendar = unfolded(folded);
    all.push_back({.uid = uid,
                   .start = line_of(calendar, "DTSTART"),
                   .sequence = line_of(calendar, "SEQUENCE"),
                   .description = line_of(calendar, "DESCRIPTION"),
                   .is_cancelled = line_of(calendar, "STATUS") == "CANCELLED"});
  }
  return all;
}

/// "20180501 = 20180508": when events begin in the one letter and the other,
/// by their names; "-" where one has none.
std::vector<std::string> moves(const Letter& before, const Letter& after) {
  std::vector<std::string> all;
  std::vector<Event> now = events(after);
  for (const Event& old : events(before)) {
    const auto same = std::ranges::find(now, old.uid, &Event::uid);
    if (same == now.end()) {
      all.push_back(old.start + " = -");
      continue;
    }
    if (same->is_cancelled)
      all.push_back(old.start + " = cancelled");
    else if (same->start != old.start)
      all.push_back(old.start + " = " + same->start);
    now.erase(same);
  }
  for (const Event& one : now) all.push_back("- = " + one.start);
  return all;
}

bool have_sequence(const Letter& letter, std::string_view sequence) {
  return std::ranges::all_of(events(letter), [&](const Event& event) {
    return event.sequence == sequence;
  });
}

/// Made up, for what no letter shows by itself.
Meeting meeting(const std::string& group, const std::string& start,
                const std::string& status = "convened") {
  Meeting made;
  if (!group.empty()) made.group = Words{.value = group, .where = {}};
  made.start = Words{.value = start, .where = {}};
  made.end = made.start;
  made.status = status;
  return made;
}

Letter made_letter(std::vector<Meeting> meetings,
                   const std::string& kind = "") {
  Letter letter;
  letter.id = "T25-SG5-COL-0003";
  letter.language = "en";
  letter.meetings = std::move(meetings);
  if (!kind.empty()) letter.amendment = {{.value = {kind, 1}, .where = {}}};
  return letter;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("a corrigendum in French moves a meeting and deadlines") {
  const Letter letter = letter_in(letters / "fr-letter.txt");
  const Letter now = amended(letter, letter_in(letters / "fr-corrigendum.txt"));
  CHECK(meetings(now) == Strings{"convened SG5 2026-06-22 2026-07-01 09:30 - "
                                 "Lomé physical"});
  CHECK(deadlines(now) == Strings{"2026-04-15 fellowship",
                                  "2026-05-22 registration",
                                  "2026-06-09 contributions"});
  CHECK(moves(letter, now) == Strings{"20260615 = 20260622",
                                      "20260515 = 20260522",
                                      "20260602 = 20260609"});
  CHECK(have_sequence(letter, "0"));
  CHECK(have_sequence(now, "1"));
  CHECK(now.id == letter.id);
  CHECK(now.amendment->value.kind == "corrigendum");
}

TEST_CASE("the words of a deadline that moves are those of the new date") {
  const auto letter_with = [](const std::string& date,
                              const std::string& text) {
    Letter letter = made_letter({});
    Deadline deadline;
    deadline.date.value = date;
    deadline.action.value = "registration";
    deadline.text.value = text;
    deadline.basis = "stated";
    letter.deadlines.push_back(std::move(deadline));
    return letter;
  };
  const Letter letter = letter_with("2026-05-20", "open until 20 May 2026");
  const auto words = [&](const Letter& amendment) {
    return amended(letter, amendment).deadlines.at(0).text.value;
  };
  CHECK(words(letter_with("2026-06-03", "extended to 3 June 2026")) ==
        "extended to 3 June 2026");
  CHECK(words(letter_with("2026-05-20", "as before")) ==
        "open until 20 May 2026");
}

TEST_CASE("events name the amendments of their letter") {
  const Letter letter = letter_in(letters / "fr-letter.txt");
  const Letter corrigendum = letter_in(letters / "fr-corrigendum.txt");
  const Letter now = amended(letter, corrigendum);
  CHECK(now.amended_by ==
        Strings{corrigendum.reference->value + ", " + corrigendum.date->value});
  const std::string before = events(letter).at(0).description;
  const std::string after = events(now).at(0).description;
  CHECK(before.find(corrigendum.reference->value) == std::string::npos);
  CHECK(after.find("\\n" + corrigendum.reference->value) != std::string::npos);
}

TEST_CASE("a revision is not named besides itself") {
  Letter revision = made_letter({meeting("SG5", "2026-07-06")}, "revision");
  revision.reference = Words{.value = "Revision 1", .where = {}};
  const Letter now =
      amended(made_letter({meeting("SG5", "2026-06-22")}), revision);
  CHECK(events(now).at(0).description == "Revision 1");
}

TEST_CASE("what an amendment says has no place in the letter") {
  const Letter letter = letter_in(letters / "fr-letter.txt");
  const Letter now = amended(letter, letter_in(letters / "fr-corrigendum.txt"));
  const Meeting& meeting = now.meetings.at(0);
  CHECK(meeting.start->where.span.empty());
  CHECK(meeting.start->where.rule == "amended");
  CHECK(meeting.opens->where.span == letter.meetings[0].opens->where.span);
  CHECK(meeting.place->where.span == letter.meetings[0].place->where.span);
  CHECK(now.amendment->where.span.empty());
  CHECK(now.deadlines.at(0).date.where.span ==
        letter.deadlines[0].date.where.span);
  CHECK(now.deadlines.at(1).date.where.span.empty());
}

TEST_CASE("a second corrigendum, in another language, moves it again") {
  const Letter letter = letter_in(letters / "fr-letter.txt");
  const Letter once =
      amended(letter, letter_in(letters / "fr-corrigendum.txt"));
  const Letter twice = amended(
      once,
      english("Corrigendum 2 to\nTSB Collective letter 3/5",
              "Postponement of the meeting of Study Group 5; new dates: Lomé, "
              "6-15 July 2026",
              "I regret to inform you that the meeting of Study Group 5, which "
              "was to be held in Lomé from 22 June to 1 July 2026, has been "
              "postponed. It will be held in Lomé from 6 to 15 July 2026."));
  CHECK(meetings(twice) == Strings{"convened SG5 2026-07-06 2026-07-15 09:30 "
                                   "- Lomé physical"});
  CHECK(value_of(twice.meetings[0].title) ==
        value_of(letter.meetings[0].title));
  CHECK(moves(once, twice) == Strings{"20260622 = 20260706"});
  CHECK(have_sequence(twice, "2"));
}

TEST_CASE("a corrigendum in Russian moves a meeting and calls one off") {
  const Letter letter = letter_in(letters / "ru-letter.txt");
  const Letter now = amended(
      letter,
      letter_in(samples / "ru-2012-collective-letter-8-5-corrigendum-1.docx"));
  CHECK(meetings(now) ==
        Strings{"convened SG5 2012-10-15 2012-10-19 09:30 - Женева physical",
                "cancelled WP3/5 2012-10-04 2012-10-05 - - Женева physical"});
  CHECK(moves(letter, now) ==
        Strings{"20121008 = 20121015", "20121004 = cancelled",
                "20120926 = 20121003", "20120908 = 20120915",
                "20120908 = 20120915", "- = 20120910"});
  CHECK(have_sequence(now, "1"));
}

TEST_CASE("a corrigendum in Chinese may have its group wrong") {
  const Letter letter = letter_in(letters / "zh-letter.txt");
  const Letter now = amended(
      letter,
      letter_in(samples / "zh-2026-collective-letter-4-13-corrigendum-1.docx"));
  CHECK(meetings(now) == Strings{"convened WP1/13 2026-11-09 2026-11-10 13:00 "
                                 "16:00 - virtual"});
  CHECK(deadlines(now) ==
        Strings{"2026-10-27 contributions", "2026-10-09 registration"});
}

TEST_CASE("an addendum in Arabic adds a deadline, a link and a reference") {
  const Letter letter = letter_in(letters / "ar-letter.txt");
  const Letter now = amended(letter, letter_in(letters / "ar-addendum.txt"));
  CHECK(meetings(now) == meetings(letter));
  CHECK(deadlines(now) ==
        Strings{"2026-03-23 registration", "2026-03-10 fellowship"});
  CHECK(moves(letter, now) == Strings{"- = 20260310"});
  REQUIRE(now.links.size() == 2);
  CHECK(now.links[1].value == "https://itu.int/go/smart-cities-programme");
  REQUIRE(now.references.size() == letter.references.size() + 1);
  CHECK(now.references.back().id == "ITU-T Y.4461");
}

TEST_CASE("a corrigendum calls off a meeting or a workshop") {
  const std::string reference = "Corrigendum 1 to\nTSB Collective letter 5/12";
  const Letter no_workshop = amended(
      english_letter(),
      english(reference, "Cancellation of the workshop of 30 April 2018",
              "I regret to inform you that the Workshop on Quality of Service "
              "for 5G, scheduled for 30 April 2018 in Geneva, has been "
              "cancelled."));
  CHECK(moves(english_letter(), no_workshop) ==
        Strings{"20180430T093000 = cancelled"});
  const Letter no_meeting = amended(
      english_letter(),
      english(reference, "Postponement of the meeting of Study Group 12",
              "I regret to inform you that the meeting of Study Group 12, "
              "planned from 1 to 10 May 2018 in Geneva, is postponed. New "
              "dates will be announced."));
  CHECK(moves(english_letter(), no_meeting) == Strings{"20180501 = cancelled"});
  CHECK(have_sequence(no_meeting, "1"));
}

TEST_CASE("an addendum adds an event, and what is due for it") {
  const Letter now = amended(
      english_letter(),
      english("Addendum 1 to\nTSB Collective letter 5/12",
              "Meeting of Study Group 12; Geneva, 1-10 May 2018: second "
              "workshop",
              "I am pleased to invite you to a Workshop on speech quality, "
              "which will be held in Geneva on 11 May 2018. Registration for "
              "the workshop closes on 4 May 2018."));
  CHECK(moves(english_letter(), now) ==
        Strings{"- = 20180511", "- = 20180504"});
}

TEST_CASE("an addendum and a corrigendum of the same number both count") {
  const Letter letter = made_letter({meeting("SG5", "2026-06-15")});
  const Letter once =
      amended(letter, made_letter({meeting("", "2026-06-14")}, "addendum"));
  CHECK(moves(letter, once) == Strings{"- = 20260614"});
  CHECK(have_sequence(once, "1"));
  const Letter twice = amended(
      once,
      made_letter({meeting("SG5", "2026-06-15", "cancelled")}, "corrigendum"));
  CHECK(moves(once, twice) == Strings{"20260615 = cancelled"});
  CHECK(have_sequence(twice, "2"));
}

TEST_CASE("of two meetings of a group the other keeps its name") {
  const Letter letter =
      made_letter({meeting("SG5", "2026-06-15"), meeting("SG5", "2026-09-15"),
                   meeting("SG5", "2026-12-15")});
  const Letter one_off = amended(
      letter,
      made_letter({meeting("SG5", "2026-06-15", "cancelled")}, "corrigendum"));
  CHECK(moves(letter, one_off) == Strings{"20260615 = cancelled"});
  const Letter one_moved =
      amended(one_off, made_letter({meeting("SG5", "2026-10-15"),
                                    meeting("SG5", "2026-09-15", "cancelled")},
                                   "corrigendum"));
  CHECK(moves(letter, one_moved) ==
        Strings{"20260615 = cancelled", "20260915 = 20261015"});
}

TEST_CASE("the old days of a meeting are no meeting") {
  // The letter moves one itself, and the corrigendum speaks of both old days.
  const Letter letter = made_letter({meeting("SG5", "2026-05-15", "cancelled"),
                                     meeting("SG5", "2026-06-15")});
  const Letter now =
      amended(letter, made_letter({meeting("SG5", "2026-07-15"),
                                   meeting("SG5", "2026-05-15", "cancelled"),
                                   meeting("SG5", "2026-06-15", "cancelled")},
                                  "corrigendum"));
  CHECK(moves(letter, now) == Strings{"20260615 = 20260715"});
  CHECK(now.meetings.size() == 1);
}

TEST_CASE("what was only mentioned is a meeting after the others") {
  const Letter letter = made_letter({meeting("SG5", "2026-03-15", "mentioned"),
                                     meeting("SG5", "2026-06-15")});
  const Letter now =
      amended(letter, made_letter({meeting("SG5", "2026-03-15")}, "addendum"));
  CHECK(moves(letter, now) == Strings{"- = 20260315"});
}

TEST_CASE("a deadline that is computed follows the meeting") {
  Letter letter = made_letter({meeting("SG5", "2026-06-15")});
  Deadline visa;
  visa.date.value = "2026-05-15";
  visa.action.value = "visa";
  visa.basis = "computed";
  visa.rule = "-P1M";
  letter.deadlines = {visa};
  const Letter now = amended(
      letter, made_letter({meeting("SG5", "2026-06-22")}, "corrigendum"));
  CHECK(moves(letter, now) ==
        Strings{"20260615 = 20260622", "20260515 = 20260522"});
  Letter stated = made_letter({meeting("SG5", "2026-06-22")}, "corrigendum");
  visa.date.value = "2026-05-19";
  stated.deadlines = {visa};
  CHECK(moves(letter, amended(letter, stated)) ==
        Strings{"20260615 = 20260622", "20260515 = 20260519"});
}

TEST_CASE("a place in another language is the same place") {
  Letter letter = made_letter({meeting("SG5", "2026-06-15")});
  letter.meetings[0].place = Words{.value = "Geneva", .where = {}};
  letter.meetings[0].time_zone = Words{.value = "Europe/Zurich", .where = {}};
  Letter french = made_letter({meeting("SG5", "2026-06-22")}, "corrigendum");
  french.language = "fr";
  french.meetings[0].place = Words{.value = "Genève", .where = {}};
  french.meetings[0].time_zone = letter.meetings[0].time_zone;
  CHECK(value_of(amended(letter, french).meetings[0].place) == "Geneva");
  french.meetings[0].place->value = "Lomé";
  french.meetings[0].time_zone->value = "Africa/Lome";
  CHECK(value_of(amended(letter, french).meetings[0].place) == "Lomé");
}

TEST_CASE("a revision takes the letter's place and keeps its names") {
  const Letter letter =
      made_letter({meeting("SG5", "2026-06-15"), meeting("SG5", "2026-09-15"),
                   meeting("", "2026-06-14"), meeting("WP1/5", "2026-06-13")});
  Letter revision =
      made_letter({meeting("SG5", "2026-12-15"), meeting("SG5", "2026-09-15"),
                   meeting("SG5", "2026-06-15"), meeting("", "2026-06-12"),
                   meeting("", "2026-06-14", "cancelled")},
                  "revision");
  revision.id = *letter.id + "!R1";
  revision.language = "fr";
  const Letter now = amended(letter, revision);
  CHECK(moves(letter, now) ==
        Strings{"20260614 = 20260612", "20260613 = cancelled", "- = 20261215"});
  CHECK(have_sequence(now, "1"));
  CHECK(now.language == "fr");
}

TEST_CASE("a revision in French moves what it says otherwise") {
  std::string text = ReadLetter(letters / "fr-letter.txt").source.text;
  for (const auto& [from, to] :
       {std::pair{"Lettre collective TSB 3/5",
                  "Révision 1 de la Lettre collective TSB 3/5"},
        std::pair{"15-24 juin 2026", "22 juin-1er juillet 2026"},
        std::pair{"du 15 au 24 juin 2026", "du 22 juin au 1er juillet 2026"},
        std::pair{"lundi 15 juin", "lundi 22 juin"},
        std::pair{"15 mai", "22 mai"}}) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, std::string_view(from).size(), to);
  }
  const Letter letter = letter_in(letters / "fr-letter.txt");
  const Letter now =
      amended(letter, ReadLetter(read(text, "revision.txt")).letter);
  CHECK(moves(letter, now) ==
        Strings{"20260615 = 20260622", "20260515 = 20260522"});
  CHECK(have_sequence(now, "1"));
}

TEST_CASE("a letter that was read back is amended alike") {
  const ReadLetter letter(letters / "fr-letter.txt");
  const ReadLetter corrigendum(letters / "fr-corrigendum.txt");
  WriteOptions options;
  options.provenance = true;
  const Letter now =
      amended(read_json(letter.write("ndjson", options)).letter,
              read_json(corrigendum.write("ndjson", options)).letter);
  CHECK(meetings(now) == meetings(amended(letter.letter, corrigendum.letter)));
  CHECK(moves(letter.letter, now) ==
        moves(letter.letter, amended(letter.letter, corrigendum.letter)));
}

}  // namespace ituletter
