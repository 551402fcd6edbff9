#include <algorithm>
#include <set>

#include "extract/annexes.hpp"
#include "extract/body.hpp"
#include "extract/marker.hpp"
#include "grammar/slot.hpp"
#include "text/characters.hpp"

namespace ituletter {
namespace {

// The order in which Arabic counts with its letters.
constexpr std::u32string_view abjad =
    U"\u0627\u0628\u062C\u062F\u0647\u0648\u0632\u062D\u0637\u064A";

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

/// Cuts items that have run together ("1 Opening 2 Adoption of the agenda
/// 2.1 …") where their numbers count on, and what follows the last of them.
class AgendaCutter {
 public:
  AgendaCutter(const RecognisedText& document,
               const std::vector<NumberedLine>& entries)
      : document_(document), tokens_(document.tokens()) {
    for (const NumberedLine& entry : entries) printed_.insert(entry.number);
  }

  std::vector<NumberedLine> cut(const NumberedLine& entry) {
    out_ = {entry};
    if (!entry.number.empty()) count_on(entry.number);
    const std::size_t end = entry.content.end;
    for (std::size_t i = entry.content.begin; i + 1 < end; ++i) {
      const TokenRange number = number_at(i);
      if (number.empty()) continue;
      const std::size_t text = after_sign(number.end);
      if (text >= end || !starts_title(number, text)) continue;
      begin_item(number, text, end);
      i = text;
    }
    for (NumberedLine& piece : out_) piece.content = title(piece.content);
    return std::move(out_);
  }

 private:
  using Path = std::vector<int>;

  void count_on(const std::string& number) {
    Path path;
    for (std::size_t at = 0; at <= number.size();) {
      const std::size_t end = std::min(number.find('.', at), number.size());
      const auto part = to_int(number.substr(at, end - at));
      if (!part) {
        letter_ = first_letter(number.substr(number.front() == '(' ? 1 : 0));
        return;
      }
      path.push_back(*part);
      at = end + 1;
    }
    last_ = path;
    letter_ = 0;
  }

  // The number that stands at a token and counts on; empty without one.
  TokenRange number_at(std::size_t token) const {
    const Token& first = tokens_[token];
    if (first.gap == Gap::none || document_.value_at(token) != nullptr) {
      return {};
    }
    if (first.kind == TokenKind::word) return letter_at(token);
    if (first.kind != TokenKind::digits) return {};
    Path path = {to_int(tokens_.folded(token)).value_or(0)};
    std::size_t end = token + 1;
    while (end + 1 < tokens_.size() && document_.is_sign(end, ".") &&
           tokens_[end].gap == Gap::none &&
           tokens_[end + 1].kind == TokenKind::digits &&
           tokens_[end + 1].gap == Gap::none) {
      path.push_back(to_int(tokens_.folded(end + 1)).value_or(0));
      end += 2;
    }
    const TokenRange number{token, end};
    return counts_on(path) && !is_printed(number) ? number : TokenRange{};
  }

  // "a)" first, then "b)".
  TokenRange letter_at(std::size_t token) const {
    const bool is_small =
        !tokens_[token].is_capitalised || is_caseless(tokens_.words(token));
    const bool is_label = is_small && document_.is_sign(token + 1, ")") &&
                          tokens_[token + 1].gap == Gap::none;
    if (!is_label || !is_letter(tokens_.folded(token))) return {};
    const char32_t letter = first_letter(tokens_.folded(token));
    const bool is_first =
        letter == U'a' || letter == U'\u0430' || letter == abjad.front();
    const bool is_next = letter_ == 0 ? is_first : letter == after(letter_);
    return is_next ? TokenRange{token, token + 2} : TokenRange{};
  }

  static char32_t after(char32_t letter) {
    const auto at = abjad.find(letter);
    if (at == abjad.npos) return letter + 1;
    return at + 1 < abjad.size() ? abjad[at + 1] : 0;
  }

  static char32_t first_letter(std::string_view word) {
    std::size_t next = 0;
    const char32_t letter = word.empty() ? 0 : next_char(word, next);
    return letter == U'\u0623' ? abjad.front() : letter;
  }

  static bool is_letter(std::string_view word) {
    if (word.empty()) return false;  // nothing but marks
    std::size_t next = 0;
    next_char(word, next);
    return next == word.size();
  }

  // The first below the last number, or the next on its level or one above.
  bool counts_on(const Path& path) const {
    Path below = last_;
    below.push_back(1);
    if (path == below) return true;
    if (path.size() > last_.size()) return false;
    Path next(last_.begin(), last_.begin() + static_cast<long>(path.size()));
    ++next.back();
    return path == next;
  }

  // A line of its own has the number.
  bool is_printed(TokenRange number) const {
    const Span where = tokens_.span(number.begin, number.end);
    return printed_.contains(std::string(document_.view(where)));
  }

  std::size_t after_sign(std::size_t token) const {
    const bool is_stop =
        document_.is_sign(token, ".") && tokens_[token].gap == Gap::none;
    return is_stop ? token + 1 : token;
  }

  // After a single number only a capital shows that a title begins.
  bool starts_title(TokenRange number, std::size_t text) const {
    if (tokens_[text].gap == Gap::none) return false;
    const bool is_plain = number.size() == 1;
    return tokens_[text].can_start_text() || document_.is_sign(text, "\"") ||
           (!is_plain && tokens_[text].kind != TokenKind::sign);
  }

  void begin_item(TokenRange number, std::size_t text, std::size_t end) {
    out_.back().content.end = number.begin;
    NumberedLine item = out_.back();
    item.number_at = tokens_.span(number.begin, number.end);
    item.number = std::string(document_.view(item.number_at));
    item.content = {text, end};
    count_on(item.number);
    out_.push_back(std::move(item));
  }

  // Without the note, the rule or the foot of a page that ends the agenda.
  TokenRange title(TokenRange content) const {
    std::size_t end = content.begin + 1;
    while (end < content.end && !is_note(end) && !is_page_mark_at(end) &&
           !document_.is_sign(end, "\\")) {
      ++end;
    }
    // A path of a file: "ITU-T\\BUREAU\\…".
    while (end < content.end && end > content.begin &&
           tokens_[end].gap == Gap::none) {
      --end;
    }
    content.end = std::min(end, content.end);
    while (!content.empty() && document_.is_sign(content.end - 1, "_")) {
      --content.end;
    }
    return content;
  }

  bool is_note(std::size_t token) const {
    const Match* cue = document_.cue_at("note", token);
    return cue != nullptr &&
           (tokens_[token].is_shouted || document_.is_sign(cue->end, ":"));
  }

  bool is_page_mark_at(std::size_t token) const {
    if (token + 2 >= tokens_.size() || tokens_[token].gap == Gap::none) {
      return false;
    }
    return is_page_mark(document_.view(tokens_.span(token, token + 3)));
  }

  const RecognisedText& document_;
  const Tokens& tokens_;
  std::set<std::string> printed_;  ///< numbers that lines begin with
  Path last_ = {0};
  char32_t letter_ = 0;  ///< of the last item with one, below the number
  std::vector<NumberedLine> out_;
};

}  // namespace

std::vector<AgendaItem> read_agenda(const RecognisedText& document,
                                    LineRange range) {
  AgendaReader reader(document);
  const std::vector<NumberedLine> entries = number_lines(document, range);
  AgendaCutter cutter(document, entries);
  for (const NumberedLine& entry : entries) {
    for (const NumberedLine& piece : cutter.cut(entry)) {
      if (!piece.number.empty() || !piece.content.empty()) reader.add(piece);
    }
  }
  return reader.take();
}

}  // namespace ituletter
