#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "archive/folder.hpp"
#include "archive/sqlite.hpp"
#include "ituletter/record.hpp"

namespace ituletter {

/// A record by its name. Throws Error(record_damaged), Error(file_unreadable).
Record read_record(const ArchiveFolder& folder, std::string_view name);

/// Reads the letters of an archive back from their records.
class Records {
 public:
  Records(Database& database, const ArchiveFolder& folder);

  /// The document that speaks for a letter, or its version in a language if
  /// it has one. Throws Error(record_damaged), Error(file_unreadable).
  Record read(std::int64_t letter, std::string_view language = {}) const;

  /// Rows of the table `letter` with a base: the letter that others amend, if
  /// it is there, and its amendments in their order.
  std::vector<std::int64_t> with_amendments(std::string_view base) const;

  /// Rows of the table `letter`: one, and its amendments in their order. The
  /// letter as they leave it.
  Letter amended_letter(const std::vector<std::int64_t>& letters) const;

 private:
  const ArchiveFolder& folder_;
  mutable Statement find_;
  mutable Statement find_all_;
};

}  // namespace ituletter
