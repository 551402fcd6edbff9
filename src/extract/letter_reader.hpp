#pragma once

#include <string>

#include "extract/recognised_text.hpp"
#include "extract/sections.hpp"
#include "ituletter/grammar.hpp"
#include "ituletter/letter.hpp"

namespace ituletter {

// The two halves of `extract`, for those who need what lies between them.

/// The grammar of a language, or of the one that the text is in if it is
/// empty. Throws Error(not_a_letter) or Error(usage).
const Grammar& grammar_for(const Tokens& tokens, const Grammars& grammars,
                           const std::string& language);

/// What a letter says. `sections` are `find_sections(document)`. Throws
/// Error(not_a_letter).
Letter read_letter(const RecognisedText& document, const Sections& sections);

}  // namespace ituletter
