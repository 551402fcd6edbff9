#include "ituletter/site.hpp"

#include <memory>
#include <numeric>
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
  }

  SitePage page(std::string_view root) const {
    return {setting, catalogue, labels, root};
  }

  ArchiveReader& archive;
  SiteSetting setting;
  Labels labels;
  SiteCatalogue catalogue;
  std::string style;
};

using SharedSite = std::shared_ptr<const Site>;

/// A page of the site.
class PageMarkup {
 public:
  /// `name`: calendar and feed that belong to the page, without extension.
  PageMarkup(const Site& site, std::string_view root, std::string_view name)
      : site_(site), page_(site.page(root)), name_(name) {}

  void begin(std::string_view title, const std::string& filters) {
    const std::string style = site_.style + filters;
    const std::string feed = own(".atom");
    Markup links;
    links.leaf("link", {{"rel", "alternate"},
                        {"type", "application/atom+xml"},
                        {"href", feed}});
    begin_page(to, site_.labels.language(),
               {.title = title,
                .style = style,
                .script = page_asset("site_script"),
                .links = links.out()});
    to.raw("<body class=\"site\">\n");
    to.element("a", site_.labels["to-content"],
               {{"class", "skip"}, {"href", "#main"}});
    to.raw("\n<header>\n");
    if (title != site_.setting.title) append_trail();
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
    append_item("subscribe", own(".ics"));
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

template <class Row>
Numbers of_group(const std::vector<Row>& rows, const std::string& group) {
  Numbers numbers;
  for (std::size_t n = 0; n < rows.size(); ++n)
    if (rows[n].group == group) numbers.push_back(n);
  return numbers;
}

void append_groups(Markup& to, const Site& site) {
  if (site.catalogue.groups.empty()) return;
  to.raw("<nav class=\"groups\" aria-labelledby=\"groups-head\">\n");
  to.element("h2", site.labels["groups"], {{"id", "groups-head"}});
  to.raw("<ul role=\"list\">");
  for (const auto& [group, count] : site.catalogue.groups) {
    to.raw("<li>");
    to.element("a", group, {{"href", name_of_group(group) + ".html"}});
    to.raw(" ");
    to.element("span", std::to_string(count), {{"class", "code"}});
    to.raw("</li>");
  }
  to.raw("</ul></nav>\n");
}

std::string make_index(const Site& site) {
  PageMarkup markup(site, "", top_name);
  const Numbers letters = all_of(site.catalogue.letters.size());
  markup.begin(site.setting.title, filter_style(markup.page(), letters));
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
    const std::string& group = site.catalogue.events[n].group;
    (group.empty() ? others : events[group]).push_back(n);
  }
  std::vector<SiteLane> lanes;
  lanes.reserve(events.size() + 1);
  for (auto& [group, numbers] : events)
    lanes.push_back({.name = group,
                     .target = site.catalogue.groups.contains(group)
                                   ? name_of_group(group) + ".html"
                                   : std::string(),
                     .events = std::move(numbers)});
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
  PageMarkup markup(site, "../", name_of_group(group));
  const Numbers letters = of_group(site.catalogue.letters, group);
  const Numbers events = of_group(site.catalogue.events, group);
  markup.begin(group, filter_style(markup.page(), letters));
  markup.append_links({{"coming", "#coming"}, {"letters", "#letters"}});
  append_coming(markup.to, markup.page(), lanes_of_kinds(site, events), events,
                "coming-head");
  append_list(markup.to, markup.page(), letters);
  return markup.end();
}

/// Calendars are made at once, for they ask the archive.
std::string make_calendar(const Site& site, const std::string& group) {
  ArchiveFilter filter;
  filter.group = group;
  std::vector<Letter> letters;
  site.archive.letters(filter, [&](Letter&& letter) {
    if (!letter.meetings.empty() || !letter.deadlines.empty())
      letters.push_back(std::move(letter));
  });
  std::vector<Converted> all;
  all.reserve(letters.size());
  for (const Letter& letter : letters) all.push_back({.letter = &letter});
  return find_writer("ics")->write(all, site.setting.calendar);
}

class SitePlan {
 public:
  explicit SitePlan(SharedSite site) : site_(std::move(site)) {}

  std::vector<SiteFile> files() {
    add("index.html", [site = site_] { return make_index(*site); });
    add("coming.html", [site = site_] { return make_coming(*site); });
    add_subscriptions(top_name, site_->setting.title, "",
                      all_of(site_->catalogue.letters.size()));
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
    const std::string name = name_of_group(group);
    add(name + ".html",
        [site = site_, group] { return make_group(*site, group); });
    add_subscriptions(name, site_->setting.title + ": " + group, group,
                      of_group(site_->catalogue.letters, group));
  }
  void add_subscriptions(std::string_view name, const std::string& title,
                         const std::string& group, const Numbers& letters) {
    const std::string feed = std::string(name) + ".atom";
    add(feed, [site = site_, title, feed, letters, is_top = group.empty()] {
      return make_feed(site->page(is_top ? "" : "../"), title, feed, letters);
    });
    add(std::string(name) + ".ics",
        [calendar = make_calendar(*site_, group)] { return calendar; });
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
