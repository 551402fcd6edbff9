#include <algorithm>

#include "extract/annexes.hpp"
#include "extract/body.hpp"
#include "grammar/slot.hpp"

namespace ituletter {
namespace {

/// How deep a number stands: "5" 0, "5.1" 1, "5.1.2" 2; letters and Roman
/// numerals one below the number before them.
class Depth {
 public:
  std::size_t of(const std::string& number) {
    if (number.front() >= '0' && number.front() <= '9') {
      base_ = static_cast<std::size_t>(std::ranges::count(number, '.'));
      letters_ = 0;
      return base_;
    }
    const bool is_roman =
        number.find_first_not_of("ivx().") == std::string::npos;
    const bool is_below = is_roman && letters_ == 1 && number != next_letter_;
    const std::size_t depth = base_ + (is_below ? 2 : 1);
    if (!is_below) {
      letters_ = 1;
      next_letter_ = number;
      for (char& c : next_letter_) {
        if (c >= 'a' && c < 'z') {
          ++c;
          break;
        }
      }
    }
    return depth;
  }

 private:
  std::size_t base_ = 0;
  std::size_t letters_ = 0;
  std::string next_letter_;  ///< "b)" after "a)"
};

class AgendaReader {
 public:
  explicit AgendaReader(const RecognisedText& document) : document_(document) {}

  void add(const NumberedLine& entry) {
    if (entry.number.empty()) {
      go_on(entry);
      return;
    }
    if (entry.content.empty()) {
      pending_ = document_.exact(entry.number_at, "agenda.number");
      pending_depth_ = depth_.of(entry.number);
      return;
    }
    AgendaItem item;
    item.number = document_.exact(entry.number_at, "agenda.number");
    item.title = title(entry.content);
    place(std::move(item), depth_.of(entry.number));
  }

  std::vector<AgendaItem> take() { return std::move(items_); }

 private:
  Words title(TokenRange content) const {
    return document_.words(content, "agenda.title");
  }

  // A line without number: the title of a number before it, or another line
  // of the title if it begins small.
  void go_on(const NumberedLine& entry) {
    if (pending_) {
      AgendaItem item;
      item.number = std::move(pending_);
      pending_.reset();
      item.title = title(entry.content);
      place(std::move(item), pending_depth_);
      return;
    }
    const Line& line = document_.lines()[entry.line];
    const Token& first = document_.tokens()[entry.content.begin];
    const bool is_small =
        first.kind == TokenKind::word && !first.is_capitalised;
    const bool joins = last_ != nullptr && entry.bullet_level < 0 &&
                       (line.after_break || is_small) && !line.after_blank;
    if (joins) {
      append(last_->title, title(entry.content));
    }
  }

  void place(AgendaItem item, std::size_t depth) {
    std::vector<AgendaItem>* list = &items_;
    for (std::size_t i = 0; i < depth && !list->empty(); ++i) {
      list = &list->back().items;
    }
    list->push_back(std::move(item));
    last_ = &list->back();
  }

  const RecognisedText& document_;
  Depth depth_;
  Maybe<std::string> pending_;
  std::size_t pending_depth_ = 0;
  AgendaItem* last_ = nullptr;
  std::vector<AgendaItem> items_;
};

/// Cuts a flattened agenda ("1 Opening 2 Adoption of the agenda 2.1 …") where
/// its numbers count on.
class FlatAgenda {
 public:
  /// `next` is the number that the next item would have.
  FlatAgenda(const RecognisedText& document, int next)
      : document_(document), tokens_(document.tokens()), next_(next) {}

  std::vector<NumberedLine> cut(const NumberedLine& entry) {
    out_ = {entry};
    for (std::size_t i = entry.content.begin; i + 1 < entry.content.end; ++i) {
      const std::size_t end = number_end(i);
      if (end == i || end >= entry.content.end) continue;
      const std::size_t text = after_stop(end);
      if (text < entry.content.end && tokens_[text].is_capitalised) {
        begin_item(i, end, text, entry.content.end);
        i = text;
      }
    }
    return std::move(out_);
  }

  int next() const { return next_; }

 private:
  bool is_number(std::size_t token, int number) const {
    return token < tokens_.size() && tokens_[token].kind == TokenKind::digits &&
           to_int(tokens_.folded(token)) == number;
  }

  // After "5", or after "4.2" below the item before; the token itself if its
  // number does not count on.
  std::size_t number_end(std::size_t token) const {
    if (document_.value_at(token) != nullptr) return token;
    if (is_number(token, next_)) return token + 1;
    const bool is_below =
        is_number(token, next_ - 1) && document_.is_sign(token + 1, ".") &&
        is_number(token + 2, below_) && tokens_[token + 2].gap == Gap::none;
    return is_below ? token + 3 : token;
  }

  std::size_t after_stop(std::size_t token) const {
    const bool is_stop =
        document_.is_sign(token, ".") && tokens_[token].gap == Gap::none;
    return is_stop ? token + 1 : token;
  }

  void begin_item(std::size_t begin, std::size_t end, std::size_t text,
                  std::size_t last) {
    out_.back().content.end = begin;
    NumberedLine item = out_.back();
    item.number_at = tokens_.span(begin, end);
    item.number = std::string(document_.view(item.number_at));
    item.content = {text, last};
    out_.push_back(std::move(item));
    if (end == begin + 1) {
      ++next_;
      below_ = 1;
    } else {
      ++below_;
    }
  }

  const RecognisedText& document_;
  const Tokens& tokens_;
  int next_;
  int below_ = 1;
  std::vector<NumberedLine> out_;
};

}  // namespace

std::vector<AgendaItem> read_agenda(const RecognisedText& document,
                                    LineRange range) {
  AgendaReader reader(document);
  int next = 1;
  for (const NumberedLine& entry : number_lines(document, range)) {
    if (const auto number = to_int(entry.number)) next = *number + 1;
    const bool is_long = entry.content.end - entry.content.begin > 25;
    if (!is_long) {
      reader.add(entry);
      continue;
    }
    FlatAgenda flat(document, next);
    for (const NumberedLine& piece : flat.cut(entry)) {
      if (!piece.number.empty() || !piece.content.empty()) reader.add(piece);
    }
    next = flat.next();
  }
  return reader.take();
}

}  // namespace ituletter
