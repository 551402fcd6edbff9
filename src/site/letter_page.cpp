#include "ituletter/view.hpp"
#include "site/page.hpp"

namespace ituletter {
namespace {

/// From a page in the folder of letters.
PageLink link_to(const SitePage& page, const SiteLetter& letter) {
  const SiteVersion& version = letter.version();
  return {.words = letter.name(),
          .target = page.to(version.page),
          .language = version.language};
}

std::vector<PageLink> trail_of(const SitePage& page, const SiteLetter& letter) {
  std::vector<PageLink> trail = {{.words = page.setting.title,
                                  .target = page.to("index.html"),
                                  .language = page.labels.language()}};
  if (!letter.group.empty())
    trail.push_back({.words = letter.group,
                     .target = page.to(
                         page.catalogue.groups.at(letter.group).name + ".html"),
                     .language = {}});
  return trail;
}

class Ties {
 public:
  Ties(const SitePage& page, const SiteLetter& letter,
       std::string_view language)
      : page_(page),
        letter_(letter),
        cancelled_(Labels(page.setting.grammars, language)["cancelled"]) {}

  std::vector<PageTie> all(const SiteVersion& shown) {
    add_versions(shown);
    if (letter_.amends) add("amends", {*letter_.amends});
    add("amended-by", letter_.amendments);
    add_now();
    add("cites", letter_.cites);
    add("cited-by", letter_.cited_by);
    return std::move(ties_);
  }

 private:
  void add_versions(const SiteVersion& shown) {
    PageTie tie = {"versions", {}};
    for (const SiteVersion& version : letter_.versions)
      if (&version != &shown)
        tie.links.push_back({.words = own_name(page_, version.language),
                             .target = page_.to(version.page),
                             .language = version.language});
    if (!tie.links.empty()) ties_.push_back(std::move(tie));
  }
  /// The page shows what the letter itself said.
  void add_now() {
    PageTie tie = {"now", {}};
    for (const SiteEvent& event : letter_.now) {
      std::string words = event.days;
      if (!event.is_firm) words += " " + cancelled_;
      if (!event.words.empty()) words += ": " + event.words;
      tie.links.push_back({.words = words, .target = {}, .language = {}});
    }
    if (!tie.links.empty()) ties_.push_back(std::move(tie));
  }
  void add(std::string_view label, const Numbers& letters) {
    if (letters.empty()) return;
    PageTie tie = {label, {}};
    for (const std::size_t n : letters)
      tie.links.push_back(link_to(page_, page_.catalogue.letters[n]));
    ties_.push_back(std::move(tie));
  }

  const SitePage& page_;
  const SiteLetter& letter_;
  std::string cancelled_;
  std::vector<PageTie> ties_;
};

}  // namespace

std::string make_letter_page(const ArchiveReader& archive, const SitePage& page,
                             const SiteLetter& letter,
                             const SiteVersion& version) {
  const Record record = archive.record(version.record);
  const CheckedFile file =
      place_findings(record.source, record.letter.diagnostics);
  return view_page({record.source, record.letter, file.findings},
                   page.setting.grammars,
                   {.trail = trail_of(page, letter),
                    .ties = Ties(page, letter, version.language).all(version)});
}

}  // namespace ituletter
