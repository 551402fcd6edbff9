#include "ituletter/site.hpp"

#include <map>
#include <memory>
#include <numeric>
#include <set>
#include <utility>

#include "ituletter/write.hpp"
#include "site/page.hpp"
#include "view/page_head.hpp"

namespace ituletter {
namespace {

/// Calendar and feed of all letters, without their extension.
constexpr std::string_view top_name = "letters";

/// What all files are made of; it lives as long as one of them.
struct Site {
  Site(ArchiveReader& archive_read, const SiteSetting& set)
      : archive(archive_read),
        setting(set),
        labels(setting.grammars, setting.language),
        catalogue(read_catalogue(archive, setting)),
        style(std::string(page_asset("page")) +
              std::string(page_asset("site"))) {
    if (setting.title.empty()) setting.title = labels["letters"];
    make_calendars();
  }

  SitePage page(std::string_view root) const {
    return {setting, catalogue, labels, root};
  }

  ArchiveReader& archive;
  SiteSetting setting;
  Labels labels;
  SiteCatalogue catalogue;
  std::string style;
  /// Those with events, by their names without extension.
  std::map<std::string, std::string, std::less<>> calendars;

 private:
  void make_calendars();
  void add_calendar(std::string_view name, const std::string& title,
                    const std::vector<const Letter*>& letters);
};

/// Those who subscribe look ahead: what was announced longer ago has happened.
constexpr int calendar_years = 2;

std::string years_before(const std::string& day, int years) {
  return std::to_string(std::stoi(day.substr(0, 4)) - years) + day.substr(4);
}

/// The groups on whose pages the events of a letter are.
std::set<std::string> groups_of(const Letter& letter) {
  if (letter.group) return {study_group_of(letter.group->value)};
  std::set<std::string> groups;
  for (const Meeting& meeting : letter.meetings)
    if (meeting.group) groups.insert(study_group_of(meeting.group->value));
  return groups;
}

void Site::make_calendars() {
  ArchiveFilter filter;
  filter.from = years_before(setting.today, calendar_years);
  std::vector<Letter> letters;
  archive.letters(
      filter,
      [&](Letter&& letter) {
        if (letter.meetings.empty() && letter.deadlines.empty()) return;
        letter.paragraphs.clear();
        letter.annexes.clear();
        letters.push_back(std::move(letter));
      },
      // Its page tells of it.
      [](const Error&) {});
  std::vector<const Letter*> all;
  std::map<std::string, std::vector<const Letter*>> of_group;
  all.reserve(letters.size());
  for (const Letter& letter : letters) {
    all.push_back(&letter);
    for (const std::string& group : groups_of(letter))
      of_group[group].push_back(&letter);
  }
  add_calendar(top_name, setting.title, all);
  for (const auto& [group, about] : catalogue.groups)
    add_calendar(about.name, setting.title + ": " + group, of_group[group]);
}

void Site::add_calendar(std::string_view name, const std::string& title,
                        const std::vector<const Letter*>& letters) {
  std::vector<Converted> all;
  all.reserve(letters.size());
  for (const Letter* letter : letters) all.push_back({.letter = letter});
  WriteOptions write = setting.calendar;
  write.calendar_name = title;
  std::string calendar = find_writer("ics")->write(all, write);
  // A calendar has at least one event (RFC 5545, section 3.6).
  if (calendar.find("\r\nBEGIN:") != std::string::npos)
    calendars.emplace(name, std::move(calendar));
}

using SharedSite = std::shared_ptr<const Site>;

/// A page of the site.
class PageMarkup {
 public:
  /// `name`: calendar and feed that belong to the page, without extension.
  PageMarkup(const Site& site, std::string_view root, std::string_view name)
      : site_(site), page_(site.page(root)), name_(name) {}

