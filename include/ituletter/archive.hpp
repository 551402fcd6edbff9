#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ituletter/error.hpp"
#include "ituletter/grammar.hpp"
#include "ituletter/letter.hpp"
#include "ituletter/read.hpp"
#include "ituletter/record.hpp"
#include "ituletter/source.hpp"
#include "ituletter/write.hpp"

namespace ituletter {

class ArchiveFolder;
class ArchiveLock;
struct Article;
class Database;
class Store;
class Transaction;

/// A place that letters come from.
struct ArchivedFile {
  std::string path;  ///< absolute; bytes, not always UTF-8
  std::optional<std::string> container = {};  ///< the .zip that it lies in
  FileState state = {};
};

struct ArchiveSetting {
  std::string tool;  ///< what made the data; another makes it anew
  const Grammars& grammars;
  bool keeps_originals = false;
  bool indexes_words = true;                ///< for the search
  bool waits = false;                       ///< for another archiver to end
  std::vector<const Writer*> formats = {};  ///< besides JSON
  WriteOptions write = {};                  ///< of those formats
  std::string now;  ///< time stamp of this run: "2025-06-17T00:00:00Z"
};

/// By which a document is found, folded.
struct SearchWords {
  std::string subject;
  std::string body;
};

/// What was found in a letter, for the catalogue.
struct ArchivedFinding {
  std::string severity;
  std::string code;
  std::string message;
  std::optional<std::size_t> line = {};       ///< of a plain text, from 1
  std::optional<std::size_t> paragraph = {};  ///< of a document, from 1
};

/// A letter whose files are written, ready for the catalogue.
struct ArchivedLetter {
  Letter letter;
  std::string record;  ///< name of the JSON, from the top of the archive
  std::string record_sha256;
  std::optional<std::string> original = {};
  std::optional<SearchWords> words = {};  ///< none: not to be indexed
  /// The letter's own diagnostics, if nothing else is put here.
  std::vector<ArchivedFinding> findings = {};
  std::vector<bool> dated_references = {};  ///< an earlier year is said there
};

/// Puts letters into an archive: a folder with a catalogue (`catalogue.sqlite`,
/// whose views `schema("sql")` documents), a record of each document as JSON,
/// and, if wanted, the originals.
///
/// It may be killed at any time: a file is in the catalogue only after its
/// record is on the disk, and what is not in the catalogue is done again. One
/// writer at a time; readers do not disturb it.
class ArchiveWriter {
 public:
  /// Makes the archive if need be and takes away what a killed run left.
  /// Throws Error: archive_busy, archive_damaged, output.
  ArchiveWriter(const std::filesystem::path& folder, ArchiveSetting setting);
  ~ArchiveWriter();
  ArchiveWriter(const ArchiveWriter&) = delete;
  ArchiveWriter& operator=(const ArchiveWriter&) = delete;

  /// Whether a file, or all that a packed folder holds, is as it was when it
  /// was last looked at, by the same tool. It then counts as seen.
  bool is_unchanged(const std::string& path, const FileState& state);

  // For any thread:

  /// Whether a document with this content is there, made by the same tool.
  bool has_content(const std::string& sha256);

  /// Writes the record of a letter, the other formats and the original.
  /// Throws Error(output).
  ArchivedLetter prepare(Letter letter, const Source& source,
                         std::string_view bytes);

  // In one thread:

  void add(const ArchivedFile& file, ArchivedLetter letter);
  /// A further file with a content that is there.
  void add_known(const ArchivedFile& file, const std::string& sha256);
  void add_failure(const ArchivedFile& file, std::string_view code,
                   std::string_view message);

  /// Puts what was added so far into the catalogue for good.
  void commit();

  /// What lies below a place that was looked through to its end, but not below
  /// an unread folder, and was not seen has vanished. Returns how many did.
  std::size_t mark_vanished(const std::vector<std::string>& places,
                            const std::vector<std::string>& unread);

  /// Takes in all that another archive holds. Throws Error.
  void merge(const std::filesystem::path& other);

  /// Puts the words of some letters into the index that have been added
  /// without. Returns false when there are none left.
  bool index_more();

  /// Ties amendments to their letters, and commits.
  void finish();

