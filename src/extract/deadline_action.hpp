#pragma once

#include <string_view>
#include <vector>

#include "extract/recognised_text.hpp"

namespace ituletter {

/// A list of actions that are due, never empty; null is one that no words
/// name.
using Actions = std::vector<const Match*>;

/// Words that leave open what is to be done.
bool is_vague(const Match& action);
/// An answer, which may be to anything.
bool is_reply(const Match& action);

/// "via the registration form", "delegates who need a visa": how something is
/// done, and by whom, not what.
bool is_in_passing(const RecognisedText& document, const Match& action);

/// What an item of a list asks for: the actions that it names.
Actions actions_of_item(const RecognisedText& document, TokenRange item);

/// What a date or an offset in running text is the deadline of: the nearest
/// action of its sentence and those joined to it by "and"; else, or if that is
/// a vague one, what its paragraph is about. Empty if nothing tells.
std::vector<const Match*> actions_in_prose(const RecognisedText& document,
                                           const Match& date);

}  // namespace ituletter
