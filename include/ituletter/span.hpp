#pragma once

#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ituletter {

/// Half-open byte range [begin, end) of the UTF-8 text of a Source.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  std::size_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool contains(Span other) const {
    return begin <= other.begin && other.end <= end;
  }
  auto operator<=>(const Span&) const = default;
};

/// Where a value was read, and by which rule.
///
/// A value that other text interrupts (an addressee cut in two by a telephone
/// number) has that text in `gaps`, in order, inside `span`. What was computed
/// and not read has an empty span.
struct Where {
  Span span;
  std::vector<Span> gaps;
  /// `language:rule` of a grammar ("ru:date.long"), or the name of the step
  /// that computed the value ("head.subject").
  std::string rule;
};

/// A value, and where in the source it was found.
template <class T>
struct Found {
  T value{};
  Where where;
};

/// The letter's own words: NFC, runs of white space as one space.
using Words = Found<std::string>;

/// A value that a letter may lack.
template <class T>
using Maybe = std::optional<Found<T>>;

}  // namespace ituletter
