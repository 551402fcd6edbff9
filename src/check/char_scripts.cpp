#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "check/char_finders.hpp"
#include "check/table_words.hpp"
#include "text/characters.hpp"
#include "text/confusable.hpp"

namespace ituletter {
namespace {

/// The scripts that a word has letters of.
struct Scripts {
  bool has_latin = false;
  bool has_cyrillic = false;
  bool has_other = false;

  bool is_only(Script script) const {
    if (has_other || has_latin == has_cyrillic) return false;
    return script == (has_latin ? Script::latin : Script::cyrillic);
  }
  bool is_mixed() const { return has_latin && has_cyrillic && !has_other; }
};

Scripts scripts_of(std::string_view word) {
  Scripts scripts;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = next_char(word, at);
    if (char_info(c).kind == CharClass::mark) continue;
    const Script script = script_of(c);
    scripts.has_latin |= script == Script::latin;
    scripts.has_cyrillic |= script == Script::cyrillic;
    scripts.has_other |= script == Script::other;
  }
  return scripts;
}

Script other_than(Script script) {
  return script == Script::latin ? Script::cyrillic : Script::latin;
}

std::string name_of(Script script) {
  return script == Script::latin ? "Latin" : "Cyrillic";
}

bool is_one_letter(std::string_view word) {
  std::size_t at = 0;
  next_char(word, at);
  return at == word.size();
}

/// The words of a letter by script, and which letters of the one look like
/// letters of the other. A word ends at hyphens and full stops: the parts of
/// "ОГП-IoTSec" are each of one script.
class ScriptReader {
 public:
  explicit ScriptReader(const RecognisedText& document)
      : tokens_(document.tokens()) {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (tokens_[i].kind != TokenKind::word) continue;
      const std::size_t end = end_of_word(i);
      take({i, end});
      i = end - 1;
    }
  }

  /// The script that most words are in.
  Script main() const {
    return latin_.size() < cyrillic_.size() ? Script::cyrillic : Script::latin;
  }
  /// Tokens, in order.
  const std::vector<std::size_t>& words_in(Script script) const {
    return script == Script::latin ? latin_ : cyrillic_;
  }
  const std::vector<TokenRange>& mixed() const { return mixed_; }
  bool is_in(Script script, std::size_t token) const {
    return std::ranges::binary_search(words_in(script), token);
  }

  /// A word in letters of one script that look the same, as far as the letter
  /// has them; none where there is no such word or several.
  std::optional<std::string> written_in(Script script, std::string_view word) {
    std::string out;
    for (std::size_t at = 0; at < word.size();) {
      const char32_t c = next_char(word, at);
      const char32_t same = script_of(c) == script ? c : lookalike(script, c);
      if (same == 0) return std::nullopt;
      append_char(out, same);
    }
    return out;
  }

 private:
  /// Tokens end where the script changes, and where a capital follows small
  /// letters: there a blank may have been lost ("ПриложенииA").
  std::size_t end_of_word(std::size_t begin) const {
    std::size_t end = begin + 1;
    while (end < tokens_.size() && tokens_[end].kind == TokenKind::word &&
           tokens_[end].gap == Gap::none &&
           (!tokens_[end].is_capitalised || is_capitals(end - 1))) {
      ++end;
    }
    return end;
  }

  bool is_capitals(std::size_t token) const {
    const bool is_letter =
        tokens_[token].is_capitalised && is_one_letter(tokens_.words(token));
    return is_letter || tokens_[token].is_shouted;
  }

  void take(TokenRange word) {
    const Span where = tokens_.span(word.begin, word.end);
    const Scripts scripts =
        scripts_of(tokens_.text().substr(where.begin, where.size()));
    if (scripts.is_mixed()) mixed_.push_back(word);
    for (std::size_t i = word.begin; i < word.end; ++i) {
      if (scripts.is_only(Script::latin)) latin_.push_back(i);
      if (scripts.is_only(Script::cyrillic)) cyrillic_.push_back(i);
    }
  }

  using Lookalikes = std::map<std::string, std::set<char32_t>>;

  char32_t lookalike(Script script, char32_t c) {
    Lookalikes& letters =
        script == Script::latin ? latin_letters_ : cyrillic_letters_;
    if (letters.empty()) gather(script, letters);
    std::string letter;
    append_char(letter, c);
    const auto found = letters.find(appearance(letter));
    if (found == letters.end()) return 0;
    char32_t same = 0;
    for (const char32_t candidate : found->second) {
      if (char_info(candidate).is_upper != char_info(c).is_upper) continue;
      if (same != 0) return 0;
      same = candidate;
    }
    return same;
  }

  void gather(Script script, Lookalikes& letters) const {
    std::set<char32_t> alphabet;
    for (const std::size_t i : words_in(script)) {
      const std::string_view word = tokens_.words(i);
      for (std::size_t at = 0; at < word.size();) {
        alphabet.insert(next_char(word, at));
      }
    }
    for (const char32_t c : alphabet) {
      std::string letter;
      append_char(letter, c);
      letters[appearance(letter)].insert(c);
    }
  }

