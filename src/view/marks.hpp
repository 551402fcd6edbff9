#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "ituletter/span.hpp"
#include "view/fact.hpp"
#include "view/layout.hpp"

namespace ituletter {

/// A stretch of the letter that facts were read from.
struct Mark {
  Span where;
  std::vector<std::size_t> facts;  ///< whose they are, the first most its own
  std::vector<std::size_t> tags =
      {};                     ///< facts whose last mark of a passage it is
  bool is_innermost = false;  ///< no other begins in it
  bool is_shown = false;      ///< set once it stands in the letter
};

/// The marks of a letter, in order of their begins, the longer first; what
/// several facts share is one mark. They begin and end inside passages.
class Marks {
 public:
  Marks(const std::vector<Fact>& facts, const Layout& layout,
        std::string_view text);

  std::vector<Mark>& all() { return all_; }
  /// The mark of a place as a fact has it; null if there is none.
  const Mark* find(Span place) const;
  std::size_t index_of(const Mark& mark) const {
    return static_cast<std::size_t>(&mark - all_.data());
  }

 private:
  void collect(const std::vector<Fact>& facts);
  void join_same();
  void set_tags();
  Span fit(Span place) const;
  Span last_character(Span where) const;

  std::string_view text_;
  std::vector<Span> pieces_;
  std::vector<Mark> all_;
};

/// Goes through pieces of the letter from left to right and opens and closes
/// the marks on the way, each properly inside another: one that crosses the
/// end of another or of a piece is closed there and opened again. What is
/// deeper than a reader could tell apart is left out, so that the way stays
/// linear however many there are.
///
///   void open(const Mark& mark, bool is_first);
///   void text(Span where);
///   void close(const Mark& mark, bool is_last);
class MarkWalk {
 public:
  static constexpr std::size_t deepest = 6;

  explicit MarkWalk(std::vector<Mark>& marks) : marks_(marks) {}

  template <class Sink>
  void piece(Span where, Sink& sink) {
    for (const Mark* mark : open_) sink.open(*mark, false);
    std::size_t at = where.begin;
    open_from(at, sink);
    while (at < where.end) {
      const std::size_t next = next_edge(where.end);
      if (next > at) sink.text({at, next});
      at = std::max(at, next);
      close_until(at, sink);
      if (at < where.end) open_from(at, sink);
    }
    for (std::size_t i = open_.size(); i > 0; --i)
      sink.close(*open_[i - 1], false);
  }

 private:
  std::size_t next_edge(std::size_t end) const {
    for (const Mark* mark : open_) end = std::min(end, mark->where.end);
    if (next_ < marks_.size()) end = std::min(end, marks_[next_].where.begin);
    return end;
  }

  template <class Sink>
  void open_from(std::size_t at, Sink& sink) {
    for (; next_ < marks_.size() && marks_[next_].where.begin <= at; ++next_) {
      Mark& mark = marks_[next_];
      if (open_.size() == deepest || mark.where.end <= at) continue;
      mark.is_shown = true;
      open_.push_back(&mark);
      sink.open(mark, true);
    }
  }

  template <class Sink>
  void close_until(std::size_t at, Sink& sink) {
    const auto ended = [at](const Mark* mark) { return mark->where.end <= at; };
    const auto first = std::ranges::find_if(open_, ended);
    const auto keep = static_cast<std::size_t>(first - open_.begin());
    for (std::size_t i = open_.size(); i > keep; --i)
      sink.close(*open_[i - 1], ended(open_[i - 1]));
    open_.erase(std::remove_if(open_.begin(), open_.end(), ended), open_.end());
    for (std::size_t i = keep; i < open_.size(); ++i)
      sink.open(*open_[i], false);
  }

  std::vector<Mark>& marks_;
  std::size_t next_ = 0;
  std::vector<const Mark*> open_;
};

}  // namespace ituletter
