#include "write/ical_events.hpp"

#include <algorithm>
#include <map>
#include <string_view>

#include "write/uuid.hpp"

namespace ituletter {
namespace {

constexpr std::size_t longest_paragraph = 2000;  // bytes of a description

std::string value_or_empty(const Maybe<std::string>& field) {
  return field ? field->value : std::string();
}

void append_line(std::string& text, std::string_view line) {
  if (line.empty()) return;
  if (!text.empty()) text += '\n';
  text += line;
}

// What names a letter in all its languages and after a corrigendum: its id
// without the part that names the amendment.
std::string identity(const Letter& letter) {
  if (letter.id) return letter.id->substr(0, letter.id->find('!'));
  return "sha256:" + letter.source.sha256;
}

std::int64_t stamp(const Letter& letter, const WriteOptions& options) {
  if (options.dtstamp) return *options.dtstamp;
  const auto day = parse_day(value_or_empty(letter.date));
  if (!day) return 0;
  return to_instant({.day = *day, .minute = 0, .zone = "Europe/Zurich"});
}

bool is_address(std::string_view text) {
  return text.starts_with("https://") || text.starts_with("http://");
}

std::string page(const Letter& letter) {
  for (const Words& web : letter.contact.web)
    if (is_address(web.value)) return web.value;
  return {};
}

std::string contact(const Letter& letter) {
  std::string text;
  for (const auto* numbers : {&letter.contact.email, &letter.contact.phone})
    for (const Words& number : *numbers)
      text += (text.empty() ? "" : ", ") + number.value;
  return text;
}

/// The paragraph of the body, or the bullet, that a value was read in.
std::string paragraph_of(const Letter& letter, const Where& where) {
  if (where.span.empty()) return {};
  std::vector<const Paragraph*> open;
  for (const Paragraph& paragraph : letter.paragraphs)
    open.push_back(&paragraph);
  while (!open.empty()) {
    const Paragraph& paragraph = *open.back();
    open.pop_back();
    if (paragraph.text.where.span.contains(where.span)) {
      const std::string number = value_or_empty(paragraph.number);
      return (number.empty() ? "" : number + " ") +
             shortened(paragraph.text.value, longest_paragraph);
    }
    for (const Paragraph& item : paragraph.items) open.push_back(&item);
  }
  return {};
}

std::string reference(const Letter& letter) {
  if (letter.reference) return letter.reference->value;
  return letter.id.value_or("");
}

/// The letter, and what amended it: who reads of other days in its subject
/// learns why. A revision is the letter itself.
std::string names(const Letter& letter) {
  const std::string own = reference(letter);
  std::string text = own;
  for (const std::string& amendment : letter.amended_by) {
    if (amendment != own && !amendment.starts_with(own + ", "))
      append_line(text, amendment);
  }
  return text;
}

/// The part that all events of a letter share.
CalendarEvent event_of(const Letter& letter, const WriteOptions& options) {
  CalendarEvent event;
  event.sequence = letter.amendment ? letter.amendment->value.number : 0;
  // An addendum and a corrigendum may have the same number.
  event.sequence =
      std::max(event.sequence, static_cast<int>(letter.amended_by.size()));
  event.stamp = stamp(letter, options);
  event.url = page(letter);
  event.contact = contact(letter);
  event.description = names(letter);
  return event;
}

/// Counts what a letter has of each class, so that a meeting that moves keeps
/// its name and another group's does not change it.
class Ordinals {
 public:
  explicit Ordinals(std::string identity) : identity_(std::move(identity)) {}

  std::string next(const std::string& kind, const std::string& what) {
    const std::string name = identity_ + "/" + kind + "/" + what;
    return name + "/" + std::to_string(++counts_[name]);
  }

