#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <span>

#include "read/docx_marker.hpp"
#include "read/pdf_direction.hpp"
#include "read/pdf_page.hpp"
#include "text/characters.hpp"

namespace ituletter {
namespace {

// Gaps, in heights of a line.
constexpr double joined_gap = 0.1;  ///< less is within a word
constexpr double wide_gap = 0.55;   ///< less is a blank in any case
constexpr double widest_gap = 1.2;  ///< of a blank that justifies a line
constexpr double marker_gap = 4.5;  ///< between a list marker and its text
constexpr double most_apart = 0.3;  ///< more is a blank beside Han characters
/// How far the middles of words of one row lie apart.
constexpr double row_tolerance = 0.33;
/// More are no table.
constexpr std::size_t most_segments = 24;

using WordRow = std::vector<const PdfWord*>;

/// Whether the word is a vowel mark, or one with its letter: it may stand
/// higher or lower than its row.
bool is_marked_letter(std::string_view text) {
  constexpr std::size_t longest = 4;
  if (text.size() > longest) return false;
  for (std::size_t at = 0; at < text.size();)
    if (is_vowel_mark(next_char(text, at))) return true;
  return false;
}

/// Gives a word to the row whose middle is nearest.
void add_to_nearest(std::vector<WordRow>& rows, const PdfWord* word) {
  const auto distance = [&](const WordRow& row) {
    return std::abs(row.front()->box.middle() - word->box.middle());
  };
  const auto nearest = std::ranges::min_element(rows, {}, distance);
  if (nearest != rows.end() && distance(*nearest) < word->box.height()) {
    nearest->push_back(word);
  } else {
    rows.push_back({word});
  }
}

/// Words that pdftotext puts in one line.
struct WordLine {
  WordRow words;
  double middle = 0;  ///< of them, on average,
  double height = 0;  ///< and theirs
};

void add(WordLine& line, const PdfWord& word) {
  const auto count = static_cast<double>(line.words.size());
  line.middle = (line.middle * count + word.box.middle()) / (count + 1);
  line.height = (line.height * count + word.box.height()) / (count + 1);
  line.words.push_back(&word);
}

/// The words of each height. Fonts of several sizes do not part a line that
/// stands a little higher or lower than one beside it.
std::vector<WordRow> words_by_height(const PdfPage& page) {
  std::vector<WordLine> lines;
  WordRow marks;
  for (const PdfWord& word : page.words) {
    if (is_marked_letter(word.text)) {
      marks.push_back(&word);
      continue;
    }
    if (lines.empty() || lines.back().words.back()->line != word.line)
      lines.emplace_back();
    add(lines.back(), word);
  }
  std::ranges::stable_sort(lines, {}, &WordLine::middle);
  std::vector<WordRow> rows;
  double middle = 0;
  for (const WordLine& line : lines) {
    if (rows.empty() || line.middle - middle > row_tolerance * line.height) {
      rows.emplace_back();
      middle = line.middle;
    }
    WordRow& row = rows.back();
    row.insert(row.end(), line.words.begin(), line.words.end());
  }
  for (const PdfWord* mark : marks) add_to_nearest(rows, mark);
  return rows;
}

/// Whether many lines end at the same place: their blanks are of any width.
bool is_justified(const std::vector<WordRow>& rows) {
  constexpr double same_place = 2;  // points
  constexpr std::size_t fewest = 8;
  std::vector<double> ends;
  for (const WordRow& words : rows) {
    double end = 0;
    for (const PdfWord* word : words) end = std::max(end, word->box.right);
    ends.push_back(end);
  }
  if (ends.size() < fewest) return false;
  const auto margin =
      ends.begin() + static_cast<std::ptrdiff_t>(ends.size() * 95 / 100);
  std::ranges::nth_element(ends, margin);
  const auto count = std::ranges::count_if(ends, [at = *margin](double end) {
    return std::abs(end - at) < same_place;
  });
  return static_cast<std::size_t>(count) * 3 > ends.size();
}

/// What gaps mean on a page.
struct Gaps {
  double widest_blank = wide_gap;
  double set_apart = most_apart;
};

bool is_wide_at(std::string_view text, bool at_end) {
  if (text.empty()) return false;
  std::size_t at = 0;
  if (at_end) {
    at = text.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80)
      --at;
  }
  return is_wide(next_char(text, at));
}

/// How two neighbours in a row stand to each other.
enum class Join { none, blank, parted };

double gap_of(const PdfWord& word, const PdfWord& next) {
  const double size = std::max(word.box.height(), next.box.height());
  return (next.box.left - word.box.right) / size;
}

Join join_of(const PdfWord& word, const PdfWord& next, const Gaps& gaps) {
  const double gap = gap_of(word, next);
  if (gap < joined_gap) return Join::none;
  if (gap > (word.line == next.line ? gaps.widest_blank : wide_gap))
    return Join::parted;
  // Word processors set Latin letters apart from Han characters.
  const bool is_wide = is_wide_at(word.text, true);
  const bool is_next_wide = is_wide_at(next.text, false);
  const double least = is_wide && is_next_wide   ? wide_gap
                       : is_wide || is_next_wide ? gaps.set_apart
                                                 : joined_gap;
  return gap < least ? Join::none : Join::blank;
}

/// Word processors set Latin letters apart from Han characters by less than a
/// blank, which between Latin words is as wide as the font has it.
Gaps measure_gaps(const PdfPage& page, const std::vector<WordRow>& rows) {
  constexpr double share = 0.9;
  Gaps gaps;
  std::vector<double> blanks;
  for (std::size_t i = 1; i < page.words.size(); ++i) {
    const PdfWord& word = page.words[i - 1];
    const PdfWord& next = page.words[i];
    const double gap = gap_of(word, next);
    if (word.line == next.line && gap > joined_gap && gap < wide_gap &&
        !is_wide_at(word.text, true) && !is_wide_at(next.text, false)) {
      blanks.push_back(gap);
    }
  }
  if (!blanks.empty()) {
    const auto middle =
        blanks.begin() + static_cast<std::ptrdiff_t>(blanks.size() / 2);
    std::ranges::nth_element(blanks, middle);
    gaps.set_apart = std::min(most_apart, share * *middle);
  }
  if (is_justified(rows)) gaps.widest_blank = widest_gap;
  return gaps;
}

/// The words of a segment in the order of the page, left to right.
std::string text_of(std::span<const PdfWord* const> words, bool is_leftward,
                    const Gaps& gaps) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string word = words[i]->text;
    const bool has_blank =
        i > 0 && join_of(*words[i - 1], *words[i], gaps) != Join::none;
    const std::string_view blank = has_blank ? " " : "";
    if (is_leftward) {
      text.insert(0, word.append(blank));
    } else {
      text.append(blank).append(word);
    }
  }
  return is_leftward ? to_reading_order(text) : text;
}

