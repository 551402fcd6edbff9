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
    return document_.words(
        document_.tokens().span(content.begin, content.end), "agenda.title");
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

/// Cuts a flattened agenda ("1 Opening 2 Adoption of the agenda") where its
/// numbers count on.
std::vector<NumberedLine> cut_flat(const RecognisedText& document,
                                   const NumberedLine& entry, int& next) {
  const Tokens& tokens = document.tokens();
  std::vector<NumberedLine> out;
  NumberedLine item = entry;
  for (std::size_t i = entry.content.begin; i + 1 < entry.content.end; ++i) {
    const bool is_next = tokens[i].kind == TokenKind::digits &&
                         document.value_at(i) == nullptr &&
                         to_int(tokens.folded(i)) == next;
    std::size_t at = i + 1;
    if (document.is_sign(at, ".") && tokens[at].gap == Gap::none) ++at;
    if (!is_next || at >= entry.content.end || !tokens[at].is_capitalised) {
      continue;
    }
    item.content.end = i;
    out.push_back(item);
    item.number = std::string(tokens.words(i));
    item.number_at = tokens.span(i, i + 1);
    item.content = {at, entry.content.end};
    ++next;
  }
  out.push_back(item);
  return out;
}

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
    for (const NumberedLine& piece : cut_flat(document, entry, next)) {
      if (!piece.number.empty() || !piece.content.empty()) reader.add(piece);
    }
  }
  return reader.take();
}

}  // namespace ituletter