 private:
  std::string identity_;
  std::map<std::string, int> counts_;
};

// Meetings

std::string meeting_summary(const Meeting& meeting, const Letter& letter) {
  std::string title = value_or_empty(meeting.title);
  const std::string group = value_or_empty(meeting.group);
  // "the meeting" alone tells nothing in a calendar with others.
  if (title.find(' ') != std::string::npos) return title;
  if (!title.empty() && !group.empty()) return group + ": " + title;
  for (const std::string& words :
       {value_or_empty(letter.subject), title, group})
    if (!words.empty()) return words;
  return reference(letter);
}

std::string hours_text(const Meeting& meeting) {
  if (!meeting.opens) return {};
  std::string text = meeting.opens->value;
  if (meeting.closes) text += "\u2013" + meeting.closes->value;
  if (meeting.time_zone) text += " " + meeting.time_zone->value;
  return text;
}

// A weekend inside may be free or not: the letter does not say.
bool has_weekend_inside(std::int64_t first, std::int64_t last) {
  for (std::int64_t day = first + 1; day < last; ++day) {
    const std::int64_t weekday = (day % 7 + 11) % 7;  // 1970 began on Thursday
    if (weekday == 0 || weekday == 6) return true;
  }
  return false;
}

/// Whether a meeting's hours are known for each of its days.
bool has_hours(const Meeting& meeting) {
  return parse_minute(value_or_empty(meeting.opens)) &&
         parse_minute(value_or_empty(meeting.closes)) &&
         is_known_zone(value_or_empty(meeting.time_zone));
}

void set_hours(const Meeting& meeting, std::int64_t day, CalendarEvent& event) {
  const int opens = *parse_minute(meeting.opens->value);
  const int closes = *parse_minute(meeting.closes->value);
  const std::string& zone = meeting.time_zone->value;
  const std::int64_t last = closes > opens ? day : day + 1;
  event.begin = LocalTime{.day = day, .minute = opens, .zone = zone};
  event.end = LocalTime{.day = last, .minute = closes, .zone = zone};
}

std::vector<CalendarEvent> cut_into_days(const Meeting& meeting,
                                         const std::string& name,
                                         const CalendarEvent& whole) {
  std::vector<CalendarEvent> days;
  const std::int64_t count = whole.end_day - whole.first_day;
  for (std::int64_t n = 1; n <= count; ++n) {
    CalendarEvent& event = days.emplace_back(whole);
    set_hours(meeting, whole.first_day + n - 1, event);
    if (count == 1) break;
    const std::string of = std::to_string(n);
    event.uid = name_uuid(std::string(name).append("/day/").append(of));
    event.summary.append(" (").append(of).append("/");
    event.summary.append(std::to_string(count)).append(")");
  }
  return days;
}

CalendarEvent whole_meeting(const Meeting& meeting, const Letter& letter,
                            const std::string& name, CalendarEvent event) {
  event.series = name;
  event.uid = name_uuid(name);
  event.is_cancelled = meeting.status == "cancelled";
  event.summary = meeting_summary(meeting, letter);
  event.location = value_or_empty(meeting.place);
  event.group = value_or_empty(letter.group ? letter.group : meeting.group);
  if (letter.subject && letter.subject->value != event.summary)
    append_line(event.description, letter.subject->value);
  append_line(event.description, hours_text(meeting));
  append_line(event.description, paragraph_of(letter, meeting.start->where));
  return event;
}

std::vector<CalendarEvent> meeting_events(const Meeting& meeting,
                                          const Letter& letter,
                                          const std::string& name,
                                          const WriteOptions& options) {
  const auto first = parse_day(value_or_empty(meeting.start));
  if (!first) return {};
  const auto last = parse_day(value_or_empty(meeting.end));
  CalendarEvent event =
      whole_meeting(meeting, letter, name, event_of(letter, options));
  event.first_day = *first;
  event.end_day = std::max(*first, last.value_or(*first)) + 1;
  if (has_hours(meeting) && !has_weekend_inside(*first, event.end_day - 1))
    return cut_into_days(meeting, name, event);
  return {event};
}

// Deadlines

std::string deadline_summary(const Deadline& deadline, const Letter& letter,
                             const WriteOptions& options) {
  const auto word = options.deadline_words.find(letter.language);
  std::string text = word == options.deadline_words.end() ? "" : word->second;
  const Words& words =
      deadline.text.value.empty() ? deadline.action : deadline.text;
  if (!text.empty() && !words.value.empty()) text += ": ";
  text += words.value;
  if (!deadline.time) return text;
  // "24:00" stands on the next day in a calendar: say whose end it is.
  text +=
      deadline.time->value == "24:00" ? " (" + deadline.date.value + " " : " (";
  text += deadline.time->value;
  if (deadline.time_zone) text += " " + deadline.time_zone->value;
  return text + ")";
}

std::string deadline_description(const Deadline& deadline,
                                 const Letter& letter) {
  std::string text = names(letter);
  const std::string paragraph = paragraph_of(letter, deadline.date.where);
  // Shorter ones are the cell of a table that holds the date.
  if (paragraph.size() > deadline.text.value.size())
    append_line(text, paragraph);
  append_line(text, deadline.rule.value_or(""));
  append_line(text, value_or_empty(deadline.contact));
  return text;
}

void set_deadline_time(const Deadline& deadline, CalendarEvent& event) {
  const auto minute = parse_minute(value_or_empty(deadline.time));
  const std::string zone = value_or_empty(deadline.time_zone);
  if (minute && is_known_zone(zone))
    event.begin =
        LocalTime{.day = event.first_day, .minute = *minute, .zone = zone};
}

void append_deadline(const Deadline& deadline, const Letter& letter,
                     const std::string& name, const WriteOptions& options,
                     std::vector<CalendarEvent>& events) {
  const auto day = parse_day(deadline.date.value);
  if (!day) return;
  CalendarEvent event = event_of(letter, options);
  event.is_deadline = true;
  event.summary = deadline_summary(deadline, letter, options);
  event.description = deadline_description(deadline, letter);
  event.group = value_or_empty(letter.group);
  event.first_day = *day;
  event.end_day = *day + 1;
  set_deadline_time(deadline, event);
  for (const bool is_task : {false, true}) {
    if (options.deadlines != "both" &&
        options.deadlines != (is_task ? "todo" : "event"))
      continue;
    event.is_task = is_task;
    event.series = is_task ? name + "/todo" : name;
    event.uid = name_uuid(event.series);
    events.push_back(event);
  }
}

std::string first_meeting(const std::vector<CalendarEvent>& events) {
  for (const CalendarEvent& event : events)
    if (!event.is_cancelled) return event.uid;
  return {};
}

}  // namespace

bool is_superseded(const Meeting& meeting, const Letter& letter) {
  // Where amendments were applied, one that moved stands there once.
  if (meeting.status != "cancelled" || !letter.amended_by.empty()) return false;
  const std::string group = value_or_empty(meeting.group);
  std::size_t of_group = 0;
  bool has_title = false;
  for (const Meeting& other : letter.meetings) {
    if (other.status != "convened" || value_or_empty(other.group) != group)
      continue;
    ++of_group;
    has_title = has_title ||
                value_or_empty(other.title) == value_or_empty(meeting.title);
  }
  return of_group == 1 || has_title;
}

std::vector<CalendarEvent> calendar_events(const Letter& letter,
                                           const WriteOptions& options) {
  std::vector<CalendarEvent> events;
  Ordinals ordinals(identity(letter));
  for (const Meeting& meeting : letter.meetings) {
    if (meeting.status == "mentioned" || is_superseded(meeting, letter))
      continue;
    const std::string group = value_or_empty(meeting.group);
    const std::string name =
        ordinals.next("meeting", group.empty() ? "event" : group);
    for (CalendarEvent& event : meeting_events(meeting, letter, name, options))
      events.push_back(std::move(event));
  }
  const std::size_t meetings = events.size();
  const std::string related = first_meeting(events);
  for (const Deadline& deadline : letter.deadlines)
    append_deadline(deadline, letter,
                    ordinals.next("deadline", deadline.action.value), options,
                    events);
  for (std::size_t i = meetings; i < events.size(); ++i)
    events[i].related_to = related;
  return events;
}

}  // namespace ituletter
