#include "read/pdf_noise.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <span>
#include <string_view>

namespace ituletter {
namespace {

// Shares of a page's height.
constexpr double head_share = 0.14;
constexpr double foot_share = 0.82;
constexpr double full_share = 0.75;   ///< a page whose text ends below is full
constexpr double same_place = 5;      ///< points
constexpr double apart = 0.6;         ///< from the text, in heights of a line
constexpr std::size_t most_rows = 8;  ///< of a head or foot

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string text_of(const PdfRow& row) {
  std::string text;
  for (const PdfSegment& segment : row.segments)
    text += (text.empty() ? "" : "\t") + segment.text;
  return text;
}

/// The text with each number as one sign.
std::string pattern_of(const std::string& text) {
  std::string pattern;
  for (const char c : text) {
    if (!is_digit(c))
      pattern += c;
    else if (pattern.empty() || pattern.back() != '#')
      pattern += '#';
  }
  return pattern;
}

/// The text with the number of its page as a sign. What else differs from page
/// to page, as "Annex 1" from "Annex 2", is no running head.
std::string pattern_on(std::size_t page, const std::string& text) {
  const std::string number = std::to_string(page + 1);
  std::string pattern;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end == at) {
      pattern += text[at++];
      continue;
    }
    const std::string own = text.substr(at, end - at);
    pattern += own == number ? "#" : own;
    at = end;
  }
  return pattern;
}

/// The number in "2", "- 2 -", "2/5"; 0 if the text is none of these.
std::size_t page_mark(const std::string& text) {
  constexpr std::size_t most_digits = 4;
  const std::string pattern = pattern_of(text);
  const auto numbers = std::ranges::count(pattern, '#');
  if (pattern.size() > 9 || numbers < 1 || numbers > 2 ||
      pattern.find_first_not_of("#-/ .|\t") != std::string::npos) {
    return 0;
  }
  const std::size_t begin = text.find_first_of("0123456789");
  return std::stoul(text.substr(begin, most_digits));
}

/// Whether both are set about the same place in the line.
bool is_centred_with(const Box& a, const Box& b) {
  return std::abs(a.left + a.right - b.left - b.right) < 2 * same_place;
}

/// The text at the top of a page, where a letter says what it is.
std::string head_text(const std::vector<PdfRow>& rows, double height) {
  constexpr double share = 0.4;
  std::string text;
  for (const PdfRow& row : rows)
    if (row.box.bottom < share * height) text += text_of(row) + '\n';
  return text;
}

/// Whether the text has the word, or one that an article is written on to.
bool has_word(std::string_view text, std::string_view word) {
  constexpr std::size_t article = 4;  // bytes, of two letters
  if (text.find(word) != std::string_view::npos) return true;
  return static_cast<unsigned char>(word.front()) >= 0xD8 &&
         word.size() > 2 * article &&
         text.find(word.substr(article)) != std::string_view::npos;
}

/// Whether a line has the words of a letter's name, a number among them.
bool names_letter(const std::string& line, std::string_view head) {
  std::size_t at = 0;
  while (at < line.size()) {
    const std::size_t end =
        std::min(line.find_first_of(" \t", at), line.size());
    if (end > at &&
        !has_word(head, std::string_view(line).substr(at, end - at)))
      return false;
    at = end + 1;
  }
  return std::ranges::any_of(line, is_digit);
}

enum class Place { head, foot };

/// The rows at one edge of a page that may be its head or foot, counted from
/// the edge.
class Edge {
 public:
  Edge(std::span<const PdfRow> rows, double height, Place place)
      : rows_(rows), place_(place) {
    while (size_ < std::min(rows.size(), most_rows) &&
           is_near(at(size_), height)) {
      ++size_;
    }
  }

  Place place() const { return place_; }
  std::size_t size() const { return size_; }

  const PdfRow& at(std::size_t n) const {
    return rows_[place_ == Place::head ? n : rows_.size() - 1 - n];
  }

