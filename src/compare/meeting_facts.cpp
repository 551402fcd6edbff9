// Meetings and deadlines: what calendars are made of.

#include <algorithm>

#include "compare/facts.hpp"
#include "compare/meetings.hpp"
#include "compare/records.hpp"

namespace ituletter {
namespace {

void append_part(std::string& out, const std::string& part) {
  if (part.empty()) return;
  out += out.empty() ? part : ", " + part;
}

std::string text_of(const Maybe<std::string>& value) {
  return value ? value->value : std::string();
}

std::optional<std::string> unless_empty(std::string text) {
  if (text.empty()) return std::nullopt;
  return text;
}

std::optional<Span> place_of(const Maybe<std::string>& value) {
  if (!value || value->where.span.empty()) return std::nullopt;
  return value->where.span;
}

std::string from_to(const Maybe<std::string>& from,
                    const Maybe<std::string>& to) {
  std::string first = text_of(from);
  const std::string last = text_of(to);
  if (first == last || last.empty()) return first;
  return first.empty() ? "until " + last : first + " to " + last;
}

std::string label_of(const Meeting& meeting) {
  return "meeting " +
         (meeting.group ? meeting.group->value : text_of(meeting.start));
}

FactRecord record_of(const Meeting& meeting, bool has_words) {
  const std::string group = text_of(meeting.group);
  const std::string start = text_of(meeting.start);
  const std::string dates = start + "/" + text_of(meeting.end);
  const std::string& status = meeting.status;
  Said whole = days_of(meeting);
  if (!whole.value) whole.value = status;
  return {.keys = {group + " " + dates + " " + status, group + " " + dates,
                   dates, group + " " + start,
                   group + "=" + text_of(meeting.end), group + "~" + status},
          .label = label_of(meeting),
          .whole = whole,
          .fields = {{"dates", days_of(meeting)},
                     {"hours", hours_of(meeting)},
                     {"place", whereabouts(meeting, has_words)},
                     {"group", said_of(meeting.group)},
                     {"status",
                      Said{.value = status, .where = days_of(meeting).where}},
                     {"title", said_of(meeting.title), true}}};
}

Said day_of(const Deadline& deadline, bool has_moved_meeting) {
  Said said = deadline_day(deadline);
  said.is_known = !has_moved_meeting || !deadline.rule;
  return said;
}

/// Another kind of file may show another contact: a text has no targets of
/// links, and a document has feet of pages.
Said contact_of(const Differences& all, const Deadline& deadline) {
  Said said = said_of(deadline.contact);
  said.is_known = all.are_all(file_kind(all.letter(0))) &&
                  !(said.value && all.has_other_address(*said.value));
  return said;
}

}  // namespace

Said days_of(const Meeting& meeting) {
  auto where = place_of(meeting.start);
  const auto end = place_of(meeting.end);
  // Days far apart are no range.
  constexpr std::size_t longest = 80;
  if (where && end && end->end > where->begin &&
      end->end - where->begin < longest)
    where = Span{std::min(where->begin, end->begin),
                 std::max(where->end, end->end)};
  return {.value = unless_empty(from_to(meeting.start, meeting.end)),
          .where = where};
}

Said whereabouts(const Meeting& meeting, bool has_words) {
  std::string shown;
  if (has_words) append_part(shown, text_of(meeting.place));
  append_part(shown, text_of(meeting.mode));
  append_part(shown, text_of(meeting.time_zone));
  auto where = place_of(meeting.place);
  if (!where) where = place_of(meeting.mode);
  return {.value = unless_empty(shown), .where = where};
}

Said hours_of(const Meeting& meeting) {
  auto where = place_of(meeting.opens);
  if (!where) where = place_of(meeting.closes);
  return {.value = unless_empty(from_to(meeting.opens, meeting.closes)),
          .where = where};
}

Said deadline_day(const Deadline& deadline) {
  std::string shown = deadline.date.value;
  append_part(shown, text_of(deadline.time));
  if (deadline.time) append_part(shown, text_of(deadline.time_zone));
  Said said = said_of(deadline.date);
  said.value = shown;
  if (said.where->empty()) said.where = deadline.text.where.span;
  return said;
}

void compare_meetings(Differences& out) {
  std::vector<Records> all(out.size());
  for (std::size_t n = 0; n < out.size(); ++n) {
    for (const Meeting& meeting : out.letter(n).meetings)
      all[n].push_back(record_of(meeting, out.has_same_words()));
  }
  compare_records("set/meeting-differs", all, out);
}

void compare_deadlines(Differences& out) {
  // What follows from a meeting moves with it.
  const bool has_moved_meeting = out.has_moved_meeting();
  std::vector<Records> all(out.size());
  for (std::size_t n = 0; n < out.size(); ++n) {
    const Letter& letter = out.letter(n);
    for (const Deadline& one : letter.deadlines) {
      const Said day = day_of(one, has_moved_meeting);
      const std::string& action = one.action.value;
      const std::string contact = text_of(one.contact);
      const std::string due = action + *day.value;
      all[n].push_back({.keys = {due + contact, due, action + contact, action,
                                 one.date.value + contact, one.date.value},
                        .label = "deadline " + action,
                        .whole = day,
                        .fields = {{"date", day},
                                   {"action", said_of(one.action)},
                                   {"contact", contact_of(out, one)},
                                   {"text", said_of(one.text), true}}});
    }
  }
  compare_records("set/deadline-differs", all, out);
}

}  // namespace ituletter