/// The links of a segment; without their outer blanks.
std::vector<PdfLink> links_of(std::span<const PdfWord* const> words,
                              bool is_leftward, const Gaps& gaps) {
  std::vector<PdfLink> links;
  for (std::size_t begin = 0; begin < words.size();) {
    const std::string& target = words[begin]->target;
    std::size_t end = begin + 1;
    while (end < words.size() && words[end]->target == target) ++end;
    if (!target.empty()) {
      const std::string& part = words[begin]->linked;
      const auto linked = words.subspan(begin, end - begin);
      links.push_back({.text = part.empty() || linked.size() > 1
                                   ? text_of(linked, is_leftward, gaps)
                                   : part,
                       .target = target});
    }
    begin = end;
  }
  return links;
}

PdfSegment make_segment(std::span<const PdfWord* const> words, bool is_leftward,
                        const Gaps& gaps) {
  PdfSegment segment{.box = words.front()->box,
                     .text = text_of(words, is_leftward, gaps),
                     .first_word = words.front()->box.width()};
  segment.links = links_of(words, is_leftward, gaps);
  for (const PdfWord* word : words) extend(segment.box, word->box);
  if (is_wide_at(segment.text, false)) {
    // Lines end after any character but an opening bracket.
    constexpr std::u32string_view opening = U"（〔［｛《〈「『【“‘";
    std::size_t at = 0;
    const bool is_bound =
        opening.find(next_char(segment.text, at)) != std::u32string_view::npos;
    segment.first_word = segment.first_words =
        (is_bound ? 2 : 1) * segment.box.height();
    return segment;
  }
  // Words may come in pieces; before a wide character a line may end.
  constexpr int bound_words = 3;
  int blanks = 0;
  const double left = words.front()->box.left;
  for (std::size_t i = 0; i < words.size() && blanks < bound_words; ++i) {
    if (i > 0 && (join_of(*words[i - 1], *words[i], gaps) != Join::none ||
                  is_wide_at(words[i]->text, false))) {
      ++blanks;
    }
    if (blanks == 0) segment.first_word = words[i]->box.right - left;
    if (blanks < bound_words) segment.first_words = words[i]->box.right - left;
  }
  return segment;
}

