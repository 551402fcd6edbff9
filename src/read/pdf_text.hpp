#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "read/docx_text.hpp"
#include "read/pdf_page.hpp"
#include "read/pdf_table.hpp"

namespace ituletter {

/// What the lines of a whole document tell about one of them.
struct PdfMeasures {
  double left = 0;                 ///< where most lines begin,
  double right = 0;                ///< and where the text ends
  double height = 0;               ///< of most lines
  double pitch = 0;                ///< from line to line, in heights
  bool is_justified = false;       ///< lines reach the right margin
  bool has_blanks_by_han = false;  ///< between Han characters and Latin words
  std::unordered_map<std::string, int> words;  ///< and how often they occur

  /// Lines further apart are of two paragraphs.
  double paragraph_pitch() const { return 1.12 * pitch; }
  /// Whether the word stands somewhere else, too.
  bool is_known(std::string_view word) const;
};

PdfMeasures measure(const std::vector<std::vector<PdfRow>>& pages);

/// Joins lines to paragraphs and gives these to a TextBuilder.
class PdfParagraphs {
 public:
  PdfParagraphs(TextBuilder& text, const PdfMeasures& measures)
      : text_(text), measures_(measures) {}

  /// `right` is how far the line could have reached.
  void add(const PdfSegment& line, double right);
  void add(const PdfCell& cell);
  /// What follows stands on the next page.
  void end_page() { is_at_page_end_ = true; }
  /// Ends the paragraph that is open.
  void end();

 private:
  bool goes_on(const PdfSegment& next) const;
  bool has_room_for(const PdfSegment& next) const;
  bool was_bound(const PdfSegment& next) const;
  bool is_entry_open(const PdfSegment& next) const;
  bool has_open_address(const PdfSegment& next) const;
  bool is_aligned(const PdfSegment& next) const;
  void append(const PdfSegment& line);
  void append_links(const PdfSegment& line);
  void add_text() const;
  bool has_blank_between(char32_t before, char32_t after) const;
  bool is_cut(std::string_view word, std::string_view next,
              const PdfSegment& above) const;
  bool is_broken(std::string_view word, std::string_view next,
                 const PdfSegment& above) const;
  ParagraphForm form_of() const;
  int depth_of(double left);

  TextBuilder& text_;
  const PdfMeasures& measures_;
  /// An address behind a part of the paragraph.
  struct OpenLink {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string target;
  };

  std::string paragraph_;
  std::vector<OpenLink> links_;
  PdfSegment first_;
  PdfSegment last_;
  double right_ = 0;
  double widest_ = 0;  ///< how far lines of the cell reach; 0: none
  int lines_ = 0;
  bool is_label_ = false;  ///< the cell is the first of its row
  bool is_at_page_end_ = false;
  std::vector<double> bullets_;  ///< where the open lists begin
};

}  // namespace ituletter
