#include "archive/search_query.hpp"

#include <algorithm>

#include "archive/word_forms.hpp"
#include "ituletter/error.hpp"
#include "text/characters.hpp"
#include "write/utf8.hpp"

namespace ituletter {
namespace {

constexpr std::size_t most_bytes = 4096;
constexpr std::size_t most_words = 64;

/// A word or a phrase as it was typed.
struct Item {
  std::string text;
  bool is_phrase = false;
  bool is_excluded = false;
  bool is_beginning = false;
};

std::string valid_utf8(std::string_view bytes) {
  std::string out;
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint c = decode(bytes, at);
    append_char(out, c.value);
    at += c.size;
  }
  return out;
}

bool is_blank(char32_t c) {
  const CharClass kind = char_info(c).kind;
  return kind == CharClass::space || kind == CharClass::line_end;
}

bool is_quotation_mark(char32_t c) { return char_info(c).folded == '"'; }

bool is_apostrophe(char32_t c) { return char_info(c).folded == '\''; }

/// Minus, and what programs make of it.
bool is_minus(char32_t c) {
  return c == '-' || c == 0x2212 || c == 0x2013 || c == 0xFF0D;
}

bool is_asterisk(char32_t c) { return c == '*' || c == 0xFF0A; }

/// Cuts what was typed into items.
class ItemReader {
 public:
  std::vector<Item> run(std::string_view typed) {
    for (std::size_t at = 0; at < typed.size();) add(next_char(typed, at));
    end_item();
    return std::move(items_);
  }

 private:
  void add(char32_t c) {
    if (is_quotation_mark(c)) {
      const bool is_opening = !item_.is_phrase;
      const bool is_excluded = item_.text.empty() && item_.is_excluded;
      end_item();
      item_.is_phrase = is_opening;
      item_.is_excluded = is_opening && is_excluded;
    } else if (item_.is_phrase) {
      append_char(item_.text, c);
    } else if (is_blank(c)) {
      end_item();
    } else if (is_minus(c) && item_.text.empty()) {
      item_.is_excluded = true;
    } else {
      item_.is_beginning = is_asterisk(c);
      append_char(item_.text, c);
    }
  }

  void end_item() {
    if (!item_.text.empty()) items_.push_back(std::move(item_));
    item_ = Item();
  }

  std::vector<Item> items_;
  Item item_;
};

/// Whether a word is one that changes its form: not a code, nor an address.
bool is_plain_word(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_char(text, at);
    const CharClass kind = char_info(c).kind;
    const bool is_of_word = kind == CharClass::letter ||
                            kind == CharClass::mark || c == 0x00AD ||
                            is_apostrophe(c) || char_info(c).folded == '-';
    if (!is_of_word) return false;
  }
  return true;
}

/// "union" of "l'union".
std::string_view without_elided(std::string_view text, const WordForms& words) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t before = at;
    if (!is_apostrophe(next_char(text, at))) continue;
    return words.is_elided(search_text(text.substr(0, before)))
               ? text.substr(at)
               : text;
  }
  return text;
}

/// A string of FTS5's; folded words hold no quotation mark.
std::string string_of(std::string_view phrase) {
  return '"' + std::string(phrase) + '"';
}

/// What the last word of an item may be.
std::vector<std::string> last_words(const Item& item, std::string_view word,
                                    bool is_whole, const WordForms& words,
                                    const IsKnownWord& is_known) {
  if (item.is_beginning && is_whole) return words.beginnings(word);
  std::vector<std::string> out{std::string(word)};
  if (item.is_beginning || item.is_phrase || !is_plain_word(item.text)) {
    return out;
  }
  for (std::string& form : words.forms(word)) {
    if (form == word || (is_known && !is_known(form))) continue;
    out.push_back(std::move(form));
  }
  return out;
}

/// The expression of one item; empty where it has no letter and no digit.
std::string expression_of(const Item& item, const WordForms& words,
                          const IsKnownWord& is_known) {
  const std::string folded =
      search_text(item.is_phrase ? std::string_view(item.text)
                                 : without_elided(item.text, words),
                  words.articles());
  if (folded.empty()) return "";
  const std::size_t blank = folded.rfind(' ');
  const std::size_t last_at = blank == std::string::npos ? 0 : blank + 1;
  const std::string_view last = std::string_view(folded).substr(last_at);
  const std::string before = folded.substr(0, last_at);

  std::string out;
  for (const std::string& form :
       last_words(item, last, before.empty(), words, is_known)) {
    out += (out.empty() ? "(" : " OR ") + string_of(before + form);
    if (item.is_beginning) out += '*';
  }
  return out + ')';
}

std::vector<Item> read_items(std::string_view words) {
  const char* const advice = "search for fewer words";
  if (words.size() > most_bytes) {
    throw Error(ErrorKind::usage, "what is searched for is longer than " +
                                      std::to_string(most_bytes) + " bytes; " +
                                      advice);
  }
  std::vector<Item> items = ItemReader().run(valid_utf8(words));
  if (items.size() > most_words) {
    throw Error(ErrorKind::usage, "more than " + std::to_string(most_words) +
                                      " words; " + advice);
  }
  return items;
}

}  // namespace

std::vector<Article> search_articles(const Grammars& grammars) {
  return WordForms(grammars).articles();
}

std::string search_query(std::string_view words, const Grammars& grammars,
                         const IsKnownWord& is_known) {
  const WordForms forms(grammars);
  std::string wanted;
  std::string excluded;
  for (const Item& item : read_items(words)) {
    const std::string expression = expression_of(item, forms, is_known);
    if (expression.empty()) continue;
    std::string& list = item.is_excluded ? excluded : wanted;
    if (!list.empty()) list += item.is_excluded ? " OR " : " AND ";
    list += expression;
  }
  if (wanted.empty() && !excluded.empty()) {
    throw Error(ErrorKind::usage,
                "all words are to be left out; add one that must occur");
  }
  if (wanted.empty()) {
    throw Error(ErrorKind::usage,
                "nothing to search for; give a word, a number or a phrase in "
                "quotation marks");
  }
  return excluded.empty() ? wanted : "(" + wanted + ") NOT (" + excluded + ")";
}

}  // namespace ituletter
