#include "extract/body.hpp"

#include <algorithm>
#include <utility>

#include "grammar/slot.hpp"

namespace ituletter {
namespace {

/// Knows which numbers may come next.
class Counter {
 public:
  // "3" after "2", "2.1" after "2", "2.2" after "2.1"; also one that was
  // skipped, since a line may have been lost.
  bool expects(const std::vector<int>& number) const {
    if (number.size() == 1) {
      return number[0] > top_ && number[0] <= top_ + (top_ == 0 ? 1 : 2);
    }
    return number.size() == 2 && number[0] == top_ && number[1] > sub_ &&
           number[1] <= sub_ + 2;
  }

  void take(const std::vector<int>& number) {
    if (number.size() == 1) {
      top_ = number[0];
      sub_ = 0;
    } else if (number.size() >= 2) {
      sub_ = number[1];
    }
  }

 private:
  int top_ = 0;
  int sub_ = 0;
};

class LineNumberer {
 public:
  LineNumberer(const RecognisedText& document, LineRange range)
      : document_(document), tokens_(document.tokens()), range_(range) {}

  std::vector<NumberedLine> run() {
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
      entry.bullet_level = bullet_level(line);
    } else if (!line.marker.empty()) {
      set_number(entry, line.marker);
      counter_.take(parts_of(entry.number));
    } else {
      typed_number(entry);
    }
    if (entry.bullet_level < 0) bullets_.clear();
    out_.push_back(std::move(entry));
  }

  void set_number(NumberedLine& entry, Span where) const {
    std::string number(document_.view(where));
    if (number.ends_with('.')) number.pop_back();
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
    if (document_.is_sign(at, ".") || document_.is_sign(at, ")")) ++at;
    const bool is_alone = at >= entry.content.end;
    if (!is_alone && !starts_text(at)) return;
    if (!counter_.expects(parts)) return;
    counter_.take(parts);
    set_number(entry, tokens_.span(entry.content.begin, number_end));
    entry.content.begin = at;
  }

  bool starts_text(std::size_t token) const {
    const Token& first = tokens_[token];
    if (first.kind == TokenKind::word) return first.is_capitalised;
    return first.kind == TokenKind::ideograph ||
           document_.is_sign(token, "\"") || document_.is_sign(token, "(");
  }

  // The reader's level, or else the order in which kinds of bullets come.
  int bullet_level(const Line& line) {
    if (!document_.source().blocks.empty()) return line.level;
    const std::string_view bullet = document_.view(line.marker);
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
    std::vector<Paragraph>* list = &out;
    for (int level = 0; level <= entry.bullet_level && !list->empty();
         ++level) {
      if (level > 0 && list->back().items.empty()) break;
      list = &list->back().items;
    }
    list->push_back(std::move(paragraph));
  }
  return out;
}

}  // namespace ituletter