  /// Rows before the first wide space; 0 if none of those at the edge is
  /// followed by one.
  std::size_t apart_size() const {
    for (std::size_t n = 1; n <= size_ && n < rows_.size(); ++n) {
      const Box& outer = at(n - 1).box;
      const Box& inner = at(n).box;
      const double space =
          std::max(outer.top, inner.top) - std::min(outer.bottom, inner.bottom);
      if (space > apart * outer.height()) return n;
    }
    return 0;
  }

 private:
  bool is_near(const PdfRow& row, double height) const {
    return place_ == Place::head ? row.box.bottom < head_share * height
                                 : row.box.top > foot_share * height;
  }

  std::span<const PdfRow> rows_;
  Place place_;
  std::size_t size_ = 0;
};

bool has_address(const Edge& edge, std::size_t size) {
  for (std::size_t n = 0; n < size; ++n) {
    const std::string text = text_of(edge.at(n));
    for (const std::string_view sign : {"@", "www.", "://", "+"})
      if (text.find(sign) != std::string::npos) return true;
  }
  return false;
}

/// The rows of the Union's address at the foot of the first page, which text
/// may come near to; 0 if there is none. Its entries have signs or wide gaps
/// between them.
std::size_t address_size(const Edge& edge) {
  std::size_t signs = 0;
  std::size_t gaps = 0;
  bool has_postal_code = false;
  for (std::size_t n = 0; n < edge.size(); ++n) {
    const std::string text = text_of(edge.at(n));
    for (const std::string_view sign : {" \u2022 ", " \u00B7 ", " | "})
      if (text.find(sign) != std::string::npos) signs = n + 1;
    if (edge.at(n).segments.size() >= 3) gaps = n + 1;
    has_postal_code = has_postal_code || text.find("1211") != std::string::npos;
  }
  if (signs > 0) return has_address(edge, signs) ? signs : 0;
  return has_postal_code && has_address(edge, gaps) ? gaps : 0;
}

/// Where rows of each text or pattern stand, from page to page.
using Places = std::map<std::string, std::vector<double>>;

void add_place(Places& places, std::size_t page, const PdfRow& row) {
  const std::string text = text_of(row);
  const std::string pattern = pattern_on(page, text);
  places[text].push_back(row.box.top);
  if (pattern != text) places[pattern].push_back(row.box.top);
}

bool is_repeated(const Places& places, std::size_t page, const PdfRow& row) {
  const auto is_known = [&](const std::string& text) {
    const auto found = places.find(text);
    int near = 0;
    return found != places.end() &&
           std::ranges::any_of(found->second, [&](double top) {
             if (std::abs(top - row.box.top) < same_place) ++near;
             return near == 2;
           });
  };
  const std::string text = text_of(row);
  return is_known(text) || is_known(pattern_on(page, text));
}

class Finder {
 public:
  Finder(const std::vector<std::vector<PdfRow>>& pages,
         const std::vector<PdfPage>& sizes)
      : pages_(pages), sizes_(sizes) {
    for (std::size_t i = 0; i < pages.size(); ++i) {
      for (const Place place : {Place::head, Place::foot}) {
        const Edge edge(pages[i], sizes[i].height, place);
        for (std::size_t n = 0; n < edge.size(); ++n)
          add_place(places_, i, edge.at(n));
      }
    }
    if (!pages.empty()) head_ = head_text(pages[0], sizes[0].height);
    // The first page tells least: it has a foot of its own.
    for (std::size_t i = 1; i < pages.size(); ++i) {
      const double bottom = bottom_of(i);
      if (bottom <= bottom_) continue;
      bottom_ = bottom;
      bottom_page_ = i;
    }
  }

  /// Rows of the running head.
  std::size_t head_size(std::size_t page) const {
    const Edge edge(pages_[page], sizes_[page].height, Place::head);
    std::size_t size = marked_size(page, edge);
    // Below "Annex 1" stands no running head, even if "Annex 2" has the same.
    while (size < edge.size() && is_repeated(places_, page, edge.at(size)))
      ++size;
    return size;
  }

