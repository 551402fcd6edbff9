#include "archive/store.hpp"

#include <array>
#include <string>
#include <utility>

#include "archive/citation.hpp"
#include "extract/identity.hpp"

namespace ituletter {
namespace {

std::optional<std::string> value_of(const Maybe<std::string>& found) {
  if (!found) return std::nullopt;
  return found->value;
}

/// Which version of a letter speaks for it: the language that most readers
/// have, and the format that says most.
int rank(const Letter& letter) {
  constexpr std::array languages = {"en", "fr", "es", "ru", "zh", "ar"};
  constexpr std::array formats = {"docx", "odt", "doc", "rtf",
                                  "html", "pdf", "txt"};
  const auto place = [](const auto& list, std::string_view name) {
    int at = 0;
    for (const std::string_view one : list) {
      if (one == name) break;
      ++at;
    }
    return at;
  };
  return place(languages, letter.language) * 10 +
         place(formats, letter.source.format);
}

std::string base_of(const std::string& key) {
  return key.substr(0, key.find('!'));
}

/// "T25" of "T25-SG17-COL-0002".
std::optional<std::string> period_of(const Letter& letter) {
  if (!letter.id) return std::nullopt;
  return letter.id->substr(0, letter.id->find('-'));
}

}  // namespace

std::string archive_key(const Letter& letter) {
  return letter.id.value_or("sha256:" + letter.source.sha256);
}

Store::Store(Database& database)
    : database_(database),
      find_document_(database,
                     "SELECT id, tool, record FROM document WHERE sha256 = ?"),
      find_letter_(database, "SELECT id FROM letter WHERE key = ?"),
      insert_letter_(
          database,
          "INSERT INTO letter(key, base, code, series, kind, \"group\", "
          "period, number, amendment, amendment_number, date) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      date_letter_(database,
                   "UPDATE letter SET is_stale = 1, "
                   "date = coalesce(date, ?) WHERE id = ?"),
      insert_document_(
          database,
          "INSERT INTO document(letter, sha256, tool, format, language, "
          "bytes, rank, date, reference, subject, signatory, record, "
          "record_sha256, original) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      insert_addressee_(database,
                        "INSERT INTO addressee VALUES (?, ?, ?, ?, ?)"),
      insert_meeting_(
          database,
          "INSERT INTO meeting VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      insert_deadline_(
          database,
          "INSERT INTO deadline VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      insert_reference_(
          database, "INSERT INTO reference VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      insert_link_(database, "INSERT INTO link VALUES (?, ?, ?)"),
      insert_agenda_item_(
          database, "INSERT INTO agenda_item VALUES (?, ?, ?, ?, ?, ?, ?)"),
      insert_finding_(database,
                      "INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?)"),
      insert_words_(database,
                    "INSERT INTO words(rowid, subject, body) VALUES (?, ?, ?)"),
      insert_unindexed_(database, "INSERT INTO unindexed VALUES (?)"),
      remove_unindexed_(database, "DELETE FROM unindexed WHERE document = ?") {}

Known Store::find(std::string_view sha256) {
  Known known;
  if (find_document_.with(sha256).step()) {
    known = {.document = find_document_.number(0),
             .tool = std::string(find_document_.text(1)),
             .record = std::string(find_document_.text(2))};
  }
  find_document_.reset();
  return known;
}

std::int64_t Store::add(ArchivedLetter archived, std::string_view tool) {
  const Letter& letter = archived.letter;
  const std::int64_t former = find(letter.source.sha256).document;
  if (former != 0)
    database_.run(("UPDATE document SET sha256 = 'replaced' WHERE id = " +
                   std::to_string(former))
                      .c_str());
  const std::int64_t document =
      put_document(archived, put_letter(letter), tool);
  put_facts(document, archived);
  if (archived.words)
    words_.emplace_back(document, *std::move(archived.words));
  else
    insert_unindexed_.with(document).run();
  if (former != 0) remove(former, document);
  return document;
}

void Store::add_words(std::int64_t document, SearchWords words) {
  words_.emplace_back(document, std::move(words));
  remove_unindexed_.with(document).run();
}

void Store::flush_words() {
  for (const auto& [document, words] : words_)
    insert_words_.with(document, words.subject, words.body).run();
  words_.clear();
}

// The words stay: they can only be taken out by saying them again. No search
// finds a document that is not there.
void Store::remove(std::int64_t document, std::int64_t successor) {
  const std::string is_its =
      " WHERE document = " + std::to_string(document) + ";";
  std::string statements =
      "UPDATE file SET document = " + std::to_string(successor) + is_its;
  for (const char* table : {"addressee", "meeting", "deadline", "reference",
                            "link", "agenda_item", "finding", "unindexed"})
    statements += "DELETE FROM " + std::string(table) + is_its;
  statements +=
      "DELETE FROM document WHERE id = " + std::to_string(document) + ";";
  database_.run(statements.c_str());
}

std::int64_t Store::put_letter(const Letter& letter) {
  const std::string key = archive_key(letter);
  std::int64_t id = 0;
  if (find_letter_.with(key).step()) id = find_letter_.number(0);
  find_letter_.reset();
  if (id != 0) {
    date_letter_.with(value_of(letter.date), id).run();
    return id;
  }
  std::optional<int> number;
  if (letter.number) number = letter.number->value;
  std::optional<std::string> amendment;
  std::optional<int> amendment_number;
  if (letter.amendment) {
    amendment = letter.amendment->value.kind;
    amendment_number = letter.amendment->value.number;
  }
  const std::string code = reference_id(letter);
  insert_letter_
      .with(key, base_of(key), code, numbered(code).series, letter.kind,
            value_of(letter.group), period_of(letter), number, amendment,
            amendment_number, value_of(letter.date))
      .run();
  return database_.last_id();
}

std::int64_t Store::put_document(const ArchivedLetter& archived,
                                 std::int64_t letter_row,
                                 std::string_view tool) {
  const Letter& letter = archived.letter;
  insert_document_
      .with(letter_row, letter.source.sha256, tool, letter.source.format,
            letter.language, letter.source.bytes, rank(letter),
            value_of(letter.date), value_of(letter.reference),
            value_of(letter.subject), value_of(letter.signatory.name),
            archived.record, archived.record_sha256, archived.original)
      .run();
  return database_.last_id();
}

void Store::put_facts(std::int64_t document, const ArchivedLetter& archived) {
  const Letter& letter = archived.letter;
  int ordinal = 0;
  for (const Addressee& one : letter.to)
    insert_addressee_
        .with(document, ++ordinal, "to", one.category.value, one.text.value)
        .run();
  for (const Addressee& one : letter.copy)
    insert_addressee_
        .with(document, ++ordinal, "copy", one.category.value, one.text.value)
        .run();
  put_events(document, letter);
  put_references(document, archived);
  ordinal = 0;
  for (const Words& one : letter.links)
    insert_link_.with(document, ++ordinal, one.value).run();
  put_agenda(document, letter);
  ordinal = 0;
  for (const ArchivedFinding& one : archived.findings)
    insert_finding_
        .with(document, ++ordinal, one.severity, one.code, one.message,
              one.line, one.paragraph)
        .run();
}

void Store::put_references(std::int64_t document,
                           const ArchivedLetter& archived) {
  const auto& references = archived.letter.references;
  for (std::size_t n = 0; n < references.size(); ++n) {
    const Reference& one = references[n];
    Numbered letter;
    if (is_letter(one)) letter = numbered(one.id);
    insert_reference_
        .with(document, n + 1, one.kind, one.id, one.text.value,
              one.occurrences, letter.series, letter.number,
              archived.dated_references.at(n))
        .run();
  }
}

void Store::put_agenda(std::int64_t document, const Letter& letter) {
  int ordinal = 0;
  const auto put = [&](const auto& self, const Agenda& agenda,
                       const std::vector<AgendaItem>& items,
                       int depth) -> void {
    for (const AgendaItem& item : items) {
      insert_agenda_item_
          .with(document, ++ordinal, value_of(agenda.title), agenda.annex,
                depth, value_of(item.number), item.title.value)
          .run();
      self(self, agenda, item.items, depth + 1);
    }
  };
  for (const Agenda& agenda : letter.agenda) put(put, agenda, agenda.items, 1);
}

void Store::put_events(std::int64_t document, const Letter& letter) {
  int ordinal = 0;
  for (const Meeting& one : letter.meetings)
    insert_meeting_
        .with(document, ++ordinal, value_of(one.title), value_of(one.group),
              value_of(one.start), value_of(one.end), value_of(one.opens),
              value_of(one.closes), value_of(one.time_zone),
              value_of(one.place), value_of(one.mode), one.status)
        .run();
  ordinal = 0;
  for (const Deadline& one : letter.deadlines)
    insert_deadline_
        .with(document, ++ordinal, one.date.value, value_of(one.time),
              value_of(one.time_zone), one.action.value, one.text.value,
              one.basis, one.rule, value_of(one.contact))
        .run();
}

void Store::put_amended(std::int64_t letter, const Letter& amended) {
  put_events(-letter, amended);
}

}  // namespace ituletter
