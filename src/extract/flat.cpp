#include "extract/flat.hpp"

#include <algorithm>

#include "grammar/slot.hpp"

namespace ituletter {
namespace {

/// Finds where one flattened line is to be cut.
class FlatCutter {
 public:
  FlatCutter(const Tokens& tokens, const std::vector<Match>& values, const std::vector<Match>& cues,
             const Line& line)
      : tokens_(tokens),
        values_(values),
        cues_(cues),
        begin_(tokens.at(line.where.begin)),
        end_(tokens.at(line.where.end)) {}

  // A line is flat if labels with their colons stand inside it, or a
  // salutation does with more than itself.
  bool is_flat() {
    std::size_t labels = 0;
    bool has_salutation = false;
    each_cue([&](const Match& cue) {
      if (cue.kind == "label" && has_colon(cue)) ++labels;
      if (cue.kind == "salutation" && end_ - cue.end > 12) {
        has_salutation = true;
      }
    });
    return labels >= 2 || has_salutation;
  }

  // Tokens before which a new line begins, in order.
  std::vector<std::size_t> cuts() {
    cut_at_cues();
    cut_addressees();
    cut_numbered_paragraphs();
    cut_annexes();
    std::ranges::sort(cuts_);
    cuts_.erase(std::unique(cuts_.begin(), cuts_.end()), cuts_.end());
    std::erase_if(cuts_, [this](std::size_t cut) {
      return cut <= begin_ || cut >= end_;
    });
    return cuts_;
  }

 private:
  template <class Visit>
  void each_cue(const Visit& visit) const {
    auto cue = std::ranges::lower_bound(cues_, begin_, {}, &Match::begin);
    for (; cue != cues_.end() && cue->begin < end_; ++cue) visit(*cue);
  }

  bool has_colon(const Match& cue) const {
    return cue.end < end_ && tokens_.folded(cue.end) == ":";
  }

  void cut_at_cues() {
    each_cue([&](const Match& cue) {
      // "To" is a label only with its colon.
      if (cue.kind == "label" && has_colon(cue)) cuts_.push_back(cue.begin);
      if (cue.kind == "salutation") {
        if (head_end_ == 0) head_end_ = cue.begin;
        body_begin_ = after_signs(cue.end);
        cuts_.push_back(cue.begin);
        cuts_.push_back(body_begin_);
      }
      if (cue.kind == "closing" && body_begin_ != 0 && closing_ == 0) {
        closing_ = cue.begin;
        cuts_.push_back(cue.begin);
        cuts_.push_back(after_signs(cue.end));
      }
      if (cue.kind == "deadline" && cue.value == "head" && has_colon(cue)) {
        cuts_.push_back(cue.begin);
      }
      if (cue.kind == "signed") {
        cuts_.push_back(cue.begin);
        cuts_.push_back(cue.end);
      }
      if (cue.kind == "signatory" && closing_ != 0) {
        cuts_.push_back(cue.begin);
        cuts_.push_back(cue.end);
      }
    });
    if (head_end_ == 0) head_end_ = end_;
    for (const Match& value : values_) {
      const bool is_reference =
          value.kind == "circular" || value.kind == "collective-letter";
      if (is_reference && value.begin >= begin_ && value.begin < head_end_ &&
          cuts_.size() < 2) {
        cuts_.push_back(value.begin);
      }
    }
  }

  std::size_t after_signs(std::size_t token) const {
    while (token < end_ && (tokens_.folded(token) == "," ||
                            tokens_.folded(token) == ":")) {
      ++token;
    }
    return token;
  }

  // In the head, a dash before a capital or an addressee begins an item.
  void cut_addressees() {
    for (std::size_t i = begin_; i + 1 < head_end_; ++i) {
      const bool is_dash = tokens_[i].kind == TokenKind::sign &&
                           tokens_.folded(i) == "-" &&
                           tokens_[i].gap != Gap::none;
      if (!is_dash) continue;
      const bool names_addressee = std::ranges::any_of(
          cues_, [&](const Match& cue) {
            return cue.kind == "addressee" && cue.begin > i &&
                   cue.begin <= i + 3;
          });
      if (names_addressee) cuts_.push_back(i);
    }
  }

  // "1 Further to …": numbers that count up from one, each before a capital
  // and after the end of a sentence.
  void cut_numbered_paragraphs() {
    int next = 1;
    for (std::size_t i = body_begin_; body_begin_ != 0 && i + 1 < end_; ++i) {
      if (closing_ != 0 && i >= closing_) break;
      if (tokens_[i].kind != TokenKind::digits) continue;
      const bool starts = i == body_begin_ || ends_sentence(i - 1);
      if (!starts || !tokens_[i + 1].is_capitalised) continue;
      if (to_int(tokens_.folded(i)) == next) {
        cuts_.push_back(i);
        ++next;
      }
    }
  }

  bool ends_sentence(std::size_t token) const {
    const std::string_view sign = tokens_.folded(token);
    return tokens_[token].kind == TokenKind::sign &&
           (sign == "." || sign == ":" || sign == ";" || sign == ")" ||
            sign == "\"");
  }

  // After the closing, "ANNEX 1" and the like.
  void cut_annexes() {
    if (closing_ == 0) return;
    for (const Match& value : values_) {
      if (value.kind != "annex" || value.begin <= closing_ ||
          value.begin >= end_) {
        continue;
      }
      if (tokens_[value.begin].is_shouted || follows_end(value.begin)) {
        cuts_.push_back(value.begin);
        cuts_.push_back(value.end);
      }
    }
  }

  bool follows_end(std::size_t token) const {
    if (token == 0) return true;
    return tokens_[token - 1].kind == TokenKind::digits ||
           ends_sentence(token - 1);
  }

  const Tokens& tokens_;
  const std::vector<Match>& values_;
  const std::vector<Match>& cues_;
  std::size_t begin_;
  std::size_t end_;
  std::size_t head_end_ = 0;
  std::size_t body_begin_ = 0;
  std::size_t closing_ = 0;
  std::vector<std::size_t> cuts_;
};

}  // namespace

void split_flat(std::string_view text, const Tokens& tokens,
                const std::vector<Match>& values,
                const std::vector<Match>& cues, std::vector<Line>& lines) {
  std::vector<Line> out;
  for (const Line& line : lines) {
    FlatCutter cutter(tokens, values, cues, line);
    if (!cutter.is_flat()) {
      out.push_back(line);
      continue;
    }
    Line piece = line;
    for (const std::size_t cut : cutter.cuts()) {
      const std::size_t at = tokens[cut].begin;
      piece.where.end = at;
      out.push_back(piece);
      piece.where = {at, line.where.end};
      piece.after_blank = false;
      piece.starts_cell = false;
      piece.after_break = false;
    }
    out.push_back(piece);
  }
  for (Line& line : out) {
    while (!line.where.empty() && (text[line.where.end - 1] == ' ' ||
                                   text[line.where.end - 1] == '\n')) {
      --line.where.end;
    }
  }
  lines = std::move(out);
}

}  // namespace ituletter
