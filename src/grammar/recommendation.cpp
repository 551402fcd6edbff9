#include <algorithm>
#include <string>

#include "grammar/slot.hpp"
#include "text/characters.hpp"

namespace ituletter {

// The names of Recommendations and of the work items that become them:
// X.1631, H.264.1, G.9804.2, D.400R, Y.Suppl.75, X.soar-cc, X.DLT-dgi,
// L.method_ICT, X.1400Rev, TR.AISec. A series letter (or TR, whatever script it
// was typed in), a full stop, and pieces without blanks.
namespace {

bool is_sign(const Tokens& tokens, std::size_t at, char sign) {
  return at < tokens.size() && tokens[at].kind == TokenKind::sign &&
         tokens[at].gap == Gap::none && tokens.folded(at).front() == sign;
}

bool is_piece(const Tokens& tokens, std::size_t at) {
  return at < tokens.size() && tokens[at].gap == Gap::none &&
         (tokens[at].kind == TokenKind::word ||
          tokens[at].kind == TokenKind::digits);
}

std::string series(const Tokens& tokens, std::size_t at) {
  if (at >= tokens.size() || tokens[at].kind != TokenKind::word) return {};
  std::string out;
  for (std::size_t i = tokens[at].begin; i < tokens[at].end;) {
    const char32_t capital = latin_lookalike(next_char(tokens.text(), i));
    if (capital < 'A' || capital > 'Z' || out.size() == 3) return {};
    append_char(out, capital);
  }
  const bool is_series = out.size() == 1 || out == "TR" || out == "STR" ||
                         out == "TP" || out == "HSTP" || out == "FSTP";
  return is_series ? out : std::string();
}

bool is_latin(const Tokens& tokens, std::size_t at) {
  return std::ranges::all_of(tokens.words(at), [](char c) {
    return static_cast<unsigned char>(c) < 0x80;
  });
}

// A name after initials looks the same when a blank was lost: "H.Zhao".
bool is_persons_name(const Tokens& tokens, std::size_t begin, std::size_t end) {
  const std::string_view word = tokens.words(begin);
  return end == begin + 1 && tokens[begin].kind == TokenKind::word &&
         tokens[begin].is_capitalised && word.size() > 1 &&
         std::ranges::any_of(word, [](char c) { return c >= 'a'; });
}

std::size_t pieces(const Tokens& tokens, std::size_t at) {
  std::size_t end = at;
  while (end < at + 24 && is_piece(tokens, end) && is_latin(tokens, end)) {
    ++end;
    const bool joins =
        (is_sign(tokens, end, '-') || is_sign(tokens, end, '.') ||
         is_sign(tokens, end, '_')) &&
        is_piece(tokens, end + 1) && is_latin(tokens, end + 1);
    if (!joins) continue;
    // "X.500. The" has a blank; "G.650-G.657" is a range of two.
    if (is_sign(tokens, end, '-') && !series(tokens, end + 1).empty() &&
        is_sign(tokens, end + 2, '.')) {
      break;
    }
    // "H.323-based" is more than its name.
    if (is_sign(tokens, end, '-') && tokens[at].kind == TokenKind::digits &&
        tokens[end - 1].kind == TokenKind::digits &&
        tokens[end + 1].kind == TokenKind::word &&
        !tokens[end + 1].is_capitalised) {
      break;
    }
    // "X.500-509" is a range, too.
    if (is_sign(tokens, end, '-') &&
        tokens[end - 1].kind == TokenKind::digits &&
        tokens[end + 1].kind == TokenKind::digits) {
      break;
    }
    ++end;
  }
  return end;
}

// "C.1", at the start of a line and a tab after it, numbers the line.
bool is_list_number(const Tokens& tokens, std::size_t begin, std::size_t end) {
  return end == begin + 3 && tokens[begin].gap == Gap::line &&
         tokens[begin + 2].kind == TokenKind::digits &&
         tokens.words(begin + 2).size() == 1 && end < tokens.size() &&
         tokens[end].gap == Gap::edge;
}

}  // namespace

std::size_t match_recommendation(const Tokens& tokens, std::size_t at) {
  const std::string letters = series(tokens, at);
  if (letters.empty() || !is_sign(tokens, at + 1, '.')) return at;
  if (at > 0 && tokens[at].gap == Gap::none) {
    const TokenKind before = tokens[at - 1].kind;
    const std::string_view sign = tokens.folded(at - 1);
    if (before == TokenKind::sign && (sign == "." || sign == "@")) return at;
  }
  const std::size_t end = pieces(tokens, at + 2);
  if (end == at + 2) return at;
  if (letters.size() == 1 && is_persons_name(tokens, at + 2, end)) return at;
  if (is_list_number(tokens, at, end)) return at;
  // A single letter is an initial or an abbreviation: "e.g.", "U.N".
  const bool is_short = end == at + 3 &&
                        tokens[at + 2].kind == TokenKind::word &&
                        tokens.words(at + 2).size() < 2;
  return is_short ? at : end;
}

std::size_t match_bare_recommendation(const Tokens& tokens, std::size_t at) {
  const std::size_t end = match_recommendation(tokens, at);
  // "A.1" may be a section.
  const bool is_short = end == at + 3 && tokens.words(at + 2).size() < 2;
  return is_short ? at : end;
}

std::string recommendation_value(const Tokens& tokens, std::size_t begin,
                                 std::size_t end) {
  const std::size_t rest = tokens[begin + 1].begin;
  return series(tokens, begin) +
         std::string(tokens.text().substr(rest, tokens[end - 1].end - rest));
}

}  // namespace ituletter
