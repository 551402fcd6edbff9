#pragma once

#include <vector>

#include "extract/recognised_text.hpp"
#include "extract/sections.hpp"
#include "ituletter/letter.hpp"

namespace ituletter {

/// A numbered line of prose or of an agenda, its number typed or automatic.
struct NumberedLine {
  std::size_t line = 0;
  std::string number;  ///< "2", "2.1", "a)"; empty for a line without
  Span number_at;
  TokenRange content;
  int bullet_level = -1;  ///< of a bullet, from 0
};

/// The lines of a range with their numbers. A number without a tab after it
/// counts only where it goes on counting: "1 Further to …", but not "29 Member
/// States".
std::vector<NumberedLine> number_lines(const RecognisedText& document,
                                       LineRange range);

std::vector<Paragraph> read_paragraphs(const RecognisedText& document,
                                       LineRange range);

}  // namespace ituletter
