#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "view/page_parts.hpp"
#include "view/summary.hpp"

namespace ituletter {
namespace {

using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year_month;
using std::chrono::year_month_day;

// Units of the drawing; on a phone one is a pixel.
constexpr int width = 358;
constexpr int row_height = 26;
constexpr int head_height = 26;
constexpr int track = 96;  ///< where the track of days begins
constexpr int track_width = 250;
constexpr std::size_t most_rows = 60;
constexpr int most_ticks = 5;
constexpr int label_width = 46;  ///< of "2025-09"

/// The first and last day of "2025-09-04" or "2025-07".
struct Days {
  sys_days first;
  sys_days last;
};

std::optional<int> number(std::string_view digits) {
  int value = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size())
    return std::nullopt;
  return value;
}

std::optional<Days> parse_days(std::string_view iso) {
  if (iso.size() != 7 && iso.size() != 10) return std::nullopt;
  const auto y = number(iso.substr(0, 4));
  const auto m = number(iso.substr(5, 2));
  if (!y || !m) return std::nullopt;
  const year_month month =
      std::chrono::year(*y) / std::chrono::month(static_cast<unsigned>(*m));
  if (!month.ok()) return std::nullopt;
  if (iso.size() == 7)
    return Days{sys_days(month / 1), sys_days(month / std::chrono::last)};
  const auto d = number(iso.substr(8, 2));
  if (!d) return std::nullopt;
  const year_month_day day =
      month / std::chrono::day(static_cast<unsigned>(*d));
  if (!day.ok()) return std::nullopt;
  return Days{sys_days(day), sys_days(day)};
}

std::string value_of(const Fact& fact, std::string_view label) {
  const FactPart* part = fact.find(label);
  return part == nullptr ? std::string() : part->value;
}

struct Event {
  const Fact* fact;
  Days days;
};

/// Of meetings and deadlines, those with days that a drawing can show.
std::vector<Event> find_events(const std::vector<Fact>& facts) {
  std::vector<Event> events;
  for (const Fact& fact : facts) {
    const bool is_meeting = fact.kind == FactKind::meeting;
    if (!is_meeting && fact.kind != FactKind::deadline) continue;
    const auto first =
        parse_days(value_of(fact, is_meeting ? "start" : "date"));
    if (!first) continue;
    Days days = *first;
    if (const auto last = parse_days(value_of(fact, "end")))
      days.last = std::max(days.first, last->last);
    events.push_back({&fact, days});
  }
  std::ranges::stable_sort(events, {},
                           [](const Event& event) { return event.days.first; });
  return events;
}

bool is_firm(const Fact& fact) {
  return fact.kind == FactKind::deadline ||
         value_of(fact, "status") == "convened";
}

/// Draws events below each other over a common track of days. Where people
/// read from right to left, time runs so as well, as in their calendars and
/// tables: the drawing is the table's picture.
class Drawing {
 public:
  Drawing(Markup& to, const Page& page, std::span<const Event> events)
      : to_(to),
        page_(page),
        events_(events),
        is_mirrored_(direction_of(page.labels.language()) == "rtl"),
        begin_(events[0].days.first),
        end_(begin_) {
    for (const Event& event : events)
      end_ = std::max(end_, event.days.last + std::chrono::days(1));
    const auto margin = std::chrono::days(1 + (end_ - begin_).count() / 24);
    begin_ -= margin;
    end_ += margin;
  }

  void append() {
    const int height =
        head_height + row_height * static_cast<int>(events_.size()) + 4;
    const std::string box =
        "0 0 " + std::to_string(width) + " " + std::to_string(height);
    to_.open("svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                     {"viewBox", box},
                     {"role", "img"},
                     {"direction", "ltr"},
                     {"aria-labelledby", "timeline-title timeline-desc"}});
    to_.element("title", page_.labels["timeline"], {{"id", "timeline-title"}});
    to_.element("desc", page_.labels["timeline-says"],
                {{"id", "timeline-desc"}});
    append_ticks(height);
    int y = head_height;
    for (const Event& event : events_) {
      append_event(event, y);
      y += row_height;
    }
    to_.close("svg");
  }

 private:
  double place(sys_days day) const {
    const auto all = static_cast<double>((end_ - begin_).count());
    const double part = static_cast<double>((day - begin_).count()) / all;
    return track + part * track_width;
  }
  /// Mirrored as a whole at the middle.
  std::string x(double at) const {
    const double shown = is_mirrored_ ? width - at : at;
    const auto tenths = std::lround(shown * 10);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
  }
  std::string_view anchor(bool is_end) const {
    return is_end == is_mirrored_ ? "start" : "end";
  }

  void text(double at, int y, std::string_view words, bool is_end,
            std::string_view name = {}) {
    const std::string left = x(at);
    const std::string top = std::to_string(y);
    to_.element("text", words,
                {{"x", left},
                 {"y", top},
                 {"text-anchor", anchor(is_end)},
                 {"class", name}});
  }

