#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "archive/sqlite.hpp"
#include "ituletter/archive.hpp"
#include "ituletter/letter.hpp"

namespace ituletter {

/// A content that is in the catalogue.
struct Known {
  std::int64_t document = 0;  ///< none if 0
  std::string tool;
  std::string record;
};

/// Writes what letters say into the tables of the catalogue.
class Store {
 public:
  explicit Store(Database& database);

  /// A document, and its letter if that is new. A document with the same
  /// content that another tool made is replaced. Returns its row.
  std::int64_t add(ArchivedLetter archived, std::string_view tool);

  /// The words of a document, to go into the index.
  void add_words(std::int64_t document, SearchWords words);

  Known find(std::string_view sha256);

  /// Puts the words of what was added into the index. All at once, at the end
  /// of a transaction: each other statement between would make FTS5 write out
  /// what it has in memory.
  void flush_words();

  /// What a letter says with its amendments.
  void put_amended(std::int64_t letter, const Letter& amended);

 private:
  std::int64_t put_letter(const Letter& letter);
  std::int64_t put_document(const ArchivedLetter& archived, std::int64_t letter,
                            std::string_view tool);
  void put_facts(std::int64_t document, const ArchivedLetter& archived);
  void put_references(std::int64_t document, const ArchivedLetter& archived);
  void put_agenda(std::int64_t document, const Letter& letter);
  void put_events(std::int64_t document, const Letter& letter);
  void remove(std::int64_t document, std::int64_t successor);

  Database& database_;
  /// Not yet in the index.
  std::vector<std::pair<std::int64_t, SearchWords>> words_;
  Statement find_document_;
  Statement find_letter_;
  Statement insert_letter_;
  Statement date_letter_;
  Statement insert_document_;
  Statement insert_addressee_;
  Statement insert_meeting_;
  Statement insert_deadline_;
  Statement insert_reference_;
  Statement insert_link_;
  Statement insert_agenda_item_;
  Statement insert_finding_;
  Statement insert_words_;
  Statement insert_unindexed_;
  Statement remove_unindexed_;
};

/// What names a letter in the archive: its id or, for one that lacks a number
/// or date, a hash of its content.
std::string archive_key(const Letter& letter);

}  // namespace ituletter
