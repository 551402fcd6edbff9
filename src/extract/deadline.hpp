#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/deadline_action.hpp"
#include "extract/deadline_contact.hpp"
#include "extract/recognised_text.hpp"
#include "extract/sections.hpp"
#include "extract/table.hpp"
#include "ituletter/letter.hpp"

namespace ituletter {

/// What a deadline is made of.
struct DueWords {
  const Match& date;
  TokenRange around;  ///< where its time of day and zone may stand
  TokenRange text;
  std::string_view rule;
  bool is_item = false;  ///< of a list: a time at its end is that of the day
  TokenRange where_to_send{};  ///< has its address; empty: the text has it
};

/// The deadlines of a letter; the same date and action is one, wherever it is
/// said again.
class DeadlineList {
 public:
  DeadlineList(const RecognisedText& document, const Sections& sections,
               Letter& letter)
      : document_(document),
        contacts_(document, sections),
        letter_(letter),
        is_about_questions_(asks_questions()) {}

  void add_stated(const DueWords& words, const Actions& actions);
  void add_computed(std::string date, const Match& offset, const Match& action);

  /// Whether a date was read as that of a deadline already.
  bool has_read(const Match& date) const { return read_.contains(date.begin); }

  /// Whether something is known to be due on a day.
  bool has(const std::string& day) const;

  /// The first deadline of an action; null without one.
  const Deadline* find(const std::string& action) const;

 private:
  bool asks_questions() const;
  void add(Deadline deadline);
  void set_date(Deadline& deadline, const DueWords& words) const;
  const Match* time_beside(const Match& date, TokenRange around) const;
  const Match* time_at_end(TokenRange item) const;

  const RecognisedText& document_;
  DeadlineContacts contacts_;
  Letter& letter_;
  bool is_about_questions_;
  std::map<std::pair<std::string, std::string>, std::size_t> known_;
  std::map<std::string, std::size_t> first_of_action_;
  std::set<std::string> days_;  ///< of the deadlines known
  std::set<std::size_t> read_;  ///< first tokens of their dates
};

/// First and last days of the meetings that a letter calls or calls off: they
/// are not deadlines, whatever stands before them.
std::set<std::string> meeting_days(const Letter& letter);

/// Whether a date or an offset says when the Bureau will have done something:
/// "will be posted not later than 5 May".
bool is_promise(const RecognisedText& document, const Match& date);

/// Cells of tables, which prose and lists leave alone.
class TableCells {
 public:
  void add(const Cell& cell);
  bool has(std::size_t token) const;

 private:
  std::vector<Cell> cells_;  ///< in the order of the text
};

/// Deadlines of tables that have a column for each, in deadline_table.cpp.
void read_deadline_columns(const RecognisedText& document,
                           const Sections& sections, TableCells& cells,
                           DeadlineList& out);

/// Deadlines of tables whose cells have run together, in deadline_runs.cpp.
/// Their dates are no meetings that the letter mentions.
void read_deadline_runs(const RecognisedText& document,
                        const Sections& sections, Letter& letter,
                        TableCells& cells, DeadlineList& out);

/// Deadlines of lists and tables with a date before its items, in
/// deadline_rows.cpp.
void read_deadline_rows(const RecognisedText& document,
                        const Sections& sections, const Letter& letter,
                        const TableCells& cells, DeadlineList& out);

/// Deadlines that sentences state, in deadline_prose.cpp.
void read_deadline_prose(const RecognisedText& document,
                         const Sections& sections, const Letter& letter,
                         const TableCells& cells, DeadlineList& out);

/// Deadlines such as "one month before the meeting", in deadline_offsets.cpp.
void read_deadline_offsets(const RecognisedText& document,
                           const Sections& sections, Letter& letter,
                           DeadlineList& out);

}  // namespace ituletter