  /// The title is that of the site if it is empty.
  void begin(std::string_view part, const std::string& filters) {
    const std::string_view title = part.empty() ? site_.setting.title : part;
    const std::string whole =
        part.empty() ? site_.setting.title
                     : std::string(part) + " – " + site_.setting.title;
    const std::string style = site_.style + filters;
    const std::string feed = own(".atom");
    Markup links;
    links.leaf("link", {{"rel", "alternate"},
                        {"type", "application/atom+xml"},
                        {"href", feed}});
    begin_page(to, site_.labels.language(),
               {.title = whole,
                .style = style,
                .script = page_asset("site_script"),
                .links = links.out()});
    to.raw("<body class=\"site\">\n");
    to.element("a", site_.labels["to-content"],
               {{"class", "skip"}, {"href", "#main"}});
    to.raw("\n<header>\n");
    if (!part.empty()) append_trail();
    to.element("h1", title, {{"id", page_heading}});
    to.raw("\n<p class=\"kicker\">");
    to.text(site_.labels["as-of"]);
    to.raw(" ");
    append_ltr(to, "span", site_.setting.today);
    to.raw("</p>\n");
  }

  /// What there is to read and to subscribe to; labels and addresses.
  void append_links(
      std::initializer_list<std::pair<std::string_view, std::string>> links) {
    to.open("nav", {{"aria-label", site_.labels["contents"]}});
    to.raw("<ul role=\"list\">");
    for (const auto& [label, target] : links) append_item(label, target);
    if (site_.calendars.contains(name_)) append_item("subscribe", own(".ics"));
    append_item("news", own(".atom"));
    to.raw("</ul></nav>\n</header>\n<main id=\"main\" tabindex=\"-1\">\n");
  }

  std::string end() {
    to.raw("</main>\n</body>\n</html>\n");
    return std::move(to.out());
  }

  const SitePage& page() const { return page_; }

  Markup to;

 private:
  std::string own(std::string_view extension) const {
    return page_.to(name_ + std::string(extension));
  }
  void append_trail() {
    const std::string target = page_.to("index.html");
    to.open("nav",
            {{"class", "trail"}, {"aria-label", site_.labels["letters"]}});
    to.raw("<ul role=\"list\"><li>");
    to.element("a", site_.setting.title, {{"href", target}});
    to.raw("</li></ul></nav>\n");
  }
  void append_item(std::string_view label, std::string_view target) {
    to.raw("<li>");
    to.element("a", site_.labels[label], {{"href", target}});
    to.raw("</li>");
  }

