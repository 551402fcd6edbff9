#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ituletter/span.hpp"

namespace ituletter {

/// White space before a token, from none to what no value crosses. Blanks and
/// line ends between Han characters count as none.
enum class Gap : std::uint8_t {
  none,
  space,
  line,  ///< a single line end
  edge,  ///< of a cell, a paragraph or the text; an empty line
};

enum class TokenKind : std::uint8_t {
  word,       ///< letters with their marks
  digits,     ///< a run of digits of one script or several
  ideograph,  ///< one
  sign,       ///< one character of punctuation
  email,
  url,
};

struct Token {
  std::uint32_t begin = 0;  ///< bytes of the text
  std::uint32_t end = 0;
  std::uint32_t folded = 0;  ///< where its folded form begins in the pool
  std::uint32_t folded_size = 0;
  std::uint32_t hash = 0;  ///< of the folded form
  TokenKind kind = TokenKind::sign;
  Gap gap = Gap::edge;
  bool is_capitalised = false;  ///< the word's first letter is a capital
  bool is_shouted = false;      ///< a word of several capitals

  /// Whether a sentence or title can begin here: with a capital, or in a script
  /// that has none.
  bool can_start_text() const {
    return is_capitalised || kind == TokenKind::ideograph;
  }
};

/// A text cut into tokens, once; every grammar looks at the same ones.
class Tokens {
 public:
  std::size_t size() const { return tokens_.size(); }
  const Token& operator[](std::size_t i) const { return tokens_[i]; }
  std::string_view text() const { return text_; }
  std::string_view folded(const Token& token) const {
    return {pool_.data() + token.folded, token.folded_size};
  }
  std::string_view folded(std::size_t i) const { return folded(tokens_[i]); }
  std::string_view words(std::size_t i) const {
    return text_.substr(tokens_[i].begin, tokens_[i].end - tokens_[i].begin);
  }
  /// The bytes from the first to before the last token.
  Span span(std::size_t begin, std::size_t end) const {
    return {tokens_[begin].begin, tokens_[end - 1].end};
  }
  /// The first token that begins at or after a byte.
  std::size_t at(std::size_t byte) const;

 private:
  friend class Tokeniser;
  static constexpr std::size_t block_size = 16;  ///< bytes

  std::string_view text_;
  std::vector<Token> tokens_;
  std::string pool_;
  /// For each block of the text the first token that begins in it or after.
  std::vector<std::uint32_t> blocks_;
};

/// Cuts normalised text into tokens. `edges` are bytes, in order, where a
/// paragraph begins that is not told by an empty line or a tab. The text must
/// outlive the result.
Tokens tokenise(std::string_view text,
                const std::vector<std::size_t>& edges = {});

}  // namespace ituletter
