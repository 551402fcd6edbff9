#include "archive/amend.hpp"

#include <optional>
#include <string>
#include <vector>

#include "archive/record.hpp"
#include "ituletter/compare.hpp"

namespace ituletter {
namespace {

/// Letters that have amendments in the archive, where one of them changed.
std::vector<std::string> changed_bases(Database& database) {
  Statement find(database,
                 "SELECT base FROM letter GROUP BY base "
                 "HAVING count(*) > 1 AND max(is_stale) = 1");
  std::vector<std::string> bases;
  while (find.step()) bases.emplace_back(find.text(0));
  return bases;
}

class Amender {
 public:
  Amender(Database& database, Store& store, const Records& records)
      : store_(store),
        records_(records),
        find_(database,
              "SELECT id, amendment IS NULL FROM letter WHERE base = ? "
              "ORDER BY amendment IS NOT NULL, date, amendment_number"),
        set_state_(database, "UPDATE letter SET state = ? WHERE id = ?"),
        remove_meetings_(database,
                         "DELETE FROM amended_meeting WHERE letter = ?"),
        remove_deadlines_(database,
                          "DELETE FROM amended_deadline WHERE letter = ?") {}

  void amend(const std::string& base) {
    std::vector<std::int64_t> letters;
    bool has_base = false;
    for (find_.with(base); find_.step();) {
      letters.push_back(find_.number(0));
      has_base = has_base || find_.number(1) == 1;
    }
    find_.reset();
    for (const std::int64_t letter : letters) {
      remove_meetings_.with(letter).run();
      remove_deadlines_.with(letter).run();
      set_state_.with(has_base ? "applied" : "current", letter).run();
    }
    if (!has_base) return;
    set_state_.with("amended", letters.front()).run();
    store_.put_amended(letters.front(), records_.amended_letter(letters));
  }

 private:
  Store& store_;
  const Records& records_;
  Statement find_;
  Statement set_state_;
  Statement remove_meetings_;
  Statement remove_deadlines_;
};

}  // namespace

void apply_amendments(Database& database, Store& store,
                      const ArchiveFolder& folder) {
  const Records records(database, folder);
  Amender amender(database, store, records);
  for (const std::string& base : changed_bases(database)) amender.amend(base);
  database.run("UPDATE letter SET is_stale = 0 WHERE is_stale");
}

}  // namespace ituletter
