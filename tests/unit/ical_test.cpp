#include <algorithm>
#include <string>
#include <vector>

#include "catch.hpp"
#include "ituletter/write.hpp"
#include "write/ical_format.hpp"
#include "write/writers.hpp"

namespace ituletter {
namespace {

Maybe<std::string> some(const char* value) {
  return Found<std::string>{.value = value, .where = {}};
}

Words words(const char* value) { return {.value = value, .where = {}}; }

Meeting meeting(const char* start, const char* end) {
  Meeting result;
  result.title = some("Meeting of Working Party 2/11");
  result.group = some("WP2/11");
  result.start = some(start);
  result.end = some(end);
  result.status = "convened";
  return result;
}

Meeting meeting_with_hours(const char* start, const char* end) {
  Meeting result = meeting(start, end);
  result.opens = some("09:30");
  result.closes = some("17:00");
  result.time_zone = some("Europe/Zurich");
  return result;
}

Deadline deadline(const char* date, const char* text) {
  Deadline result;
  result.date = words(date);
  result.action = words("contributions");
  result.text = words(text);
  result.basis = "stated";
  return result;
}

Letter letter() {
  Letter result;
  result.id = "T22-SG11-COL-0004";
  result.kind = "collective-letter";
  result.language = "en";
  result.group = some("SG11");
  result.date = some("2023-02-01");
  result.reference = some("TSB Collective letter 4/11");
  result.subject = some("Meeting of Working Party 2/11");
  return result;
}

std::string unfolded(std::string text) {
  for (std::size_t at; (at = text.find("\r\n ")) != std::string::npos;)
    text.erase(at, 3);
  return text;
}

std::string folded_calendar(const Letter& of, const WriteOptions& options) {
  const Converted converted{.letter = &of, .source = nullptr};
  return write_ical({&converted, 1}, options);
}

std::string calendar(const Letter& of, const WriteOptions& options = {}) {
  return unfolded(folded_calendar(of, options));
}

/// The values of a property, whatever its parameters, in order.
std::vector<std::string> values(const std::string& text,
                                const std::string& name) {
  std::vector<std::string> result;
  std::size_t begin = 0;
  for (std::size_t end; (end = text.find("\r\n", begin)) != std::string::npos;
       begin = end + 2) {
    const std::string line = text.substr(begin, end - begin);
    if (line.rfind(name + ":", 0) == 0 || line.rfind(name + ";", 0) == 0)
      result.push_back(line.substr(name.size() + 1));
  }
  return result;
}

std::string without_zone(const std::string& text) {
  const std::string end = "END:VTIMEZONE";
  return text.substr(text.find(end) + end.size());
}

bool has_line(const std::string& text, const std::string& line) {
  return text.find("\r\n" + line + "\r\n") != std::string::npos;
}

using Values = std::vector<std::string>;

const std::vector<std::string> scripts = {
    "Working Party meeting, first half; see the annex",
    "Réunion du Groupe de travail à distance, août",
    "Собрание Рабочей группы в виртуальном формате",
    "国际电信联盟电信标准化部门研究组会议通知",
    "اجتماع فرقة العمل التابعة للجنة الدراسات",
    "𝔐𝔢𝔢𝔱𝔦𝔫𝔤 👩‍👩‍👧 🇨🇭"};

bool starts_inside_character(const std::string& line) {
  return !line.empty() && (static_cast<unsigned char>(line[0]) & 0xC0) == 0x80;
}

/// Lines without the blank that marks a fold.
std::vector<std::string> physical_lines(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t begin = 0;
  for (std::size_t end; (end = text.find("\r\n", begin)) != std::string::npos;
       begin = end + 2)
    lines.push_back(text.substr(begin, end - begin));
  return lines;
}

void check_folding(const std::string& line) {
  const std::string folded = fold_ical(line);
  bool is_sound = unfolded(folded) == line + "\r\n";
  for (const std::string& part : physical_lines(folded))
    is_sound = is_sound && part.size() <= 75 &&
               !starts_inside_character(part[0] == ' ' ? part.substr(1) : part);
  INFO(line);
  CHECK(is_sound);
}

}  // namespace

TEST_CASE("lines of every script are folded at 75 octets between characters") {
  for (const std::string& script : scripts) {
    std::string text;
    for (int i = 0; i < 8; ++i) text += script;
    for (std::size_t pad = 0; pad < 80; ++pad)
      check_folding("SUMMARY:" + std::string(pad, 'x') + text);
  }
}

TEST_CASE("a line of 75 octets is not folded and one of 76 is") {
  CHECK(fold_ical(std::string(75, 'x')) == std::string(75, 'x') + "\r\n");
  CHECK(fold_ical(std::string(76, 'x')) == std::string(75, 'x') + "\r\n x\r\n");
}

TEST_CASE("text values are escaped and lose their control characters") {
  CHECK(escape_ical("a,b;c\\d\ne") == "a\\,b\\;c\\\\d\\ne");
  CHECK(escape_ical("a\r\nBEGIN:VEVENT") == "a\\nBEGIN:VEVENT");
  CHECK(escape_ical("a\x1b[31m\x7f\xC2\x85"
                    "b\tc") == "a[31mb c");
  CHECK(escape_ical("a\u2028b\u2029c") == "a\\nb\\nc");
  CHECK(escape_ical("a\xFF"
                    "b") == "a\uFFFDb");
}

TEST_CASE("a hostile title cannot add a property") {
  Letter of = letter();
  of.meetings = {meeting("2023-03-06", "2023-03-10")};
  of.meetings[0].title =
      some("x\r\nATTENDEE:mailto:a@example.org\nMETHOD:REQUEST");
  const std::string text = calendar(of);
  CHECK(values(text, "ATTENDEE").empty());
  CHECK(values(text, "METHOD").empty());
}

TEST_CASE("a meeting without hours is one all-day event over its span") {
  Letter of = letter();
  of.meetings = {meeting("2023-03-06", "2023-03-10")};
  const std::string text = calendar(of);
  CHECK(values(text, "DTSTART") == Values{"VALUE=DATE:20230306"});
  CHECK(values(text, "DTEND") == Values{"VALUE=DATE:20230311"});
  CHECK(values(text, "TRANSP") == Values{"OPAQUE"});
  CHECK(values(text, "TZID").empty());
}

TEST_CASE("a meeting with hours is one timed event a day") {
  Letter of = letter();
  of.meetings = {meeting_with_hours("2023-03-30", "2023-03-31")};
  const std::string text = without_zone(calendar(of));
  CHECK(values(text, "DTSTART") ==
        Values{"TZID=Europe/Zurich:20230330T093000",
               "TZID=Europe/Zurich:20230331T093000"});
  CHECK(values(text, "DTEND") == Values{"TZID=Europe/Zurich:20230330T170000",
                                        "TZID=Europe/Zurich:20230331T170000"});
  CHECK(values(text, "SUMMARY") ==
        Values{"Meeting of Working Party 2/11 (1/2)",
               "Meeting of Working Party 2/11 (2/2)"});
  CHECK(values(text, "UID")[0] != values(text, "UID")[1]);
  CHECK(values(text, "RRULE").empty());
}

TEST_CASE("a span with a weekend inside is not cut into days") {
  Letter of = letter();
  of.meetings = {meeting_with_hours("2023-03-09", "2023-03-14")};
  const std::string text = calendar(of);
  CHECK(values(text, "DTSTART") == Values{"VALUE=DATE:20230309"});
  CHECK(text.find("09:30–17:00 Europe/Zurich") != std::string::npos);
}

TEST_CASE("a meeting on Friday and Saturday is cut into days") {
  Letter of = letter();
  of.meetings = {meeting_with_hours("2023-03-10", "2023-03-11")};
  CHECK(values(without_zone(calendar(of)), "DTSTART").size() == 2);
}

TEST_CASE("hours without a zone or a closing hour are told in words only") {
  Letter of = letter();
  of.meetings = {meeting_with_hours("2023-03-06", "2023-03-06"),
                 meeting_with_hours("2023-03-07", "2023-03-07")};
  of.meetings[0].time_zone.reset();
  of.meetings[1].closes.reset();
  const std::string text = calendar(of);
  CHECK(values(text, "DTSTART") ==
        Values{"VALUE=DATE:20230306", "VALUE=DATE:20230307"});
  CHECK(text.find("09:30 Europe/Zurich") != std::string::npos);
}

TEST_CASE("a meeting known by its month alone is not in the calendar") {
  Letter of = letter();
  of.meetings = {meeting("2023-07", "2023-07")};
  CHECK(values(calendar(of), "UID").empty());
}

TEST_CASE("a meeting that is mentioned is not in the calendar") {
  Letter of = letter();
  of.meetings = {meeting("2022-03-06", "2022-03-10"),
                 meeting("2023-03-06", "2023-03-10")};
  of.meetings[0].status = "mentioned";
  const std::string text = calendar(of);
  CHECK(values(text, "DTSTART") == Values{"VALUE=DATE:20230306"});
  of.meetings.erase(of.meetings.begin());
  CHECK(calendar(of) == text);
}

TEST_CASE("the zone has one part each that starts before every event") {
  Letter of = letter();
  of.meetings = {meeting_with_hours("1996-06-03", "1996-06-03"),
                 meeting_with_hours("2026-12-01", "2026-12-01")};
  const std::string text = calendar(of);
  CHECK(text.find("BEGIN:VTIMEZONE\r\n"
                  "TZID:Europe/Zurich\r\n"
                  "BEGIN:DAYLIGHT\r\n"
                  "TZOFFSETFROM:+0100\r\n"
                  "TZOFFSETTO:+0200\r\n"
                  "TZNAME:CEST\r\n"
                  "DTSTART:19700329T020000\r\n"
                  "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"
                  "END:DAYLIGHT\r\n"
                  "BEGIN:STANDARD\r\n"
                  "TZOFFSETFROM:+0200\r\n"
                  "TZOFFSETTO:+0100\r\n"
                  "TZNAME:CET\r\n"
                  "DTSTART:19701025T030000\r\n"
                  "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"
                  "END:STANDARD\r\n"
                  "END:VTIMEZONE\r\n") != std::string::npos);
}

TEST_CASE("a zone whose rule changes between two events is written in UTC") {
  Letter of = letter();
  of.meetings = {meeting_with_hours("2006-03-20", "2006-03-20"),
                 meeting_with_hours("2007-03-20", "2007-03-20")};
  for (Meeting& one : of.meetings) one.time_zone = some("America/New_York");
  const std::string text = calendar(of);
  CHECK(values(text, "DTSTART") ==
        Values{"20060320T143000Z", "20070320T133000Z"});
  CHECK(values(text, "TZID").empty());
}

TEST_CASE("a zone without summer time has one part only") {
  Letter of = letter();
  of.meetings = {meeting_with_hours("2023-03-06", "2023-03-06")};
  of.meetings[0].time_zone = some("Asia/Tokyo");
  const std::string text = calendar(of);
  CHECK(has_line(text, "DTSTART;TZID=Asia/Tokyo:20230306T093000"));
  CHECK(text.find("BEGIN:STANDARD\r\nTZOFFSETFROM:+0900\r\n"
                  "TZOFFSETTO:+0900\r\nTZNAME:JST\r\n"
                  "DTSTART:19700101T000000\r\nEND:STANDARD") !=
        std::string::npos);
  CHECK(text.find("BEGIN:DAYLIGHT") == std::string::npos);
}

TEST_CASE("all times are UTC if asked") {
  Letter of = letter();
  of.meetings = {meeting_with_hours("2023-07-06", "2023-07-06")};
  const std::string text = calendar(of, {.utc = true});
  CHECK(values(text, "DTSTART") == Values{"20230706T073000Z"});
  CHECK(values(text, "DTEND") == Values{"20230706T150000Z"});
  CHECK(values(text, "TZID").empty());
}

TEST_CASE("a meeting that closes after midnight ends on the next day") {
  Letter of = letter();
  of.meetings = {meeting_with_hours("2023-03-06", "2023-03-06")};
  of.meetings[0].opens = some("22:00");
  of.meetings[0].closes = some("01:00");
  CHECK(has_line(calendar(of), "DTEND;TZID=Europe/Zurich:20230307T010000"));
}

TEST_CASE("a deadline is an all-day event that leaves the day free") {
  Letter of = letter();
  of.deadlines = {deadline("2023-02-28", "Contributions")};
  const std::string text =
      calendar(of, {.deadline_words = {{"en", "Deadline"}}});
  CHECK(values(text, "DTSTART") == Values{"VALUE=DATE:20230228"});
  CHECK(values(text, "DTEND") == Values{"VALUE=DATE:20230301"});
  CHECK(values(text, "TRANSP") == Values{"TRANSPARENT"});
  CHECK(values(text, "X-MICROSOFT-CDO-BUSYSTATUS") == Values{"FREE"});
  CHECK(values(text, "CATEGORIES") == Values{"ITU-T,SG11,DEADLINE"});
  CHECK(values(text, "SUMMARY") == Values{"Deadline: Contributions"});
}

TEST_CASE("a deadline in a language without the word has its own text alone") {
  Letter of = letter();
  of.deadlines = {deadline("2023-02-28", "Contributions")};
  CHECK(values(calendar(of), "SUMMARY") == Values{"Contributions"});
}

TEST_CASE("a deadline with time and zone is an instant without an end") {
  Letter of = letter();
  of.deadlines = {deadline("2023-02-28", "Contributions")};
  of.deadlines[0].time = some("17:00");
  of.deadlines[0].time_zone = some("Europe/Zurich");
  const std::string text = calendar(of);
  CHECK(has_line(text, "DTSTART;TZID=Europe/Zurich:20230228T170000"));
  CHECK(values(text, "DTEND").empty());
  CHECK(values(text, "SUMMARY") ==
        Values{"Contributions (17:00 Europe/Zurich)"});
}

TEST_CASE("a deadline at 24:00 is the end of its day and says which") {
  Letter of = letter();
  of.deadlines = {deadline("2002-01-31", "Contributions")};
  of.deadlines[0].time = some("24:00");
  of.deadlines[0].time_zone = some("UTC");
  const std::string text = calendar(of);
  CHECK(values(text, "DTSTART") == Values{"20020201T000000Z"});
  CHECK(values(text, "SUMMARY") ==
        Values{"Contributions (2002-01-31 24:00 UTC)"});
}

TEST_CASE("a deadline with a time but no zone keeps its day") {
  Letter of = letter();
  of.deadlines = {deadline("2023-02-28", "Contributions")};
  of.deadlines[0].time = some("23:59");
  const std::string text = calendar(of);
  CHECK(values(text, "DTSTART") == Values{"VALUE=DATE:20230228"});
  CHECK(values(text, "SUMMARY") == Values{"Contributions (23:59)"});
}

TEST_CASE("deadlines are tasks, both or left out on request") {
  Letter of = letter();
  of.deadlines = {deadline("2023-02-28", "Contributions")};
  const std::string task = calendar(of, {.deadlines = "todo"});
  CHECK(values(task, "BEGIN") == Values{"VCALENDAR", "VTODO"});
  CHECK(values(task, "DUE") == Values{"VALUE=DATE:20230228"});
  const Values both = values(calendar(of, {.deadlines = "both"}), "UID");
  REQUIRE(both.size() == 2);
  CHECK(both[0] != both[1]);
  CHECK(values(calendar(of, {.deadlines = "none"}), "UID").empty());
}

TEST_CASE("a deadline names the meeting only if both are in the file") {
  Letter of = letter();
  of.deadlines = {deadline("2023-02-28", "Contributions")};
  CHECK(values(calendar(of), "RELATED-TO").empty());
  of.meetings = {meeting("2023-03-06", "2023-03-10")};
  const std::string text = calendar(of);
  CHECK(values(text, "RELATED-TO") == Values{values(text, "UID")[0]});
}

TEST_CASE("identifiers are version-5 UUIDs, the same in every language") {
  Letter english = letter();
  english.meetings = {meeting("2023-03-06", "2023-03-10")};
  english.deadlines = {deadline("2023-02-28", "Contributions")};
  Letter french = english;
  french.language = "fr";
  french.date = some("2023-02-03");
  french.meetings[0].title = some("Réunion du Groupe de travail 2/11");
  french.deadlines[0].text = words("Soumission des contributions");
  const Values uids = values(calendar(english), "UID");
  CHECK(uids == values(calendar(french), "UID"));
  REQUIRE(uids.size() == 2);
  CHECK(uids[0] == "c0e9cc50-3725-5dd0-8650-7e7c953beae5");
}

TEST_CASE("a corrigendum that moves a meeting keeps its identifier") {
  Letter first = letter();
  first.meetings = {meeting("2023-03-06", "2023-03-10")};
  Letter moved = first;
  moved.id = "T22-SG11-COL-0004!C1";
  moved.amendment = Found<Amendment>{
      .value = {.kind = "corrigendum", .number = 1}, .where = {}};
  moved.meetings[0].status = "cancelled";
  moved.meetings.push_back(meeting("2023-04-17", "2023-04-21"));
  const std::string before = calendar(first);
  const std::string after = calendar(moved);
  CHECK(values(before, "SEQUENCE") == Values{"0"});
  CHECK(values(after, "SEQUENCE") == Values{"1"});
  CHECK(values(after, "UID") == values(before, "UID"));
  CHECK(values(after, "DTSTART") == Values{"VALUE=DATE:20230417"});
  CHECK(values(after, "STATUS").empty());
}

TEST_CASE("a workshop called off beside two others stays cancelled") {
  Letter of = letter();
  for (const char* title :
       {"Workshop on A", "Workshop on B", "Workshop on C"}) {
    of.meetings.push_back(meeting("2023-03-06", "2023-03-06"));
    of.meetings.back().group.reset();
    of.meetings.back().title = some(title);
  }
  of.meetings[1].status = "cancelled";
  CHECK(values(calendar(of), "UID").size() == 3);
  of.meetings[1].title = some("Workshop on A");
  CHECK(values(calendar(of), "UID").size() == 2);
}

TEST_CASE("one of a group's meetings called off stays cancelled") {
  Letter of = letter();
  for (const char* title : {"Meeting of TSAG", "Group A", "Group B"}) {
    of.meetings.push_back(meeting("2023-03-06", "2023-03-06"));
    of.meetings.back().title = some(title);
  }
  of.meetings[2].status = "cancelled";
  CHECK(values(calendar(of), "UID").size() == 3);
}

TEST_CASE("a meeting that is called off stays, cancelled and free") {
  Letter of = letter();
  of.meetings = {meeting("2023-03-06", "2023-03-10")};
  const Values uid = values(calendar(of), "UID");
  of.meetings[0].status = "cancelled";
  const std::string text = calendar(of, {.alarms = {"P1D"}});
  CHECK(values(text, "STATUS") == Values{"CANCELLED"});
  CHECK(values(text, "TRANSP") == Values{"TRANSPARENT"});
  CHECK(values(text, "UID") == uid);
  CHECK(values(text, "TRIGGER").empty());
}

TEST_CASE("of a letter and its corrigendum the calendar has the latter") {
  Letter first = letter();
  first.meetings = {meeting_with_hours("2023-03-07", "2023-03-08")};
  Letter later = letter();
  later.amendment = Found<Amendment>{
      .value = {.kind = "corrigendum", .number = 2}, .where = {}};
  later.meetings = {meeting("2023-04-17", "2023-04-18")};
  const Converted both[] = {{.letter = &first, .source = nullptr},
                            {.letter = &later, .source = nullptr}};
  const std::string text = unfolded(write_ical(both, {}));
  CHECK(values(text, "DTSTART") == Values{"VALUE=DATE:20230417"});
  CHECK(values(text, "X-WR-CALNAME") == Values{"ITU-T"});
}

TEST_CASE("two languages of a letter give one event") {
  Letter first = letter();
  first.meetings = {meeting("2023-03-06", "2023-03-10")};
  Letter second = first;
  second.language = "ru";
  const Converted both[] = {{.letter = &first, .source = nullptr},
                            {.letter = &second, .source = nullptr}};
  CHECK(values(unfolded(write_ical(both, {})), "UID").size() == 1);
}

TEST_CASE("the time stamp is the letter's date in Geneva unless given") {
  Letter of = letter();
  of.meetings = {meeting("2023-03-06", "2023-03-10")};
  CHECK(values(calendar(of), "DTSTAMP") == Values{"20230131T230000Z"});
  CHECK(values(calendar(of, {.dtstamp = 1700000000}), "DTSTAMP") ==
        Values{"20231114T221320Z"});
  of.date.reset();
  CHECK(values(calendar(of), "DTSTAMP") == Values{"19700101T000000Z"});
}

TEST_CASE("nothing invites, reminds or publishes unless asked") {
  Letter of = letter();
  of.meetings = {meeting("2023-03-06", "2023-03-10")};
  const std::string text = calendar(of);
  for (const char* name : {"METHOD", "ORGANIZER", "ATTENDEE", "TRIGGER",
                           "REFRESH-INTERVAL", "COLOR", "GEO", "ATTACH"})
    CHECK(values(text, name).empty());
  CHECK(text.find("LANGUAGE=") == std::string::npos);
  const std::string asked = calendar(
      of, {.method = "PUBLISH", .alarms = {"P7D", "PT15H"}, .feed = true});
  CHECK(values(asked, "METHOD") == Values{"PUBLISH"});
  CHECK(values(asked, "TRIGGER") == Values{"-P7D", "-PT15H"});
  CHECK(values(asked, "REFRESH-INTERVAL") == Values{"VALUE=DURATION:PT12H"});
  CHECK(values(asked, "X-PUBLISHED-TTL") == Values{"PT12H"});
}

TEST_CASE("place, page and contact are those that the letter prints") {
  Letter of = letter();
  of.meetings = {meeting("2023-03-06", "2023-03-10")};
  of.meetings[0].place = some("Seoul, Republic of Korea");
  of.contact.web = {words("www.example.org"),
                    words("https://example.org/sg 11")};
  of.contact.email = {words("tsbsg11@example.org")};
  of.contact.phone = {words("+41 22 555 0100")};
  const std::string text = calendar(of);
  CHECK(values(text, "LOCATION") == Values{"Seoul\\, Republic of Korea"});
  CHECK(values(text, "URL") == Values{"https://example.org/sg%2011"});
  CHECK(values(text, "CONTACT") ==
        Values{"tsbsg11@example.org\\, +41 22 555 0100"});
  CHECK(values(text, "DESCRIPTION") == Values{"TSB Collective letter 4/11"});
}

TEST_CASE("the description has the paragraph that names the date") {
  Letter of = letter();
  of.deadlines = {deadline("2023-02-28", "Contributions")};
  of.deadlines[0].date.where.span = {.begin = 120, .end = 130};
  Paragraph paragraph;
  paragraph.number = some("3");
  paragraph.text = words("Contributions are due on 28 February 2023.");
  paragraph.text.where.span = {.begin = 100, .end = 160};
  of.paragraphs = {paragraph};
  CHECK(values(calendar(of), "DESCRIPTION") ==
        Values{"TSB Collective letter 4/11\\n"
               "3 Contributions are due on 28 February 2023."});
}

TEST_CASE("a meeting whose title is one word is named after its group") {
  Letter of = letter();
  of.meetings = {meeting("2023-03-06", "2023-03-10")};
  of.meetings[0].title = some("meeting");
  CHECK(values(calendar(of), "SUMMARY") == Values{"WP2/11: meeting"});
  of.meetings[0].group.reset();
  of.subject = some("Workshop on trust");
  CHECK(values(calendar(of), "SUMMARY") == Values{"Workshop on trust"});
}

TEST_CASE("a letter without meetings or deadlines is an empty calendar") {
  CHECK(values(calendar(letter()), "BEGIN") == Values{"VCALENDAR"});
}

TEST_CASE("the same letter gives the same bytes") {
  Letter of = letter();
  of.meetings = {meeting_with_hours("2023-03-30", "2023-03-31")};
  CHECK(folded_calendar(of, {}) == folded_calendar(of, {}));
}

TEST_CASE("a split calendar has one event and its zone in each part") {
  Letter of = letter();
  of.meetings = {meeting_with_hours("2023-03-30", "2023-03-31")};
  of.deadlines = {deadline("2023-02-28", "Contributions")};
  const Converted converted{.letter = &of, .source = nullptr};
  const auto items = split_calendar({&converted, 1}, {});
  REQUIRE(items.size() == 3);
  for (const CalendarItem& item : items)
    CHECK(values(item.calendar, "UID") == Values{item.uid});
  CHECK(values(items[0].calendar, "TZID") == Values{"Europe/Zurich"});
  CHECK(values(items[2].calendar, "TZID").empty());
  CHECK(values(unfolded(items[2].calendar), "RELATED-TO").empty());
}

}  // namespace ituletter
