#include <algorithm>

#include "check/fix.hpp"

namespace ituletter {
namespace {

constexpr std::size_t context = 3;

using Lines = std::vector<std::string_view>;

/// With their line ends, so that the last may be without.
Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

/// Lines that others take the place of.
struct Change {
  std::size_t first = 0;
  std::size_t last = 0;  ///< after them
  std::string words;     ///< the new lines
};

std::size_t line_at(std::string_view text, std::size_t at) {
  return static_cast<std::size_t>(std::count(
      text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

/// Where a line begins.
std::size_t begin_of(std::string_view text, std::size_t at) {
  return at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
}

/// Else an edit that takes a line end joins the next line.
bool takes_whole_lines(std::string_view text, const TextEdit& edit) {
  const Span where = edit.where;
  if (where.empty() || text[where.end - 1] != '\n') return false;
  return edit.replacement.empty() ? where.begin == begin_of(text, where.begin)
                                  : edit.replacement.ends_with('\n');
}

std::vector<Change> changes_of(std::string_view text,
                               const std::vector<TextEdit>& edits) {
  std::vector<Change> changes;
  for (std::size_t n = 0; n < edits.size();) {
    const std::size_t begin = begin_of(text, edits[n].where.begin);
    std::size_t end = begin;
    std::vector<TextEdit> here;
    do {
      const Span where = edits[n].where;
      end = takes_whole_lines(text, edits[n])
                ? where.end
                : std::min(text.find('\n', where.end), text.size() - 1) + 1;
      here.push_back(
          {{where.begin - begin, where.end - begin}, edits[n].replacement});
      ++n;
    } while (n < edits.size() && edits[n].where.begin < end);
    const std::size_t first = line_at(text, begin);
    const auto count = lines_of(text.substr(begin, end - begin)).size();
    changes.push_back(
        {first, first + count, edited(text.substr(begin, end - begin), here)});
  }
  return changes;
}

void append_lines(std::string& out, char sign, const Lines& lines,
                  std::size_t first, std::size_t last) {
  for (std::size_t n = first; n < last; ++n) {
    out += sign;
    out += lines[n];
    if (!lines[n].ends_with('\n')) out += "\n\\ No newline at end of file\n";
  }
}

/// "12,3": where lines begin, and how many.
std::string range(std::size_t first, std::size_t count) {
  const std::string begin = std::to_string(count == 0 ? first : first + 1);
  return count == 1 ? begin : begin + "," + std::to_string(count);
}

}  // namespace

std::string unified_diff(std::string_view path, std::string_view text,
                         const std::vector<TextEdit>& edits) {
  if (edits.empty()) return {};
  const Lines lines = lines_of(text);
  const std::vector<Change> changes = changes_of(text, edits);
  std::string out =
      "--- " + std::string(path) + "\n+++ " + std::string(path) + "\n";
  std::size_t added = 0;  // before this place; wraps round if fewer
  for (std::size_t n = 0; n < changes.size();) {
    const std::size_t first =
        changes[n].first - std::min(context, changes[n].first);
    std::size_t at = first;
    std::size_t grown = 0;
    std::string body;
    do {
      const Change& change = changes[n];
      const Lines words = lines_of(change.words);
      append_lines(body, ' ', lines, at, change.first);
      append_lines(body, '-', lines, change.first, change.last);
      append_lines(body, '+', words, 0, words.size());
      grown += words.size() - (change.last - change.first);
      at = change.last;
      ++n;
    } while (n < changes.size() && changes[n].first <= at + 2 * context);
    const std::size_t last = std::min(at + context, lines.size());
    append_lines(body, ' ', lines, at, last);
    out += "@@ -" + range(first, last - first) + " +" +
           range(first + added, last - first + grown) + " @@\n" + body;
    added += grown;
  }
  return out;
}

}  // namespace ituletter
