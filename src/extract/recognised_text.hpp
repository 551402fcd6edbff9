#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/cue_name.hpp"
#include "extract/line.hpp"
#include "grammar/match.hpp"
#include "grammar/tables.hpp"
#include "grammar/token.hpp"
#include "ituletter/grammar.hpp"
#include "ituletter/letter.hpp"
#include "ituletter/source.hpp"
#include "ituletter/text.hpp"

namespace ituletter {

/// Half-open range of tokens.
struct TokenRange {
  std::size_t begin = 0;
  std::size_t end = 0;

  bool empty() const { return begin >= end; }
  std::size_t size() const { return empty() ? 0 : end - begin; }
  bool has(std::size_t token) const { return begin <= token && token < end; }
};

/// The tokens of a text, with edges where a reader's paragraphs begin.
Tokens tokenise_source(const Source& source, const Text& text);

/// A text with all that the grammar found in it and its lines: what every
/// step of the extraction reads. Nothing in it changes afterwards.
class RecognisedText {
 public:
  /// `tokens` are `tokenise_source(source, text)`. All but them must outlive
  /// the document.
  RecognisedText(const Source& source, const Text& text, Tokens tokens,
                 const Grammar& grammar);
  RecognisedText(const Source& source, const Text& text, const Grammar& grammar)
      : RecognisedText(source, text, tokenise_source(source, text), grammar) {}
  RecognisedText(const RecognisedText&) = delete;
  RecognisedText& operator=(const RecognisedText&) = delete;

  const Source& source() const { return source_; }
  const Text& text() const { return text_; }
  const GrammarTables& grammar() const { return grammar_; }
  const Tokens& tokens() const { return tokens_; }
  const std::vector<Line>& lines() const { return lines_; }

  /// What the rules found in a range of tokens, whole matches only.
  std::span<const Match> values(TokenRange range) const;
  std::span<const Match> values() const { return values_; }
  /// The match that covers a token, if any.
  const Match* value_at(std::size_t token) const;

  /// What the cues of a name found in a range of tokens.
  std::span<const Match> cues(CueName name, TokenRange range) const;
  const Match* cue(CueName name, TokenRange range) const;
  bool has_cue(CueName name, TokenRange range) const {
    return cue(name, range) != nullptr;
  }
  /// The cue of a name that begins at a token.
  const Match* cue_at(CueName name, std::size_t token) const;

  TokenRange tokens_of(Span where) const;
  /// The tokens that a value of the letter was read from.
  TokenRange tokens_of(const Where& found) const;
  TokenRange tokens_of(const Line& line) const {
    return {line.begin, line.end};
  }
  std::string_view view(Span where) const {
    return std::string_view(text_.text).substr(where.begin, where.size());
  }
  /// The line that a token stands in, or the last before it.
  std::optional<std::size_t> line_at(std::size_t token) const;
  bool starts_line(std::size_t token) const;
  bool has_bullet(const Line& line) const;
  bool is_sign(std::size_t token, std::string_view folded) const;
  /// Where a separator of lists, of one word or several, begins that ends
  /// before a token; the token itself if there is none.
  std::size_t separator_before(std::size_t token) const;
  /// A word or sign that joins the members of a list ("and").
  bool is_separator(std::size_t token) const;
  /// A number in words ("two", "二"), by the language's table of them.
  std::optional<Match> cardinal_at(std::size_t token) const;

  /// The sentence that a token stands in: from the end of the one before to
  /// its own full stop. Full stops inside values do not end one.
  TokenRange sentence(std::size_t token) const;
  /// Whether a bracket that opens in the range is open before a token.
  bool in_brackets(TokenRange range, std::size_t token) const;

  /// Words of the text as a value: trimmed of white space and closing
  /// punctuation, white space collapsed.
  Words words(Span where, std::string_view rule) const;
  /// The same with every sign kept.
  Words exact(Span where, std::string_view rule) const;
  Words words(TokenRange range, std::string_view rule) const;
  Words exact(TokenRange range, std::string_view rule) const;
  /// A value that a rule or cue made of its words.
  Found<std::string> found(const Match& match) const;
  Found<std::string> found(std::string value, const Match& match) const;
  Where where(Span text_span, std::string_view rule) const;

 private:
  void sort_cues(std::vector<Match> cues);
  void find_sentences();
  bool is_full_stop(std::size_t token) const;
  bool starts_numbered(std::size_t stop) const;
  bool is_initial(std::size_t stop) const;
  void find_brackets();

  const Source& source_;
  const Text& text_;
  const GrammarTables& grammar_;
  Tokens tokens_;
  Matcher matcher_;
  std::vector<Match> values_;
  std::array<std::vector<Match>, CueName::names.size()> cues_;  ///< by name
  std::vector<Line> lines_;
  std::vector<std::size_t> sentence_ends_;  ///< tokens, ascending
  std::vector<int> open_brackets_;  ///< before each token and at the end
};

/// Adds words after a space; where they stand apart, what lies between is a
/// gap.
void append(Words& words, const Words& more);
Words joined(const std::vector<Words>& parts);

}  // namespace ituletter
