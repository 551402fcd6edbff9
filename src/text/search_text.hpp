#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace ituletter {

/// An article that is one word with its noun. It is cut where at least so many
/// letters are left.
struct Article {
  std::string letters;  ///< folded
  std::size_t shortest = 1;
};

/// The words of a text by which it is searched, parted by single spaces and
/// folded: case, marks (ё is е, й stays), width, ligatures and other forms of
/// letters, digits of all scripts, alef and hamza, ta marbuta, tatweel.
///
/// A word has only letters or only digits, so that "SG17", "SG 17" and "Q8/17"
/// are phrases of the same words as their parts are. In scripts without spaces
/// (Han, kana, Thai) each letter is a word: any run of them is a phrase, where
/// a dictionary cuts the same letters differently beside others. Of two
/// articles that begin a word the first in the list is cut.
///
/// Requires valid UTF-8. Without articles, folding again changes nothing.
std::string search_text(std::string_view text,
                        std::span<const Article> articles = {});

/// Whether the first letters of two words are of one script. Requires valid
/// UTF-8.
bool is_same_script(std::string_view a, std::string_view b);

/// Characters of valid UTF-8.
std::size_t count_characters(std::string_view text);

}  // namespace ituletter
