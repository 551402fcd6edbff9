#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <optional>

#include "archive/folder.hpp"
#include "archive/record.hpp"
#include "archive/schema.hpp"
#include "archive/search_query.hpp"
#include "archive/sqlite.hpp"
#include "ituletter/archive.hpp"
#include "ituletter/error.hpp"
#include "read/file.hpp"
#include "read/sha256.hpp"

namespace ituletter {
namespace {

/// Where we may not write we cannot make the log that SQLite asks for. If there
/// is none nobody changes the catalogue, and it can do without.
std::string address(const std::string& path) {
  std::string escaped = "file:";
  for (const char c : path) {
    constexpr char digits[] = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(c);
    if (c == '%' || c == '?' || c == '#') {
      escaped += '%';
      escaped += digits[byte >> 4U];
      escaped += digits[byte & 15U];
    } else {
      escaped += c;
    }
  }
  return escaped + "?immutable=1";
}

bool needs_no_log(const std::filesystem::path& folder) {
  std::error_code ignored;
  return ::access(folder.c_str(), W_OK) != 0 &&
         !std::filesystem::exists(
             folder / (std::string(ArchiveFolder::catalogue_name) + "-wal"),
             ignored);
}

// What a filter asks of a letter; the parameters ?1 to ?6 are its fields.
constexpr std::string_view is_asked_for =
    "(?1 = '' OR letter.kind = ?1) AND (?2 = '' OR letter.\"group\" = ?2) AND "
    "(?3 = '' OR EXISTS (SELECT 1 FROM document AS version WHERE "
    "version.letter = letter.id AND version.language = ?3)) AND "
    "(?4 = '' OR EXISTS (SELECT 1 FROM addressee WHERE addressee.document = "
    "document.id AND addressee.category = ?4)) ";

// A year or a month stands for all its days.
constexpr std::string_view is_in_time =
    "(?5 = '' OR letter.date >= ?5) AND "
    "(?6 = '' OR substr(letter.date, 1, length(?6)) <= ?6) ";

constexpr std::string_view letter_columns =
    "letter.key AS letter, letter.date, document.language, "
    "document.reference, document.subject ";

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string whole;
  for (const std::string_view part : parts) whole += part;
  return whole;
}

void use_rows(Statement& statement, const ArchiveReader::Use& use) {
  const int count = sqlite3_column_count(statement.get());
  std::vector<std::string> columns;
  columns.reserve(static_cast<std::size_t>(count));
  for (int n = 0; n < count; ++n)
    columns.emplace_back(sqlite3_column_name(statement.get(), n));
  std::vector<ArchiveValue> values(columns.size());
  while (statement.step()) {
    for (int n = 0; n < count; ++n) {
      const int type = sqlite3_column_type(statement.get(), n);
      values[static_cast<std::size_t>(n)] = {
          .text = statement.text(n),
          .is_null = type == SQLITE_NULL,
          .is_number = type == SQLITE_INTEGER || type == SQLITE_FLOAT};
    }
    use({columns, values});
  }
}

}  // namespace

struct ArchiveReader::Parts {
  explicit Parts(const std::filesystem::path& top)
      : catalogue(existing_catalogue(top)),
        database(needs_no_log(top) ? address(catalogue) : catalogue,
                 Database::Access::read),
        folder(top) {
    check_catalogue(database);
  }

  template <class... Values>
  void select(std::initializer_list<std::string_view> sql, const Use& use,
              const Values&... values) {
    Statement statement(database, joined(sql));
    statement.with(values...);
    use_rows(statement, use);
  }

  template <class... Values>
  void select(std::initializer_list<std::string_view> sql,
              const ArchiveFilter& filter, const Use& use,
              const Values&... values) {
    select(sql, use, filter.kind, filter.group, filter.language,
           filter.addressee, filter.from, filter.to, values...);
  }

  std::string catalogue;
  Database database;
  ArchiveFolder folder;
};

