#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "read/decode.hpp"
#include "read/docx_number_format.hpp"
#include "read/html_mark.hpp"
#include "read/html_text.hpp"
#include "read/html_tree.hpp"
#include "read/limit.hpp"
#include "read/readers.hpp"

namespace ituletter {
namespace {

/// Attribute value as a number within bounds.
int number_of(std::string_view text, int lowest, int highest, int otherwise) {
  int number = 0;
  std::size_t digits = 0;
  while (digits < text.size() && digits < 6 && text[digits] >= '0' &&
         text[digits] <= '9') {
    number = number * 10 + (text[digits++] - '0');
  }
  return digits == 0 ? otherwise : std::clamp(number, lowest, highest);
}

/// A cell that reaches down into the rows after its own.
struct Overhang {
  int column = 0;
  int columns = 1;
  int row = 0;       ///< its own
  int last_row = 0;  ///< that it reaches

  bool reaches(int other) const { return row < other && other <= last_row; }
};

struct Table {
  Cell outer;
  int number = 0;
  int row = -1;
  int column = 0;
  std::size_t cells = 0;  ///< of the row, those from above included
  std::vector<Overhang> overhangs;
};

struct List {
  bool is_numbered = false;
  std::string format;
  int next = 1;
};

struct Frame {
  const GumboNode* node = nullptr;
  unsigned child = 0;
};

/// Goes through the tree of a page, without calling itself.
class Page {
 public:
  Page(TextBuilder& builder, const GumboNode* root)
      : builder_(builder), text_(builder) {
    open_.push_back({root, 0});
  }

  void read() {
    while (!open_.empty()) {
      Frame& frame = open_.back();
      const GumboVector& children = children_of(frame.node);
      if (frame.child < children.length) {
        enter(static_cast<const GumboNode*>(children.data[frame.child++]));
      } else {
        leave(frame.node);
        open_.pop_back();
      }
    }
    text_.end_paragraph();
  }

  std::size_t hidden() const { return hidden_; }

 private:
  void enter(const GumboNode* node);
  void enter_element(const GumboNode* node);
  void leave(const GumboNode* node);
  void add_text(const char* text);
  void enter_item(const GumboNode* node);
  void enter_list(const GumboNode* node);
  void enter_row(const GumboNode* node);
  void enter_cell(const GumboNode* node);
  void leave_row();
  void fill_from_above(bool is_row_over);
  void enter_link(const GumboNode* node);

