#include "read/pdf_text.hpp"

#include <algorithm>
#include <array>
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
constexpr double flush = 2;           ///< points that justified lines differ by
constexpr double indentation = 0.8;
constexpr double widest_hang = 2.5;  ///< of the text after a bullet
constexpr double blank = 0.25;
constexpr double other_size = 0.15;    ///< of letters,
constexpr double other_mixed = 0.25;   ///< in scripts whose lines mix fonts
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

std::size_t count_characters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) next_char(text, at);
  return count;
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

bool ends_in_address_sign(std::string_view word) {
  return std::string_view("/-_?=&").find(word.back()) != std::string_view::npos;
}

bool has_at(std::string_view word) {
  return word.find('@') != std::string_view::npos;
}

bool is_letter(char32_t c) { return char_info(c).kind == CharClass::letter; }

bool is_ideograph(char32_t c) {
  return char_info(c).kind == CharClass::ideograph;
}

bool is_in_capitals(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_year(std::string_view text) {
  return text.size() == 4 && std::ranges::all_of(text, is_digit) &&
         (text.starts_with("19") || text.starts_with("20"));
}

/// "+41 22 730": blanks part its digits.
bool ends_in_phone(std::string_view text) {
  const std::size_t begin = text.find_last_not_of("0123456789 ");
  return begin != std::string_view::npos && text[begin] == '+';
}

/// Letters and digits that the text ends or begins with.
std::string_view plain_end(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0 && is_plain(text[at - 1])) --at;
  return text.substr(at);
}

std::string_view plain_start(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && is_plain(text[at])) ++at;
  return text.substr(0, at);
}

bool has_wide(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (is_wide(next_char(text, at))) return true;
  return false;
}

/// "EMC/", not "EMC /": its word goes on in the next line.
bool is_slash_within(std::string_view text) {
  const std::string_view word = last_word(text);
  return word.size() > 1 && word.ends_with('/');
}

std::string without_end(std::string_view word) {
  const std::size_t end = word.find_last_not_of(".,;:)");
  return std::string(word.substr(0, end + 1));
}

/// Whether the last word of a line and the first below are part of one address,
/// which the link behind them has whole.
bool is_link_broken(std::string_view word, const PdfSegment& above,
                    const PdfSegment& below) {
  if (above.links.empty() || below.links.empty() ||
      above.links.back().target != below.links.front().target) {
    return false;
  }
  const std::string joined =
      std::string(word) + without_end(first_word(below.text));
  return above.links.back().target.find(joined) != std::string::npos;
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

/// "30 min.": no sentence ends.
bool ends_in_abbreviation(std::string_view text) {
  constexpr std::size_t longest = 5;
  const std::string_view word = last_word(text);
  return word.ends_with('.') && starts_small(word) &&
         count_characters(word) <= longest;
}

/// "Copy to:": a line of its own.
bool is_label(std::string_view text) {
  constexpr std::size_t longest = 30;
  return ends_in_colon(text) && !starts_small(text) &&
         count_characters(text) < longest;
}

/// "SG12/MA", "COM 9/GR": what stands below a number.
bool is_code(std::string_view text) {
  constexpr std::size_t longest = 24;
  const std::size_t slash = text.find('/');
  return text.size() < longest && slash < text.size() - 1 &&
         text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ.", slash + 1) ==
             std::string_view::npos;
}

/// Whether it also is none of a number: "4/TSAG".
bool is_code_alone(std::string_view text) {
  const std::string_view before = text.substr(0, text.find('/'));
  return is_code(text) && !starts_small(text) && !plain_end(before).empty() &&
         !is_digit(plain_end(before).front());
}

/// Whether more must follow: a bracket is open, or a range has no end.
bool is_open(std::string_view text) {
  const std::u32string_view dashes = U"-\u2010\u2011\u2013\u2212";
  return std::ranges::count(text, '(') > std::ranges::count(text, ')') ||
         dashes.find(last_of(text)) != std::u32string_view::npos;
}

/// Whether the words may have blanks between them at which no line ends: "21
/// June 2023", "Annex 1".
bool may_be_bound(std::string_view text) {
  const std::size_t gap = text.find(' ');
  return is_digit(text.front()) ||
         (gap < text.size() - 1 && is_digit(text[gap + 1]));
}

/// "VISAS: ...": entries of a list that begin in capitals.
bool starts_in_capitals(std::string_view text) {
  constexpr std::size_t fewest = 5;
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    const char32_t c = next_char(text, at);
    if (!char_info(c).is_upper && c != '-' && c != ' ') break;
  }
  return count >= fewest;
}

/// "ANNEX 2"
bool is_title(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (char_info(next_char(text, at)).is_small) return false;
  return starts_in_capitals(text);
}

double at_share(std::vector<double>& values, std::size_t share) {
  if (values.empty()) return 0;
  const std::size_t n = values.size() * share / 100;
  const auto at = values.begin() +
                  static_cast<std::ptrdiff_t>(std::min(n, values.size() - 1));
  std::ranges::nth_element(values, at);
  return *at;
}

void add_words(std::string_view text,
               std::unordered_map<std::string, int>& words) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \t"), text.size());
    ++words[without_end(text.substr(0, end))];
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