  const Site& site_;
  SitePage page_;
  std::string name_;
};

Numbers all_of(std::size_t count) {
  Numbers all(count);
  std::iota(all.begin(), all.end(), std::size_t{0});
  return all;
}

Numbers letters_of(const Site& site, const std::string& group) {
  Numbers numbers;
  for (std::size_t n = 0; n < site.catalogue.letters.size(); ++n)
    if (site.catalogue.letters[n].group == group) numbers.push_back(n);
  return numbers;
}

Numbers events_of(const Site& site, const std::string& group) {
  Numbers numbers;
  for (std::size_t n = 0; n < site.catalogue.events.size(); ++n)
    if (site.catalogue.events[n].page_group == group) numbers.push_back(n);
  return numbers;
}

void append_groups(Markup& to, const Site& site) {
  if (site.catalogue.groups.empty()) return;
  to.raw("<nav class=\"groups\" aria-labelledby=\"groups-head\">\n");
  to.element("h2", site.labels["groups"], {{"id", "groups-head"}});
  to.raw("<ul role=\"list\">");
  for (const auto& [group, about] : site.catalogue.groups) {
    const std::string target = about.name + ".html";
    to.raw("<li>");
    to.element("a", group, {{"href", target}});
    to.raw(" ");
    to.element("span", std::to_string(about.letters), {{"class", "code"}});
    to.raw("</li>");
  }
  to.raw("</ul></nav>\n");
}

std::string make_index(const Site& site) {
  PageMarkup markup(site, "", top_name);
  const Numbers letters = all_of(site.catalogue.letters.size());
  markup.begin("", filter_style(markup.page(), letters));
  markup.append_links({{"coming", "coming.html"}});
  append_groups(markup.to, site);
  append_list(markup.to, markup.page(), letters);
  return markup.end();
}

/// A lane for each group that has an event, those of no group last.
std::vector<SiteLane> lanes_of_groups(const Site& site) {
  std::map<std::string, Numbers, GroupOrder> events;
  Numbers others;
  for (std::size_t n = 0; n < site.catalogue.events.size(); ++n) {
    const std::string& group = site.catalogue.events[n].page_group;
    (group.empty() ? others : events[group]).push_back(n);
  }
  std::vector<SiteLane> lanes;
  lanes.reserve(events.size() + 1);
  for (auto& [group, numbers] : events) {
    const auto page = site.catalogue.groups.find(group);
    lanes.push_back({.name = group,
                     .target = page == site.catalogue.groups.end()
                                   ? std::string()
                                   : page->second.name + ".html",
                     .events = std::move(numbers)});
  }
  if (!others.empty())
    lanes.push_back({.name = std::string(site.labels["other"]),
                     .target = {},
                     .events = std::move(others)});
  return lanes;
}

std::string make_coming(const Site& site) {
  PageMarkup markup(site, "", top_name);
  markup.begin(site.labels["coming"], "");
  markup.append_links({{"letters", "index.html"}});
  append_coming(markup.to, markup.page(), lanes_of_groups(site),
                all_of(site.catalogue.events.size()), page_heading);
  return markup.end();
}

std::vector<SiteLane> lanes_of_kinds(const Site& site, const Numbers& events) {
  std::vector<SiteLane> lanes;
  for (const bool is_deadline : {false, true}) {
    SiteLane lane{.name = std::string(
                      site.labels[is_deadline ? "deadlines" : "meetings"]),
                  .target = {},
                  .events = {}};
    for (const std::size_t n : events)
      if (site.catalogue.events[n].is_deadline == is_deadline)
        lane.events.push_back(n);
    if (!lane.events.empty()) lanes.push_back(std::move(lane));
  }
  return lanes;
}

std::string make_group(const Site& site, const std::string& group) {
  PageMarkup markup(site, "../", site.catalogue.groups.at(group).name);
  const Numbers letters = letters_of(site, group);
  const Numbers events = events_of(site, group);
  markup.begin(group, filter_style(markup.page(), letters));
  markup.append_links({{"coming", "#coming"}, {"letters", "#letters"}});
  append_coming(markup.to, markup.page(), lanes_of_kinds(site, events), events,
                "coming-head");
  append_list(markup.to, markup.page(), letters);
  return markup.end();
}

class SitePlan {
 public:
  explicit SitePlan(SharedSite site) : site_(std::move(site)) {}

  std::vector<SiteFile> files() {
    add("index.html", [site = site_] { return make_index(*site); });
    add("coming.html", [site = site_] { return make_coming(*site); });
    add_feed(top_name, site_->setting.title, "index.html",
             all_of(site_->catalogue.letters.size()));
    for (const auto& [name, calendar] : site_->calendars)
      add(name + ".ics", [site = site_, &text = calendar] { return text; });
    for (const auto& one : site_->catalogue.groups) add_group(one.first);
    for (const SiteLetter& letter : site_->catalogue.letters)
      for (const SiteVersion& version : letter.versions)
        add(version.page, [site = site_, &letter, &version] {
          return make_letter_page(site->archive, site->page("../"), letter,
                                  version);
        });
    return std::move(files_);
  }

 private:
  void add(const std::string& name, std::function<std::string()> make) {
    files_.push_back({name, std::move(make)});
  }
  void add_group(const std::string& group) {
    const std::string& name = site_->catalogue.groups.at(group).name;
    add(name + ".html",
        [site = site_, group] { return make_group(*site, group); });
    add_feed(name, site_->setting.title + ": " + group, name + ".html",
             letters_of(*site_, group));
  }
  void add_feed(std::string_view name, const std::string& title,
                const std::string& page, const Numbers& letters) {
    const std::string feed = std::string(name) + ".atom";
    const std::string_view root = name == top_name ? "" : "../";
    add(feed, [site = site_, title, feed, page, root, letters] {
      return make_feed(site->page(root), title, feed, page, letters);
    });
  }

  SharedSite site_;
  std::vector<SiteFile> files_;
};

}  // namespace

std::vector<SiteFile> make_site(ArchiveReader& archive,
                                const SiteSetting& setting) {
  return SitePlan(std::make_shared<const Site>(archive, setting)).files();
}

}  // namespace ituletter
