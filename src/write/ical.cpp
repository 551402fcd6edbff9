#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "write/ical_events.hpp"
#include "write/ical_format.hpp"
#include "write/ical_zone.hpp"
#include "write/writers.hpp"

namespace ituletter {
namespace {

struct CalendarOptions {
  const WriteOptions& write;
  std::string name;
};

void write_categories(const CalendarEvent& event, IcalLines& lines) {
  std::string text = "ITU-T,";
  if (!event.group.empty()) text += escape_ical(event.group) + ",";
  lines.add("CATEGORIES", text + (event.is_deadline ? "DEADLINE" : "MEETING"));
}

void write_alarm(const std::string& before, const CalendarEvent& event,
                 IcalLines& lines) {
  lines.add("BEGIN", "VALARM");
  lines.add("ACTION", "DISPLAY");
  // A task has no start: its alarm counts from when it is due.
  lines.add(event.is_task ? "TRIGGER;RELATED=END" : "TRIGGER", "-" + before);
  lines.add_text("DESCRIPTION", event.summary);
  lines.add("END", "VALARM");
}

void write_days(const CalendarEvent& event, IcalLines& lines) {
  if (event.is_task) {
    lines.add("DUE;VALUE=DATE", ical_date(event.first_day));
    return;
  }
  lines.add("DTSTART;VALUE=DATE", ical_date(event.first_day));
  lines.add("DTEND;VALUE=DATE", ical_date(event.end_day));
}

void write_times(const CalendarEvent& event, const IcalZones& zones,
                 IcalLines& lines) {
  if (!event.begin) {
    write_days(event, lines);
    return;
  }
  zones.write_time(event.is_task ? "DUE" : "DTSTART", *event.begin, lines);
  if (event.end) zones.write_time("DTEND", *event.end, lines);
}

void write_status(const CalendarEvent& event, IcalLines& lines) {
  if (event.is_cancelled) lines.add("STATUS", "CANCELLED");
  if (event.is_task) return;
  const bool is_free = event.is_cancelled || event.is_deadline;
  lines.add("TRANSP", is_free ? "TRANSPARENT" : "OPAQUE");
  // Outlook shows all-day events as busy whatever TRANSP says.
  if (is_free) lines.add("X-MICROSOFT-CDO-BUSYSTATUS", "FREE");
}

void write_event(const CalendarEvent& event, const IcalZones& zones,
                 const WriteOptions& options, IcalLines& lines) {
  const std::string part = event.is_task ? "VTODO" : "VEVENT";
  lines.add("BEGIN", part);
  lines.add("UID", event.uid);
  lines.add("DTSTAMP", ical_instant(event.stamp));
  write_times(event, zones, lines);
  lines.add("SEQUENCE", std::to_string(event.sequence));
  lines.add_text("SUMMARY", event.summary);
  lines.add_text("DESCRIPTION", event.description);
  lines.add_text("LOCATION", event.location);
  lines.add_uri("URL", event.url);
  lines.add_text("CONTACT", event.contact);
  write_categories(event, lines);
  write_status(event, lines);
  lines.add_text("RELATED-TO", event.related_to);
  if (!event.is_cancelled)
    for (const std::string& alarm : options.alarms)
      write_alarm(alarm, event, lines);
  lines.add("END", part);
}

void write_head(const CalendarOptions& options, IcalLines& lines) {
  lines.add("BEGIN", "VCALENDAR");
  lines.add("VERSION", "2.0");
  lines.add("PRODID", "-//ituletter//ituletter 1//EN");
  lines.add("CALSCALE", "GREGORIAN");
  if (!options.write.method.empty()) lines.add("METHOD", options.write.method);
  lines.add_text("NAME", options.name);
  lines.add_text("X-WR-CALNAME", options.name);
  if (!options.write.feed) return;
  lines.add("COLOR", "steelblue");
  lines.add("REFRESH-INTERVAL;VALUE=DURATION", "PT12H");
  lines.add("X-PUBLISHED-TTL", "PT12H");
}

std::string calendar(std::span<const CalendarEvent> events,
                     const CalendarOptions& options) {
  IcalZones zones;
  for (const CalendarEvent& event : events)
    for (const auto* time : {&event.begin, &event.end})
      if (*time && !options.write.utc) zones.add(**time);
  IcalLines lines;
  write_head(options, lines);
  zones.write(lines);
  for (const CalendarEvent& event : events)
    write_event(event, zones, options.write, lines);
  lines.add("END", "VCALENDAR");
  return lines.text();
}

// A letter and its corrigendum, or two languages of one letter, name the same
// meeting: the latest of them has it, else the first.
using Latest = std::map<std::string, std::pair<int, std::size_t>>;

void note_latest(const CalendarEvent& event, std::size_t letter,
                 Latest& latest) {
  const std::pair<int, std::size_t> version(event.sequence, letter);
  const auto [at, is_new] = latest.try_emplace(event.series, version);
  if (!is_new && event.sequence > at->second.first) at->second = version;
}

void drop_lost_relations(std::vector<CalendarEvent>& events) {
  std::set<std::string> uids;
  for (const CalendarEvent& event : events) uids.insert(event.uid);
  for (CalendarEvent& event : events)
    if (!uids.contains(event.related_to)) event.related_to.clear();
}

std::vector<CalendarEvent> all_events(std::span<const Converted> letters,
                                      const WriteOptions& options) {
  std::vector<std::vector<CalendarEvent>> of_letter;
  Latest latest;
  for (const Converted& converted : letters) {
    of_letter.emplace_back();
    if (converted.letter == nullptr) continue;
    of_letter.back() = calendar_events(*converted.letter, options);
    for (const CalendarEvent& event : of_letter.back())
      note_latest(event, of_letter.size() - 1, latest);
  }
  std::vector<CalendarEvent> events;
  for (std::size_t letter = 0; letter < of_letter.size(); ++letter)
    for (CalendarEvent& event : of_letter[letter])
      if (latest.at(event.series).second == letter)
        events.push_back(std::move(event));
  drop_lost_relations(events);
  return events;
}

std::string calendar_name(std::span<const Converted> letters,
                          const WriteOptions& options) {
  if (!options.calendar_name.empty()) return options.calendar_name;
  if (letters.size() != 1 || letters[0].letter == nullptr) return "ITU-T";
  const Letter& letter = *letters[0].letter;
  if (letter.reference) return letter.reference->value;
  return letter.id.value_or("ITU-T");
}

}  // namespace

std::string write_ical(std::span<const Converted> letters,
                       const WriteOptions& options) {
  return calendar(all_events(letters, options),
                  {options, calendar_name(letters, options)});
}

std::vector<CalendarItem> split_calendar(std::span<const Converted> letters,
                                         const WriteOptions& options) {
  std::vector<CalendarItem> items;
  for (CalendarEvent& event : all_events(letters, options)) {
    event.related_to.clear();  // the meeting is in another file
    CalendarItem& item = items.emplace_back();
    item.uid = event.uid;
    item.calendar =
        calendar({&event, 1}, {options, calendar_name(letters, options)});
  }
  return items;
}

}  // namespace ituletter
