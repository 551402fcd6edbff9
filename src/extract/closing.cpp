#include <algorithm>

#include "extract/annexes.hpp"
#include "extract/kinds.hpp"
#include "grammar/slot.hpp"

namespace ituletter {
namespace {

// A signature stands in the first lines; what follows is something else.
constexpr std::size_t most_lines = 200;

class ClosingReader {
 public:
  ClosingReader(const RecognisedText& document, const Sections& sections)
      : document_(document),
        tokens_(document.tokens()),
        lines_(sections.closing),
        range_(tokens_of(document, sections.closing)) {}

  void run(Letter& letter) {
    read_formula(letter);
    read_signature(letter.signatory);
    read_annex_count(letter);
  }

 private:
  void read_formula(Letter& letter) const {
    const Match* cue = document_.cue("closing", range_);
    if (cue == nullptr) return;
    // Words may stand before it in its sentence.
    if (document_.line_at(cue->begin) != document_.line_at(range_.begin)) {
      return;
    }
    Span where{tokens_.span(range_.begin, cue->end)};
    if (document_.is_sign(cue->end, ",")) {
      where.end = tokens_[cue->end].end;
    }
    Words formula = document_.exact(where, cue->rule);
    if (const Match* more = second_line(*cue)) {
      append(formula, document_.exact(more->where, more->rule));
    }
    letter.closing = std::move(formula);
  }

  // "此致", and below it "敬礼！".
  const Match* second_line(const Match& first) const {
    const auto at = document_.line_at(first.begin);
    const bool has_next =
        at && first.end >= line(*at).end && *at + 1 < lines_.end;
    return has_next ? document_.cue_at("closing", line(*at + 1).begin)
                    : nullptr;
  }

  void read_signature(Signatory& signatory) const {
    const Match* mark = document_.cue("signed", range_);
    if (mark != nullptr) {
      signatory.is_signed = {true, document_.where(mark->where, mark->rule)};
    }
    const TokenRange title = title_range();
    if (title.empty()) return;
    signatory.title = words_of(title);
    read_name(title, mark, signatory);
  }

  // The title may be broken over lines, in cells of their own.
  TokenRange title_range() const {
    TokenRange longest;
    const Match* whole =
        first_that(document_.cues("signatory", range_), is_whole_title);
    if (whole != nullptr) longest = {whole->begin, whole->end};
    const std::size_t last = std::min(lines_.end, lines_.begin + most_lines);
    for (std::size_t i = lines_.begin; i < last; ++i) {
      const TokenRange title = title_from(i);
      if (title.size() > longest.size()) longest = title;
    }
    return longest;
  }

  // Without the marks between the cells that its lines stand in.
  Words words_of(TokenRange title) const {
    Words words;
    for (std::size_t i = lines_.begin; i < lines_.end; ++i) {
      const TokenRange piece{std::max(title.begin, line(i).begin),
                             std::min(title.end, line(i).end)};
      if (piece.empty()) continue;
      append(words, document_.exact(piece, "closing.signatory"));
    }
    return words;
  }

  // The longest title that fills lines from this one on; empty without one.
  TokenRange title_from(std::size_t first) const {
    constexpr std::size_t most_title_lines = 3;
    const auto kind = document_.grammar().find_kind("signatory", KindType::cue);
    if (!kind) return {};
    TokenRange longest;
    std::string words;
    const std::size_t end = std::min(first + most_title_lines, lines_.end);
    for (std::size_t i = first; i < end; ++i) {
      words += std::string(document_.view(line(i).where)) + " ";
      const Tokens tokens = tokenise(words);
      const auto match =
          Matcher(document_.grammar(), tokens).match_at(*kind, 0);
      if (match && match->end == tokens.size()) {
        longest = {line(first).begin, line(i).end};
      }
    }
    return longest;
  }

  const Line& line(std::size_t i) const { return document_.lines()[i]; }

  // The words between the closing, or the mark of the signature, and the
  // title.
  void read_name(TokenRange title, const Match* mark,
                 Signatory& signatory) const {
    std::size_t begin = range_.begin;
    if (const Match* cue = document_.cue("closing", range_)) {
      const Match* more = second_line(*cue);
      begin = more != nullptr ? more->end : cue->end;
    }
    if (mark != nullptr && mark->begin < title.begin) begin = mark->end;
    while (begin < title.begin && tokens_[begin].kind == TokenKind::sign) {
      ++begin;
    }
    const TokenRange name = last_line({begin, title.begin});
    const bool is_caption = document_.has_cue("footer", name);
    if (!name.empty() && is_name(name) && !is_caption) {
      signatory.name = document_.exact(name, "closing.name");
    } else {
      read_name_after(title, signatory);
    }
  }

