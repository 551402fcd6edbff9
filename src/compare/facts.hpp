#pragma once

#include "compare/differences.hpp"

namespace ituletter {

// What letters are compared in, a file for each function or two.

void compare_identity(Differences& out);    // head_facts.cpp
void compare_addressees(Differences& out);  // head_facts.cpp
void compare_contacts(Differences& out);    // address_facts.cpp
void compare_links(Differences& out);       // address_facts.cpp
void compare_references(Differences& out);  // address_facts.cpp
void compare_meetings(Differences& out);    // meeting_facts.cpp
void compare_deadlines(
    Differences& out);  // after addresses, too   // after meetings
void compare_annexes(Differences& out);  // annex_facts.cpp
void compare_annex_texts(Differences& out);
void compare_agendas(Differences& out);
void compare_paragraphs(Differences& out);  // paragraph_facts.cpp, after events
void compare_short_texts(Differences& out);  // head_facts.cpp

}  // namespace ituletter
