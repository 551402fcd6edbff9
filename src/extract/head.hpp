#pragma once

#include "extract/recognised_text.hpp"
#include "extract/sections.hpp"
#include "ituletter/letter.hpp"

namespace ituletter {

/// What a line of the head is, or is a part of.
enum class HeadRole {
  other,
  label,  ///< nothing but labels
  reference,
  internal_reference,
  date,
  contact,  ///< a telephone number, an address
  name,     ///< of a contact
  to,
  copy,
  subject,
};

struct HeadLine {
  std::size_t line = 0;
  HeadRole role = HeadRole::other;
  TokenRange content;    ///< without labels
  bool goes_on = false;  ///< with the item of the entry before
};

/// The values of a head that are found wherever they stand, and what its
/// labels tell.
struct HeadFields {
  const Match* reference = nullptr;
  const Match* date = nullptr;
  const Match* place = nullptr;  ///< beside the date
  std::size_t subject_at = 0;    ///< first token of a labelled subject
  std::size_t subject_end = 0;   ///< where a field follows it; 0: nowhere
  bool has_copy_label = false;

  bool in_subject(const Match& match) const {
    return subject_at != 0 && match.begin >= subject_at &&
           (subject_end == 0 || match.begin < subject_end);
  }
};

/// Fills reference, number, group, amendment, date, place, to, copy, contact,
/// subject and salutation.
void extract_head(const RecognisedText& document, const Sections& sections,
                  Letter& letter);

/// The letter's own reference and its date among all that the head names, by
/// the tables of head_fields.cpp.
HeadFields find_head_fields(const RecognisedText& document,
                            const Sections& sections);

/// The lines of the head, each with its role. See head_lines.cpp.
std::vector<HeadLine> read_head_lines(const RecognisedText& document,
                                      const Sections& sections,
                                      const HeadFields& fields);

/// Whether an addressee ends in a small word, so that its line's end, or its
/// cell's, is none of its own: "… and to".
bool is_cut_short(const RecognisedText& document, TokenRange item);

/// Whether an addressee goes on in the next cell of its column, beside which
/// other fields stand: "– To Administrations of", "Member States;".
bool goes_on_below(const RecognisedText& document, std::size_t above,
                   TokenRange item, const HeadLine& entry);

/// A label that stands for a field of the head: one that a colon follows, or
/// that begins a line before a value of its field.
const Match* label_at(const RecognisedText& document, std::size_t token,
                      const Line& line);

/// The first token after a label and its colon.
std::size_t after_label(const RecognisedText& document, const Match& label);

/// Addressees of the lines that have the role; see addressees.cpp.
std::vector<Addressee> read_addressees(const RecognisedText& document,
                                       const std::vector<HeadLine>& lines,
                                       HeadRole role);

/// Telephone numbers, addresses and names of the head; see contact.cpp.
Contact read_contact(const RecognisedText& document,
                     const std::vector<HeadLine>& lines, TokenRange head);

}  // namespace ituletter