  /// Months, or so many that few labels are needed.
  void append_ticks(int height) {
    const year_month_day day(begin_);
    year_month month = day.year() / day.month();
    const auto all = (end_ - begin_).count() / 30 + 1;
    int step = 1;
    for (const int next : {1, 2, 3, 6, 12, 24, 60, 120, 600}) {
      step = next;
      if (all / step < most_ticks) break;
    }
    const std::string bottom = std::to_string(height - 4);
    while (sys_days(month / 1) < begin_ ||
           (static_cast<unsigned>(month.month()) - 1) %
                   static_cast<unsigned>(std::min(step, 12)) !=
               0) {
      month += months(1);
    }
    for (; sys_days(month / 1) < end_; month += months(step)) {
      const double at = place(sys_days(month / 1));
      const std::string left = x(at);
      to_.leaf("line", {{"x1", left},
                        {"x2", left},
                        {"y1", "18"},
                        {"y2", bottom},
                        {"class", "tick"}});
      if (at + label_width > width) continue;
      text(at, 12, name_of_month(month), false, "tick");
    }
  }
  static std::string name_of_month(year_month month) {
    const auto m = static_cast<unsigned>(month.month());
    return std::to_string(static_cast<int>(month.year())) +
           (m < 10 ? "-0" : "-") + std::to_string(m);
  }

  void append_event(const Event& event, int y) {
    const Fact& fact = *event.fact;
    std::string name(class_of(fact));
    if (!is_firm(fact)) name += " faint";
    to_.open("g", {{"class", name}});
    const int base = y + 16;
    text(track - 8, base, short_name(fact), true, "name");
    const double first = place(event.days.first);
    const double last = place(event.days.last + std::chrono::days(1));
    if (fact.kind == FactKind::deadline)
      append_diamond(first, y + 12);
    else
      append_bar(first, std::max(last, first + 6), y + 6);
    append_day(fact, first, std::max(last, first + 8), base);
    to_.close("g");
  }

  std::string short_name(const Fact& fact) const {
    return tag_of(fact, page_.labels);
  }

  void append_bar(double first, double last, int y) {
    const std::string left = x(is_mirrored_ ? last : first);
    const std::string top = std::to_string(y);
    const auto tenths = static_cast<long>((last - first) * 10);
    const std::string wide =
        std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
    to_.leaf("rect", {{"x", left},
                      {"y", top},
                      {"width", wide},
                      {"height", "12"},
                      {"rx", "2"}});
  }
  void append_diamond(double at, int y) {
    const std::string path = "M" + x(at) + " " + std::to_string(y - 7) + "L" +
                             x(at + 7) + " " + std::to_string(y) + "L" + x(at) +
                             " " + std::to_string(y + 7) + "L" + x(at - 7) +
                             " " + std::to_string(y) + "Z";
    to_.leaf("path", {{"d", path}});
  }

  /// The day stands behind its sign, or before it if there is no room.
  void append_day(const Fact& fact, double first, double last, int y) {
    const std::string day = days_of(fact);
    const bool is_long = day.size() > 10;
    const std::string shown = is_long ? day.substr(0, 10) : day;
    const double room = 6.2 * static_cast<double>(shown.size()) + 8;
    if (last + room < width)
      text(last + 6, y, shown, false);
    else
      text(first - (fact.kind == FactKind::deadline ? 12 : 6), y, shown, true);
  }

  Markup& to_;
  const Page& page_;
  std::span<const Event> events_;
  bool is_mirrored_;
  sys_days begin_;
  sys_days end_;
};

/// What is to happen, and where.
void append_row(Markup& to, const Page& page, const Fact& fact) {
  to.open("tr", {{"class", class_of(fact)}});
  to.open("th", {{"scope", "row"}});
  const std::string target = "#" + id_of(fact);
  to.element("a", tag_of(fact, page.labels),
             {{"class", "tag"}, {"href", target}});
  to.close("th");
  to.open("td");
  const std::string hours = hours_of(fact);
  append_code(to, "span", days_of(fact), "days");
  if (!hours.empty()) {
    to.raw(" ");
    append_code(to, "span", hours, "days");
  }
  to.close("td");
  to.open("td");
  const bool is_meeting = fact.kind == FactKind::meeting;
  const FactPart* words = fact.find(is_meeting ? "title" : "text");
  if (words == nullptr) words = fact.find("group");
  if (words != nullptr && words->form == FactPart::Form::words)
    append_words(to, page, "span", words->value);
  else if (words != nullptr)
    append_code(to, "span", words->value);
  for (const std::string_view label : {"place", "action", "mode", "status"}) {
    const FactPart* part = fact.find(label);
    if (part == nullptr) continue;
    to.raw(" ");
    if (part->form == FactPart::Form::words)
      append_words(to, page, "span", part->value, "code");
    else
      to.element("span", shown_value(*part, page.labels), {{"class", "code"}});
  }
  if (fact.is_computed) {
    to.raw(" ");
    to.element("span", page.labels["computed"], {{"class", "computed"}});
  }
  to.raw("</td></tr>\n");
}

}  // namespace

void append_timeline(Markup& to, const Page& page) {
  const std::vector<Event> events = find_events(page.facts);
  if (events.empty()) return;
  to.raw("<section id=\"timeline\" aria-labelledby=\"timeline-head\">\n");
  to.element("h2", page.labels["timeline"], {{"id", "timeline-head"}});
  to.open("div", {{"class", "timeline"}});
  Drawing(to, page, std::span(events).first(std::min(events.size(), most_rows)))
      .append();
  to.raw("\n<div>\n");
  to.element("p", page.labels["timeline-says"], {{"class", "says"}});
  to.open("table", {{"class", "data"}});
  to.raw("<thead><tr><td></td>");
  to.element("th", page.labels["when"], {{"scope", "col"}});
  to.element("th", page.labels["what"], {{"scope", "col"}});
  to.raw("</tr></thead>\n<tbody>\n");
  for (const Event& event : events) append_row(to, page, *event.fact);
  to.raw("</tbody></table>\n</div>\n</div>\n</section>\n");
}

}  // namespace ituletter
