#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ituletter/read.hpp"

namespace ituletter {

/// A box on a page, in points; y grows downwards. On a page in a script that
/// runs to the left x is counted from the right edge, so that everywhere a
/// line begins at its smallest x.
struct Box {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;

  double width() const { return right - left; }
  double height() const { return bottom - top; }
  double middle() const { return (top + bottom) / 2; }
};

/// Whether two boxes share a part of the line.
inline bool overlap(const Box& a, const Box& b) {
  return a.left < b.right && b.left < a.right;
}

void extend(Box& box, const Box& by);

/// What pdftotext takes for a word.
struct PdfWord {
  Box box;
  std::string text;         ///< as its letters stand on the page, left to right
  int line = 0;             ///< number of the line that pdftotext puts it in
  std::string target = {};  ///< of the link that it is part of,
  std::string linked = {};  ///< or that is this part of it
};

struct PdfPage {
  double width = 0;
  double height = 0;
  bool is_leftward = false;  ///< its text runs from right to left
  std::vector<PdfWord> words = {};
};

/// The pages in the output of `pdftotext -bbox-layout`. Throws Error.
std::vector<PdfPage> read_pdf_pages(std::string_view xhtml,
                                    const Limits& limits);

/// Neighbouring words with one address behind them.
struct PdfLink {
  std::string text;  ///< as it stands in its segment
  std::string target;
};

/// Words of one line that no wide gap parts.
struct PdfSegment {
  Box box;
  std::string text;         ///< in the order of reading, cleaned
  double first_word = 0;    ///< width of it,
  double first_words = 0;   ///< and of three, which blanks may bind together
  double marker_left = -1;  ///< of the list marker before the text; -1: none
  std::vector<PdfLink> links = {};  ///< in the order of the text
  double left() const { return marker_left < 0 ? box.left : marker_left; }
};

/// A label, or words before a list: nothing goes on after it.
inline bool ends_in_colon(std::string_view text) {
  return text.ends_with(':') || text.ends_with("\uFF1A");
}

/// A bullet or dash without its text, which stands on the next line.
bool is_bullet(std::string_view text);

/// What stands at one height of a page, from begin to end.
struct PdfRow {
  Box box;
  std::vector<PdfSegment> segments = {};
};

/// The lines of a page from top to bottom.
std::vector<PdfRow> find_rows(const PdfPage& page);

}  // namespace ituletter
