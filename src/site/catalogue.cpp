#include "site/catalogue.hpp"

#include <algorithm>
#include <charconv>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "write/safe_name.hpp"

namespace ituletter {
namespace {

/// 0 for what is no number.
int number_of(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

/// A row by the names of its columns; null is empty.
class Row {
 public:
  explicit Row(const ArchiveRow& row) : row_(row) {}

  std::string operator[](std::string_view column) const {
    const auto found = std::ranges::find(row_.columns, column);
    const auto at = static_cast<std::size_t>(found - row_.columns.begin());
    return std::string(row_.values[at].text);
  }
  int number(std::string_view column) const {
    return number_of((*this)[column]);
  }

 private:
  const ArchiveRow& row_;
};

// What has no group belongs to the letter's: a workshop beside its meeting.
// With all meetings of a letter its deadlines are cancelled, too. A date may be
// a month, "2025-07": from its first to its last day.
constexpr std::string_view events_sql = R"(
event AS (
  SELECT meetings.letter, 0 AS is_deadline,
    status <> 'cancelled' AS is_firm,
    coalesce(meetings."group", letters."group") AS "group",
    coalesce(letters."group", meetings."group") AS page_group,
    start, coalesce("end", start) AS last, opens AS hour,
    closes AS last_hour, title AS words, place, mode,
    nullif(status, 'convened') AS state, ordinal,
    letters.state = 'amended' AS is_amended
  FROM meetings JOIN letters ON letters.letter = meetings.letter
  WHERE start IS NOT NULL AND status <> 'mentioned'
  UNION ALL
  SELECT deadlines.letter, 1,
    deadlines.letter NOT IN (SELECT letter FROM called_off),
    deadlines."group", deadlines."group", deadlines.date, deadlines.date, time,
    NULL, text, NULL, action, nullif(basis, 'stated'), ordinal,
    letters.state = 'amended'
  FROM deadlines JOIN letters ON letters.letter = deadlines.letter
), called_off AS (
  SELECT letter FROM meetings WHERE status <> 'mentioned'
  GROUP BY letter HAVING min(status = 'cancelled')
), placed AS (
  SELECT event.*,
    CAST(julianday(substr(start || '-01', 1, 10)) - julianday(today.day)
      AS INTEGER) AS first_day,
    CAST(julianday(CASE length(last) WHEN 7
      THEN date(last || '-01', '+1 month', '-1 day') ELSE last END)
      - julianday(today.day) AS INTEGER) AS last_day
  FROM event, today
)
SELECT *, last_day >= 0 AND first_day < 366 AS is_coming FROM placed
WHERE is_amended OR is_coming
ORDER BY first_day, hour, is_deadline, letter, ordinal)";

constexpr std::string_view months_sql = R"(
month(day) AS (
  SELECT date(day, 'start of month', '+1 month') FROM today
  UNION ALL SELECT date(month.day, '+1 month') FROM month, today
  WHERE month.day < date(today.day, '+11 months')
)
SELECT substr(month.day, 1, 7) AS name,
  CAST(julianday(month.day) - julianday(today.day) AS INTEGER) AS first_day
FROM month, today)";

std::string joined(const std::string& first, const std::string& last,
                   std::string_view between) {
  return last.empty() || last == first ? first
                                       : first + std::string(between) + last;
}

class CatalogueReader {
 public:
  CatalogueReader(ArchiveReader& archive, const SiteSetting& setting)
      : archive_(archive), setting_(setting) {}

  SiteCatalogue read() {
    read_letters();
    read_versions();
    drop_the_empty();
    tie();
    read_events();
    read_months();
    return std::move(catalogue_);
  }

 private:
  using Use = std::function<void(const Row&)>;
  void each(const std::string& sql, const Use& use) const {
    archive_.select(sql, [&](const ArchiveRow& row) { use(Row(row)); });
  }
  SiteLetter* find(const std::string& key) {
    const auto found = numbers_.find(key);
    return found == numbers_.end() ? nullptr
                                   : &catalogue_.letters[found->second];
  }
  void number_letters() {
    numbers_.clear();
    for (std::size_t n = 0; n < catalogue_.letters.size(); ++n)
      numbers_.emplace(catalogue_.letters[n].key, n);
  }

