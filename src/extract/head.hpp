#pragma once

#include "extract/recognised_text.hpp"
#include "extract/sections.hpp"
#include "ituletter/letter.hpp"

namespace ituletter {

/// What the head of a letter is, line by line.
enum class HeadRole {
  other,
  label,      ///< nothing but labels
  reference,
  internal_reference,
  date,
  contact,    ///< a telephone number, an address
  name,       ///< of a contact
  to,
  copy,
  subject,
};

struct HeadLine {
  std::size_t line = 0;
  HeadRole role = HeadRole::other;
  TokenRange content;  ///< without labels
  bool goes_on = false;  ///< with the item of the entry before
};

/// Fills reference, number, group, amendment, date, place, to, copy, contact,
/// subject and salutation.
void extract_head(const RecognisedText& document, const Sections& sections,
                  Letter& letter);

/// Addressees of the lines that have the role; see addressees.cpp.
std::vector<Addressee> read_addressees(const RecognisedText& document,
                                       const std::vector<HeadLine>& lines,
                                       HeadRole role);

/// Telephone numbers, addresses and names of the head; see contact.cpp.
Contact read_contact(const RecognisedText& document,
                     const std::vector<HeadLine>& lines, TokenRange head);

}  // namespace ituletter
