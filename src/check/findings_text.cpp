#include <algorithm>

#include "check/findings.hpp"
#include "text/characters.hpp"
#include "write/terminal.hpp"
#include "write/utf8.hpp"

namespace ituletter {
namespace {

constexpr std::size_t widest = 72;  ///< columns of the line that are shown
constexpr std::size_t before = 24;  ///< of them before the place

std::string_view last_columns(std::string_view text, std::size_t columns) {
  std::size_t width = width_of(text);
  while (width > columns) {
    const std::size_t size = decode(text, 0).size;
    width -= width_of(text.substr(0, size));
    text.remove_prefix(size);
  }
  return text;
}

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
      (begin.size() < head.size() ? "…" : "") + shown_in_line(begin);
  const std::string place = shown_in_line(first_columns(mark, widest - before));
  const std::size_t used = width_of(start) + width_of(place);
  const std::string_view end =
      first_columns(tail, used < widest ? widest - used : 0);
  const std::string rest =
      shown_in_line(end) + (end.size() < tail.size() ? "…" : "");
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
