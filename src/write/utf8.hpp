#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "ituletter/span.hpp"

namespace ituletter {

/// U+FFFD in UTF-8: stands for what cannot be written.
inline constexpr std::string_view replacement_character = "\xEF\xBF\xBD";

/// One step through bytes that need not be UTF-8.
struct CodePoint {
  char32_t value = 0xFFFD;
  std::size_t size = 1;  ///< bytes; of malformed ones, as many as Unicode's
                         ///< "maximal subpart" takes for one U+FFFD
  bool is_valid = false;
};

/// Requires: at < bytes.size().
CodePoint decode(std::string_view bytes, std::size_t at);

/// Turns offsets in bytes into code points, as consumers of JSON count them,
/// and back.
///
/// Counts as far as it was asked for, once. The text must outlive the index;
/// where it is not UTF-8, the U+FFFD that the writers put there is counted.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text) : text_(text) {}

  Span to_code_points(Span bytes);

  /// Nothing if the span ends before it begins or behind the text.
  std::optional<Span> to_bytes(Span code_points);

 private:
  /// A place where a character begins, the first that was come to at or after
  /// a multiple of `stride`; less than a stride after it.
  struct Mark {
    std::size_t byte;
    std::size_t code_points;
  };

  static Mark step(std::string_view text, Mark from);
  void extend(std::size_t byte);
  std::size_t count_before(std::size_t byte);
  std::optional<std::size_t> byte_of(std::size_t code_point);

  std::string_view text_;
  Mark next_{0, 0};  ///< as far as was counted
  std::vector<Mark> marks_;
};

}  // namespace ituletter
