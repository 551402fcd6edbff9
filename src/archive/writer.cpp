#include <algorithm>
#include <filesystem>
#include <mutex>
#include <utility>

#include "archive/amend.hpp"
#include "archive/citation.hpp"
#include "archive/folder.hpp"
#include "archive/schema.hpp"
#include "archive/search_query.hpp"
#include "archive/sqlite.hpp"
#include "archive/store.hpp"
#include "ituletter/archive.hpp"
#include "ituletter/error.hpp"
#include "ituletter/record.hpp"
#include "read/file.hpp"
#include "read/sha256.hpp"
#include "text/search_text.hpp"
#include "write/safe_name.hpp"
#include "write/walk.hpp"

namespace ituletter {
namespace {

constexpr std::size_t letters_at_once = 100;  ///< of a transaction
constexpr std::size_t shown_hash = 12;        ///< digits in a file's name

std::string year_of(const Letter& letter) {
  return letter.date ? letter.date->value.substr(0, 4) : "undated";
}

/// "letters/2025/T25-SG17-COL-0002-EN-0123456789ab.json": what was written
/// once is never written over by something else.
std::string file_name(const Letter& letter, std::string_view folder,
                      std::string_view hash, std::string_view extension) {
  std::string name = letter.id.value_or("letter") + "-";
  for (const char c : letter.language)
    name += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return std::string(folder) + "/" + safe_name(year_of(letter)) + "/" +
         safe_name(name) + "-" + std::string(hash.substr(0, shown_hash)) + "." +
         std::string(extension);
}

/// Whether a path is a place or lies below it.
bool is_below(std::string_view path, std::string_view place) {
  if (!path.starts_with(place)) return false;
  return path.size() == place.size() || place.ends_with('/') ||
         path[place.size()] == '/';
}

}  // namespace

struct ArchiveWriter::Statements {
  explicit Statements(Database& database)
      : find_file(database,
                  "SELECT id, size, modified, inode, tool, vanished IS NULL "
                  "FROM file WHERE path = ?"),
        find_members(database,
                     "SELECT id, size, modified, inode, tool, "
                     "vanished IS NULL FROM file WHERE container = ?"),
        put_file(database,
                 "INSERT INTO file(path, container, size, modified, inode, "
                 "document, error_code, error_message, tool, added) "
                 "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) "
                 "ON CONFLICT(path) DO UPDATE SET container = ?2, size = ?3, "
                 "modified = ?4, inode = ?5, document = ?6, error_code = ?7, "
                 "error_message = ?8, tool = ?9, vanished = NULL "
                 "RETURNING id"),
        mark_back(database, "UPDATE file SET vanished = NULL WHERE id = ?"),
        mark_gone(database, "UPDATE file SET vanished = ? WHERE id = ?"),
        all_present(database,
                    "SELECT id, path FROM file WHERE vanished IS NULL") {}

  Statement find_file;
  Statement find_members;
  Statement put_file;
  Statement mark_back;
  Statement mark_gone;
  Statement all_present;
};

/// A connection of its own for the threads that read letters.
struct ArchiveWriter::Lookup {
  explicit Lookup(const std::string& path)
      : database(path, Database::Access::read),
        find(database, "SELECT 1 FROM document WHERE sha256 = ? AND tool = ?") {
  }

