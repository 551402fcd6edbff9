#include <algorithm>
#include <optional>

#include "extract/head.hpp"
#include "grammar/match.hpp"
#include "text/characters.hpp"

namespace ituletter {
namespace {

constexpr std::size_t most_small_words = 3;     // "to all the"
constexpr std::size_t longest_small_word = 6;   // bytes: three in Cyrillic
constexpr std::size_t longest_joined_word = 8;  // "وإلى": "and to"

bool is_conjunction(const GrammarTables& grammar, std::string_view text) {
  const Tokens tokens = tokenise(text);
  const auto match = Matcher(grammar, tokens).match_at(grammar.separator, 0);
  return match && match->value == "list" && match->end == tokens.size();
}

bool starts_with_addressee(const GrammarTables& grammar,
                           std::string_view text) {
  const Tokens tokens = tokenise(text);
  const auto cues = Matcher(grammar, tokens).find_cues();
  return std::ranges::any_of(cues, [](const Match& cue) {
    return cue.kind == "addressee" && cue.begin < 2;
  });
}

/// Collects the items of one list; an item may go on over several lines and
/// name several kinds of addressees.
class AddresseeReader {
 public:
  explicit AddresseeReader(const RecognisedText& document)
      : document_(document), tokens_(document.tokens()) {}

  void add_line(const HeadLine& entry) {
    const Line& line = document_.lines()[entry.line];
    const bool is_rest =
        !item_.empty() && goes_on_below(document_, last_, item_.back(), entry);
    const bool starts_cell =
        line.starts_cell &&
        (item_.empty() || !is_cut_short(document_, item_.back()));
    const bool starts_item = document_.has_bullet(line) ||
                             starts_addressee(entry) || item_.empty() ||
                             starts_cell || line.after_blank;
    if (starts_item && !entry.goes_on && !is_rest) end_item();
    if (is_rest) rests_.push_back(entry.content.begin);
    item_.push_back(entry.content);
    last_ = entry.line;
  }

  std::vector<Addressee> take() {
    end_item();
    return std::move(out_);
  }

 private:
  // Without bullets, an addressee's first words begin an item, unless the
  // line before shows that it goes on.
  bool starts_addressee(const HeadLine& entry) const {
    const Match* cue = document_.cue("addressee", entry.content);
    if (cue == nullptr || cue->begin > entry.content.begin + 2) return false;
    // "… of the Sector / participating in": the end of the words before.
    if (cue->value == "other" && cue->begin > entry.content.begin + 1) {
      return false;
    }
    if (item_.empty()) return true;
    if (is_cut_short(document_, item_.back())) return false;
    const std::size_t last = item_.back().end - 1;
    return document_.is_sign(last, ";") ||
           (last > 0 && document_.is_sign(last - 1, ";")) ||
           tokens_[entry.content.begin].can_start_text();
  }

  void end_item() {
    if (item_.empty()) return;
    const std::vector<const Match*> kinds = kinds_of_item();
    std::size_t begin = item_.front().begin;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      const bool is_last = i + 1 == kinds.size();
      const std::size_t next =
          is_last ? item_.back().end : start_of(*kinds[i + 1]);
      add(begin, next, kinds[i]);
      begin = next;
    }
    if (kinds.empty()) add(begin, item_.back().end, nullptr);
    item_.clear();
    rests_.clear();
  }

  // One cue for each kind named, in order; a kind named twice in a row is one.
  std::vector<const Match*> kinds_of_item() const {
    std::vector<const Match*> kinds;
    const TokenRange whole{item_.front().begin, item_.back().end};
    for (const Match& cue : document_.cues("addressee", whole)) {
      const auto part = part_at(cue.begin);
      if (part == item_.end() || !part->has(cue.begin)) continue;
      if (document_.in_brackets(*part, cue.begin)) continue;
      if (!kinds.empty() && kinds.back()->value == cue.value) continue;
      if (!kinds.empty() && !starts_own(cue)) continue;
      kinds.push_back(&cue);
    }
    return kinds;
  }

