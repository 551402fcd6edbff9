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

std::string address_of(const SitePage& page, std::string_view name) {
  return page.setting.address.empty()
             ? page.to(name)
             : page.setting.address + std::string(name);
}

void append_link(Markup& to, std::string_view relation,
                 std::string_view address, std::string_view language) {
  to.leaf("link",
          {{"rel", relation}, {"href", address}, {"hreflang", language}});
}

void append_title(Markup& to, const SiteLetter& letter) {
  const SiteVersion& version = letter.version();
  to.element("title",
             version.subject.empty() || version.subject == letter.name()
                 ? letter.name()
                 : letter.name() + ": " + version.subject,
             {{"xml:lang", version.language}});
}

void append_entry(Markup& to, const SitePage& page, const SiteLetter& letter) {
  const std::string moment_of = moment(letter.since);
  to.raw("<entry>\n");
  append_title(to, letter);
  to.raw("\n");
  to.element("id", "urn:uuid:" + name_uuid(letter.key));
  to.element("updated", moment_of);
  to.element("published", moment_of);
  if (!letter.group.empty()) to.leaf("category", {{"term", letter.group}});
  // Several are right where their languages differ (RFC 4287, section 4.1.2).
  for (const SiteVersion& version : letter.versions)
    append_link(to, "alternate", address_of(page, version.page),
                version.language);
  to.raw("\n</entry>\n");
}

}  // namespace

std::string make_feed(const SitePage& page, std::string_view title,
                      std::string_view name, std::string_view of,
                      const Numbers& letters) {
  Markup to;
  to.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
  to.open("feed", {{"xmlns", "http://www.w3.org/2005/Atom"},
                   {"xml:lang", page.labels.language()}});
  to.raw("\n");
  to.element("title", title);
  // The site may move; its title, language and parts are what it is known by.
  to.element("id", "urn:uuid:" + name_uuid(page.setting.title + "#" +
                                           page.setting.language + "#" +
                                           std::string(name)));
  const Numbers newest(letters.begin(),
                       letters.begin() + static_cast<std::ptrdiff_t>(std::min(
                                             letters.size(), most_entries)));
  std::string last;
  for (const std::size_t n : newest)
    last = std::max(last, page.catalogue.letters[n].since);
  to.element("updated", moment(last));
  to.raw("<author><name>");
  to.text(page.labels["bureau"]);
  to.raw("</name></author>");
  to.element("generator", "ituletter");
  append_link(to, "self", address_of(page, name), {});
  append_link(to, "alternate", address_of(page, of), page.setting.language);
  to.raw("\n");
  for (const std::size_t n : newest)
    append_entry(to, page, page.catalogue.letters[n]);
  to.raw("</feed>\n");
  return std::move(to.out());
}

}  // namespace ituletter