  void read_letters() {
    each(R"(SELECT letters.*, letter.code, coalesce(letters.date,
  (SELECT substr(min(added), 1, 10) FROM files
   WHERE files.letter = letters.letter)) AS since
FROM letters JOIN letter ON letter.key = letters.letter
ORDER BY since DESC, letters.number DESC, letters.letter)",
         [&](const Row& row) {
           catalogue_.letters.push_back(
               {.key = row["letter"],
                .code = row["code"],
                .kind = row["kind"],
                .group = row["group"],
                .date = row["date"],
                .since = row["since"],
                .language = row["language"],
                .is_vanished = row["is_vanished"] == "1"});
           bases_.emplace_back(row["letter"], row["amends"]);
         });
    number_letters();
  }

  /// Of the documents in one language, the one that speaks for it.
  void read_versions() {
    each(
        R"(SELECT letter.key AS letter, document.language, document.record,
document.reference, document.subject, document.is_gone FROM document
JOIN letter ON letter.id = document.letter
ORDER BY letter.id, document.is_gone, document.rank, document.id DESC)",
        [&](const Row& row) {
          SiteLetter* letter = find(row["letter"]);
          const std::string language = row["language"];
          if (letter == nullptr ||
              (row["is_gone"] == "1" && !letter->is_vanished) ||
              std::ranges::find(letter->versions, language,
                                &SiteVersion::language) !=
                  letter->versions.end())
            return;
          const std::string name =
              unique("letters/" + safe_name(letter->key + "-" + language));
          letter->versions.push_back({.language = language,
                                      .record = row["record"],
                                      .page = name + ".html",
                                      .reference = row["reference"],
                                      .subject = row["subject"]});
        });
    for (SiteLetter& letter : catalogue_.letters) order(letter);
  }

  /// Lists show a letter in the language of the site if they can, else as the
  /// catalogue does.
  void order(SiteLetter& letter) const {
    if (letter.versions.empty()) return;
    std::string shown = letter.versions.front().language;
    std::ranges::sort(letter.versions, {}, &SiteVersion::language);
    const auto place = [&](const std::string& language) {
      return std::ranges::find(letter.versions, language,
                               &SiteVersion::language);
    };
    auto found = place(setting_.language);
    if (found == letter.versions.end()) found = place(shown);
    letter.shown = static_cast<std::size_t>(found - letter.versions.begin());
  }

  void drop_the_empty() {
    std::erase_if(catalogue_.letters, [](const SiteLetter& letter) {
      return letter.versions.empty();
    });
    number_letters();
    for (const SiteLetter& letter : catalogue_.letters)
      if (!letter.group.empty()) ++catalogue_.groups[letter.group].letters;
    for (auto& [group, about] : catalogue_.groups)
      about.name = unique("groups/" + safe_name(group));
  }

  /// There are disks where case does not part names.
  std::string unique(std::string name) {
    const auto folded = [&] {
      std::string lower = name;
      for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
      return lower;
    };
    while (!names_.insert(folded()).second) name += "-";
    return name;
  }

  void tie() {
    for (const auto& [key, base] : bases_) {
      const auto from = numbers_.find(key);
      const auto to = numbers_.find(base);
      if (from == numbers_.end() || to == numbers_.end()) continue;
      catalogue_.letters[from->second].amends = to->second;
      catalogue_.letters[to->second].amendments.push_back(from->second);
    }
    for (SiteLetter& letter : catalogue_.letters)
      std::ranges::reverse(letter.amendments);  // the first comes first
    each(R"(SELECT DISTINCT letter, target FROM refs
WHERE target IS NOT NULL ORDER BY letter, target)",
         [&](const Row& row) {
           const auto from = numbers_.find(row["letter"]);
           const auto to = numbers_.find(row["target"]);
           if (from == numbers_.end() || to == numbers_.end()) return;
           catalogue_.letters[from->second].cites.push_back(to->second);
           catalogue_.letters[to->second].cited_by.push_back(from->second);
         });
  }

  std::string from_today(std::string_view sql) const {
    return "WITH RECURSIVE today(day) AS (VALUES ('" + setting_.today +
           "')), " + std::string(sql);
  }

  void read_events() {
    each(from_today(events_sql), [&](const Row& row) {
      const auto letter = numbers_.find(row["letter"]);
      if (letter == numbers_.end()) return;
      SiteEvent event{.letter = letter->second,
                      .is_deadline = row["is_deadline"] == "1",
                      .is_firm = row["is_firm"] == "1",
                      .group = row["group"],
                      .page_group = study_group_of(row["page_group"]),
                      .days = joined(row["start"], row["last"], " – "),
                      .hours = joined(row["hour"], row["last_hour"], "–"),
                      .start = row["start"],
                      .words = row["words"],
                      .place = row["place"],
                      .first = row.number("first_day"),
                      .last = row.number("last_day")};
      for (const char* code : {"mode", "state"})
        if (!row[code].empty()) event.codes.push_back(row[code]);
      if (row["is_amended"] == "1")
        catalogue_.letters[event.letter].now.push_back(event);
      if (row["is_coming"] == "1")
        catalogue_.events.push_back(std::move(event));
    });
  }

  void read_months() {
    each(from_today(months_sql), [&](const Row& row) {
      catalogue_.months.push_back(
          {.name = row["name"], .first = row.number("first_day")});
    });
  }

  ArchiveReader& archive_;
  const SiteSetting& setting_;
  SiteCatalogue catalogue_;
  std::unordered_map<std::string, std::size_t> numbers_;
  std::vector<std::pair<std::string, std::string>> bases_;
  std::set<std::string> names_;  ///< without regard to case
};

/// "SG", 17, "RG-AFR".
std::tuple<std::string_view, int, std::string_view> parts_of(
    std::string_view group) {
  const std::size_t begin =
      std::min(group.find_first_of("0123456789"), group.size());
  const std::size_t end =
      std::min(group.find_first_not_of("0123456789", begin), group.size());
  return {group.substr(0, begin), number_of(group.substr(begin, end - begin)),
          group.substr(end)};
}

}  // namespace

SiteCatalogue read_catalogue(ArchiveReader& archive,
                             const SiteSetting& setting) {
  return CatalogueReader(archive, setting).read();
}

const std::string& SiteLetter::name() const {
  for (const std::string* name :
       {&version().reference, &code, &version().subject})
    if (!name->empty()) return *name;
  return key;
}

std::string study_group_of(const std::string& group) {
  const std::size_t slash = group.find('/');
  return group.starts_with("WP") && slash != std::string::npos
             ? "SG" + group.substr(slash + 1)
             : group;
}

bool GroupOrder::operator()(std::string_view group,
                            std::string_view other) const {
  return std::tuple(parts_of(group), group) <
         std::tuple(parts_of(other), other);
}

}  // namespace ituletter
