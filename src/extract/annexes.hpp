#pragma once

#include "extract/recognised_text.hpp"
#include "extract/sections.hpp"
#include "ituletter/letter.hpp"

namespace ituletter {

/// Fills annexes and agenda.
void extract_annexes(const RecognisedText& document, const Sections& sections,
                     Letter& letter);

/// Fills closing, signatory and annexes_declared.
void extract_closing(const RecognisedText& document, const Sections& sections,
                     Letter& letter);

/// The items of an agenda, as a tree by their numbers; see agenda.cpp.
std::vector<AgendaItem> read_agenda(const RecognisedText& document,
                                    LineRange range);

}  // namespace ituletter