  TextBuilder& builder_;
  HtmlText text_;
  std::vector<Frame> open_;
  std::vector<Table> tables_;
  std::vector<List> lists_;
  int table_count_ = 0;
  int preformatted_ = 0;
  std::size_t hidden_ = 0;
};

void Page::enter(const GumboNode* node) {
  switch (node->type) {
    case GUMBO_NODE_TEXT:
    case GUMBO_NODE_WHITESPACE:
    case GUMBO_NODE_CDATA:
      add_text(node->v.text.text);
      break;
    case GUMBO_NODE_ELEMENT:
      if (is_no_text(node) || is_note_mark(node)) break;
      if (is_hidden(node) || node->v.element.tag == GUMBO_TAG_DEL) {
        hidden_ += children_of(node).length > 0 ? 1U : 0U;
        break;
      }
      enter_element(node);
      break;
    default:
      break;
  }
}

void Page::add_text(const char* text) {
  if (preformatted_ > 0) {
    text_.add_preformatted(text);
  } else {
    text_.add(text);
  }
}

void Page::enter_element(const GumboNode* node) {
  if (is_block(node)) text_.end_paragraph();
  const Block::Kind story = story_of(node);
  if (story != Block::Kind::paragraph) text_.set_story(story);
  switch (node->v.element.tag) {
    case GUMBO_TAG_BR:
      text_.add_line_break();
      return;
    case GUMBO_TAG_PRE:
      ++preformatted_;
      break;
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
      enter_list(node);
      break;
    case GUMBO_TAG_LI:
      enter_item(node);
      break;
    case GUMBO_TAG_TABLE:
      tables_.push_back({.outer = builder_.cell(),
                         .number = table_count_++,
                         .overhangs = {}});
      break;
    case GUMBO_TAG_TR:
      enter_row(node);
      break;
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
      enter_cell(node);
      break;
    case GUMBO_TAG_A:
      enter_link(node);
      break;
    default:
      if (const int level = heading_level(node)) {
        text_.set_form(
            {.kind = Block::Kind::heading, .level = level, .marker = {}});
      }
  }
  open_.push_back({node, 0});
}

void Page::leave(const GumboNode* node) {
  if (node->type != GUMBO_NODE_ELEMENT) return;
  if (is_block(node)) text_.end_paragraph();
  switch (node->v.element.tag) {
    case GUMBO_TAG_PRE:
      --preformatted_;
      break;
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
      lists_.pop_back();
      break;
    case GUMBO_TAG_TABLE:
      builder_.set_cell(tables_.back().outer);
      tables_.pop_back();
      break;
    case GUMBO_TAG_TR:
      leave_row();
      break;
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
      if (!tables_.empty()) builder_.end_cell(tables_.back().cells <= 1);
      break;
    case GUMBO_TAG_A:
      text_.set_link({});
      break;
    default:
      if (is_typed_marker(node)) text_.add_tab();
      if (heading_level(node) > 0) text_.set_form({});
  }
  if (node->v.element.tag == GUMBO_TAG_LI) text_.set_form({});
  if (story_of(node) != Block::Kind::paragraph) {
    text_.set_story(Block::Kind::paragraph);
  }
}

void Page::enter_list(const GumboNode* node) {
  List list;
  list.is_numbered = node->v.element.tag == GUMBO_TAG_OL;
  list.format = number_format(attribute_of(node, "type"));
  list.next = number_of(attribute_of(node, "start"), 0, 9999, 1);
  lists_.push_back(std::move(list));
}

void Page::enter_item(const GumboNode* node) {
  ParagraphForm form{.kind = Block::Kind::list_item, .level = 0, .marker = "•"};
  if (!lists_.empty()) {
    List& list = lists_.back();
    form.level = static_cast<int>(std::min<std::size_t>(lists_.size() - 1, 99));
    if (list.is_numbered) {
      list.next = number_of(attribute_of(node, "value"), 0, 9999, list.next);
      form.marker = format_number(list.format, list.next++) + ".";
    }
  }
  text_.set_form(form);
}

void Page::enter_row(const GumboNode* node) {
  if (tables_.empty()) return;
  Table& table = tables_.back();
  ++table.row;
  table.column = 0;
  std::erase_if(table.overhangs, [&](const Overhang& overhang) {
    return overhang.last_row < table.row;
  });
  table.cells = count_cells(node) + table.overhangs.size();
}

/// Cells that come from rows above are empty here, as in a .docx.
void Page::fill_from_above(bool is_row_over) {
  Table& table = tables_.back();
  for (const Overhang& overhang : table.overhangs) {
    const bool is_next = overhang.column == table.column ||
                         (is_row_over && overhang.column > table.column);
    if (!is_next || !overhang.reaches(table.row)) continue;
    builder_.begin_cell({.table = table.number,
                         .row = table.row,
                         .column = overhang.column,
                         .columns = overhang.columns},
                        table.cells <= 1);
    builder_.end_cell(table.cells <= 1);
    table.column = overhang.column + overhang.columns;
  }
}

void Page::enter_cell(const GumboNode* node) {
  if (tables_.empty()) return;
  constexpr int widest = 1000;
  constexpr int highest = 10'000;
  constexpr std::size_t most_overhangs = 20;
  fill_from_above(false);
  Table& table = tables_.back();
  const Cell cell{
      .table = table.number,
      .row = std::max(table.row, 0),
      .column = table.column,
      .columns = number_of(attribute_of(node, "colspan"), 1, widest, 1)};
  const int rows = number_of(attribute_of(node, "rowspan"), 1, highest, 1);
  table.column = std::min(table.column + cell.columns, 1'000'000);
  if (rows > 1 && table.overhangs.size() < most_overhangs) {
    table.overhangs.push_back(
        {cell.column, cell.columns, cell.row, cell.row + rows - 1});
    std::ranges::sort(table.overhangs, {}, &Overhang::column);
  }
  builder_.begin_cell(cell, table.cells <= 1);
}

void Page::leave_row() {
  if (tables_.empty()) return;
  fill_from_above(true);
  builder_.end_row();
}

void Page::enter_link(const GumboNode* node) {
  std::string_view target = attribute_of(node, "href");
  std::string full;
  if (target.starts_with("//")) full = "https:" + std::string(target);
  if (!full.empty()) target = full;
  text_.set_link(leads_out(target) ? target : std::string_view());
}

/// What a page says of its encoding, in its first lines.
std::string declared_charset(std::string_view bytes) {
  constexpr std::size_t farthest = 4096;
  const std::string head = lower(bytes.substr(0, farthest));
  for (const std::string_view word : {"charset=", "encoding="}) {
    const std::size_t at = head.find(word);
    if (at == std::string::npos) continue;
    std::size_t begin = at + word.size();
    while (begin < head.size() && (head[begin] == '"' || head[begin] == '\'')) {
      ++begin;
    }
    const std::size_t end = head.find_first_not_of(
        "abcdefghijklmnopqrstuvwxyz0123456789-_:", begin);
    return head.substr(begin, end - begin);
  }
  return {};
}

}  // namespace

bool is_html(std::string_view bytes) {
  constexpr std::size_t longest = 4096;
  std::string head = lower(bytes.substr(0, longest));
  std::erase(head, '\0');  // in UTF-16
  return begins_as_page(head);
}

Source read_html(std::string_view bytes, const Limits& limits) {
  Source source;
  source.format = "html";
  const DecodedText decoded = decode_text(bytes, declared_charset(bytes));
  report_decoding(decoded, source);
  const HtmlTree tree(decoded.text, limits);
  TextBuilder builder(source, limits);
  Page page(builder, tree.root());
  page.read();
  if (page.hidden() > 0) {
    source.findings.push_back(
        {Severity::warning,
         "html.hidden-text",
         std::to_string(page.hidden()) +
             (page.hidden() == 1 ? " element" : " elements") +
             " of hidden or deleted text left out",
         {}});
  }
  return source;
}

}  // namespace ituletter
