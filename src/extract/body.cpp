#include "extract/body.hpp"

#include <algorithm>
#include <utility>

#include "extract/kinds.hpp"
#include "grammar/slot.hpp"
#include "text/characters.hpp"

namespace ituletter {
namespace {

/// Knows which numbers may come next.
class Counter {
 public:
  // "3" after "2", "2.1" after "2", "2.2" or "2.1.1" after "2.1"; also one
  // that was skipped, since a line may have been lost.
  bool expects(const std::vector<int>& number) const {
    if (number.empty() || number.size() > last_.size() + 1) return false;
    const std::size_t depth = number.size() - 1;
    if (!std::equal(number.begin(), number.end() - 1, last_.begin())) {
      return false;
    }
    const int before = depth < last_.size() ? last_[depth] : 0;
    const int most_steps = last_.empty() ? 1 : 2;
    return number.back() > before && number.back() <= before + most_steps;
  }

  void take(const std::vector<int>& number) {
    if (!number.empty()) last_ = number;
  }

  bool has_begun() const { return !last_.empty(); }

 private:
  std::vector<int> last_;
};

class LineNumberer {
 public:
  LineNumberer(const RecognisedText& document, LineRange range)
      : document_(document), tokens_(document.tokens()), range_(range) {}

  std::vector<NumberedLine> run() {
    out_.reserve(range_.end - range_.begin);
    for (std::size_t i = range_.begin; i < range_.end; ++i) {
      const Line& line = document_.lines()[i];
      if (!line.is_noise) add(i, line);
    }
    return std::move(out_);
  }

 private:
  void add(std::size_t number, const Line& line) {
    NumberedLine entry{number, "", {}, {line.begin, line.end}, -1};
    if (line.has_bullet(document_.text().text)) {
      entry.bullet_level = bullet_level(line, document_.view(line.marker));
    } else if (!line.marker.empty()) {
      set_number(entry, line.marker);
      counter_.take(parts_of(entry.number));
      if (is_item(entry)) entry.bullet_level = bullet_level(line, "a");
    } else {
      typed_letter(entry, line);
      if (entry.number.empty()) typed_number(entry);
      if (entry.number.empty()) typed_word(entry, line);
    }
    if (entry.bullet_level < 0) bullets_.clear();
    out_.push_back(std::move(entry));
  }

  void set_number(NumberedLine& entry, Span where) const {
    std::string number(document_.view(where));
    for (const std::string_view stop : {".", "．", "、"}) {
      if (number.ends_with(stop)) number.resize(number.size() - stop.size());
    }
    entry.number = std::move(number);
    entry.number_at = {where.begin, where.begin + entry.number.size()};
  }

  static std::vector<int> parts_of(const std::string& number) {
    std::vector<int> parts;
    for (std::size_t at = 0; at <= number.size();) {
      const std::size_t end = std::min(number.find('.', at), number.size());
      const auto part = to_int(number.substr(at, end - at));
      if (!part) return {};
      parts.push_back(*part);
      at = end + 1;
    }
    return parts;
  }

  // "a)" and "(iv)", and "1)" among numbers without bracket, are items of the
  // paragraph before them.
  bool is_item(const NumberedLine& entry) const {
    if (entry.number.ends_with("）")) return true;
    const std::size_t at = entry.number.find_first_not_of('(');
    if (at == std::string::npos || !entry.number.ends_with(')')) return false;
    const bool is_digit = entry.number[at] >= '0' && entry.number[at] <= '9';
    return !is_digit || counter_.has_begun();
  }

  // "a) the agenda", "(ii) the report": a small letter or numeral.
  void typed_letter(NumberedLine& entry, const Line& line) {
    std::size_t at = entry.content.begin;
    if (document_.is_sign(at, "(")) ++at;
    const bool is_letter = at + 2 < entry.content.end && is_small_label(at) &&
                           document_.is_sign(at + 1, ")") &&
                           tokens_[at + 1].gap == Gap::none;
    if (!is_letter) return;
    set_number(entry, tokens_.span(entry.content.begin, at + 2));
    entry.content.begin = at + 2;
    entry.bullet_level = bullet_level(line, "a");
  }

  bool is_small_label(std::size_t token) const {
    const Token& word = tokens_[token];
    if (word.kind != TokenKind::word) return false;
    if (word.is_capitalised && !is_caseless(tokens_.words(token))) return false;
    const std::string_view letters = tokens_.folded(token);
    if (letters.empty()) return false;  // nothing but marks
    std::size_t next = 0;
    next_char(letters, next);
    return next == letters.size() ||
           (letters.size() <= 4 &&
            letters.find_first_not_of("ivx") == std::string_view::npos);
  }

