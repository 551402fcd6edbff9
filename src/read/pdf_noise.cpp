#include "read/pdf_noise.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <span>

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

/// The text with each number as one sign: those of pages differ.
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

/// "2", "- 2 -", "2/5".
bool is_page_mark(const std::string& text) {
  const std::string pattern = pattern_of(text);
  return pattern.size() <= 9 && pattern.find('#') != std::string::npos &&
         pattern.find_first_not_of("#-/ .|\t") == std::string::npos;
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

/// Where the rows of each pattern stand, from page to page.
using Places = std::map<std::string, std::vector<double>>;

bool is_repeated(const Places& places, const PdfRow& row) {
  const auto found = places.find(pattern_of(text_of(row)));
  return found != places.end() &&
         std::ranges::count_if(found->second, [&](double top) {
           return std::abs(top - row.box.top) < same_place;
         }) >= 2;
}

/// Where the text of a page begins and ends, without what may be noise.
struct Extent {
  double top = 0;
  double bottom = 0;
};

class Finder {
 public:
  Finder(const std::vector<std::vector<PdfRow>>& pages,
         const std::vector<PdfPage>& sizes)
      : pages_(pages), sizes_(sizes) {
    for (std::size_t i = 0; i < pages.size(); ++i) {
      for (const Place place : {Place::head, Place::foot}) {
        const Edge edge(pages[i], sizes[i].height, place);
        for (std::size_t n = 0; n < edge.size(); ++n)
          places_[pattern_of(text_of(edge.at(n)))].push_back(
              edge.at(n).box.top);
      }
    }
    for (const auto& rows : pages) extents_.push_back(extent_of(rows));
    find_limits();
  }

  /// Rows of the running head.
  std::size_t head_size(std::size_t page) const {
    const Edge edge(pages_[page], sizes_[page].height, Place::head);
    std::size_t size = marked_size(edge);
    // What stands at the top of a page of annexes is no running head.
    for (std::size_t n = size; n < edge.size(); ++n) {
      if (is_repeated(places_, edge.at(n)) && edge.at(n).box.bottom < top_)
        size = n + 1;
    }
    return size;
  }

  std::size_t foot_size(std::size_t page) const {
    const double height = sizes_[page].height;
    const Edge edge(pages_[page], height, Place::foot);
    std::size_t size = marked_size(edge);
    for (std::size_t n = size; n < edge.size(); ++n)
      if (is_repeated(places_, edge.at(n))) size = n + 1;
    // That of the first page stands there only, below the text of the others.
    const std::size_t apart_size = edge.apart_size();
    if (apart_size > size && bottom_ > full_share * height &&
        page != bottom_page_ && edge.at(apart_size - 1).box.top > bottom_) {
      size = apart_size;
    }
    return size;
  }

 private:
  Extent extent_of(std::span<const PdfRow> rows) const {
    Extent extent{.top = 0, .bottom = 0};
    for (const PdfRow& row : rows) {
      if (is_page_mark(text_of(row)) || is_repeated(places_, row)) continue;
      if (extent.bottom == 0) extent.top = row.box.top;
      extent.bottom = row.box.bottom;
    }
    return extent;
  }

  /// The first page tells least: it has a letterhead and a foot of its own.
  void find_limits() {
    constexpr double nowhere = 1e9;
    top_ = nowhere;
    for (std::size_t i = 0; i < extents_.size(); ++i) {
      if (extents_[i].bottom == 0) continue;
      if (i == 0 && extents_.size() > 2) continue;
      top_ = std::min(top_, extents_[i].top);
      if (i > 0 && extents_[i].bottom > bottom_) {
        bottom_ = extents_[i].bottom;
        bottom_page_ = i;
      }
    }
    if (top_ == nowhere && extents_.front().bottom != 0)
      top_ = extents_.front().top;
  }

  /// Page numbers at the edge, and what stands with them apart from the text.
  /// Further in, "10/05" is a date in the head of a table.
  static std::size_t marked_size(const Edge& edge) {
    const std::size_t apart_size = edge.apart_size();
    const std::size_t end =
        apart_size == 0 ? edge.size() : std::min(edge.size(), apart_size + 1);
    std::size_t size = 0;
    for (std::size_t n = 0; n < end; ++n)
      if (is_page_mark(text_of(edge.at(n)))) size = n + 1;
    return size == 0 ? 0 : std::max(size, apart_size);
  }

  const std::vector<std::vector<PdfRow>>& pages_;
  const std::vector<PdfPage>& sizes_;
  Places places_;
  std::vector<Extent> extents_;
  double top_ = 0;     ///< where text begins,
  double bottom_ = 0;  ///< and ends, on pages after the first
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