ArchiveReader::ArchiveReader(const std::filesystem::path& folder)
    : parts_(std::make_unique<Parts>(folder)) {}

ArchiveReader::~ArchiveReader() = default;

void ArchiveReader::list(const ArchiveFilter& filter, std::size_t limit,
                         const Use& use) {
  parts_->select({"SELECT ", letter_columns,
                  R"(FROM letter JOIN chosen ON chosen.letter = letter.id
JOIN document ON document.id = chosen.document WHERE )",
                  is_asked_for, "AND ", is_in_time,
                  "ORDER BY letter.date, letter.key LIMIT ?7"},
                 filter, use, limit);
}

void ArchiveReader::search(std::string_view words, const Grammars& grammars,
                           const ArchiveFilter& filter, std::size_t limit,
                           const Use& use) {
  Statement unindexed(parts_->database, "SELECT 1 FROM unindexed LIMIT 1");
  if (unindexed.step())
    throw Error(ErrorKind::usage,
                "not all letters can be searched; run \"archive add\" without "
                "--no-index to put their words into the index");
  Statement term(parts_->database, "SELECT 1 FROM term WHERE term = ?");
  const std::string query =
      search_query(words, grammars, [&](const std::string& form) {
        const bool is_there = term.with(form).step();
        term.reset();
        return is_there;
      });
  // A letter is as good as its best version; its subject says most.
  parts_->select({R"(WITH hit AS MATERIALIZED (SELECT rowid AS document,
bm25(words, 8.0, 1.0) AS score FROM words WHERE words MATCH ?7)
SELECT )",
                  letter_columns,
                  R"(FROM hit JOIN document ON document.id = hit.document
JOIN letter ON letter.id = document.letter WHERE )",
                  is_asked_for, "AND ", is_in_time,
                  R"(GROUP BY letter.id HAVING score = min(score)
ORDER BY min(score), letter.key LIMIT ?8 )"},
                 filter, use, query, limit);
}

void ArchiveReader::deadlines(const ArchiveFilter& filter,
                              std::string_view today, const Use& use) {
  parts_->select(
      {R"(SELECT deadlines.date, CAST(julianday(deadlines.date) - julianday(?7)
AS INTEGER) AS days, deadlines.time, deadlines.time_zone,
deadlines.action, deadlines.letter, deadlines.text
FROM deadlines JOIN letter ON letter.key = deadlines.letter
JOIN chosen ON chosen.letter = letter.id
JOIN document ON document.id = chosen.document WHERE )",
       is_asked_for,
       R"(AND deadlines.date >= CASE ?5 WHEN '' THEN ?7 ELSE ?5 END AND
(?6 = '' OR substr(deadlines.date, 1, length(?6)) <= ?6)
ORDER BY deadlines.date, deadlines.time, deadlines.letter,
deadlines.ordinal )"},
      filter, use, today);
}

std::string ArchiveReader::find(std::string_view name) {
  Statement find(parts_->database,
                 R"(SELECT key FROM letter WHERE key = ?1 COLLATE NOCASE OR
code = ?1 COLLATE NOCASE
ORDER BY key <> ?1, date DESC LIMIT 1 )");
  if (find.with(name).step()) return std::string(find.text(0));
  throw Error(ErrorKind::usage,
              "no letter \"" + std::string(name) +
                  "\"; \"archive list\" tells which there are");
}

void ArchiveReader::part(std::string_view columns, std::string_view view,
                         std::string_view key, const Use& use) {
  parts_->select({"SELECT ", columns, " FROM ", view, " WHERE letter = ?1"},
                 use, key);
}

void ArchiveReader::cites(std::string_view key, const Use& use) {
  part("kind, code, target, occurrences, text", "refs", key, use);
}

