#pragma once

#include "extract/recognised_text.hpp"
#include "extract/sections.hpp"
#include "ituletter/letter.hpp"

namespace ituletter {

/// Fills meetings. Needs the head, with the subject.
void extract_meetings(const RecognisedText& document, const Sections& sections,
                      Letter& letter);

/// Gives meetings their hours, mode and time zone, from all of the letter.
void complete_meetings(const RecognisedText& document, const Sections& sections,
                       Letter& letter);

/// Fills deadlines. Needs the meetings.
void extract_deadlines(const RecognisedText& document, const Sections& sections,
                       Letter& letter);

/// Fills references and links. Needs the letter's own reference.
void extract_references(const RecognisedText& document,
                        const Sections& sections, Letter& letter);

/// A Question that a table names in a column of numbers, "4/17".
struct QuestionCell {
  std::string id;
  Words text;
};

std::vector<QuestionCell> questions_of_columns(const RecognisedText& document,
                                               const Sections& sections);

}  // namespace ituletter