  std::size_t foot_size(std::size_t page) const {
    const double height = sizes_[page].height;
    const Edge edge(pages_[page], height, Place::foot);
    std::size_t size = marked_size(page, edge);
    for (std::size_t n = size; n < edge.size(); ++n)
      if (is_repeated(places_, page, edge.at(n))) size = n + 1;
    if (page == 0) size = std::max(size, address_size(edge));
    // That of the first page stands there only, below the text of the others.
    const std::size_t apart_size = edge.apart_size();
    if (apart_size > size && bottom_ > full_share * height &&
        page != bottom_page_ && edge.at(apart_size - 1).box.top > bottom_ &&
        has_address(edge, apart_size)) {
      size = apart_size;
    }
    return size;
  }

 private:
  /// Where the text of a page ends, without what may be noise.
  double bottom_of(std::size_t page) const {
    double bottom = 0;
    for (const PdfRow& row : pages_[page]) {
      if (page_mark(text_of(row)) == 0 && !is_repeated(places_, page, row))
        bottom = row.box.bottom;
    }
    return bottom;
  }

  /// Page numbers at the edge, and what stands with them apart from the text.
  /// Further in, "10/05" is a date in the head of a table.
  std::size_t marked_size(std::size_t page, const Edge& edge) const {
    const std::size_t apart_size = edge.apart_size();
    const std::size_t end =
        apart_size == 0 ? edge.size() : std::min(edge.size(), apart_size + 1);
    std::size_t size = 0;
    for (std::size_t n = 0; n < end; ++n)
      if (is_number_of(page, edge.at(n))) size = n + 1;
    if (size == 0) return 0;
    if (edge.place() == Place::foot) return std::max(size, apart_size);
    const Box& mark = edge.at(size - 1).box;
    while (size < edge.size() && is_centred_with(edge.at(size).box, mark) &&
           (size < apart_size || names_letter(text_of(edge.at(size)), head_))) {
      ++size;
    }
    return size;
  }

  /// Whether the row is a number that counts this page: not "2020", which is
  /// the rest of a date.
  bool is_number_of(std::size_t page, const PdfRow& row) const {
    const std::size_t number = page_mark(text_of(row));
    return number == page + 1 ||
           (number > 0 && is_repeated(places_, page, row));
  }

  const std::vector<std::vector<PdfRow>>& pages_;
  const std::vector<PdfPage>& sizes_;
  Places places_;
  std::string head_;   ///< of the first page
  double bottom_ = 0;  ///< where text ends on pages after the first
  std::size_t bottom_page_ = 0;
};

void keep_once(std::vector<std::string>& all, const std::string& text) {
  const std::string pattern = pattern_of(text);
  const bool is_known = std::ranges::any_of(
      all, [&](const std::string& one) { return pattern_of(one) == pattern; });
  if (!is_known) all.push_back(text);
}

void take(std::vector<PdfRow>& rows, std::size_t begin, std::size_t end,
          std::vector<std::string>& out) {
  for (std::size_t i = begin; i < end; ++i) keep_once(out, text_of(rows[i]));
  rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(begin),
             rows.begin() + static_cast<std::ptrdiff_t>(end));
}

}  // namespace

PdfNoise take_noise(std::vector<std::vector<PdfRow>>& pages,
                    const std::vector<PdfPage>& sizes) {
  struct Size {
    std::size_t head = 0;
    std::size_t foot = 0;
  };
  std::vector<Size> found(pages.size());
  const Finder finder(pages, sizes);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    found[i].foot = finder.foot_size(i);
    found[i].head =
        std::min(finder.head_size(i), pages[i].size() - found[i].foot);
  }
  PdfNoise noise;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const std::size_t size = pages[i].size();
    take(pages[i], size - found[i].foot, size, noise.footers);
    take(pages[i], 0, found[i].head, noise.headers);
  }
  return noise;
}

}  // namespace ituletter
