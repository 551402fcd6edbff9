#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ituletter/site.hpp"

namespace ituletter {

/// A letter in one of its languages.
struct SiteVersion {
  std::string language;
  std::string record;  ///< its name in the archive
  std::string page;    ///< its name in the site
  std::string reference;
  std::string subject;
};

/// A meeting or a deadline.
struct SiteEvent {
  std::size_t letter = 0;
  bool is_deadline = false;
  bool is_firm = true;     ///< not cancelled
  std::string group;       ///< as the letter names it; empty for all
  std::string page_group;  ///< whose page it is on
  std::string days;        ///< "2025-09-04 – 2025-09-05"
  std::string hours;
  std::string start;
  std::string words;  ///< title of a meeting, words of a deadline
  std::string place;
  std::vector<std::string> codes = {};  ///< keys of labels
  int first = 0;                        ///< in days from today
  int last = 0;
};

struct SiteLetter {
  std::string key;
  std::string code;  ///< as others refer to it: "TSB Circular 67"
  std::string kind;
  std::string group;     ///< empty for all
  std::string date;      ///< may be empty
  std::string since;     ///< the date, or the day when it came here
  std::string language;  ///< of what the catalogue says
  bool is_vanished = false;
  std::vector<SiteVersion> versions = {};  ///< by language
  std::size_t shown = 0;                   ///< the version that lists show
  std::optional<std::size_t> amends = {};
  std::vector<std::size_t> amendments = {};
  std::vector<std::size_t> cites = {};
  std::vector<std::size_t> cited_by = {};
  /// Meetings and deadlines as the amendments leave them.
  std::vector<SiteEvent> now = {};

  const SiteVersion& version() const { return versions[shown]; }
  /// What it is called in a list.
  const std::string& name() const;
};

struct SiteMonth {
  std::string name;  ///< "2025-09"
  int first = 0;     ///< in days from today
};

/// As people count: SG3 before SG17.
struct GroupOrder {
  bool operator()(std::string_view group, std::string_view other) const;
};

struct SiteGroup {
  std::string name;  ///< "groups/SG17": page, feed and calendar, without
                     ///< their extension
  std::size_t letters = 0;
};

/// What pages are made of, read once.
struct SiteCatalogue {
  std::vector<SiteLetter> letters;  ///< the newest first
  std::vector<SiteEvent> events;    ///< of the coming year, the soonest first
  std::vector<SiteMonth> months;    ///< of the coming year
  std::map<std::string, SiteGroup, GroupOrder> groups;
};

/// Days of the coming year.
inline constexpr int site_days = 366;

/// Throws Error.
SiteCatalogue read_catalogue(ArchiveReader& archive,
                             const SiteSetting& setting);

/// The study group of a working party: "SG15" of "WP1/15"; else the group
/// itself.
std::string study_group_of(const std::string& group);

}  // namespace ituletter