 private:
  void mark_seen(std::int64_t file);
  /// What the catalogue says of a file besides its place.
  struct Verdict {
    std::int64_t document = 0;   ///< none if 0
    std::string_view code = {};  ///< of a failure, else empty
    std::string_view message = {};
    std::string_view tool;
    std::string_view added;
  };
  /// Returns the file's row.
  std::int64_t put_file(const ArchivedFile& file, const Verdict& verdict);
  std::int64_t put_document(ArchivedLetter letter, const std::string& tool);
  void begin();
  SearchWords words_of(const Letter& letter, std::string_view text) const;
  void mark_gone(std::int64_t file, std::string_view when);
  void count_one();

  ArchiveSetting setting_;
  std::unique_ptr<ArchiveFolder> folder_;
  std::unique_ptr<ArchiveLock> lock_;
  std::vector<Article> articles_;
  std::unique_ptr<Database> database_;
  std::unique_ptr<Store> store_;
  struct Statements;
  std::unique_ptr<Statements> statements_;
  struct Lookup;
  std::unique_ptr<Lookup> lookup_;
  std::unique_ptr<Transaction> transaction_;
  std::vector<bool> seen_;
  std::size_t uncommitted_ = 0;
  std::vector<std::string> superseded_;  ///< records, once it is committed
};

/// A value of a row of the catalogue.
struct ArchiveValue {
  std::string_view text;  ///< numbers, too, as text
  bool is_null = false;
  bool is_number = false;
};

struct ArchiveRow {
  std::span<const std::string> columns;
  std::span<const ArchiveValue> values;
};

/// Which letters are asked for; empty fields do not matter.
struct ArchiveFilter {
  std::string kind;       ///< circular or collective-letter
  std::string group;      ///< "SG17"
  std::string language;   ///< there is a version in it
  std::string addressee;  ///< category: "member-states"
  std::string from;       ///< first date: "2024", "2024-05" or a day
  std::string to;         ///< last date
};

/// Makes a bag of RFC 8493 out of an archive: its catalogue, records and kept
/// originals, with their SHA-256. `now` is as above. Returns whether there are
/// originals. Throws Error(output) where the folder is there already.
bool make_bag(const std::filesystem::path& archive,
              const std::filesystem::path& bag, std::string_view now);

/// Answers questions about an archive; never changes it.
class ArchiveReader {
 public:
  using Use = std::function<void(const ArchiveRow&)>;

  /// Throws Error.
  explicit ArchiveReader(const std::filesystem::path& folder);
  ~ArchiveReader();
  ArchiveReader(const ArchiveReader&) = delete;
  ArchiveReader& operator=(const ArchiveReader&) = delete;

  /// Letters by date.
  void list(const ArchiveFilter& filter, std::size_t limit, const Use& use);

  /// Letters that have all words, the best first. Throws Error(usage) where
  /// there is no word.
  void search(std::string_view words, const Grammars& grammars,
              const ArchiveFilter& filter, std::size_t limit, const Use& use);

  /// Deadlines by date, with the days that are left from `today`.
  void deadlines(const ArchiveFilter& filter, std::string_view today,
                 const Use& use);

  /// The key of a letter: its id, or how others refer to it ("TSB Circular
  /// 67": the last of that number). Throws Error(usage) if it is not there.
  std::string find(std::string_view name);

  /// Part of a letter: columns ("*") of a view, "files", "meetings".
  void part(std::string_view columns, std::string_view view,
            std::string_view key, const Use& use);
  void cites(std::string_view key, const Use& use);
  void cited_by(std::string_view key, const Use& use);
  /// What is wrong with letters: by themselves, as far as that was looked for,
  /// and beside the others.
  void findings(const ArchiveFilter& filter, const Use& use);
  void failures(const Use& use);

  /// Any statement that only reads. Throws Error(usage).
  void select(const std::string& sql, const Use& use);

  /// All letters of a filter as their amendments leave them; what was taken
  /// in by another does not come again. One that cannot be read goes to
  /// `fail`; without that, it ends all.
  void letters(const ArchiveFilter& filter,
               const std::function<void(Letter&&)>& use,
               const std::function<void(const Error&)>& fail = {});

  /// A document, by the name of its record. For any thread. Throws Error.
  Record record(std::string_view name) const;

  /// What is wrong with the archive, each in a sentence: the database, and
  /// files that are missing or are not what they were.
  void verify(const std::function<void(std::string_view)>& tell);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace ituletter
