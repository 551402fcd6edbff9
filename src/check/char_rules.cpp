#include "check/rules.hpp"

namespace ituletter {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

/// In plain text only: in a document cells and paragraphs end by themselves.
void find_edge_spaces(const Draft& draft, Report& report) {
  if (draft.source.format != "txt") return;
  const std::string_view text = draft.source.text;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t line_end = std::min(text.find('\n', begin), text.size());
    std::size_t end = line_end;
    while (end > begin && is_blank(text[end - 1])) --end;
    if (end < line_end && end > begin) {
      report.add(Span{end, line_end}, "a blank at the end of a line", "");
    }
    begin = line_end + 1;
  }
}

constexpr Rule rules[] = {
    {{.name = "char/edge-space",
      .severity = Severity::information,
      .summary = "a blank at the end of a line",
      .why = "Nobody sees it, but texts that differ in nothing else are no "
             "longer the same, and a search for the words at a line's end "
             "fails. Take it out.",
      .bad = "TELECOMMUNICATION STANDARDIZATION BUREAU ·",
      .good = "TELECOMMUNICATION STANDARDIZATION BUREAU",
      .can_fix = true},
     find_edge_spaces},
};

}  // namespace

std::span<const Rule> char_rules() { return rules; }

}  // namespace ituletter
