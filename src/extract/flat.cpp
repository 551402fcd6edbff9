#include <algorithm>

#include "extract/kinds.hpp"
#include "extract/line_steps.hpp"
#include "extract/trim.hpp"
#include "grammar/slot.hpp"
#include "text/characters.hpp"

namespace ituletter {
namespace {

// Tokens after a salutation that are more than the signs and marks around it.
constexpr std::size_t shortest_body = 12;

// Tokens from an opening bracket to the last label in it.
constexpr std::size_t longest_bracket = 40;

// Tokens from the closing to the title of who signs.
constexpr std::size_t longest_signature = 30;

/// Finds where one flattened line is to be cut.
class FlatCutter {
 public:
  FlatCutter(const Tokens& tokens, const std::vector<Match>& values,
             const std::vector<Match>& cues, const Line& line)
      : tokens_(tokens),
        values_(values),
        cues_(cues),
        begin_(tokens.at(line.where.begin)),
        end_(tokens.at(line.where.end)) {}

  // A line is flat if labels with their colons stand inside it, or a
  // salutation does with more than itself, or the items of a list.
  bool is_flat() const {
    std::size_t labels = 0;
    bool has_salutation = false;
    bool has_items = false;
    each_cue([&](const Match& cue) {
      if (is_field(cue)) ++labels;
      if (cue.kind == "salutation" && end_ - cue.end > shortest_body) {
        has_salutation = true;
      }
      has_items |= cue.kind == "addressee" &&
                   (follows_item(cue.begin) || stands_beside_field(cue.begin));
    });
    return labels >= 2 || has_salutation || has_items ||
           has_item_beside_initials();
  }

