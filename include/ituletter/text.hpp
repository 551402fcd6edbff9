#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ituletter/source.hpp"
#include "ituletter/span.hpp"

namespace ituletter {

/// Maps offsets in the normalised text to the source and back.
///
/// Built once, left to right, while the text is normalised; afterwards only
/// read. An end that falls where text was dropped takes the dropped text in.
class OffsetMap {
 public:
  /// From text offset `at` on, text offset t means source offset
  /// t + (source - at). Both must not fall from one call to the next.
  void add_run(std::size_t at, std::size_t source);

  /// Requires: the span lies inside the text the map was built for.
  Span to_source(Span where) const;

  /// The text offset of a source offset; of dropped text, that after it.
  std::size_t to_text(std::size_t source) const;

 private:
  struct Run {
    std::size_t at;
    std::size_t source;
  };
  std::vector<Run> runs_ = {{0, 0}};
};

/// A source made comparable: NFC; no-break and other odd spaces and hyphens
/// plain; soft hyphens, bidi controls and zero-width marks gone. Line ends,
/// tabs, dashes and quotation marks stay.
struct Text {
  std::string text;
  OffsetMap map;
};

/// Runs of combining marks are cut at 30, as UAX #15's stream-safe text does:
/// their normalisation is quadratic. Requires valid UTF-8.
Text normalise(std::string_view source);
Text normalise(const Source& source);

/// `normalise`, with each run of white space as one space and none at the
/// ends: how values are printed.
std::string plain(std::string_view source);

/// Line and column (in code points), both from 1, of a byte offset.
struct Position {
  std::size_t line = 1;
  std::size_t column = 1;
};
Position locate(std::string_view text, std::size_t at);

}  // namespace ituletter
