#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ituletter/read.hpp"
#include "ituletter/source.hpp"
#include "read/encoding.hpp"

namespace ituletter {

/// What a paragraph is, known when it ends.
struct ParagraphForm {
  Block::Kind kind = Block::Kind::paragraph;
  int level = 0;
  std::string marker = {};  ///< automatic number or bullet
  int depth = 0;            ///< that its style counts, from 1; 0 if it does not
};

/// The cell that text goes to.
struct Cell {
  int table = -1;
  int row = -1;
  int column = -1;
  int columns = 1;
};

/// Puts the text, blocks and links of a Source together, paragraph by
/// paragraph, in the form that source.hpp describes.
class TextBuilder {
 public:
  TextBuilder(Source& source, const Limits& limits);

  /// `bytes` as the document has them; what is no text is cleaned away.
  void add_text(std::string_view bytes);
  void add_character(char32_t character);
  void add_line_break();
  void add_tab();

  /// What follows leads to `target`, to nothing if it is empty.
  void set_link(std::string_view target);
  /// A link without text of its own, such as a picture's.
  void add_link(std::string_view target);

  /// Remembers this place in the text. Returns its number.
  std::size_t mark_place();
  /// A place, and the word that begins there, if any, in the finished text.
  Span word_at(std::size_t place) const;

  bool is_paragraph_empty() const { return paragraph_.empty(); }
  void end_paragraph(const ParagraphForm& form);

  const Cell& cell() const { return cell_; }
  void set_cell(const Cell& cell) { cell_ = cell; }
  /// A cell begins; one that is not alone in its row is marked by a tab.
  void begin_cell(const Cell& cell, bool is_alone);
  void end_cell(bool is_alone);
  void end_row();

  const Cleaning& cleaning() const { return cleaning_; }
  std::size_t dropped_links() const { return dropped_links_; }

 private:
  void check_length() const;
  void end_empty_paragraph();
  void add_blank_line();
  void open_line();
  void close_link();
  void place_links(std::size_t by);
  bool keep_target(std::string_view target);
  Block make_block(const ParagraphForm& form) const;

  Source& source_;
  std::size_t longest_paragraph_;
  std::size_t room_for_targets_;
  std::string paragraph_;    ///< text of the one that is open
  std::vector<Link> links_;  ///< in it, counted from its start
  std::string target_;
  std::size_t link_begin_ = 0;
  Cell cell_;
  bool owes_tab_ = false;  ///< before the first text of a cell
  Cleaning cleaning_;
  std::size_t dropped_links_ = 0;
  std::vector<std::size_t> places_;
  std::size_t placed_ = 0;  ///< so many count from the start of the source
};

}  // namespace ituletter
