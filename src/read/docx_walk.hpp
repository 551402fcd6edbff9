#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ituletter/source.hpp"
#include "read/docx_document.hpp"
#include "read/docx_field.hpp"
#include "read/docx_properties.hpp"
#include "read/docx_tag.hpp"
#include "read/docx_text.hpp"

namespace ituletter {

/// Walks over one part of a document and hands its text to a TextBuilder, in
/// the order in which Word shows it.
///
/// With a stack of its own: a part may nest deeper than a thread's stack holds.
class Walk {
 public:
  /// All must outlive the Walk. `story` is what paragraphs of the part are
  /// called; `paragraph` for the body, whose headings and lists have names of
  /// their own.
  Walk(Document& document, XmlPart& part, TextBuilder& text, Block::Kind story);

  /// Requires: `root` lies in the part.
  void run(pugi::xml_node root);

 private:
  struct Frame {
    pugi::xml_node next;  ///< child to go to
    Tag tag = Tag::other;
    bool was_hidden = false;  ///< what held outside a run
  };
  struct Table {
    Cell outer;  ///< that the table stands in
    int number = 0;
    int row = -1;
    int column = 0;
    std::size_t cells = 0;  ///< in the row
  };

  void enter(pugi::xml_node node);
  bool enter_block(pugi::xml_node node, Tag tag);
  void add_inline(pugi::xml_node node, Tag tag);
  void leave(const Frame& frame);
  void push(pugi::xml_node node, Tag tag = Tag::other);

  void enter_paragraph(pugi::xml_node node);
  void leave_paragraph();
  void end_paragraph();
  void end_open_paragraph();
  void show_text_boxes();
  void enter_text_box(pugi::xml_node node);
  ParagraphForm form_of_paragraph();
  bool number_paragraph(const Style& style, ParagraphForm& form);

  void enter_table(pugi::xml_node node);
  void leave_table();
  void enter_row(pugi::xml_node node);
  void leave_row();
  void enter_cell(pugi::xml_node node);
  void leave_cell();
  std::size_t count_cells(pugi::xml_node row);

  void enter_run(pugi::xml_node node);
  void enter_alternate(pugi::xml_node node);
  bool is_understood(pugi::xml_node choice);
  void enter_hyperlink(pugi::xml_node node);
  bool is_blank(pugi::xml_node link);
  void note_reference(std::string bookmark);
  void note_field(std::string_view code);
  void enter_simple_field(pugi::xml_node node);
  void enter_link(std::string target, pugi::xml_node node);
  bool is_locked(pugi::xml_node field);
  void mark_field(pugi::xml_node node);
  void separate_field();
  void add_text(pugi::xml_node node);
  void add_symbol_text(std::string_view text);
  void add_symbol(pugi::xml_node node);
  void add_break(pugi::xml_node node);
  void add_note(pugi::xml_node node, std::vector<std::string>& notes);
  void add_picture_link(pugi::xml_node node);
  void add_section(pugi::xml_node node);
  void count_graphic(pugi::xml_node node);
  void count_object(pugi::xml_node node);

  std::string_view word_attribute(pugi::xml_node node, std::string_view name);
  const Relationships& relationships();
  std::string relationship_target(pugi::xml_node node);
  bool is_shown() const;
  void update_link();

  Document& document_;
  XmlPart& part_;
  TextBuilder& text_;
  Block::Kind story_;
  std::optional<Relationships> relationships_;  ///< of a part not the main
  std::vector<Frame> stack_;
  std::vector<Table> tables_;
  std::vector<std::string> links_;  ///< targets of open hyperlinks
  Fields fields_;
  ParagraphProperties paragraph_;
  const Style* style_;  ///< of the paragraph
  std::size_t open_paragraphs_ = 0;
  bool goes_on_ = false;     ///< the last paragraph's mark is deleted
  bool has_hidden_ = false;  ///< text in the paragraph
  bool is_hidden_ = false;
  std::string_view font_;              ///< of the run, if it is a symbol font
  std::vector<pugi::xml_node> boxes_;  ///< text boxes anchored in a paragraph
};

}  // namespace ituletter
