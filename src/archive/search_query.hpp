#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "ituletter/grammar.hpp"
#include "text/search_text.hpp"

namespace ituletter {

/// The articles that all grammars have cut from the words of a text, for
/// `search_text` of what is to be found by `search_query`. The longest are
/// first.
std::vector<Article> search_articles(const Grammars& grammars);

/// Whether some text of a table has a word.
using IsKnownWord = std::function<bool(const std::string& word)>;

/// What a user typed, as an expression for MATCH of a table of FTS5 with the
/// tokenizer ascii over `search_text`.
///
/// All words must occur, in any form that the grammars know; `"some words"` in
/// just this order and form, `word*` is what begins so, `-word` must not occur.
/// A word with signs in it ("8/17", "X.soar-cc") is a phrase, as is a run of
/// letters in a script without spaces. No other sign means anything. The words
/// need not be UTF-8.
///
/// A word has some fifty forms and a text a few of them. `is_known` (a look
/// into a table of fts5vocab) leaves out the others, for each would cost time
/// again wherever results are ranked.
///
/// Throws Error(usage) where nothing is left to look for, or where it is too
/// much.
std::string search_query(std::string_view words, const Grammars& grammars,
                         const IsKnownWord& is_known = {});

}  // namespace ituletter