/// Among Han characters no blanks part words.
void add_plain_words(std::string_view text,
                     std::unordered_map<std::string, int>& words) {
  while (!text.empty()) {
    const std::string_view word = plain_start(text);
    if (!word.empty()) ++words[std::string(word)];
    text.remove_prefix(std::max<std::size_t>(word.size(), 1));
  }
}

/// How often Latin letters or digits stand beside Han characters with a blank
/// between, less how often without.
std::ptrdiff_t blank_balance(std::string_view text) {
  std::ptrdiff_t balance = 0;
  std::array<char32_t, 2> last = {};
  const auto is_mixed = [](char32_t a, char32_t b) {
    const auto is_ascii_word = [](char32_t c) {
      return c < 0x80 && is_plain(static_cast<char>(c));
    };
    return (is_ascii_word(a) && is_ideograph(b)) ||
           (is_ideograph(a) && is_ascii_word(b));
  };
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_char(text, at);
    if (is_mixed(last[1], c)) --balance;
    if (last[1] == ' ' && is_mixed(last[0], c)) ++balance;
    last = {last[1], c};
  }
  return balance;
}

}  // namespace

PdfMeasures measure(const std::vector<std::vector<PdfRow>>& pages) {
  PdfMeasures measures;
  std::vector<double> lefts;
  std::vector<double> rights;
  std::vector<double> heights;
  std::vector<double> pitches;
  std::ptrdiff_t blanks = 0;
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
      for (const PdfSegment& segment : row.segments) {
        add_words(segment.text, measures.words);
        if (!has_wide(segment.text)) continue;
        add_plain_words(segment.text, measures.words);
        blanks += blank_balance(segment.text);
      }
    }
  }
  measures.has_blanks_by_han = blanks > 0;
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

bool PdfMeasures::is_known(std::string_view word) const {
  const auto known = words.find(std::string(word));
  return known != words.end() && known->second > 1;
}

void PdfParagraphs::add(const PdfSegment& line, double right) {
  if (lines_ > 0 && !goes_on(line)) end();
  append(line);
  right_ = right;
}

void PdfParagraphs::add(const PdfCell& cell) {
  end();
  is_label_ = cell.column == 0;
  for (const PdfSegment* line : cell.lines)
    widest_ = std::max(widest_, line->box.right);
  for (const PdfSegment* line : cell.lines) add(*line, cell.right);
  end();
  widest_ = 0;
}

bool PdfParagraphs::has_room_for(const PdfSegment& next) const {
  const double height = last_.box.height();
  const bool is_justified = measures_.is_justified && right_ == measures_.right;
  // Han characters fill a line up to less than one of them.
  if (is_justified && !is_wide(first_of(next.text)))
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

/// Whether a line of prose ended before words that are bound together: "21 June
/// 2023" is one word for a line.
bool PdfParagraphs::was_bound(const PdfSegment& next) const {
  constexpr double nearly_full = 0.75;
  const bool is_ended =
      ends_sentence(paragraph_) &&
      !(is_digit(next.text.front()) && ends_in_abbreviation(paragraph_));
  if (right_ != measures_.right || is_ended || !may_be_bound(next.text))
    return false;
  const double begin = first_.left();
  const double reached =
      (last_.box.right - begin) / std::max(right_ - begin, 1.0);
  return reached > nearly_full &&
         last_.box.right + blank * last_.box.height() + next.first_words >=
             right_;
}

/// Whether a line in a cell goes on with an entry of a list, whose end shows,
/// or with the date that labels a row.
bool PdfParagraphs::is_entry_open(const PdfSegment& next) const {
  if (widest_ == 0 || ends_sentence(paragraph_)) return false;
  if (is_label_ && is_digit(next.text.front())) return true;
  const auto marker = find_typed_marker(paragraph_);
  return marker && !marker->is_number && may_be_bound(next.text);
}

/// Whether an address was broken after one of its signs.
bool PdfParagraphs::has_open_address(const PdfSegment& next) const {
  const std::string_view word = last_word(paragraph_);
  return is_address(word) && ends_in_address_sign(word) &&
         is_plain(next.text.front());
}

bool PdfParagraphs::goes_on(const PdfSegment& next) const {
  const double height = last_.box.height();
  if (next.marker_left >= 0 || (is_label(next.text) && !was_bound(next)))
    return false;
  const bool has_room = has_room_for(next);
  if (ends_in_colon(paragraph_) && (has_room || !starts_small(next.text)))
    return false;
  if (right_ != measures_.right &&
      (is_code_alone(next.text) ||
       (is_digit(paragraph_.back()) && is_code(next.text)))) {
    return false;
  }
  const bool is_entry =
      starts_in_capitals(paragraph_) && starts_in_capitals(next.text);
  if (ends_sentence(paragraph_) && is_entry) return false;
  if (is_bullet(paragraph_)) {
    return next.box.top - last_.box.top < widest_pitch * height &&
           next.box.top > last_.box.top;
  }
  const double other = is_caseless(next.text) ? other_mixed : other_size;
  if (std::abs(next.box.height() - height) > other * height &&
      next.text.size() > 3 && last_.text.size() > 3) {
    return false;
  }
  if (paragraph_.back() == '_' && !starts_small(next.text)) return false;
  if (is_at_page_end_) {
    if (is_title(next.text) && !starts_in_capitals(paragraph_)) return false;
    return starts_small(next.text) || was_bound(next) ||
           (!has_room && !ends_sentence(paragraph_));
  }
  if (next.box.top - last_.box.top > measures_.paragraph_pitch() * height ||
      next.box.top < last_.box.top || !is_aligned(next)) {
    return false;
  }
  if (is_entry_open(next)) return true;
  if (!has_room || is_open(paragraph_) || was_bound(next) ||
      has_open_address(next) ||
      is_link_broken(last_word(paragraph_), last_, next)) {
    return true;
  }
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
    append_links(line);
    return;
  }
  if (is_bullet(paragraph_)) {
    paragraph_ += '\t' + line.text;
    append_links(line);
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
  } else if (has_blank_between(before, after) &&
             !is_broken(word, next_word, above)) {
    paragraph_ += ' ';
  }
  paragraph_ += line.text;
  append_links(line);
}

