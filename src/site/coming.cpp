#include <algorithm>
#include <cmath>

#include "site/page.hpp"

namespace ituletter {
namespace {

constexpr int lane_height = 28;
constexpr double least_width = 0.9;  ///< of a meeting, in parts of a hundred
/// A month that begins later has no room for its name.
constexpr int last_named_day = 343;

/// Draws days of the coming year as parts of its width. Where people read from
/// right to left, time runs so, too, as in the table below.
class LaneMarkup {
 public:
  LaneMarkup(Markup& to, const SitePage& page)
      : to_(to),
        page_(page),
        is_mirrored_(direction_of(page.labels.language()) == "rtl") {}

  void append_months() {
    to_.raw("<li class=\"months\" aria-hidden=\"true\"><span></span>");
    open();
    std::size_t n = 0;
    for (const SiteMonth& month : page_.catalogue.months) {
      if (month.first > last_named_day) continue;
      const std::string left = part(month.first);
      // On narrow screens there is room for one of three. A text starts at its
      // right end where the page is read from there.
      const std::string_view name = n++ % 3 == 0 ? "third" : "other";
      to_.element("text", month.name,
                  {{"x", left}, {"y", "18"}, {"class", name}});
    }
    to_.raw("</svg></li>\n");
  }

  void append(const SiteLane& lane) {
    to_.raw("<li>");
    if (lane.target.empty())
      to_.element("span", lane.name);
    else
      to_.element("a", lane.name, {{"href", lane.target}});
    open();
    for (const SiteMonth& month : page_.catalogue.months) {
      const std::string left = part(month.first);
      to_.leaf("line", {{"x1", left},
                        {"x2", left},
                        {"y1", "0"},
                        {"y2", "100%"},
                        {"class", "tick"}});
    }
    for (const std::size_t n : lane.events)
      append_event(page_.catalogue.events[n]);
    to_.raw("</svg></li>\n");
  }

 private:
  void open() {
    const std::string height = std::to_string(lane_height);
    to_.open("svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                     {"width", "100%"},
                     {"height", height},
                     {"aria-hidden", "true"}});
  }

  static std::string percent(double share) {
    const auto hundredths = std::lround(share * 100);
    const std::string rest = std::to_string(hundredths % 100);
    return std::to_string(hundredths / 100) + "." +
           (rest.size() == 1 ? "0" : "") + rest + "%";
  }
  double share(int day) const {
    const double share = 100.0 * std::clamp(day, 0, site_days) / site_days;
    return is_mirrored_ ? 100 - share : share;
  }
  std::string part(int day) const { return percent(share(day)); }

  void append_event(const SiteEvent& event) {
    std::string name = event.is_deadline ? "deadline" : "meeting";
    if (!event.is_firm) name += " faint";
    to_.open("g", {{"class", name}});
    const SiteLetter& letter = page_.catalogue.letters[event.letter];
    to_.element("title", event.days + " " + letter.name());
    if (event.is_deadline)
      append_diamond(event.first);
    else
      append_bar(event.first, event.last + 1);
    to_.close("g");
  }
  void append_diamond(int day) {
    const std::string left = part(day);
    const std::string middle = std::to_string(lane_height / 2);
    to_.open("svg", {{"x", left}, {"y", middle}, {"overflow", "visible"}});
    to_.leaf("path", {{"d", "M0-6L6 0L0 6L-6 0Z"}});
    to_.close("svg");
  }
  void append_bar(int first, int last) {
    const double from = std::min(share(first), share(last));
    const double wide =
        std::max(std::abs(share(last) - share(first)), least_width);
    const std::string left = percent(std::min(from, 100 - wide));
    const std::string width = percent(wide);
    to_.leaf("rect", {{"x", left},
                      {"y", "8"},
                      {"width", width},
                      {"height", "12"},
                      {"rx", "2"}});
  }

  Markup& to_;
  const SitePage& page_;
  bool is_mirrored_;
};

/// Where, how, and in which letter.
void append_rest(Markup& to, const SitePage& page, const SiteEvent& event) {
  const SiteLetter& letter = page.catalogue.letters[event.letter];
  to.raw("<div class=\"which\">");
  if (!event.place.empty()) {
    append_words(to, "span", event.place, letter.language);
    to.raw(" · ");
  }
  for (const std::string& code : event.codes) {
    to.element("span", page.labels[code]);
    to.raw(" · ");
  }
  append_link(to, page, letter);
  to.raw("</div>");
}

void append_row(Markup& to, const SitePage& page, const SiteEvent& event) {
  const SiteLetter& letter = page.catalogue.letters[event.letter];
  const std::string_view kind = event.is_deadline ? "deadline" : "meeting";
  const std::string name = std::string(kind) + (event.is_firm ? "" : " off");
  to.open("tr", {{"class", name}});
  to.raw("<th scope=\"row\">");
  to.open("time", {{"datetime", event.start}});
  append_ltr(to, "span", event.days, "days");
  if (!event.hours.empty()) {
    to.raw(" ");
    append_ltr(to, "span", event.hours, "days");
  }
  to.close("time");
  to.raw("</th><td>");
  to.element("span", page.labels[kind], {{"class", "tag"}});
  if (!event.group.empty()) {
    to.raw(" ");
    append_ltr(to, "span", event.group);
  }
  to.raw("</td><td>");
  if (!event.words.empty())
    append_words(to, "div", event.words, letter.language);
  append_rest(to, page, event);
  to.raw("</td></tr>\n");
}

}  // namespace

void append_coming(Markup& to, const SitePage& page,
                   const std::vector<SiteLane>& lanes, const Numbers& events,
                   std::string_view heading) {
  to.open("section",
          {{"id", "coming"}, {"tabindex", "-1"}, {"aria-labelledby", heading}});
  to.raw("\n");
  if (heading != page_heading) {
    to.element("h2", page.labels["coming"], {{"id", heading}});
    to.raw("\n");
  }
  if (events.empty()) {
    to.element("p", page.labels["no-coming"]);
    to.raw("\n</section>\n");
    return;
  }
  to.raw("<ol class=\"lanes\" role=\"list\">\n");
  LaneMarkup drawing(to, page);
  drawing.append_months();
  for (const SiteLane& lane : lanes) drawing.append(lane);
  to.raw("</ol>\n");
  to.element("p", page.labels["coming-says"], {{"class", "says"}});
  to.raw("\n<div class=\"wide\">\n");
  to.open("table", {{"class", "data events"}});
  to.raw("<thead><tr>");
  to.element("th", page.labels["when"], {{"scope", "col"}});
  to.raw("<td></td>");
  to.element("th", page.labels["what"], {{"scope", "col"}});
  to.raw("</tr></thead>\n<tbody>\n");
  for (const std::size_t n : events)
    append_row(to, page, page.catalogue.events[n]);
  to.raw("</tbody></table>\n</div>\n</section>\n");
}

}  // namespace ituletter