  // The first part that ends after a token.
  std::vector<TokenRange>::const_iterator part_at(std::size_t token) const {
    return std::ranges::upper_bound(item_, token, {}, &TokenRange::end);
  }

  bool is_separator(std::size_t token) const {
    if (tokens_[token].kind == TokenKind::sign) {
      const std::string_view sign = tokens_.folded(token);
      return sign == "," || sign == ";";
    }
    return document_.is_separator(token);
  }

  // A second kind begins after a comma or conjunction, not after "of".
  bool starts_own(const Match& kind) const {
    const std::size_t begin = start_of(kind);
    // A line that begins with "participating in" goes on with the one before.
    return starts_joined(begin) ||
           (starts_part(begin) && kind.value != "other");
  }

  // Bytes of a conjunction of one letter that is written in one word with the
  // addressee after it: "وأعضاء".
  std::size_t conjunction_size(TokenRange range) const {
    const GrammarTables& grammar = document_.grammar();
    const Token& first = tokens_[range.begin];
    if (!is_caseless(tokens_.words(range.begin)) ||
        grammar.separator == GrammarTables::no_kind) {
      return 0;
    }
    const std::string_view text = tokens_.text().substr(
        first.begin, tokens_[range.end - 1].end - first.begin);
    std::size_t size = 0;
    next_char(text, size);
    const bool is_joined = is_conjunction(grammar, text.substr(0, size)) &&
                           starts_with_addressee(grammar, text.substr(size));
    return is_joined ? size : 0;
  }

  bool starts_part(std::size_t token) const {
    return !std::ranges::binary_search(rests_, token) &&
           std::ranges::any_of(
               item_, [token](TokenRange part) { return part.begin == token; });
  }

  // Where the words that describe a kind begin, if they stand before it
  // without blanks: "参加第12研究组工作的ITU-T部门准成员".
  std::size_t start_of_phrase(std::size_t at) const {
    const std::size_t first = std::max(item_.front().begin, part_at(at)->begin);
    while (at > first && !is_separator(at - 1)) --at;
    return at;
  }

  // Small words before a kind ("to the") are its own.
  std::size_t start_of(const Match& kind) const {
    std::size_t at = kind.begin;
    if (at > 0 && tokens_[at - 1].kind == TokenKind::ideograph &&
        !is_separator(at - 1)) {
      return start_of_phrase(at);
    }
    while (at > item_.front().begin && kind.begin - at < most_small_words &&
           tokens_[at - 1].kind == TokenKind::word &&
           !tokens_[at - 1].is_shouted && !joins_at(at) && is_short(at - 1)) {
      --at;
    }
    // … if they follow a separator: "Members of the Administrations" is one.
    return starts_joined(at) ? at : kind.begin;
  }

  bool starts_joined(std::size_t token) const {
    return joins_at(token) || conjunction_size({token, item_.back().end}) > 0;
  }

  // Where the words before a token end: other fields may stand between parts.
  std::size_t end_before(std::size_t token) const {
    const auto part = part_at(token);
    const bool is_first = part == item_.begin() || part == item_.end();
    return is_first || part->begin != token ? token : std::prev(part)->end;
  }

  // After a comma, "and", or "as well as".
  bool joins_at(std::size_t token) const {
    const std::size_t end = end_before(token);
    return end != 0 &&
           (is_separator(end - 1) || document_.separator_before(end) != end);
  }

  bool is_short(std::size_t token) const {
    const std::size_t most = is_caseless(tokens_.words(token))
                                 ? longest_joined_word
                                 : longest_small_word;
    return tokens_.words(token).size() <= most;
  }

