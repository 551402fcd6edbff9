#include <optional>
#include <string>
#include <utility>

#include "archive/citation.hpp"
#include "archive/folder.hpp"
#include "archive/schema.hpp"
#include "archive/sqlite.hpp"
#include "archive/store.hpp"
#include "ituletter/archive.hpp"
#include "ituletter/error.hpp"
#include "ituletter/record.hpp"
#include "read/file.hpp"
#include "read/sha256.hpp"
#include "text/search_text.hpp"

namespace ituletter {
namespace {

std::optional<std::string> text_of(const Statement& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return std::string(row.text(column));
}

ArchivedFinding finding_of(const Statement& row) {
  const auto place = [&](int column) {
    std::optional<std::size_t> found;
    if (!row.is_null(column))
      found = static_cast<std::size_t>(row.number(column));
    return found;
  };
  return {.severity = std::string(row.text(0)),
          .code = std::string(row.text(1)),
          .message = std::string(row.text(2)),
          .line = place(3),
          .paragraph = place(4)};
}

/// Reads a file of an archive; one that is not what was written is an Error.
Bytes checked(const ArchiveFolder& from, const std::string& name,
              std::string_view hash) {
  Bytes bytes = load_file(from.path_of(name), Limits());
  if (sha256(bytes.view()) != hash)
    throw Error(ErrorKind::archive_damaged,
                "\"" + from.path_of(name) +
                    "\" is not what was written; add its letter anew");
  return bytes;
}

}  // namespace

void ArchiveWriter::merge(const std::filesystem::path& other) {
  Database database(existing_catalogue(other), Database::Access::read);
  check_catalogue(database);
  const ArchiveFolder from(other);
  Statement document(database,
                     "SELECT record, record_sha256, original, sha256, tool "
                     "FROM document WHERE id = ?");
  Statement findings(database,
                     "SELECT severity, code, message, line, paragraph "
                     "FROM finding WHERE document = ? ORDER BY ordinal");
  const auto take_document = [&](std::int64_t row) {
    document.with(row).step();
    const std::string tool(document.text(4));
    const Known known = store_->find(document.text(3));
    if (known.document != 0 && known.tool == tool) return known.document;
    ArchivedLetter archived{.letter = {},
                            .record = std::string(document.text(0)),
                            .record_sha256 = std::string(document.text(1)),
                            .original = text_of(document, 2)};
    const Bytes json = checked(from, archived.record, archived.record_sha256);
    Record record = read_json(json.view());
    folder_->write(archived.record, json.view());
    if (archived.original)
      folder_->write(
          *archived.original,
          checked(from, *archived.original, document.text(3)).view());
    archived.letter = std::move(record.letter);
    archived.words = words_of(archived.letter, record.source.text);
    archived.dated_references =
        dated_references(archived.letter, record.source.text);
    for (findings.with(row); findings.step();)
      archived.findings.push_back(finding_of(findings));
    return put_document(std::move(archived), tool);
  };
  Statement file(database,
                 "SELECT path, container, size, modified, inode, document, "
                 "error_code, error_message, tool, added, vanished FROM file "
                 "ORDER BY id");
  while (file.step()) {
    const std::int64_t row = put_file(
        {.path = std::string(file.text(0)),
         .container = text_of(file, 1),
         .state = {.size = file.number(2),
                   .modified = file.number(3),
                   .inode = file.number(4)}},
        {.document = file.is_null(5) ? 0 : take_document(file.number(5)),
         .code = file.text(6),
         .message = file.text(7),
         .tool = file.text(8),
         .added = file.text(9)});
    if (!file.is_null(10)) mark_gone(row, file.text(10));
    count_one();
  }
}

}  // namespace ituletter
