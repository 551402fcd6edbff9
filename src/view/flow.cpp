#include "view/flow.hpp"

#include "ituletter/text.hpp"
#include "text/characters.hpp"
#include "text/width.hpp"
#include "write/escape.hpp"
#include "write/terminal.hpp"

namespace ituletter {
namespace {

constexpr std::string_view isolate = "\u2068";
constexpr std::string_view end_isolate = "\u2069";

bool is_space(char32_t c) { return c == ' ' || c == '\t' || c == '\n'; }

}  // namespace

void ScreenLine::append(std::string_view text, std::string_view style) {
  columns += columns_of(text);
  if (!runs.empty() && runs.back().style == style)
    runs.back().text += text;
  else
    runs.push_back({std::string(text), style});
}

std::string to_bytes(const ScreenLine& line, bool has_colours) {
  std::string out;
  bool is_isolated = false;
  for (const StyledRun& run : line.runs)
    is_isolated = is_isolated || has_right_to_left(run.text);
  if (is_isolated) out += isolate;
  for (const StyledRun& run : line.runs) {
    const bool is_painted = has_colours && !run.style.empty();
    if (is_painted) out.append("\x1B[").append(run.style).append("m");
    out += run.text;
    if (is_painted) out += "\x1B[0m";
  }
  if (is_isolated) out += end_isolate;
  return out;
}

void Flow::hang(std::string_view text, std::string_view style) {
  ScreenLine line;
  line.append(escape_for_terminal(to_plain_text(text)), style);
  hang(line);
}

void Flow::hang(const ScreenLine& line) {
  if (line.runs.empty()) return;
  line_ = line;
  used_ = line_.columns;
  if (used_ < indent_) {
    line_.append(std::string(indent_ - used_, ' '), "");
  } else if (used_ > 0) {
    line_.append(" ", "");
  }
  used_ = line_.columns;
  is_started_ = true;
}

void Flow::put(std::string_view text, std::string_view style) {
  const Text normal = normalise(to_plain_text(text));
  const std::string_view words = normal.text;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t begin = at;
    const char32_t c = next_char(words, at);
    if (is_space(c)) {
      blank();
      continue;
    }
    const std::string shown =
        escape_for_terminal(words.substr(begin, at - begin));
    const std::size_t columns = columns_of(shown);
    const bool is_too_long = indent_ + word_.columns + columns > width_ &&
                             word_.columns > 0 && columns > 0;
    if (is_too_long || may_break_between(last_, c)) end_word();
    word_.append(shown, style);
    last_ = c;
  }
}

void Flow::put_whole(std::string_view text, std::string_view style) {
  word_.append(escape_for_terminal(to_plain_text(text)), style);
  last_ = 0;
}

void Flow::blank() {
  end_word();
  has_blank_ = true;
  last_ = 0;
}

std::vector<ScreenLine> Flow::finish() {
  end_word();
  if (is_started_) end_line();
  return std::move(lines_);
}

void Flow::end_word() {
  if (word_.runs.empty()) return;
  const bool needs_blank = has_blank_ && used_ > indent_;
  if (is_started_ && used_ > indent_ &&
      used_ + (needs_blank ? 1 : 0) + word_.columns > width_) {
    end_line();
  }
  if (!is_started_) {
    line_.append(std::string(indent_, ' '), "");
    used_ = indent_;
    is_started_ = true;
  } else if (needs_blank) {
    // In the look of what it lies in, so that an underline goes through.
    const bool is_inside =
        !line_.runs.empty() && line_.runs.back().style == word_.runs[0].style;
    line_.append(" ", is_inside ? word_.runs[0].style : "");
    ++used_;
  }
  for (const StyledRun& run : word_.runs) line_.append(run.text, run.style);
  used_ += word_.columns;
  word_ = {};
  has_blank_ = false;
}

void Flow::end_line() {
  lines_.push_back(std::move(line_));
  line_ = {};
  used_ = 0;
  is_started_ = false;
}

}  // namespace ituletter
