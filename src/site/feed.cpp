#include <algorithm>

#include "site/page.hpp"
#include "write/uuid.hpp"

namespace ituletter {
namespace {

constexpr std::size_t most_entries = 50;

/// A letter has a day, a feed wants a moment.
std::string moment(const std::string& date) {
  return (date.size() == 10 ? date : std::string("1970-01-01")) + "T00:00:00Z";
}

/// Text, so that it needs no language of its own.
void append_title(Markup& to, const SiteLetter& letter) {
  const SiteVersion& version = letter.version();
  to.element("title",
             version.subject.empty() ? letter.name()
                                     : letter.name() + ": " + version.subject,
             {{"xml:lang", version.language}});
}

void append_entry(Markup& to, const SitePage& page, const SiteLetter& letter) {
  const std::string moment_of = moment(letter.date);
  to.raw("<entry>\n");
  append_title(to, letter);
  to.raw("\n");
  to.element("id", "urn:uuid:" + name_uuid(letter.key));
  to.element("updated", moment_of);
  to.element("published", moment_of);
  if (!letter.group.empty()) to.leaf("category", {{"term", letter.group}});
  for (std::size_t n = 0; n < letter.versions.size(); ++n) {
    const SiteVersion& version = letter.versions[n];
    const std::string target = page.setting.address.empty()
                                   ? page.to(version.page)
                                   : page.setting.address + version.page;
    // One address alone may be that of the entry itself.
    if (n == letter.shown)
      to.leaf("link", {{"href", target}, {"hreflang", version.language}});
    else
      to.leaf("link", {{"rel", "related"},
                       {"href", target},
                       {"hreflang", version.language}});
  }
  to.raw("\n</entry>\n");
}

}  // namespace

std::string make_feed(const SitePage& page, std::string_view title,
                      std::string_view name, const Numbers& letters) {
  Markup to;
  to.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
  to.open("feed", {{"xmlns", "http://www.w3.org/2005/Atom"},
                   {"xml:lang", page.labels.language()}});
  to.raw("\n");
  to.element("title", title);
  to.element("id", "urn:uuid:" + name_uuid(page.setting.address + "#" +
                                           std::string(name)));
  const Numbers newest(letters.begin(),
                       letters.begin() + static_cast<std::ptrdiff_t>(std::min(
                                             letters.size(), most_entries)));
  std::string last;
  for (const std::size_t n : newest)
    last = std::max(last, page.catalogue.letters[n].date);
  to.element("updated", moment(last));
  to.raw("<author><name>");
  to.text(page.labels["bureau"]);
  to.raw("</name></author>");
  to.element("generator", "ituletter");
  if (!page.setting.address.empty()) {
    const std::string self = page.setting.address + std::string(name);
    to.leaf("link", {{"rel", "self"}, {"href", self}});
  }
  to.raw("\n");
  for (const std::size_t n : newest)
    append_entry(to, page, page.catalogue.letters[n]);
  to.raw("</feed>\n");
  return std::move(to.out());
}

}  // namespace ituletter