  // "1 Further to", "1Pursuant", "2.1 The", or the number alone on a line.
  void typed_number(NumberedLine& entry) {
    std::size_t at = entry.content.begin;
    if (tokens_[at].kind != TokenKind::digits) return;
    if (document_.value_at(at) != nullptr &&
        document_.value_at(at)->kind != "number") {
      return;
    }
    std::vector<int> parts;
    std::size_t last = at;
    while (at < entry.content.end && tokens_[at].kind == TokenKind::digits) {
      parts.push_back(to_int(tokens_.folded(at)).value_or(0));
      last = at++;
      const bool goes_on = document_.is_sign(at, ".") &&
                           tokens_[at].gap == Gap::none &&
                           at + 1 < entry.content.end &&
                           tokens_[at + 1].kind == TokenKind::digits &&
                           tokens_[at + 1].gap == Gap::none;
      if (!goes_on) break;
      ++at;
    }
    const std::size_t number_end = last + 1;
    const bool has_stop = ends_number(at);
    if (has_stop || is_dash_before_text(at, entry.content.end)) ++at;
    const bool is_alone = at >= entry.content.end;
    const bool is_word =
        parts.size() > 1 && !is_alone && tokens_[at].kind == TokenKind::word;
    const bool is_text =
        is_alone || is_word || starts_text(at) ||
        (tokens_[at].gap != Gap::none && (has_stop || starts_date(at)));
    if (!is_text) return;
    if (!counter_.expects(parts)) return;
    counter_.take(parts);
    set_number(entry, tokens_.span(entry.content.begin, number_end));
    entry.content.begin = at;
  }

  // "1.", "1)", "1、"
  bool ends_number(std::size_t token) const {
    return document_.is_sign(token, ".") || document_.is_sign(token, ")") ||
           (document_.is_sign(token, ",") && tokens_.words(token) != ",");
  }

  // "1- Opening", but not "2-4 participants".
  bool is_dash_before_text(std::size_t token, std::size_t end) const {
    return document_.is_sign(token, "-") && token + 1 < end &&
           starts_text(token + 1);
  }

  // "一、" counts paragraphs, and "（一）" items of one, as figures do.
  void typed_word(NumberedLine& entry, const Line& line) {
    const TokenRange content = entry.content;
    const bool in_brackets = document_.is_sign(content.begin, "(");
    const std::size_t begin = content.begin + (in_brackets ? 1 : 0);
    if (begin >= content.end || tokens_[begin].kind != TokenKind::ideograph) {
      return;
    }
    const auto word = document_.cardinal_at(begin);
    if (!word || word->end + 1 >= content.end) return;
    const bool is_ended = in_brackets ? document_.is_sign(word->end, ")")
                                      : ends_number(word->end);
    if (!is_ended) return;
    entry.content.begin = word->end + 1;
    if (in_brackets) {
      set_number(entry, tokens_.span(content.begin, entry.content.begin));
      entry.bullet_level = bullet_level(line, "a");
      return;
    }
    set_number(entry, tokens_.span(begin, word->end));
    counter_ = {};  // figures below it count anew
  }

  // "4 2017年9月以来的要点": the next number begins a date.
  bool starts_date(std::size_t token) const {
    const Match* value = document_.value_at(token);
    return value != nullptr && value->begin == token &&
           (is_days(*value) || value->kind == "month");
  }

  bool starts_text(std::size_t token) const {
    return tokens_[token].can_start_text() || document_.is_sign(token, "\"") ||
           document_.is_sign(token, "(");
  }

  // The reader's level, or else the order in which kinds of bullets come.
  int bullet_level(const Line& line, std::string_view bullet) {
    if (!document_.source().blocks.empty()) return line.level;
    const auto known = std::ranges::find(bullets_, bullet);
    if (known == bullets_.end()) {
      bullets_.emplace_back(bullet);
      return static_cast<int>(bullets_.size()) - 1;
    }
    const auto level = known - bullets_.begin();
    bullets_.erase(known + 1, bullets_.end());
    return static_cast<int>(level);
  }

  const RecognisedText& document_;
  const Tokens& tokens_;
  LineRange range_;
  Counter counter_;
  std::vector<std::string> bullets_;
  std::vector<NumberedLine> out_;
};

}  // namespace

std::vector<NumberedLine> number_lines(const RecognisedText& document,
                                       LineRange range) {
  return LineNumberer(document, range).run();
}

namespace {

// The list that an item of a level belongs to, below the last paragraph.
std::vector<Paragraph>& list_of(std::vector<Paragraph>& paragraphs, int level) {
  std::vector<Paragraph>* list = &paragraphs;
  for (int i = 0; i <= level && !list->empty(); ++i) {
    list = &list->back().items;
  }
  return *list;
}

}  // namespace

std::vector<Paragraph> read_paragraphs(const RecognisedText& document,
                                       LineRange range) {
  std::vector<Paragraph> out;
  Maybe<std::string> pending;  // a number that stands on a line of its own
  for (const NumberedLine& entry : number_lines(document, range)) {
    Paragraph paragraph;
    if (!entry.number.empty()) {
      paragraph.number = document.exact(entry.number_at, "body.number");
    } else if (pending) {
      paragraph.number = std::exchange(pending, std::nullopt);
    }
    if (entry.content.empty()) {
      pending = std::move(paragraph.number);
      continue;
    }
    paragraph.text = document.exact(entry.content, "body.paragraph");
    list_of(out, entry.bullet_level).push_back(std::move(paragraph));
  }
  return out;
}

}  // namespace ituletter