void ArchiveReader::cited_by(std::string_view key, const Use& use) {
  parts_->select({R"(SELECT refs.letter, letter.date, refs.text FROM refs
JOIN letter ON letter.key = refs.letter
WHERE refs.code = (SELECT code FROM letter WHERE key = ?1)
AND refs.target = ?1 ORDER BY letter.date, letter.key )"},
                 use, key);
}

void ArchiveReader::findings(const ArchiveFilter& filter, const Use& use) {
  parts_->select({R"(SELECT findings.letter, findings.language,
findings.format, findings.severity, findings.code AS rule,
coalesce('line ' || findings.line, 'paragraph ' || findings.paragraph) AS place,
findings.message
FROM findings JOIN letter ON letter.key = findings.letter
JOIN chosen ON chosen.letter = letter.id
JOIN document ON document.id = chosen.document
WHERE (?3 = '' OR findings.language = ?3) AND )",
                  is_asked_for, "AND ", is_in_time,
                  R"(ORDER BY letter.date, letter.key, findings.language,
findings.format, coalesce(findings.line, findings.paragraph, 0), findings.code,
findings.message )"},
                 filter, use);
}

void ArchiveReader::failures(const Use& use) {
  parts_->select({"SELECT * FROM failures ORDER BY path"}, use);
}

void ArchiveReader::select(const std::string& sql, const Use& use) {
  try {
    Statement statement(parts_->database, sql);
    if (statement.get() == nullptr)
      throw Error(ErrorKind::usage, "no statement; give a SELECT");
    if (sqlite3_stmt_readonly(statement.get()) == 0)
      throw Error(ErrorKind::usage,
                  "this statement would change the catalogue; give a SELECT");
    use_rows(statement, use);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::archive_damaged) throw;
    throw Error(ErrorKind::usage,
                "cannot run this: " +
                    std::string(sqlite3_errmsg(parts_->database.get())) +
                    "; \"schema sql\" prints the views");
  }
}

void ArchiveReader::letters(const ArchiveFilter& filter,
                            const std::function<void(Letter&&)>& use,
                            const std::function<void(const Error&)>& fail) {
  const Records records(parts_->database, parts_->folder);
  parts_->select(
      {R"(SELECT letter.id, letter.base, letter.state FROM letter
JOIN chosen ON chosen.letter = letter.id
JOIN document ON document.id = chosen.document
WHERE letter.state <> 'applied' AND )",
       is_asked_for, "AND ", is_in_time, "ORDER BY letter.date, letter.key"},
      filter, [&](const ArchiveRow& row) {
        const std::vector<std::int64_t> rows =
            row.values[2].text == "amended"
                ? records.with_amendments(row.values[1].text)
                : std::vector<std::int64_t>{
                      std::stoll(std::string(row.values[0].text))};
        std::optional<Letter> letter;
        try {
          letter = records.amended_letter(rows);
        } catch (const Error& error) {
          if (!fail) throw;
          fail(error);
        }
        if (letter) use(*std::move(letter));
      });
}

Record ArchiveReader::record(std::string_view name) const {
  return read_record(parts_->folder, name);
}

void ArchiveReader::verify(const std::function<void(std::string_view)>& tell) {
  parts_->select({"PRAGMA quick_check"}, [&](const ArchiveRow& row) {
    if (row.values[0].text != "ok")
      tell("the catalogue: " + std::string(row.values[0].text));
  });
  const auto look_at = [&](std::string_view name, std::string_view hash) {
    try {
      const Bytes bytes = load_file(parts_->folder.path_of(name), Limits());
      if (sha256(bytes.view()) != hash)
        tell(std::string(name) + " is not what was written");
    } catch (const Error& error) {
      tell(std::string(name) + " " + error.what());
    }
  };
  parts_->select(
      {R"(SELECT record, record_sha256, original, sha256 FROM document
ORDER BY id )"},
      [&](const ArchiveRow& row) {
        look_at(row.values[0].text, row.values[1].text);
        if (!row.values[2].is_null)
          look_at(row.values[2].text, row.values[3].text);
      });
}

}  // namespace ituletter
