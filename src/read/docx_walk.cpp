#include "read/docx_walk.hpp"

#include <algorithm>
#include <utility>

#include "read/docx_value.hpp"

namespace ituletter {

Walk::Walk(Document& document, XmlPart& part, TextBuilder& text,
           Block::Kind story)
    : document_(document),
      part_(part),
      text_(text),
      story_(story),
      style_(&document.style({})) {}

void Walk::run(pugi::xml_node root) {
  push(root);
  while (!stack_.empty()) {
    Frame& top = stack_.back();
    if (const pugi::xml_node node = top.next) {
      top.next = node.next_sibling();
      enter(node);
      continue;
    }
    const Frame left = top;
    stack_.pop_back();
    leave(left);
    if (stack_.empty()) {
      end_open_paragraph();
      show_text_boxes();
    }
  }
  if (fields_.is_in_code()) ++document_.losses.open_fields;
  fields_.clear();
  update_link();
}

void Walk::push(pugi::xml_node node, Tag tag) {
  stack_.push_back({node.first_child(), tag, is_hidden_});
}

void Walk::enter(pugi::xml_node node) {
  if (node.type() != pugi::node_element) return;
  const Tag tag = tag_of(part_.name_of(node));
  if (tag == Tag::properties) return;
  if (tag == Tag::deletion) {
    document_.losses.deletions.add(text_);
    return;
  }
  if (!enter_block(node, tag)) add_inline(node, tag);
}

/// Elements that hold others. Returns false for those that stand for text.
bool Walk::enter_block(pugi::xml_node node, Tag tag) {
  switch (tag) {
    case Tag::run:
      enter_run(node);
      return true;
    case Tag::paragraph:
      enter_paragraph(node);
      return true;
    case Tag::table:
      enter_table(node);
      return true;
    case Tag::table_row:
      enter_row(node);
      return true;
    case Tag::table_cell:
      enter_cell(node);
      return true;
    case Tag::text_box:
      enter_text_box(node);
      return true;
    case Tag::alternate_content:
      enter_alternate(node);
      return true;
    case Tag::hyperlink:
      enter_hyperlink(node);
      return true;
    case Tag::simple_field:
      enter_simple_field(node);
      return true;
    case Tag::insertion:
      document_.losses.insertions.add(text_);
      push(node);
      return true;
    case Tag::object:
      count_object(node);
      push(node);
      return true;
    case Tag::graphic_data:
      count_graphic(node);
      push(node);
      return true;
    case Tag::link_on_click:
      add_picture_link(node);
      return true;
    case Tag::other:
      push(node);
      return true;
    default:
      return false;
  }
}

void Walk::leave(const Frame& frame) {
  switch (frame.tag) {
    case Tag::run:
      is_hidden_ = frame.was_hidden;
      font_ = {};
      break;
    case Tag::paragraph:
      leave_paragraph();
      break;
    case Tag::table:
      leave_table();
      break;
    case Tag::table_row:
      leave_row();
      break;
    case Tag::table_cell:
      leave_cell();
      break;
    case Tag::text_box:
      end_open_paragraph();
      break;
    case Tag::hyperlink:
      links_.pop_back();
      update_link();
      break;
    default:
      break;
  }
}

void Walk::enter_paragraph(pugi::xml_node node) {
  if (!goes_on_) end_open_paragraph();
  goes_on_ = false;
  has_hidden_ = false;
  ++open_paragraphs_;
  const pugi::xml_node properties = part_.child(node, Ns::word, "pPr");
  paragraph_ = read_paragraph_properties(part_, properties);
  style_ = &document_.style(paragraph_.style);
  if (paragraph_.section) add_section(paragraph_.section);
  push(node, Tag::paragraph);
}

void Walk::leave_paragraph() {
  --open_paragraphs_;
  goes_on_ = paragraph_.is_mark_deleted;
  if (!goes_on_) end_paragraph();
  if (open_paragraphs_ == 0) show_text_boxes();
}

void Walk::end_paragraph() {
  text_.end_paragraph(form_of_paragraph());
  paragraph_ = {};
  style_ = &document_.style({});
}

/// For text outside paragraphs, and a deleted mark with nothing after it.
void Walk::end_open_paragraph() {
  goes_on_ = false;
  if (!text_.is_paragraph_empty()) end_paragraph();
}

/// Text boxes are read after the paragraph that they are anchored in.
void Walk::show_text_boxes() {
  while (!boxes_.empty()) {
    push(boxes_.back(), Tag::text_box);
    boxes_.pop_back();
  }
}

void Walk::enter_text_box(pugi::xml_node node) {
  if (!is_shown()) return;
  if (open_paragraphs_ == 0) {
    push(node, Tag::text_box);
  } else {
    boxes_.push_back(node);
  }
}

ParagraphForm Walk::form_of_paragraph() {
  ParagraphForm form{.kind = story_, .level = 0, .marker = {}, .depth = 0};
  const Style& style = *style_;
  form.depth = style.depth;
  const bool is_numbered = number_paragraph(style, form);
  if (story_ != Block::Kind::paragraph) return form;
  constexpr int no_heading = 9;
  const int outline =
      paragraph_.outline.value_or(style.outline.value_or(no_heading));
  if (outline < no_heading) {
    form.kind = Block::Kind::heading;
    form.level = outline + 1;
  } else if (is_numbered) {
    form.kind = Block::Kind::list_item;
  }
  return form;
}

bool Walk::number_paragraph(const Style& style, ParagraphForm& form) {
  const int list = paragraph_.list.value_or(style.list.value_or(0));
  const bool is_all_hidden = has_hidden_ && text_.is_paragraph_empty();
  if (list == 0 || is_all_hidden) return false;
  Numbering& numbering = document_.numbering();
  std::optional<int> level = paragraph_.level;
  if (!level) level = numbering.level_of_style(list, paragraph_.style);
  if (!level && !paragraph_.list) {
    level = numbering.level_of_style(list, style.list_style);
  }
  if (!level) level = style.level;
  form.level = level.value_or(0);
  form.marker = numbering.next(list, form.level);
  return true;
}

void Walk::enter_table(pugi::xml_node node) {
  end_open_paragraph();
  tables_.push_back({.outer = text_.cell(), .number = document_.tables++});
  push(node, Tag::table);
}

void Walk::leave_table() {
  end_open_paragraph();
  text_.set_cell(tables_.back().outer);
  tables_.pop_back();
}

void Walk::enter_row(pugi::xml_node node) {
  if (tables_.empty()) {
    push(node);
    return;
  }
  const pugi::xml_node properties = part_.child(node, Ns::word, "trPr");
  if (part_.child(properties, Ns::word, "del")) {
    document_.losses.deletions.add(text_);
    return;
  }
  if (part_.child(properties, Ns::word, "ins")) {
    document_.losses.insertions.add(text_);
  }
  Table& table = tables_.back();
  ++table.row;
  const pugi::xml_node before = part_.child(properties, Ns::word, "gridBefore");
  table.column = word_number(part_, before, 0, 1000).value_or(0);
  table.cells = count_cells(node);
  push(node, Tag::table_row);
}

void Walk::leave_row() {
  end_open_paragraph();
  text_.end_row();
}

/// Cells of a row, within content controls and the like too.
std::size_t Walk::count_cells(pugi::xml_node row) {
  std::size_t cells = 0;
  std::vector<pugi::xml_node> waiting = {row};
  while (!waiting.empty()) {
    const pugi::xml_node node = waiting.back();
    waiting.pop_back();
    for (const pugi::xml_node child : node.children()) {
      const Tag tag = tag_of(part_.name_of(child));
      if (tag == Tag::table_cell) {
        ++cells;
      } else if (tag == Tag::other || tag == Tag::insertion) {
        waiting.push_back(child);
      }
    }
  }
  return cells;
}

void Walk::enter_cell(pugi::xml_node node) {
  if (tables_.empty()) {
    push(node);
    return;
  }
  end_open_paragraph();
  Table& table = tables_.back();
  const pugi::xml_node properties = part_.child(node, Ns::word, "tcPr");
  const pugi::xml_node span = part_.child(properties, Ns::word, "gridSpan");
  const Cell cell{.table = table.number,
                  .row = std::max(table.row, 0),
                  .column = table.column,
                  .columns = word_number(part_, span, 1, 1000).value_or(1)};
  table.column = std::min(table.column + cell.columns, 1'000'000);
  text_.begin_cell(cell, table.cells <= 1);
  push(node, Tag::table_cell);
}

void Walk::leave_cell() {
  end_open_paragraph();
  text_.end_cell(tables_.back().cells <= 1);
}

}  // namespace ituletter
