#include "read/docx_text.hpp"

#include <algorithm>
#include <utility>

#include "ituletter/error.hpp"
#include "read/docx_marker.hpp"
#include "read/limit.hpp"

namespace ituletter {
namespace {

constexpr std::size_t longest_target = 4096;

bool ends_in(std::string_view text, std::string_view with) {
  return text.size() >= with.size() &&
         text.substr(text.size() - with.size()) == with;
}

}  // namespace

TextBuilder::TextBuilder(Source& source, const Limits& limits)
    : source_(source),
      longest_paragraph_(limits.paragraph),
      room_for_targets_(limits.part) {}

void TextBuilder::add_text(std::string_view bytes) {
  const std::size_t begin = paragraph_.size();
  append_clean(paragraph_, bytes, cleaning_);
  // A line end within w:t is layout of the file, where Word shows a space.
  if (bytes.find('\n') != std::string_view::npos) {
    std::replace(paragraph_.begin() + static_cast<std::ptrdiff_t>(begin),
                 paragraph_.end(), '\n', ' ');
  }
  check_length();
}

void TextBuilder::add_character(char32_t character) {
  append_utf8(paragraph_, character);
  check_length();
}

void TextBuilder::add_line_break() { add_character('\n'); }

void TextBuilder::add_tab() { add_character('\t'); }

void TextBuilder::check_length() const {
  if (paragraph_.size() <= longest_paragraph_) return;
  over_limit(ErrorKind::limit_paragraph, "the text of a paragraph",
             longest_paragraph_, "--max-paragraph");
}

void TextBuilder::set_link(std::string_view target) {
  if (target == target_) return;
  close_link();
  target_ = target;
  link_begin_ = paragraph_.size();
}

void TextBuilder::close_link() {
  if (target_.empty() || link_begin_ == paragraph_.size()) return;
  Link link{.where = {link_begin_, paragraph_.size()}, .target = {}};
  link_begin_ = paragraph_.size();
  if (!keep_target(target_)) return;
  Cleaning unseen;
  append_clean(link.target, target_, unseen);
  links_.push_back(std::move(link));
}

void TextBuilder::add_link(std::string_view target) {
  if (target.empty()) return;
  close_link();
  if (!keep_target(target)) return;
  Link link{.where = {paragraph_.size(), paragraph_.size()}, .target = {}};
  Cleaning unseen;
  append_clean(link.target, target, unseen);
  links_.push_back(std::move(link));
}

std::size_t TextBuilder::mark_place() {
  places_.push_back(paragraph_.size());
  return places_.size() - 1;
}

Span TextBuilder::word_at(std::size_t place) const {
  const std::string& text = source_.text;
  const std::size_t begin = std::min(places_[place], text.size());
  const std::size_t end =
      std::min(text.find_first_of(" \t\n", begin), text.size());
  return {begin, end};
}

/// One long target in a million links would be a bomb.
bool TextBuilder::keep_target(std::string_view target) {
  if (target.size() > longest_target || target.size() > room_for_targets_) {
    ++dropped_links_;
    return false;
  }
  room_for_targets_ -= target.size();
  return true;
}

void TextBuilder::end_paragraph(const ParagraphForm& form) {
  close_link();
  if (paragraph_.empty()) {
    end_empty_paragraph();
    return;
  }
  open_line();
  Block block = make_block(form);
  std::string& text = source_.text;
  block.where.begin = text.size();
  if (!form.marker.empty()) {
    text += form.marker;
    block.marker = {block.where.begin, text.size()};
    text += '\t';
  } else if (!block.marker.empty()) {
    block.marker.begin += text.size();
    block.marker.end += text.size();
  }
  place_links(text.size());
  text += paragraph_;
  block.where.end = text.size();
  text += '\n';
  source_.blocks.push_back(block);
  paragraph_.clear();
  link_begin_ = 0;
}

/// An empty paragraph within a cell would look like the end of a row.
void TextBuilder::end_empty_paragraph() {
  place_links(source_.text.size());
  link_begin_ = 0;
  if (cell_.table < 0) add_blank_line();
}

Block TextBuilder::make_block(const ParagraphForm& form) const {
  Block block{.kind = form.kind,
              .where = {},
              .marker = {},
              .level = form.level,
              .table = cell_.table,
              .row = cell_.row,
              .column = cell_.column,
              .columns = cell_.columns};
  if (!form.marker.empty()) return block;
  const std::optional<TypedMarker> typed = find_typed_marker(paragraph_);
  if (!typed) return block;
  block.marker = {typed->begin, typed->end};
  if (form.kind == Block::Kind::paragraph) {
    block.kind = Block::Kind::list_item;
    block.level = typed->is_number ? typed->level : std::max(form.depth - 1, 0);
  }
  return block;
}

void TextBuilder::place_links(std::size_t by) {
  for (Link& link : links_) {
    link.where.begin += by;
    link.where.end += by;
    source_.links.push_back(std::move(link));
  }
  links_.clear();
  for (; placed_ < places_.size(); ++placed_) places_[placed_] += by;
}

void TextBuilder::open_line() {
  if (owes_tab_) source_.text += '\t';
  owes_tab_ = false;
}

void TextBuilder::add_blank_line() {
  if (source_.text.empty() || ends_in(source_.text, "\n\n\n")) return;
  source_.text += '\n';
}

void TextBuilder::begin_cell(const Cell& cell, bool is_alone) {
  cell_ = cell;
  if (!is_alone) owes_tab_ = true;
}

void TextBuilder::end_cell(bool is_alone) {
  if (is_alone || !owes_tab_) return;
  open_line();
  source_.text += '\n';
}

void TextBuilder::end_row() { add_blank_line(); }

}  // namespace ituletter