  // Without the signs and conjunctions that join it to the next one.
  TokenRange without_joints(TokenRange range) const {
    while (!range.empty() && joins_at(range.end)) {
      const std::size_t begin = document_.separator_before(range.end);
      range.end = std::max(range.begin, std::min(begin, range.end - 1));
    }
    return range;
  }

  void add(std::size_t begin, std::size_t end, const Match* kind) {
    std::vector<Words> parts;
    for (auto part = part_at(begin); part != item_.end(); ++part) {
      if (part->begin >= end) break;
      TokenRange piece{std::max(begin, part->begin), std::min(end, part->end)};
      const auto next = std::next(part);
      const bool is_last = next == item_.end() || next->begin >= end;
      if (is_last) piece = without_joints(piece);
      if (piece.empty()) continue;
      Span where = tokens_.span(piece.begin, piece.end);
      if (parts.empty()) where.begin += conjunction_size(piece);
      // Only the item's end loses its signs, not the lines inside it.
      parts.push_back(is_last ? document_.words(where, "head.addressee")
                              : document_.exact(where, "head.addressee"));
    }
    if (parts.empty()) return;
    Addressee made;
    made.text = joined(parts);
    made.category = Found<std::string>{"other", {}};
    if (kind != nullptr) {
      made.category = document_.found(*kind);
    } else if (auto category = kind_of(made.text)) {
      made.category = *std::move(category);
    }
    out_.push_back(std::move(made));
  }

  // Words whose parts stand apart: "Director of the Telecommunication" in one
  // cell, "Development Bureau" in the next.
  std::optional<Found<std::string>> kind_of(const Words& text) const {
    if (text.where.gaps.empty()) return std::nullopt;
    const Tokens tokens = tokenise(text.value);
    const auto cues = Matcher(document_.grammar(), tokens).find_cues();
    const auto kind = std::ranges::find(cues, "addressee", &Match::kind);
    if (kind == cues.end()) return std::nullopt;
    Where where = text.where;
    where.rule = kind->rule;
    return Found<std::string>{kind->value, std::move(where)};
  }

  const RecognisedText& document_;
  const Tokens& tokens_;
  std::vector<TokenRange> item_;
  std::size_t last_ = 0;            ///< the line of the item's last part
  std::vector<std::size_t> rests_;  ///< parts that go on below their cell
  std::vector<Addressee> out_;
};

}  // namespace

bool is_cut_short(const RecognisedText& document, TokenRange item) {
  const Tokens& tokens = document.tokens();
  const std::size_t last = item.end - 1;
  return tokens[last].kind == TokenKind::word && !tokens[last].is_capitalised &&
         tokens.words(last).size() <= longest_small_word;
}

bool goes_on_below(const RecognisedText& document, std::size_t above,
                   TokenRange item, const HeadLine& entry) {
  const auto& lines = document.lines();
  const Line& before = lines[above];
  const Line& line = lines[entry.line];
  const auto ends_row = [&](std::size_t i) {
    return i + 1 == lines.size() || lines[i + 1].row != lines[i].row;
  };
  // Cells that blanks part count from the first that is not empty.
  const bool is_below = line.starts_cell && line.column > 0 &&
                        before.column > 0 && !document.has_bullet(line) &&
                        (line.column == before.column ||
                         (ends_row(above) && ends_row(entry.line)));
  if (!is_below || entry.content.empty()) return false;
  const Token& last = document.tokens()[item.end - 1];
  if (last.kind == TokenKind::sign) return false;
  const Match* kind = document.cue("addressee", entry.content);
  // A list of bullets has one before each item.
  return kind == nullptr || kind->value == "other" ||
         document.has_bullet(before);
}

std::vector<Addressee> read_addressees(const RecognisedText& document,
                                       const std::vector<HeadLine>& lines,
                                       HeadRole role) {
  AddresseeReader reader(document);
  for (const HeadLine& entry : lines) {
    if (entry.role == role) reader.add_line(entry);
  }
  return reader.take();
}

}  // namespace ituletter