  // Tokens before which a new line begins, in order.
  std::vector<std::size_t> cuts() {
    cut_at_cues();
    cut_reference();
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

  // A page that sets no space between paragraphs shows the closing as the end
  // of the paragraph before it.
  std::vector<std::size_t> cut_before_closing() const {
    std::vector<std::size_t> cut;
    each_cue([&](const Match& cue) {
      if (cue.kind == "closing" && cue.begin > begin_ &&
          ends_sentence(cue.begin - 1) && after_signs(cue.end) + 1 >= end_)
        cut = {cue.begin};
    });
    return cut;
  }

 private:
  template <class Visit>
  void each_cue(const Visit& visit) const {
    auto cue = std::ranges::lower_bound(cues_, begin_, {}, &Match::begin);
    for (; cue != cues_.end() && cue->begin < end_; ++cue) visit(*cue);
  }

  template <class Visit>
  void each_value(std::size_t begin, std::size_t end,
                  const Visit& visit) const {
    auto value = std::ranges::lower_bound(values_, begin, {}, &Match::begin);
    for (; value != values_.end() && value->begin < end; ++value) {
      visit(*value);
    }
  }

  // "To" is a label only with its colon; "inform TSB (fax: …; e-mail: …)" has
  // none.
  bool is_field(const Match& cue) const {
    return cue.kind == "label" && has_colon(cue) && !in_brackets(cue.begin) &&
           !goes_on_sentence(cue);
  }

  // "the workshop keeps its date: it will be held": in small letters after a
  // word in small letters, a label is a word like others. Only "cc:" may stand
  // so in a head.
  bool goes_on_sentence(const Match& label) const {
    const auto is_small = [this](std::size_t token) {
      return tokens_[token].kind == TokenKind::word &&
             !tokens_[token].can_start_text() &&
             !is_caseless(tokens_.words(token));
    };
    return label.begin > begin_ && is_small(label.begin) &&
           is_small(label.begin - 1) && label.value != "copy";
  }

  bool in_brackets(std::size_t token) const {
    const std::size_t earliest =
        std::max(begin_, token - std::min(token, longest_bracket));
    int closed = 0;
    while (token > earliest) {
      const std::string_view sign = tokens_.folded(--token);
      if (sign == ")") ++closed;
      if (sign == "(" && closed-- == 0) return true;
    }
    return false;
  }

  bool has_colon(const Match& cue) const {
    return cue.end < end_ && tokens_.folded(cue.end) == ":";
  }

  void cut_at_cues() {
    each_cue([this](const Match& cue) { cut_at(cue); });
    if (head_end_ == 0) head_end_ = end_;
  }

  void cut_at(const Match& cue) {
    const bool is_deadline_head =
        cue.kind == "deadline" && cue.value == "head" && has_colon(cue);
    // "(tel.: …, fax: …)" of the body are no fields of the head.
    const bool is_in_body = body_begin_ != 0 && closing_ == 0;
    const bool is_head_field = is_field(cue) && !is_in_body;
    if (is_head_field || is_deadline_head) cuts_.push_back(cue.begin);
    // The first salutation is the letter's; a form may have one of its own.
    const bool is_salutation = cue.kind == "salutation" &&
                               (body_begin_ == 0 || cue.begin <= body_begin_);
    if (is_salutation) {
      if (head_end_ == 0) head_end_ = cue.begin;
      body_begin_ = after_signs(cue.end);
      cut_around(cue.begin, body_begin_);
    }
    if (cue.kind == "closing" && body_begin_ != 0 && closing_ == 0) {
      closing_ = cue.begin;
      cut_around(cue.begin, after_signs(cue.end));
    }
    // Agendas of annexes name the signatory, too.
    const bool is_title = cue.kind == "signatory" && closing_ != 0 &&
                          cue.begin - closing_ <= longest_signature;
    if (cue.kind == "signed" || is_title) cut_around(cue.begin, cue.end);
  }

  void cut_around(std::size_t begin, std::size_t end) {
    cuts_.push_back(begin);
    cuts_.push_back(end);
  }

  // A head in which few labels are left begins with its reference.
  void cut_reference() {
    each_value(begin_, head_end_, [this](const Match& value) {
      if (is_letter_reference(value) && cuts_.size() < 2) {
        cuts_.push_back(value.begin);
      }
    });
  }

  std::size_t after_signs(std::size_t token) const {
    while (token < end_ &&
           (tokens_.folded(token) == "," || tokens_.folded(token) == ":")) {
      ++token;
    }
    return token;
  }

  // "COM 8/PAP - To Administrations …", "SG3/LS To:": two cells of a row.
  bool has_item_beside_initials() const {
    const auto initials =
        std::ranges::lower_bound(values_, begin_, {}, &Match::begin);
    const bool is_first = initials != values_.end() &&
                          initials->begin == begin_ &&
                          initials->kind == "internal-reference";
    if (!is_first || initials->end + 1 >= end_) return false;
    const std::size_t next = initials->end;
    if (is_sign(next, "-")) return names_addressee(next);
    auto cue = std::ranges::lower_bound(cues_, next, {}, &Match::begin);
    for (; cue != cues_.end() && cue->begin == next; ++cue) {
      if (is_field(*cue)) return true;
    }
    return false;
  }

  // In the head, a dash before an addressee begins an item.
  void cut_addressees() {
    for (std::size_t i = begin_ + 1; i + 1 < head_end_; ++i) {
      const bool is_dash = is_sign(i, "-") &&
                           (tokens_[i].gap != Gap::none || is_sign(i - 1, ";"));
      if (is_dash && names_addressee(i)) cuts_.push_back(i);
    }
  }

  bool is_sign(std::size_t token, std::string_view sign) const {
    return tokens_[token].kind == TokenKind::sign &&
           tokens_.folded(token) == sign;
  }

  // "…;- To ITU-T Associates": the dash is a few tokens before the addressee.
  bool follows_item(std::size_t token) const {
    for (std::size_t i = token; i > begin_ + 1 && i + furthest > token; --i) {
      if (is_sign(i - 1, "-") && is_sign(i - 2, ";")) return true;
    }
    return false;
  }

  // "Tel.: +41 22 730 6301 – To ITU-T Associates": a column beside another.
  bool stands_beside_field(std::size_t token) const {
    for (std::size_t i = token; i > begin_ + 1 && i + furthest > token; --i) {
      const bool is_dash = is_sign(i - 1, "-") &&
                           tokens_[i - 1].gap != Gap::none &&
                           tokens_[i].gap != Gap::none;
      if (is_dash) return begins_with_field();
    }
    return false;
  }

  bool begins_with_field() const {
    const auto cue = std::ranges::lower_bound(cues_, begin_, {}, &Match::begin);
    bool is_label = false;
    for (auto at = cue; at != cues_.end() && at->begin == begin_; ++at) {
      is_label |= is_field(*at);
    }
    const auto value =
        std::ranges::lower_bound(values_, begin_, {}, &Match::begin);
    return is_label || (value != values_.end() && value->begin == begin_ &&
                        value->kind == "internal-reference");
  }

  bool names_addressee(std::size_t dash) const {
    // "– 参加第12研究组工作的ITU-T部门准成员": a Han character is a token.
    constexpr std::size_t furthest_han = 16;
    const bool is_han =
        dash + 1 < end_ && tokens_[dash + 1].kind == TokenKind::ideograph;
    const std::size_t last = dash + (is_han ? furthest_han : furthest);
    auto cue = std::ranges::lower_bound(cues_, dash + 1, {}, &Match::begin);
    for (; cue != cues_.end() && cue->begin <= last; ++cue) {
      if (cue->kind == "addressee") return true;
    }
    return false;
  }

  // "1 Further to …": numbers that count up from one, each before a capital
  // and after the end of a sentence; "1.1 By …" also after a title.
  void cut_numbered_paragraphs() {
    int next = 1;
    int next_below = 1;
    for (std::size_t i = body_begin_; body_begin_ != 0 && i + 1 < end_; ++i) {
      if (closing_ != 0 && i >= closing_) break;
      if (tokens_[i].kind != TokenKind::digits || is_of_value(i)) continue;
      const bool is_first = i == body_begin_ || may_end_paragraph(i - 1);
      const auto number = to_int(tokens_.folded(i));
      if (number == next && is_first && starts_paragraph(i)) {
        cuts_.push_back(i);
        ++next;
        next_below = 1;
      } else if (number == next - 1 && is_below(i, next_below) &&
                 (is_first || tokens_[i + 3].can_start_text())) {
        cuts_.push_back(i);
        ++next_below;
      }
    }
  }

  // A number and a capital after it, or a full stop and a blank.
  bool starts_paragraph(std::size_t number) const {
    if (tokens_[number + 1].can_start_text()) return true;
    return number + 2 < end_ && tokens_.folded(number + 1) == "." &&
           tokens_[number + 1].gap == Gap::none &&
           tokens_[number + 2].gap != Gap::none &&
           tokens_[number + 2].kind != TokenKind::sign;
  }

  // "3.1 the liaison": the number that counts on below the paragraph.
  bool is_below(std::size_t token, int number) const {
    return token + 3 < end_ && tokens_.folded(token + 1) == "." &&
           tokens_[token + 1].gap == Gap::none &&
           tokens_[token + 2].gap == Gap::none &&
           to_int(tokens_.folded(token + 2)) == number &&
           tokens_[token + 3].gap != Gap::none;
  }

  // In a date, or after the full stop of "9.8.2".
  bool is_of_value(std::size_t token) const {
    const auto after =
        std::ranges::upper_bound(values_, token, {}, &Match::begin);
    if (after != values_.begin() && token < std::prev(after)->end) return true;
    return token >= begin_ + 2 && tokens_[token].gap == Gap::none &&
           is_sign(token - 1, ".") && tokens_[token - 1].gap == Gap::none &&
           tokens_[token - 2].kind == TokenKind::digits;
  }

  // The end of a sentence, the number of a footnote, the last cell of a table.
  bool may_end_paragraph(std::size_t token) const {
    return ends_sentence(token) || tokens_.folded(token) == "]" ||
           tokens_[token].kind == TokenKind::digits;
  }

  bool ends_sentence(std::size_t token) const {
    constexpr std::string_view ends = ".:;)\"";
    const std::string_view sign = tokens_.folded(token);
    return tokens_[token].kind == TokenKind::sign && sign.size() == 1 &&
           ends.find(sign) != std::string_view::npos;
  }

  // After the closing, "ANNEX 1" and the like.
  void cut_annexes() {
    if (closing_ == 0) return;
    each_value(closing_ + 1, end_, [this](const Match& value) {
      if (value.kind != "annex") return;
      const bool is_title = follows_end(value.begin) && begins_title(value.end);
      if (tokens_[value.begin].is_shouted || is_title ||
          begins_aside(value.end)) {
        cut_around(value.begin, value.end);
      }
    });
    each_cue([this](const Match& cue) {
      const bool is_only_one = cue.kind == "label" && cue.value == "annexes" &&
                               cue.begin > closing_ && cue.end < end_ &&
                               is_emphatic(cue.begin) && is_sign(cue.end, "(");
      if (is_only_one) cut_around(cue.begin, cue.end);
    });
  }

  // In capitals, or in a script that has none.
  bool is_emphatic(std::size_t token) const {
    return tokens_[token].is_shouted || is_caseless(tokens_.words(token));
  }

  // "Annex 2 (to TSB Circular 24)": which letter's it is.
  bool begins_aside(std::size_t token) const {
    if (token >= end_ || !is_sign(token, "(")) return false;
    bool names_letter = false;
    each_value(token + 1, std::min(end_, token + 1 + furthest),
               [&names_letter](const Match& value) {
                 names_letter |= is_letter_reference(value);
               });
    return names_letter;
  }

  // "Annex E, with …" is none.
  bool begins_title(std::size_t token) const {
    if (token >= end_ || tokens_[token].can_start_text()) return true;
    return tokens_[token].kind == TokenKind::sign && !is_sign(token, ",") &&
           !is_sign(token, ";") && !is_sign(token, ")");
  }

  bool follows_end(std::size_t token) const {
    if (token == 0) return true;
    // A Han character has a blank before it only where something begins.
    const bool is_apart = tokens_[token].kind == TokenKind::ideograph &&
                          tokens_[token - 1].end < tokens_[token].begin;
    if (is_apart) return true;
    return tokens_[token - 1].kind == TokenKind::digits ||
           ends_sentence(token - 1);
  }

  // From the dash of an item to its addressee.
  static constexpr std::size_t furthest = 3;

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

// The pieces of a line that its cuts leave.
void cut_line(std::string_view text, const Tokens& tokens, const Line& line,
              const std::vector<std::size_t>& cuts, std::vector<Line>& out) {
  Line piece = line;
  const auto add_until = [&](std::size_t end) {
    out.push_back(piece);
    out.back().where = trimmed(text, {piece.where.begin, end});
  };
  for (const std::size_t cut : cuts) {
    const std::size_t at = tokens[cut].begin;
    add_until(at);
    piece.where.begin = at;
    piece.after_blank = false;
    piece.starts_cell = false;
    piece.after_break = false;
  }
  add_until(line.where.end);
}

}  // namespace

void split_flat(std::string_view text, const Tokens& tokens,
                const std::vector<Match>& values,
                const std::vector<Match>& cues, std::vector<Line>& lines) {
  std::vector<Line> out;
  out.reserve(lines.size());
  for (const Line& line : lines) {
    FlatCutter cutter(tokens, values, cues, line);
    if (cutter.is_flat()) {
      cut_line(text, tokens, line, cutter.cuts(), out);
    } else {
      cut_line(text, tokens, line, cutter.cut_before_closing(), out);
    }
  }
  lines = std::move(out);
}

}  // namespace ituletter
