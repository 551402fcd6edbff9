#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace ituletter {

/// A connection to an SQLite database, for one thread. What SQLite reports
/// becomes an Error: archive_damaged, archive_busy or output.
class Database {
 public:
  enum class Access { read, write };

  /// For `write` the file is made if need be.
  Database(const std::string& path, Access access);

  /// Runs statements that give no rows.
  void run(const char* statements);
  std::int64_t last_id() const { return sqlite3_last_insert_rowid(get()); }
  sqlite3* get() const { return handle_.get(); }

 private:
  struct Close {
    void operator()(sqlite3* handle) const { sqlite3_close(handle); }
  };
  std::unique_ptr<sqlite3, Close> handle_;
};

/// A prepared statement. Texts that it is given need not outlive the call.
class Statement {
 public:
  Statement(Database& database, std::string_view sql);

  /// Takes its parameters, in their order, anew.
  template <class... Values>
  Statement& with(const Values&... values) {
    reset();
    int at = 0;
    (bind(++at, values), ...);
    return *this;
  }

  /// False when there is no further row. Throws Error.
  bool step();
  /// All of a statement that gives no rows.
  void run() {
    while (step()) {
    }
    reset();
  }
  void reset() { sqlite3_reset(handle_.get()); }

  // Of the row in hand, from 0. Views last until the next step.
  std::string_view text(int column) const;
  std::int64_t number(int column) const {
    return sqlite3_column_int64(handle_.get(), column);
  }
  bool is_null(int column) const {
    return sqlite3_column_type(handle_.get(), column) == SQLITE_NULL;
  }
  sqlite3_stmt* get() const { return handle_.get(); }

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }
  };

  void bind(int at, std::string_view value);
  void bind(int at, const std::string& value) {
    bind(at, std::string_view(value));
  }
  void bind(int at, const char* value) { bind(at, std::string_view(value)); }
  void bind(int at, std::int64_t value);
  void bind(int at, int value) { bind(at, std::int64_t{value}); }
  void bind(int at, bool value) { bind(at, std::int64_t{value}); }
  void bind(int at, std::size_t value) {
    bind(at, static_cast<std::int64_t>(value));
  }
  template <class T>
  void bind(int at, const std::optional<T>& value) {
    if (value)
      bind(at, *value);
    else
      bind_null(at);
  }
  void bind_null(int at);

  Database& database_;
  std::unique_ptr<sqlite3_stmt, Finalize> handle_;
};

/// All changes until `commit`, or none.
class Transaction {
 public:
  explicit Transaction(Database& database) : database_(database) {
    database_.run("BEGIN IMMEDIATE");
  }
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  void commit() {
    database_.run("COMMIT");
    is_open_ = false;
  }

 private:
  Database& database_;
  bool is_open_ = true;
};

/// Throws what SQLite last reported.
[[noreturn]] void fail_with(const Database& database, int status);

}  // namespace ituletter