  // Captions and logos may stand before the name, and in the next column.
  TokenRange last_line(TokenRange range) const {
    const std::size_t below = document_.line_at(range.end).value_or(0);
    TokenRange last;
    for (std::size_t i = below + 1; i-- > lines_.begin;) {
      TokenRange piece{std::max(range.begin, line(i).begin),
                       std::min(range.end, line(i).end)};
      while (!piece.empty() && tokens_[piece.end - 1].kind == TokenKind::sign &&
             !document_.is_sign(piece.end - 1, ".")) {
        --piece.end;
      }
      const bool is_beside = line(i).is_cell() && line(below).is_cell() &&
                             line(i).column != line(below).column;
      const Match* footer = document_.cue("footer", piece);
      const bool is_caption = footer != nullptr && footer->value == "caption";
      if (piece.empty() || is_caption) continue;
      if (!is_beside) return piece;
      if (last.empty()) last = piece;
    }
    return last;
  }

  // In some languages the name stands below the title: in the rest of its
  // line, or in the next.
  void read_name_after(TokenRange title, Signatory& signatory) const {
    const auto line_number = document_.line_at(title.end - 1);
    if (!line_number) return;
    constexpr std::size_t most_lines_below = 2;  // a caption may stand between
    const std::size_t last =
        std::min(*line_number + most_lines_below + 1, lines_.end);
    for (std::size_t i = *line_number; i < last; ++i) {
      const std::size_t begin = std::max(title.end, line(i).begin);
      const TokenRange rest{begin, std::max(begin, line(i).end)};
      if (rest.empty()) continue;
      const bool is_other = document_.cue_at("label", begin) != nullptr ||
                            document_.cue_at("signed", begin) != nullptr;
      if (is_other) return;
      if (!is_name(rest) || !is_person(rest)) continue;
      signatory.name = document_.exact(rest, "closing.name");
      return;
    }
  }

  // Capitalised words or Han characters, and nothing that the grammar knows.
  bool is_person(TokenRange range) const {
    for (std::size_t i = range.begin; i < range.end; ++i) {
      const bool is_word = tokens_[i].kind != TokenKind::sign;
      if (is_word && !tokens_[i].can_start_text()) return false;
      if (document_.value_at(i) != nullptr) return false;
    }
    return !document_.has_cue("letterhead", range) &&
           !document_.has_cue("footer", range) &&
           !document_.has_cue("event", range);
  }

  // "I wish you a useful meeting.", where a letter has no other closing; names
  // may end in "Jr.".
  bool is_sentence(TokenRange range) const {
    if (range.size() < 2 || !document_.is_sign(range.end - 1, "."))
      return false;
    const Token& last = tokens_[range.end - 2];
    return last.kind == TokenKind::ideograph || !last.can_start_text();
  }

  bool is_name(TokenRange range) const {
    if (is_sentence(range)) return false;
    // Names of others may have many in Chinese: "伊内斯·卡瓦利亚尔".
    constexpr std::size_t most_words = 7;
    constexpr std::size_t most_ideographs = 12;
    std::size_t words = 0;
    std::size_t ideographs = 0;
    for (std::size_t i = range.begin; i < range.end; ++i) {
      if (tokens_[i].kind == TokenKind::digits) return false;
      if (tokens_[i].kind == TokenKind::ideograph) ++ideographs;
      if (tokens_[i].kind == TokenKind::word) ++words;
    }
    return words + ideographs > 0 && words <= most_words &&
           ideographs <= most_ideographs;
  }

  void read_annex_count(Letter& letter) const {
    for (const Match& cue : document_.cues("label", range_)) {
      if (cue.value != "annexes") continue;
      // "Annex 1" is a name; "Annex: 1" is a count.
      if (!document_.is_sign(cue.end, ":")) continue;
      letter.annexes_declared = count_at(cue.end + 1);
      if (letter.annexes_declared) return;
    }
  }

  // In figures or in words: "附件：二件".
  Maybe<int> count_at(std::size_t at) const {
    if (at >= range_.end) return std::nullopt;
    const bool is_digits = tokens_[at].kind == TokenKind::digits;
    const auto word = is_digits ? std::nullopt : document_.cardinal_at(at);
    if (!is_digits && !word) return std::nullopt;
    const auto count = to_int(word ? word->value : tokens_.folded(at));
    const std::size_t end = word ? word->end : at + 1;
    return Found<int>{count.value_or(0),
                      document_.where(tokens_.span(at, end), "closing.count")};
  }

  const RecognisedText& document_;
  const Tokens& tokens_;
  LineRange lines_;
  TokenRange range_;
};

}  // namespace

void extract_closing(const RecognisedText& document, const Sections& sections,
                     Letter& letter) {
  if (sections.closing.empty()) return;
  ClosingReader(document, sections).run(letter);
}

}  // namespace ituletter
