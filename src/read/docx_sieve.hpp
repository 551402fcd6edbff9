#pragma once

#include <cstddef>

namespace ituletter {

/// Leaves tags out of a part, in place, that say how text looks and that nobody
/// reads. Four of five bytes of a letter that was edited much are such, and the
/// parser and the walk would have to go through each of them.
///
/// What stays is well-formed if the whole was: only elements without content
/// and attributes go.
class Sieve {
 public:
  /// `prefix` names the namespace of WordprocessingML in the whole part; `\0`
  /// if no single character does: then all stays. `at`: nothing before it goes.
  void begin(char prefix, char* at);

  /// A tag from its "<" to after its ">". Each once, in their order.
  void pass(const char* tag, const char* after);

  /// Returns where the part ends now. Requires: `begin` was called.
  char* end(const char* at);

 private:
  void pass_end_tag(const char* tag, const char* after);
  void cut(const char* from, const char* to);

  char prefix_ = '\0';
  const char* kept_ = nullptr;  ///< what stays from here on is yet to be moved
  char* out_ = nullptr;         ///< to here
  char* first_ = nullptr;
};

}  // namespace ituletter
