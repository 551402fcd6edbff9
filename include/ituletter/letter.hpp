#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ituletter/finding.hpp"
#include "ituletter/span.hpp"

namespace ituletter {

// What a letter says, as plain data. The codes ("member-states", "virtual")
// are the closed lists of the JSON Schema; dates and times are ISO 8601, the
// date of a meeting may be a month ("2025-07"). Spans are bytes of the source.

/// Addendum, corrigendum or revision, and its number.
struct Amendment {
  std::string kind;
  int number = 0;
};

/// What a file's name says of the letter in it.
struct DocumentName {
  std::optional<std::string> id;
  std::optional<Amendment> amendment;
  std::optional<std::string> language;
};

struct LetterSource {
  std::string path;
  std::string format;
  std::size_t bytes = 0;
  std::string sha256;
  DocumentName document;
};

struct Addressee {
  Words text;
  Words category;
};

struct Contact {
  std::vector<Words> name;
  std::vector<Words> phone;
  std::vector<Words> fax;
  std::vector<Words> email;
  std::vector<Words> web;
};

/// A paragraph between salutation and closing, or of an annex; bullets below
/// it are its items.
struct Paragraph {
  Maybe<std::string> number;
  Words text;
  std::vector<Paragraph> items;
};

struct Meeting {
  Maybe<std::string> title;
  Maybe<std::string> group;
  Maybe<std::string> start;
  Maybe<std::string> end;
  Maybe<std::string> opens;
  Maybe<std::string> closes;
  Maybe<std::string> time_zone;
  Maybe<std::string> place;
  Maybe<std::string> mode;
  std::string status;  ///< convened, cancelled or mentioned
};

struct Deadline {
  Words date;
  Maybe<std::string> time;
  Maybe<std::string> time_zone;
  Words action;
  Words text;
  std::string basis;                ///< stated or computed
  std::optional<std::string> rule;  ///< how a computed date came about
  Maybe<std::string> contact;
};

struct Reference {
  std::string kind;
  std::string id;
  Words text;  ///< at its first occurrence
  int occurrences = 1;
};

struct AgendaItem {
  Maybe<std::string> number;
  Words title;
  std::vector<AgendaItem> items;
};

struct Agenda {
  Maybe<std::string> title;
  std::optional<std::string> annex;  ///< label of the annex it stands in
  std::vector<AgendaItem> items;
};

struct Signatory {
  Maybe<std::string> name;
  Maybe<std::string> title;
  Found<bool> is_signed;  ///< true only with a mark such as "(signed)"
};

struct Annex {
  Maybe<std::string> label;
  Words kind;
  Maybe<std::string> title;
  std::vector<Paragraph> paragraphs;
};

struct Letter {
  LetterSource source;
  std::optional<std::string> id;  ///< T25-SG17-COL-0002, with !A1 and the like
  std::string kind;               ///< circular or collective-letter
  Maybe<int> number;
  Maybe<std::string> group;
  Maybe<Amendment> amendment;
  std::string bureau = "TSB";
  std::string language;
  Maybe<std::string> date;
  Maybe<std::string> place;
  Maybe<std::string> reference;
  Maybe<std::string> internal_reference;
  std::vector<Addressee> to;
  std::vector<Addressee> copy;
  Contact contact;
  Maybe<std::string> subject;
  Maybe<std::string> salutation;
  std::vector<Paragraph> paragraphs;
  std::vector<Meeting> meetings;
  std::vector<Deadline> deadlines;
  std::vector<Reference> references;
  std::vector<Words> links;
  std::vector<Agenda> agenda;
  Maybe<std::string> closing;
  Signatory signatory;
  Maybe<int> annexes_declared;
  std::vector<Annex> annexes;
  std::vector<Finding> diagnostics;
  /// The amendments that `amended` made it of, by their references and dates;
  /// calendars alone name them.
  std::vector<std::string> amended_by;
};

}  // namespace ituletter
