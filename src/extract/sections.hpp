#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "extract/recognised_text.hpp"

namespace ituletter {

/// Half-open range of lines.
struct LineRange {
  std::size_t begin = 0;
  std::size_t end = 0;

  bool empty() const { return begin >= end; }
};

struct AnnexSection {
  std::size_t heading = 0;       ///< the line that names the annex
  const Match* label = nullptr;  ///< null for an annex without label
  LineRange body;                ///< after the heading's line
};

/// Where the parts of a letter are, as ranges of lines.
struct Sections {
  LineRange head;        ///< up to the salutation
  LineRange salutation;  ///< empty if there is none
  LineRange body;
  LineRange closing;  ///< formula and signature, up to the annexes
  std::vector<AnnexSection> annexes;
};

Sections find_sections(const RecognisedText& document);

TokenRange tokens_of(const RecognisedText& document, LineRange lines);

}  // namespace ituletter
