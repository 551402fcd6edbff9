#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/recognised_text.hpp"
#include "extract/sections.hpp"
#include "extract/table.hpp"
#include "ituletter/letter.hpp"

namespace ituletter {

/// A list of actions that are due, never empty; null is one that no words
/// name.
using Actions = std::vector<const Match*>;

/// Words that leave open what is to be done.
bool is_vague(const Match& action);

/// What an item of a list asks for: the actions that it names.
Actions actions_of_item(const RecognisedText& document, TokenRange item);

/// The action nearest to a date in a sentence, and those joined to it by
/// "and"; nothing in a sentence without any.
std::vector<const Match*> nearest_actions(const RecognisedText& document,
                                          const Match& date,
                                          TokenRange sentence);

/// Where to send what is due: addresses in an item, in the sentence after it,
/// or in the annex that it points to.
class DeadlineContacts {
 public:
  DeadlineContacts(const RecognisedText& document, const Sections& sections);

  Maybe<std::string> in(TokenRange range) const;
  Maybe<std::string> of(TokenRange item) const;

 private:
  Maybe<std::string> in_sentence_after(TokenRange item) const;

  const RecognisedText& document_;
  std::map<std::string_view, Maybe<std::string>> of_annexes_;  ///< by label
};

/// What a deadline is made of.
struct DueWords {
  const Match& date;
  TokenRange around;  ///< where its time of day and zone may stand
  TokenRange text;
  std::string_view rule;
};

/// The deadlines of a letter; the same date and action is one, wherever it is
/// said again.
class DeadlineList {
 public:
  DeadlineList(const RecognisedText& document, Letter& letter)
      : document_(document), letter_(letter) {}

  void add_stated(const DueWords& words, const Actions& actions,
                  const Maybe<std::string>& contact);
  void add(Deadline deadline);

  /// The first deadline of an action; null without one.
  const Deadline* find(const std::string& action) const;

 private:
  void set_date(Deadline& deadline, const DueWords& words) const;
  const Match* time_beside(const Match& date, TokenRange around) const;

  const RecognisedText& document_;
  Letter& letter_;
  std::map<std::pair<std::string, std::string>, std::size_t> known_;
  std::map<std::string, std::size_t> first_of_action_;
};

/// Cells of tables, which prose and lists leave alone.
class TableCells {
 public:
  /// Cells come in the order of the text.
  void add(const Cell& cell);
  bool has(std::size_t token) const;

 private:
  std::vector<Cell> cells_;
};

/// Deadlines of tables that have a column for each, in deadline_table.cpp.
void read_deadline_columns(const RecognisedText& document,
                           const Sections& sections, TableCells& cells,
                           DeadlineList& out);

/// Deadlines of lists and tables with a date before its items, in
/// deadline_rows.cpp.
void read_deadline_rows(const RecognisedText& document,
                        const Sections& sections, const TableCells& cells,
                        DeadlineList& out);

/// Deadlines that sentences state, in deadline_prose.cpp.
void read_deadline_prose(const RecognisedText& document,
                         const Sections& sections, const Letter& letter,
                         const TableCells& cells, DeadlineList& out);

/// Deadlines such as "one month before the meeting", in deadline_offsets.cpp.
void read_deadline_offsets(const RecognisedText& document,
                           const Sections& sections, Letter& letter,
                           DeadlineList& out);

}  // namespace ituletter
