#include "read/pdf_text.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "read/docx_marker.hpp"
#include "text/characters.hpp"

namespace ituletter {
namespace {

// Distances, in heights of a line.
constexpr double least_pitch = 0.8;
constexpr double usual_pitch = 1.2;
constexpr double widest_pitch = 2.2;  ///< from line to line of a paragraph
constexpr double more_space = 1.12;   ///< between paragraphs, in pitches
constexpr double flush = 2;           ///< points that justified lines differ by
constexpr double indentation = 0.8;
constexpr double widest_hang = 2.5;  ///< of the text after a bullet
constexpr double blank = 0.25;
constexpr double other_size = 0.15;    ///< of letters
constexpr double heading_size = 1.12;  ///< of the usual

std::size_t last_character(std::string_view text) {
  std::size_t at = text.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return at;
}

char32_t first_of(std::string_view text) {
  std::size_t at = 0;
  return text.empty() ? 0 : next_char(text, at);
}

char32_t last_of(std::string_view text) {
  if (text.empty()) return 0;
  std::size_t at = last_character(text);
  return next_char(text, at);
}

bool starts_small(std::string_view text) {
  return char_info(first_of(text)).is_small;
}

bool ends_sentence(std::string_view text) {
  constexpr std::u32string_view stops = U".;:!?。；：！？؛؟";
  return stops.find(last_of(text)) != std::u32string_view::npos;
}

std::string_view last_word(std::string_view text) {
  return text.substr(text.find_last_of(" \t") + 1);
}

std::string_view first_word(std::string_view text) {
  return text.substr(0, text.find(' '));
}

bool is_address(std::string_view word) {
  return word.find("://") != std::string_view::npos || word.starts_with("www.");
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_plain(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool has_at(std::string_view word) {
  return word.find('@') != std::string_view::npos;
}

bool has_wide(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (is_wide(next_char(text, at))) return true;
  return false;
}

std::string without_end(std::string_view word) {
  const std::size_t end = word.find_last_not_of(".,;:)");
  return std::string(word.substr(0, end + 1));
}

/// Bullets and dashes that a blank parts from their text.
std::string with_marker_tab(const std::string& text) {
  const std::size_t space = text.find_first_of(" \t");
  if (space == std::string::npos || space > 4 || text[space] == '\t')
    return text;
  const std::string tabbed =
      text.substr(0, space) + '\t' + text.substr(space + 1);
  const auto marker = find_typed_marker(tabbed);
  return marker && !marker->is_number ? tabbed : text;
}

/// "Copy to:": a line of its own.
bool is_label(std::string_view text) {
  constexpr std::size_t longest = 30;
  return text.size() < longest && ends_in_colon(text) && !starts_small(text);
}

/// "SG12/MA": what stands below a number.
bool is_code(std::string_view text) {
  constexpr std::size_t longest = 24;
  const std::size_t slash = text.rfind('/');
  return text.size() < longest && slash != std::string_view::npos &&
         text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ.", slash + 1) ==
             std::string_view::npos;
}

/// Whether more must follow: a bracket is open, or a range has no end.
bool is_open(std::string_view text) {
  const std::u32string_view dashes = U"-\u2010\u2011\u2013\u2212";
  return std::ranges::count(text, '(') > std::ranges::count(text, ')') ||
         dashes.find(last_of(text)) != std::u32string_view::npos;
}

double at_share(std::vector<double>& values, std::size_t share) {
  if (values.empty()) return 0;
  const std::size_t n = values.size() * share / 100;
  const auto at = values.begin() +
                  static_cast<std::ptrdiff_t>(std::min(n, values.size() - 1));
  std::ranges::nth_element(values, at);
  return *at;
}

void add_words(std::string_view text, std::unordered_set<std::string>& words) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \t"), text.size());
    words.insert(without_end(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

}  // namespace

PdfMeasures measure(const std::vector<std::vector<PdfRow>>& pages) {
  PdfMeasures measures;
  std::vector<double> lefts;
  std::vector<double> rights;
  std::vector<double> heights;
  std::vector<double> pitches;
  for (const auto& rows : pages) {
    for (const PdfRow& row : rows) {
      lefts.push_back(row.segments.front().left());
      rights.push_back(row.box.right);
      heights.push_back(row.box.height());
      if (&row == &rows.front()) continue;
      const double pitch =
          (row.box.top - (&row - 1)->box.top) / row.box.height();
      // Less is a label between two lines of its value.
      if (pitch > least_pitch) pitches.push_back(pitch);
    }
    for (const PdfRow& row : rows) {
      for (const PdfSegment& segment : row.segments)
        add_words(segment.text, measures.words);
    }
  }
  measures.left = at_share(lefts, 5);
  measures.right = at_share(rights, 95);
  measures.height = at_share(heights, 50);
  measures.pitch = pitches.empty()
                       ? usual_pitch
                       : std::min(at_share(pitches, 40), widest_pitch);
  const auto full = std::ranges::count_if(rights, [&](double right) {
    return std::abs(right - measures.right) < flush;
  });
  measures.is_justified =
      rights.size() > 20 && static_cast<std::size_t>(full) * 3 > rights.size();
  return measures;
}

void PdfParagraphs::add(const PdfSegment& line, double right) {
  if (lines_ > 0 && !goes_on(line)) end();
  append(line);
  right_ = right;
}

bool PdfParagraphs::has_room_for(const PdfSegment& next) const {
  const double height = last_.box.height();
  if (measures_.is_justified && right_ == measures_.right)
    return last_.box.right + flush < right_;
  return last_.box.right + blank * height + next.first_word < right_;
}

bool PdfParagraphs::is_aligned(const PdfSegment& next) const {
  const double height = last_.box.height();
  const double step = next.box.left - last_.box.left;
  if (std::abs(step) < indentation * height) return true;
  // The first line alone may begin elsewhere.
  if (lines_ == 1 && step < 0) return true;
  if (lines_ == 1 && step < widest_hang * height &&
      find_typed_marker(paragraph_)) {
    return true;
  }
  const double shift =
      next.box.left + next.box.right - last_.box.left - last_.box.right;
  return std::abs(shift) < height;  // centred
}

bool PdfParagraphs::goes_on(const PdfSegment& next) const {
  const double height = last_.box.height();
  if (next.marker_left >= 0 || ends_in_colon(paragraph_) ||
      is_label(next.text)) {
    return false;
  }
  if (right_ != measures_.right && is_digit(paragraph_.back()) &&
      is_code(next.text)) {
    return false;
  }
  if (std::abs(next.box.height() - height) > other_size * height &&
      next.text.size() > 3 && last_.text.size() > 3) {
    return false;
  }
  const bool has_room = has_room_for(next);
  if (is_at_page_end_) {
    return starts_small(next.text) || (!has_room && !ends_sentence(paragraph_));
  }
  if (next.box.top - last_.box.top > more_space * measures_.pitch * height ||
      next.box.top < last_.box.top || !is_aligned(next)) {
    return false;
  }
  if (!has_room || is_open(paragraph_)) return true;
  const double reached = (last_.box.right - measures_.left) /
                         std::max(right_ - measures_.left, 1.0);
  // "on" and "23 March" below it: no-break spaces do not show.
  const bool is_within =
      starts_small(next.text) ||
      (is_digit(next.text.front()) && starts_small(last_word(paragraph_)));
  return is_within && !ends_sentence(paragraph_) && reached > 0.75;
}

/// Joins as the words were before they were broken into lines.
void PdfParagraphs::append(const PdfSegment& line) {
  is_at_page_end_ = false;
  const PdfSegment above = std::exchange(last_, line);
  if (lines_++ == 0) {
    first_ = line;
    paragraph_ = with_marker_tab(line.text);
    return;
  }
  const char32_t before = last_of(paragraph_);
  const char32_t after = first_of(line.text);
  const std::string_view word = last_word(paragraph_);
  const std::string_view next_word = first_word(line.text);
  if (before == '-' && word.size() > 1) {
    const std::string joined =
        std::string(word.substr(0, word.size() - 1)) + without_end(next_word);
    if (measures_.words.contains(joined)) paragraph_.pop_back();
  } else if (before == 0xAD) {
    paragraph_.resize(last_character(paragraph_));
  } else if (!(is_wide(before) && is_wide(after)) && before != 0x2010 &&
             before != 0x2011 && !is_broken(word, next_word, above)) {
    paragraph_ += ' ';
  }
  paragraph_ += line.text;
}

/// Whether a line ended within a word, which no hyphen shows: an address, or a
/// number among Chinese characters.
bool PdfParagraphs::is_broken(std::string_view word, std::string_view next,
                              const PdfSegment& above) const {
  if (word.empty() || next.empty()) return false;
  const bool is_at_sign =
      std::string_view("/-_?=&").find(word.back()) != std::string_view::npos;
  if (is_address(word) && is_at_sign) return true;
  if (!is_plain(word.back()) || !is_plain(next.front())) return false;
  const bool is_full = above.box.right + above.box.height() / 2 > right_;
  const bool is_among_wide = has_wide(paragraph_);
  if (is_address(word) || has_at(word) != has_at(next))
    return is_full || is_among_wide;
  return is_full && is_among_wide && is_digit(word.back()) &&
         is_digit(next.front());
}

int PdfParagraphs::depth_of(double left) {
  const double step = indentation * first_.box.height();
  while (!bullets_.empty() && bullets_.back() > left + step)
    bullets_.pop_back();
  if (bullets_.empty() || bullets_.back() < left - step)
    bullets_.push_back(left);
  return static_cast<int>(bullets_.size());
}

ParagraphForm PdfParagraphs::form_of() const {
  const bool is_heading =
      first_.box.height() > heading_size * measures_.height && lines_ <= 3;
  return is_heading ? ParagraphForm{.kind = Block::Kind::heading, .level = 1}
                    : ParagraphForm{};
}

void PdfParagraphs::end() {
  is_at_page_end_ = false;
  if (lines_ == 0) return;
  ParagraphForm form = form_of();
  const auto marker = find_typed_marker(paragraph_);
  if (marker && !marker->is_number) {
    form.depth = depth_of(first_.left());
  } else {
    bullets_.clear();
  }
  text_.add_text(paragraph_);
  text_.end_paragraph(form);
  paragraph_.clear();
  lines_ = 0;
}

}  // namespace ituletter
