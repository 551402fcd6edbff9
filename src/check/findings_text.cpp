#include <algorithm>

#include "check/findings.hpp"
#include "text/characters.hpp"
#include "write/terminal.hpp"
#include "write/utf8.hpp"

namespace ituletter {
namespace {

constexpr std::size_t widest = 72;  ///< columns of the line that are shown
constexpr std::size_t before = 24;  ///< of them before the place

std::size_t columns_of(char32_t c) { return is_wide(c) ? 2U : 1U; }

/// Columns of a terminal.
std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    at += point.size;
    width += columns_of(point.value);
  }
  return width;
}

/// As much from the start as fits, in whole characters.
std::string_view first_columns(std::string_view text, std::size_t columns) {
  std::size_t width = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    const CodePoint point = decode(text, at);
    width += columns_of(point.value);
    if (width > columns) break;
    at += point.size;
  }
  return text.substr(0, at);
}

std::string_view last_columns(std::string_view text, std::size_t columns) {
  while (width_of(text) > columns) text.remove_prefix(decode(text, 0).size);
  return text;
}

std::string shown(std::string_view text) {
  std::string out(text);
  std::ranges::replace(out, '\t', ' ');
  std::ranges::replace(out, '\n', ' ');
  return escape_for_terminal(out);
}

/// What a terminal shows in another way, if it may be coloured.
class Paint {
 public:
  explicit Paint(bool has_colours) : has_colours_(has_colours) {}

  std::string operator()(std::string_view code, std::string_view text) const {
    if (!has_colours_) return std::string(text);
    return "\x1B[" + std::string(code) + "m" + std::string(text) + "\x1B[0m";
  }

 private:
  bool has_colours_;
};

constexpr std::string_view bold = "1";
constexpr std::string_view faint = "2";
constexpr std::string_view green = "1;32";

std::string_view colour_of(Severity severity) {
  constexpr std::string_view colours[] = {"1;36", "1;33", "1;31"};
  return colours[static_cast<std::size_t>(severity)];
}

/// The line, cut to what is around the place, and carets below the place. Text
/// from right to left stands elsewhere on the screen than its bytes say, so
/// that the place is between brackets there.
void append_words(std::string& out, const PlacedFinding& placed,
                  const Paint& paint) {
  const std::string_view words = placed.words;
  const std::string_view head = words.substr(0, placed.mark.begin);
  const std::string_view mark =
      words.substr(placed.mark.begin, placed.mark.size());
  const std::string_view tail = words.substr(placed.mark.end);
  const std::string_view begin = last_columns(head, before);
  const std::string start =
      (begin.size() < head.size() ? "…" : "") + shown(begin);
  const std::string place = shown(first_columns(mark, widest - before));
  const std::size_t used = width_of(start) + width_of(place);
  const std::string_view end =
      first_columns(tail, used < widest ? widest - used : 0);
  const std::string rest = shown(end) + (end.size() < tail.size() ? "…" : "");
  const std::string number = "    " + std::to_string(placed.line) + " | ";
  out += paint(faint, number) + start;
  if (has_right_to_left(words)) {
    out += paint(green, "⟦" + place + "⟧") + rest + "\n";
    return;
  }
  out += place + rest + "\n";
  out += paint(faint, std::string(number.size() - 2, ' ') + "| ");
  out.append(width_of(start), ' ');
  const std::size_t width = std::max<std::size_t>(width_of(place), 1);
  out += paint(green, std::string(width, '^')) + "\n";
}

void append_finding(std::string& out, const CheckedFile& file,
                    const PlacedFinding& placed, const Paint& paint) {
  std::string place = escape_for_terminal(file.path);
  if (placed.line != 0) {
    place +=
        ":" + std::to_string(placed.line) + ":" + std::to_string(placed.column);
  }
  const Severity severity = placed.finding.severity;
  out += paint(bold, place + ":") + " ";
  out += paint(colour_of(severity), std::string(name_of(severity)) + ":") + " ";
  out += escape_for_terminal(placed.finding.message) + " ";
  out += paint(faint, "[" + placed.finding.code + "]") + "\n";
  if (placed.line != 0) append_words(out, placed, paint);
}

}  // namespace

std::string write_findings_text(std::span<const CheckedFile> files,
                                const FindingsSetting& setting) {
  const Paint paint(setting.has_colours);
  std::string out;
  for (const CheckedFile& file : files) {
    for (const PlacedFinding& placed : file.findings) {
      if (placed.ignored.empty()) append_finding(out, file, placed, paint);
    }
  }
  return out;
}

}  // namespace ituletter