/// A corrigendum quotes paragraphs with their numbers.
std::string_view without_opening_quote(std::string_view text) {
  for (const std::string_view quote : {"\"", "\u00AB", "\u201C", "\u201E"})
    if (text.starts_with(quote)) return text.substr(quote.size());
  return text;
}

/// A number or bullet that stands apart belongs to the text after it.
void join_markers(std::vector<PdfSegment>& segments) {
  for (std::size_t i = 0; i + 1 < segments.size(); ++i) {
    PdfSegment& marker = segments[i];
    PdfSegment& text = segments[i + 1];
    const double gap = text.box.left - marker.box.right;
    if (gap > marker_gap * text.box.height() ||
        !find_typed_marker(
            std::string(without_opening_quote(marker.text)).append("\t"))) {
      continue;
    }
    text.marker_left = marker.box.left;
    text.text = marker.text + '\t' + text.text;
    text.links.insert(text.links.begin(), marker.links.begin(),
                      marker.links.end());
    text.box.top = std::min(text.box.top, marker.box.top);
    text.box.bottom = std::max(text.box.bottom, marker.box.bottom);
    segments.erase(segments.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

PdfRow make_row(WordRow& words, bool is_leftward, const Gaps& gaps) {
  std::ranges::stable_sort(words, {},
                           [](const PdfWord* word) { return word->box.left; });
  std::size_t parts = 1;
  for (std::size_t i = 1; i < words.size(); ++i)
    if (join_of(*words[i - 1], *words[i], gaps) == Join::parted) ++parts;
  PdfRow row{.box = words.front()->box, .segments = {}};
  std::size_t begin = 0;
  for (std::size_t i = 1; i <= words.size(); ++i) {
    const bool ends = i == words.size() ||
                      (parts <= most_segments &&
                       join_of(*words[i - 1], *words[i], gaps) == Join::parted);
    if (!ends) continue;
    row.segments.push_back(make_segment(
        std::span(words).subspan(begin, i - begin), is_leftward, gaps));
    extend(row.box, row.segments.back().box);
    begin = i;
  }
  join_markers(row.segments);
  return row;
}

}  // namespace

bool is_bullet(std::string_view text) {
  constexpr std::size_t longest = 4;
  if (text.empty() || text.size() > longest) return false;
  const auto marker = find_typed_marker(std::string(text) + '\t');
  return marker && !marker->is_number;
}

std::vector<PdfRow> find_rows(const PdfPage& page) {
  std::vector<WordRow> word_rows = words_by_height(page);
  const Gaps gaps = measure_gaps(page, word_rows);
  std::vector<PdfRow> rows;
  rows.reserve(word_rows.size());
  for (WordRow& words : word_rows)
    rows.push_back(make_row(words, page.is_leftward, gaps));
  return rows;
}

}  // namespace ituletter
