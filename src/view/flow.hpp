#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ituletter {

/// Text of one look. The look is what ANSI's SGR calls it ("1;33"), or none.
struct StyledRun {
  std::string text;
  std::string_view style;
};

/// A line of a terminal.
struct ScreenLine {
  std::vector<StyledRun> runs;
  std::size_t columns = 0;

  void append(std::string_view text, std::string_view style);
};

/// The line as bytes. One that has words from right to left is isolated, so
/// that what stands beside it keeps its place.
std::string to_bytes(const ScreenLine& line, bool has_colours);

/// Breaks text into lines of a width: at blanks, beside wide characters, and
/// in words that no line could hold.
class Flow {
 public:
  Flow(std::size_t width, std::size_t indent)
      : width_(width), indent_(indent) {}

  /// What stands before the first line, in place of its indent.
  void hang(std::string_view text, std::string_view style);
  void hang(const ScreenLine& line);

  /// Adds words, that need not be whole. What is not ours is made harmless.
  void put(std::string_view text, std::string_view style);
  /// Adds what stays in one piece, blanks and all.
  void put_whole(std::string_view text, std::string_view style);
  /// A blank, at which a line may end.
  void blank();

  std::vector<ScreenLine> finish();

 private:
  void end_word();
  void end_line();

  std::size_t width_;
  std::size_t indent_;
  std::vector<ScreenLine> lines_;
  ScreenLine line_;
  ScreenLine word_;
  std::size_t used_ = 0;  ///< columns of the line, its indent included
  char32_t last_ = 0;     ///< the word's last character
  bool is_started_ = false;
  bool has_blank_ = false;  ///< before the word
};

}  // namespace ituletter