  const Tokens& tokens_;
  std::vector<std::size_t> latin_;
  std::vector<std::size_t> cyrillic_;
  std::vector<TokenRange> mixed_;
  Lookalikes latin_letters_;
  Lookalikes cyrillic_letters_;
};

/// "подпункты a и c": labels, of any script.
bool is_in_list(const RecognisedText& document, std::size_t token) {
  const Tokens& tokens = document.tokens();
  const auto is_label = [&tokens](std::size_t at) {
    return at < tokens.size() && tokens[at].kind == TokenKind::word &&
           is_one_letter(tokens.words(at)) &&
           script_of(static_cast<unsigned char>(tokens.words(at)[0])) ==
               Script::latin;
  };
  const bool goes_on = document.is_separator(token + 1) && is_label(token + 2);
  const bool went_before =
      token > 1 && document.is_separator(token - 1) && is_label(token - 2);
  return goes_on || went_before;
}

/// Whether the text goes on at a token: right after a word of its script, or
/// after a comma or bracket in its line, whatever stands before that.
bool goes_on(Script script, const ScriptReader& reader, const Tokens& tokens,
             std::size_t token) {
  if (token == 0 || tokens[token].gap > Gap::space) return false;
  const std::size_t before = token - 1;
  if (tokens[before].kind == TokenKind::sign) {
    const bool opens = tokens.words(before) == "(";
    return opens || tokens[token].gap == Gap::space;
  }
  return tokens[token].gap == Gap::space && reader.is_in(script, before);
}

/// "подпункт c": a label, which is of any script.
bool is_label(const RecognisedText& document, std::size_t token) {
  return TableWords(document, KindType::table, "labelled")
             .before(token)
             .has_value() ||
         is_in_list(document, token);
}

/// Whether a token stands where only a word of the text can: between two of
/// them, before a number ("с 9 до 17"), or first in a line or sentence. A
/// capital elsewhere may be a label of any script ("Annex A").
bool stands_among_words(const ScriptReader& reader,
                        const RecognisedText& document, std::size_t token) {
  const Tokens& tokens = document.tokens();
  const Script main = reader.main();
  const std::size_t next = token + 1;
  if (next >= tokens.size() || tokens[next].gap != Gap::space) return false;
  const bool is_before_word = reader.is_in(main, next);
  if (!is_before_word && tokens[next].kind != TokenKind::digits) return false;
  if (tokens[token].is_capitalised) {
    const bool begins =
        document.starts_line(token) || document.sentence(token).begin == token;
    return begins && is_before_word && !tokens[next].is_capitalised;
  }
  return goes_on(main, reader, tokens, token) && !is_label(document, token);
}

/// What the commonest words of the language look like.
std::set<std::string> common_words(const GrammarTables& grammar) {
  std::set<std::string> looks;
  for (const WordRow& word : grammar.words) {
    if (word.is_common == 0) continue;
    looks.insert(appearance(grammar.string(word.folded)));
  }
  return looks;
}

}  // namespace

// No language in Latin letters has words of one Cyrillic letter; between
// Russian words a Latin one may be a name ("группа c").
void find_lone_confusables(const Draft& draft, Report& report) {
  const RecognisedText& document = draft.document;
  ScriptReader reader(document);
  const Script main = reader.main();
  std::optional<std::set<std::string>> common;
  for (const std::size_t token : reader.words_in(other_than(main))) {
    constexpr std::size_t longest = 12;  // bytes
    const std::string_view word = document.tokens().words(token);
    if (word.size() > longest) continue;
    if (!stands_among_words(reader, document, token)) continue;
    const auto meant = reader.written_in(main, word);
    if (!meant) continue;
    if (!common) common = common_words(document.grammar());
    const std::string look = appearance(document.tokens().folded(token));
    const bool is_meant = main == Script::latin && is_one_letter(word);
    if (!is_meant && !common->contains(look)) continue;
    report.add(
        document.text().map.to_source(document.tokens().span(token, token + 1)),
        "\"" + std::string(word) + "\" is in " + name_of(other_than(main)) +
            " letters among " + name_of(main) + " ones",
        *meant);
  }
}

// Only where all letters could be of one script: a brand, or a word that lost
// its hyphen, may have two.
void find_mixed_words(const Draft& draft, Report& report) {
  const RecognisedText& document = draft.document;
  ScriptReader reader(document);
  for (const TokenRange tokens : reader.mixed()) {
    const Span where = document.tokens().span(tokens.begin, tokens.end);
    const std::string_view word = document.view(where);
    const auto latin = reader.written_in(Script::latin, word);
    const auto cyrillic = reader.written_in(Script::cyrillic, word);
    if (!latin && !cyrillic) continue;
    std::optional<std::string> meant;
    if (!latin || !cyrillic) meant = latin ? latin : cyrillic;
    report.add(
        document.text().map.to_source(where),
        "\"" + std::string(word) + "\" has both Latin and Cyrillic letters",
        std::move(meant));
  }
}

}  // namespace ituletter
