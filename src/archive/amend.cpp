#include "archive/amend.hpp"

#include <optional>
#include <string>
#include <vector>

#include "archive/record.hpp"
#include "ituletter/compare.hpp"

namespace ituletter {
namespace {

/// A letter that others amend.
struct Base {
  std::string key;
  bool is_there = false;
};

/// Letters that have amendments in the archive, where one of them changed.
std::vector<Base> changed_bases(Database& database) {
  Statement find(database,
                 "SELECT base, min(amendment IS NOT NULL) = 0 FROM letter "
                 "GROUP BY base HAVING count(*) > 1 AND max(is_stale) = 1");
  std::vector<Base> bases;
  while (find.step())
    bases.push_back({std::string(find.text(0)), find.number(1) == 1});
  return bases;
}

class Amender {
 public:
  Amender(Database& database, Store& store, const Records& records)
      : store_(store),
        records_(records),
        set_state_(database, "UPDATE letter SET state = ? WHERE id = ?"),
        remove_meetings_(database, "DELETE FROM meeting WHERE document = -?"),
        remove_deadlines_(database,
                          "DELETE FROM deadline WHERE document = -?") {}

  void amend(const Base& base) {
    const std::vector<std::int64_t> letters =
        records_.with_amendments(base.key);
    for (const std::int64_t letter : letters) {
      remove_meetings_.with(letter).run();
      remove_deadlines_.with(letter).run();
      set_state_.with(base.is_there ? "applied" : "current", letter).run();
    }
    if (!base.is_there) return;
    set_state_.with("amended", letters.front()).run();
    store_.put_amended(letters.front(), records_.amended_letter(letters));
  }

 private:
  Store& store_;
  const Records& records_;
  Statement set_state_;
  Statement remove_meetings_;
  Statement remove_deadlines_;
};

}  // namespace

void apply_amendments(Database& database, Store& store,
                      const ArchiveFolder& folder) {
  const Records records(database, folder);
  Amender amender(database, store, records);
  for (const Base& base : changed_bases(database)) amender.amend(base);
  // "OR FAIL": else SQLite keeps in memory all that it would have to undo.
  database.run("UPDATE OR FAIL letter SET is_stale = 0 WHERE is_stale");
}

}  // namespace ituletter
