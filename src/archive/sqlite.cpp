#include "archive/sqlite.hpp"

#include "ituletter/error.hpp"

namespace ituletter {
namespace {

constexpr int patience = 5000;  ///< milliseconds that a reader waits

ErrorKind kind_of(int status) {
  switch (status & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return ErrorKind::archive_busy;
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      return ErrorKind::output;
    default:
      return ErrorKind::archive_damaged;
  }
}

std::string remedy(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::archive_busy:
      return "; wait until the other program has ended";
    case ErrorKind::output:
      return "; look at the space left, and at who may write there";
    default:
      return "; look at it with \"archive verify\", or make it anew";
  }
}

}  // namespace

void fail_with(const Database& database, int status) {
  const ErrorKind kind = kind_of(status);
  const char* said = database.get() == nullptr ? sqlite3_errstr(status)
                                               : sqlite3_errmsg(database.get());
  throw Error(kind, "the catalogue: " + std::string(said) + remedy(kind));
}

Database::Database(const std::string& path, Access access) {
  const int flags = access == Access::write
                        ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                        : SQLITE_OPEN_READONLY;
  sqlite3* handle = nullptr;
  const int status =
      sqlite3_open_v2(path.c_str(), &handle, flags | SQLITE_OPEN_URI, nullptr);
  handle_.reset(handle);
  if (status != SQLITE_OK) fail_with(*this, status);
  sqlite3_extended_result_codes(handle, 1);
  sqlite3_busy_timeout(handle, patience);
}

void Database::run(const char* statements) {
  const int status = sqlite3_exec(get(), statements, nullptr, nullptr, nullptr);
  if (status != SQLITE_OK) fail_with(*this, status);
}

Statement::Statement(Database& database, std::string_view sql)
    : database_(database) {
  sqlite3_stmt* handle = nullptr;
  const int status =
      sqlite3_prepare_v3(database.get(), sql.data(),
                         static_cast<int>(sql.size()), 0, &handle, nullptr);
  handle_.reset(handle);
  if (status != SQLITE_OK) fail_with(database, status);
}

bool Statement::step() {
  const int status = sqlite3_step(handle_.get());
  if (status == SQLITE_ROW) return true;
  if (status != SQLITE_DONE) fail_with(database_, status);
  return false;
}

std::string_view Statement::text(int column) const {
  const auto* bytes = sqlite3_column_text(handle_.get(), column);
  if (bytes == nullptr) return {};
  const int size = sqlite3_column_bytes(handle_.get(), column);
  return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

void Statement::bind(int at, std::string_view value) {
  const int status =
      sqlite3_bind_text64(handle_.get(), at, value.data() ? value.data() : "",
                          value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  if (status != SQLITE_OK) fail_with(database_, status);
}

void Statement::bind(int at, std::int64_t value) {
  const int status = sqlite3_bind_int64(handle_.get(), at, value);
  if (status != SQLITE_OK) fail_with(database_, status);
}

void Statement::bind_null(int at) { sqlite3_bind_null(handle_.get(), at); }

Transaction::~Transaction() {
  if (!is_open_) return;
  // What fails here has been rolled back already.
  sqlite3_exec(database_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
}

}  // namespace ituletter
