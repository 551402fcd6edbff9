#pragma once

#include <string>
#include <string_view>

#include "read/docx_text.hpp"

namespace ituletter {

/// Puts the text of a page into a TextBuilder as a browser shows it: white
/// space is one blank, none at the ends of a line, and two line breaks part
/// paragraphs.
class HtmlText {
 public:
  explicit HtmlText(TextBuilder& out) : out_(out) {}

  void add(std::string_view text);
  /// Text of which each line counts, and each blank.
  void add_preformatted(std::string_view text);
  void add_line_break() { ++breaks_; }
  void add_tab();
  void set_link(std::string_view target);
  void add_link(std::string_view target) { out_.add_link(target); }

  /// The form of the paragraph that comes next; those after it are plain.
  void set_form(const ParagraphForm& form) { form_ = form; }
  /// Paragraphs from here on are of the running head or foot, or of neither.
  void set_story(Block::Kind story) { story_ = story; }
  /// Ends the paragraph, where there is one.
  void end_paragraph();

 private:
  void add_blanks(std::string_view blanks);
  void add_word(std::string_view word);
  void open_line();

  TextBuilder& out_;
  ParagraphForm form_;
  Block::Kind story_ = Block::Kind::paragraph;
  bool is_line_start_ = true;
  bool owes_blank_ = false;
  int breaks_ = 0;  ///< not yet written: the last of a paragraph are not
};

}  // namespace ituletter
