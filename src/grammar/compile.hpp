#pragma once

#include <string>
#include <vector>

#include "grammar/grammar_file.hpp"

namespace ituletter {

/// Compiles the files of one language, the language's own before those it
/// shares, into the bytes that `load_tables` reads. Throws Error(grammar) with
/// file, line and column.
std::string compile_grammar(const std::vector<GrammarFile>& files);

}  // namespace ituletter
