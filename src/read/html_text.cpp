#include "read/html_text.hpp"

#include <algorithm>

namespace ituletter {
namespace {

constexpr std::string_view no_break_space = "\u00A0";

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

}  // namespace

void HtmlText::add(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (is_blank(text[at])) {
      std::size_t end = at;
      while (end < text.size() && is_blank(text[end])) ++end;
      add_blanks(text.substr(at, end - at));
      at = end;
      continue;
    }
    // Pages indent with these, and put them where a cell would be empty.
    if (text.substr(at).starts_with(no_break_space) &&
        (is_line_start_ || breaks_ > 0)) {
      at += no_break_space.size();
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && !is_blank(text[end])) ++end;
    add_word(text.substr(at, end - at));
    at = end;
  }
}

/// A tab within a line was a tab in the document that became a page.
void HtmlText::add_blanks(std::string_view blanks) {
  const bool has_tab = blanks.find('\t') != std::string_view::npos &&
                       blanks.find('\n') == std::string_view::npos;
  if (has_tab && !is_line_start_ && breaks_ == 0) {
    add_tab();
  } else {
    owes_blank_ = true;
  }
}

void HtmlText::add_word(std::string_view word) {
  open_line();
  out_.add_text(word);
}

/// Writes what stands between the text so far and the next.
void HtmlText::open_line() {
  if (breaks_ > 1 && !out_.is_paragraph_empty()) {
    end_paragraph();
  } else if (breaks_ == 1 && !out_.is_paragraph_empty()) {
    out_.add_line_break();
  } else if (owes_blank_ && !is_line_start_) {
    out_.add_text(" ");
  }
  breaks_ = 0;
  owes_blank_ = false;
  is_line_start_ = false;
}

void HtmlText::add_preformatted(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end =
        std::min(text.find_first_of("\n\t", at), text.size());
    if (end > at) add_word(text.substr(at, end - at));
    if (end < text.size() && text[end] == '\t') add_tab();
    if (end < text.size() && text[end] == '\n') {
      out_.end_paragraph({});
      is_line_start_ = true;
    }
    at = end + 1;
  }
}

void HtmlText::add_tab() {
  owes_blank_ = false;
  out_.add_tab();
  is_line_start_ = true;
}

void HtmlText::set_link(std::string_view target) {
  // The blank before a link is not part of it, nor one at its own beginning.
  if (!target.empty() && owes_blank_ && !is_line_start_) {
    open_line();
    is_line_start_ = true;
  }
  out_.set_link(target);
}

void HtmlText::end_paragraph() {
  if (!out_.is_paragraph_empty()) {
    if (story_ != Block::Kind::paragraph) form_.kind = story_;
    out_.end_paragraph(form_);
    form_ = {};
  }
  is_line_start_ = true;
  owes_blank_ = false;
  breaks_ = 0;
}

}  // namespace ituletter
