#include "view/layout.hpp"

#include <algorithm>
#include <string_view>

namespace ituletter {
namespace {

constexpr std::size_t longest_marker = 12;    ///< bytes
constexpr std::size_t longest_heading = 300;  ///< bytes

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

Span trim(std::string_view text, Span where) {
  while (where.begin < where.end && is_blank(text[where.begin])) ++where.begin;
  while (where.begin < where.end && is_blank(text[where.end - 1])) --where.end;
  return where;
}

/// What comes before a tab is a marker if it is short and one word.
Span find_marker(std::string_view text, Span where) {
  const std::string_view words = text.substr(where.begin, where.size());
  const std::size_t tab = words.find('\t');
  if (tab == std::string_view::npos || tab == 0 || tab > longest_marker ||
      words.substr(0, tab).find_first_of(" \n") != std::string_view::npos) {
    return {where.begin, where.begin};
  }
  return {where.begin, where.begin + tab};
}

std::size_t leading_tabs(std::string_view text, Span where) {
  std::size_t count = 0;
  while (where.begin + count < where.end && text[where.begin + count] == '\t')
    ++count;
  return count;
}

/// A paragraph, or an item by the marker in its text.
Passage make_passage(std::string_view text, Span where) {
  Passage passage;
  const std::size_t tabs = leading_tabs(text, where);
  passage.text = trim(text, where);
  passage.marker = find_marker(text, passage.text);
  if (passage.marker.empty()) return passage;
  passage.kind = Passage::Kind::item;
  passage.level = static_cast<int>(std::min<std::size_t>(tabs, 4));
  passage.text = trim(text, {passage.marker.end, passage.text.end});
  return passage;
}

Passage from_block(std::string_view text, const Block& block) {
  Passage passage = make_passage(text, block.where);
  switch (block.kind) {
    case Block::Kind::paragraph:
      break;
    case Block::Kind::heading:
      passage.kind = Passage::Kind::heading;
      passage.text = trim(text, block.where);
      passage.marker = {};
      break;
    case Block::Kind::list_item:
      passage.kind = Passage::Kind::item;
      passage.level = block.level;
      passage.marker = block.marker;
      passage.text = trim(text, {std::max(block.marker.end, block.where.begin),
                                 block.where.end});
      break;
    case Block::Kind::footnote:
    case Block::Kind::header:
    case Block::Kind::footer:
      passage.kind = Passage::Kind::aside;
      break;
  }
  passage.table = block.table;
  passage.row = block.row;
  passage.column = block.column;
  passage.columns = block.columns;
  return passage;
}

/// The stretches of a text that one value was read from.
class Wholes {
 public:
  explicit Wholes(const Letter& letter) {
    add(letter.subject);
    for (const auto* list : {&letter.to, &letter.copy})
      for (const Addressee& one : *list) add(one.text.where.span);
    add_all(letter.paragraphs);
    for (const Annex& annex : letter.annexes) {
      add(annex.title);
      add_all(annex.paragraphs);
    }
    std::ranges::sort(spans_);
  }

  /// Whether the line end at `at` is inside one. Must be asked from left to
  /// right.
  bool has(std::size_t at) {
    while (next_ < spans_.size() && spans_[next_].begin <= at)
      end_ = std::max(end_, spans_[next_++].end);
    return at < end_;
  }

 private:
  void add(Span span) {
    if (!span.empty()) spans_.push_back(span);
  }
  void add(const Maybe<std::string>& words) {
    if (words) add(words->where.span);
  }
  void add_all(const std::vector<Paragraph>& paragraphs) {
    for (const Paragraph& paragraph : paragraphs) {
      add(paragraph.text.where.span);
      add_all(paragraph.items);
    }
  }

  std::vector<Span> spans_;
  std::size_t next_ = 0;
  std::size_t end_ = 0;
};

/// Cuts a plain text into passages, and rows into cells: a row begins with a
/// tab and ends with an empty line, each of its cells begins with a tab.
class PlainLayout {
 public:
  PlainLayout(std::string_view text, const Letter& letter)
      : text_(text), wholes_(letter) {}

  std::vector<Passage> cut() {
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= text_.size(); ++at) {
      const bool is_end = at == text_.size() || text_[at] == '\n';
      if (!is_end || (at < text_.size() && wholes_.has(at))) continue;
      add_line({begin, at});
      begin = at + 1;
    }
    return std::move(passages_);
  }

 private:
  void add_line(Span line) {
    const bool has_tab = !line.empty() && text_[line.begin] == '\t';
    if (trim(text_, line).empty()) {
      if (has_tab && is_row_) ++column_;
      if (!has_tab) is_row_ = false;
      return;
    }
    Passage passage = make_passage(text_, line);
    const bool is_item = passage.kind == Passage::Kind::item;
    if (has_tab && !is_row_ && !is_item) begin_row();
    if (has_tab && is_row_) ++column_;
    if (is_row_) {
      passage.level = 0;
      passage.table = table_;
      passage.row = row_;
      passage.column = column_;
    }
    // Rows of one table follow each other at once.
    last_in_row_ = is_row_;
    passages_.push_back(passage);
  }
  void begin_row() {
    is_row_ = true;
    column_ = -1;
    if (!last_in_row_) {
      ++table_;
      row_ = -1;
    }
    ++row_;
  }

  std::string_view text_;
  Wholes wholes_;
  std::vector<Passage> passages_;
  bool is_row_ = false;
  bool last_in_row_ = false;
  int table_ = -1;
  int row_ = -1;
  int column_ = -1;
};

/// Annexes begin with headings whatever the reader saw in them.
void find_annexes(const Letter& letter, std::vector<Passage>& passages) {
  const auto passage_at = [&](const Maybe<std::string>& words) -> Passage* {
    if (!words || words->where.span.empty()) return nullptr;
    const std::size_t at = words->where.span.begin;
    const auto after =
        std::ranges::upper_bound(passages, at, {}, [](const Passage& passage) {
          return std::min(passage.marker.empty() ? passage.text.begin
                                                 : passage.marker.begin,
                          passage.text.begin);
        });
    if (after == passages.begin()) return nullptr;
    Passage& passage = *(after - 1);
    const bool fits = at < passage.text.end && passage.table < 0 &&
                      passage.text.size() <= longest_heading &&
                      passage.kind != Passage::Kind::item;
    return fits ? &passage : nullptr;
  };
  for (const Annex& annex : letter.annexes) {
    Passage* label = passage_at(annex.label);
    Passage* title = passage_at(annex.title);
    if (title != nullptr) title->kind = Passage::Kind::heading;
    if (label != nullptr && label != title)
      label->kind =
          title != nullptr ? Passage::Kind::label : Passage::Kind::heading;
  }
}

}  // namespace

Layout lay_out(const Source& source, const Letter& letter) {
  Layout layout;
  if (source.blocks.empty()) {
    layout.passages = PlainLayout(source.text, letter).cut();
    layout.is_wrapped = true;
  }
  for (const Block& block : source.blocks) {
    const Passage passage = from_block(source.text, block);
    if (!passage.text.empty() || !passage.marker.empty())
      layout.passages.push_back(passage);
  }
  find_annexes(letter, layout.passages);
  return layout;
}

}  // namespace ituletter
