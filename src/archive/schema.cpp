#include "archive/schema.hpp"

#include "ituletter/error.hpp"
#include "ituletter/write.hpp"

namespace ituletter {
namespace {

constexpr std::int64_t application = 0x69747563;  // "ituc"
constexpr std::int64_t version = 2;

std::int64_t number_of(Database& database, const char* pragma) {
  Statement statement(database, pragma);
  return statement.step() ? statement.number(0) : 0;
}

bool is_empty(Database& database) {
  return number_of(database, "SELECT count(*) FROM sqlite_schema") == 0;
}

void set(Database& database, const char* pragma, std::int64_t value) {
  database.run((pragma + std::to_string(value)).c_str());
}

}  // namespace

void prepare_catalogue(Database& database) {
  // A commit is on the disk before the next begins, also should the power go.
  database.run(
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
      "PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY;");
  if (!is_empty(database)) return check_catalogue(database);
  Transaction transaction(database);
  database.run(std::string(schema("sql")).c_str());
  set(database, "PRAGMA application_id = ", application);
  set(database, "PRAGMA user_version = ", version);
  transaction.commit();
}

void check_catalogue(Database& database) {
  if (number_of(database, "PRAGMA application_id") != application)
    throw Error(ErrorKind::archive_damaged,
                "catalogue.sqlite is no catalogue of letters; name another "
                "folder");
  const std::int64_t found = number_of(database, "PRAGMA user_version");
  if (found != version)
    throw Error(ErrorKind::archive_damaged,
                "the catalogue is of version " + std::to_string(found) +
                    ", this program knows " + std::to_string(version) +
                    "; use the newer program, or make the archive anew");
}

}  // namespace ituletter