  Database database;
  Statement find;
  std::mutex mutex;
};

ArchiveWriter::ArchiveWriter(const std::filesystem::path& folder,
                             ArchiveSetting setting)
    : setting_(std::move(setting)),
      folder_(std::make_unique<ArchiveFolder>(folder)),
      lock_(std::make_unique<ArchiveLock>(folder_->path_of("lock"),
                                          setting_.waits)),
      articles_(search_articles(setting_.grammars)) {
  folder_->remove_temporaries();
  const std::string catalogue = folder_->path_of(ArchiveFolder::catalogue_name);
  database_ = std::make_unique<Database>(catalogue, Database::Access::write);
  prepare_catalogue(*database_);
  store_ = std::make_unique<Store>(*database_);
  statements_ = std::make_unique<Statements>(*database_);
  lookup_ = std::make_unique<Lookup>(catalogue);
}

ArchiveWriter::~ArchiveWriter() = default;

void ArchiveWriter::mark_seen(std::int64_t file) {
  const auto at = static_cast<std::size_t>(file);
  if (at >= seen_.size()) seen_.resize(std::max(at + 1, 2 * seen_.size()));
  seen_[at] = true;
}

bool ArchiveWriter::is_unchanged(const std::string& path,
                                 const FileState& state) {
  std::vector<std::int64_t> back;
  std::vector<std::int64_t> found;
  for (Statement* find :
       {&statements_->find_file, &statements_->find_members}) {
    find->with(path);
    while (find->step()) {
      const FileState known{.size = find->number(1),
                            .modified = find->number(2),
                            .inode = find->number(3)};
      if (known != state || find->text(4) != setting_.tool) {
        find->reset();
        return false;
      }
      found.push_back(find->number(0));
      if (find->number(5) == 0) back.push_back(found.back());
    }
    find->reset();
  }
  for (const std::int64_t file : found) mark_seen(file);
  for (const std::int64_t file : back) {
    begin();
    statements_->mark_back.with(file).run();
  }
  return !found.empty();
}

bool ArchiveWriter::has_content(const std::string& sha256) {
  const std::lock_guard lock(lookup_->mutex);
  const bool is_there = lookup_->find.with(sha256, setting_.tool).step();
  lookup_->find.reset();
  return is_there;
}

ArchivedLetter ArchiveWriter::prepare(Letter letter, const Source& source,
                                      std::string_view bytes) {
  const Converted one{.letter = &letter, .source = &source};
  const std::string json = find_writer("ndjson")->write(
      {&one, 1}, {.provenance = true, .pretty = false});
  ArchivedLetter archived;
  archived.record_sha256 = sha256(json);
  archived.record =
      file_name(letter, "letters", archived.record_sha256, "json");
  folder_->write(archived.record, json);
  for (const Writer* format : setting_.formats)
    folder_->write(
        file_name(letter, "letters", archived.record_sha256, format->extension),
        format->write({&one, 1}, setting_.write));
  if (setting_.keeps_originals) {
    archived.original =
        file_name(letter, "originals", source.sha256, source.format);
    folder_->write(*archived.original, bytes);
  }
  for (const Finding& found : letter.diagnostics)
    archived.findings.push_back(
        {std::string(name(found.severity)), found.code, found.message});
  archived.letter = std::move(letter);
  archived.dated_references = dated_references(archived.letter, source.text);
  if (setting_.indexes_words)
    archived.words = words_of(archived.letter, source.text);
  return archived;
}

SearchWords ArchiveWriter::words_of(const Letter& letter,
                                    std::string_view text) const {
  SearchWords words;
  if (const auto& subject = letter.subject)
    words.subject = search_text(subject->value, articles_);
  words.body = search_text(text, articles_);
  // What a letter refers to is found by its code in every language.
  for (const Reference& one : letter.references)
    words.body.append(" ").append(search_text(one.id, articles_));
  if (letter.id)
    words.body.append(" ").append(search_text(*letter.id, articles_));
  return words;
}

void ArchiveWriter::begin() {
  if (!transaction_) transaction_ = std::make_unique<Transaction>(*database_);
}

std::int64_t ArchiveWriter::put_file(const ArchivedFile& file,
                                     const Verdict& verdict) {
  begin();
  const auto if_any = [](std::string_view text) {
    return text.empty() ? std::nullopt : std::optional(text);
  };
  const auto document =
      verdict.document == 0 ? std::nullopt : std::optional(verdict.document);
  Statement& put = statements_->put_file;
  put.with(file.path, file.container, file.state.size, file.state.modified,
           file.state.inode, document, if_any(verdict.code),
           if_any(verdict.message), verdict.tool, verdict.added);
  const std::int64_t row = put.step() ? put.number(0) : 0;
  put.reset();
  mark_seen(row);
  return row;
}

std::int64_t ArchiveWriter::put_document(ArchivedLetter letter,
                                         const std::string& tool) {
  begin();
  const Known known = store_->find(letter.letter.source.sha256);
  const bool is_twin = known.document != 0 && known.tool == tool;
  if (known.document != 0 && known.record != letter.record)
    superseded_.push_back(is_twin ? letter.record : known.record);
  return is_twin ? known.document : store_->add(std::move(letter), tool);
}

void ArchiveWriter::add(const ArchivedFile& file, ArchivedLetter letter) {
  put_file(file, {.document = put_document(std::move(letter), setting_.tool),
                  .tool = setting_.tool,
                  .added = setting_.now});
  count_one();
}

void ArchiveWriter::add_known(const ArchivedFile& file,
                              const std::string& sha256) {
  put_file(file, {.document = store_->find(sha256).document,
                  .tool = setting_.tool,
                  .added = setting_.now});
  count_one();
}

void ArchiveWriter::add_failure(const ArchivedFile& file, std::string_view code,
                                std::string_view message) {
  put_file(file, {.code = code,
                  .message = message,
                  .tool = setting_.tool,
                  .added = setting_.now});
  count_one();
}

void ArchiveWriter::count_one() {
  if (++uncommitted_ >= letters_at_once) commit();
}

void ArchiveWriter::commit() {
  if (!transaction_) return;
  store_->flush_words();
  folder_->sync_names();
  transaction_->commit();
  transaction_.reset();
  uncommitted_ = 0;
  for (const std::string& record : superseded_) folder_->remove(record);
  superseded_.clear();
}

std::size_t ArchiveWriter::mark_vanished(
    const std::vector<std::string>& places,
    const std::vector<std::string>& unread) {
  std::vector<std::int64_t> gone;
  Statement& all = statements_->all_present;
  for (all.reset(); all.step();) {
    const auto file = static_cast<std::size_t>(all.number(0));
    if (file < seen_.size() && seen_[file]) continue;
    const auto is_in = [path = all.text(1)](const std::string& place) {
      return is_below(path, place);
    };
    if (std::ranges::any_of(places, is_in) &&
        std::ranges::none_of(unread, is_in))
      gone.push_back(all.number(0));
  }
  all.reset();
  for (const std::int64_t file : gone) mark_gone(file, setting_.now);
  return gone.size();
}

void ArchiveWriter::mark_gone(std::int64_t file, std::string_view when) {
  begin();
  statements_->mark_gone.with(when, file).run();
}

bool ArchiveWriter::index_more() {
  if (!setting_.indexes_words) return false;
  Statement find(*database_,
                 "SELECT id, record FROM document "
                 "JOIN unindexed ON unindexed.document = id LIMIT ?");
  std::vector<std::pair<std::int64_t, std::string>> documents;
  for (find.with(letters_at_once); find.step();)
    documents.emplace_back(find.number(0), find.text(1));
  find.reset();
  if (documents.empty()) return false;
  begin();
  for (const auto& [document, name] : documents) {
    const Bytes bytes = load_file(folder_->path_of(name), Limits());
    const Record record = read_json(bytes.view());
    store_->add_words(document, words_of(record.letter, record.source.text));
  }
  commit();
  return true;
}

void ArchiveWriter::finish() {
  begin();
  apply_amendments(*database_, *store_, *folder_);
  commit();
  database_->run("PRAGMA wal_checkpoint(TRUNCATE)");
}

}  // namespace ituletter