/// The links of the line that was appended. One may go on over the line end.
void PdfParagraphs::append_links(const PdfSegment& line) {
  std::size_t at = paragraph_.size() - line.text.size();
  for (const PdfLink& link : line.links) {
    const std::size_t begin = paragraph_.find(link.text, at);
    if (begin == std::string::npos || link.text.empty()) continue;
    at = begin + link.text.size();
    const bool goes_on = !links_.empty() &&
                         links_.back().target == link.target &&
                         links_.back().end + 1 >= begin;
    if (goes_on) {
      links_.back().end = at;
    } else {
      links_.push_back({.begin = begin, .end = at, .target = link.target});
    }
  }
}

void PdfParagraphs::add_text() const {
  const std::string_view text = paragraph_;
  std::size_t at = 0;
  for (const OpenLink& link : links_) {
    text_.add_text(text.substr(at, link.begin - at));
    text_.set_link(link.target);
    text_.add_text(text.substr(link.begin, link.end - link.begin));
    text_.set_link({});
    at = link.end;
  }
  text_.add_text(text.substr(at));
}

bool PdfParagraphs::has_blank_between(char32_t before, char32_t after) const {
  if (before == 0x2010 || before == 0x2011) return false;
  if (is_slash_within(paragraph_)) return false;
  if (!is_wide(before) && !is_wide(after)) return true;
  return measures_.has_blanks_by_han && !(is_wide(before) && is_wide(after)) &&
         (is_ideograph(before) || is_ideograph(after));
}

/// "2–" and "6 September" below it.
bool is_range_open(std::string_view word, std::string_view next) {
  constexpr std::string_view dash = "\u2013";
  return is_digit(next.front()) && word.size() > dash.size() &&
         word.ends_with(dash) && is_digit(word[word.size() - dash.size() - 1]);
}

/// Whether a line of a cell ended within a word, which is wider than the cell.
bool PdfParagraphs::is_cut(std::string_view word, std::string_view next,
                           const PdfSegment& above) const {
  const std::string joined = std::string(word) + without_end(next);
  if (is_year(joined)) return true;
  if (!is_letter(last_of(word)) || !starts_small(next)) return false;
  if (measures_.words.contains(joined)) return true;
  return !measures_.is_known(word) && !measures_.is_known(without_end(next)) &&
         above.text.find(' ') == std::string::npos &&
         above.box.right + above.box.height() / 4 > widest_;
}

/// Whether a line ended within a word, which no hyphen shows: an address, a
/// word wider than its cell, or any among Han characters.
bool PdfParagraphs::is_broken(std::string_view word, std::string_view next,
                              const PdfSegment& above) const {
  if (word.empty() || next.empty()) return false;
  if (is_address(word) && ends_in_address_sign(word)) return true;
  if (is_range_open(word, next)) return true;
  if (is_link_broken(word, above, last_)) return true;
  const bool is_full = above.box.right + above.box.height() / 2 > right_;
  const bool is_among_wide = has_wide(paragraph_);
  if (is_full && widest_ > 0 && is_cut(word, next, above)) return true;
  if (is_among_wide && (word.back() == '@' || next.front() == '@')) return true;
  if (!is_plain(word.back()) || !is_plain(next.front())) return false;
  // "(to" and "tsb@itu.int)" below it.
  if (has_at(next) && measures_.is_known(plain_end(word))) return false;
  if (is_address(word) || has_at(word) != has_at(next))
    return is_full || is_among_wide;
  if (!is_full || !is_among_wide ||
      is_digit(word.back()) != is_digit(next.front())) {
    return false;
  }
  if (is_digit(word.back())) return !ends_in_phone(paragraph_);
  const std::string joined =
      std::string(plain_end(word)).append(plain_start(next));
  return measures_.words.contains(joined) || is_in_capitals(joined);
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
  add_text();
  text_.end_paragraph(form);
  paragraph_.clear();
  links_.clear();
  lines_ = 0;
}

}  // namespace ituletter
