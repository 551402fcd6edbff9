#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ituletter/finding.hpp"
#include "ituletter/letter.hpp"
#include "ituletter/source.hpp"
#include "ituletter/span.hpp"

namespace ituletter {

/// A letter, and the source that it was read from.
struct ComparedLetter {
  const Source* source = nullptr;
  const Letter* letter = nullptr;
};

/// What one of several letters says of something.
struct Said {
  /// As people are shown it; nothing where the letter does not say it.
  std::optional<std::string> value = {};
  /// What is compared, if that is not `value`: the same in all languages.
  std::string code = {};
  std::optional<Span> where = {};
  /// False where nobody can tell: a text does not show the target of a link.
  bool is_known = true;
  /// Differs from what most letters say or, where there is no such majority,
  /// from another letter.
  bool is_odd = false;
};

/// A thing that letters do not say alike.
struct Difference {
  std::string_view rule;   ///< of `check_rules`, in the group `set`
  std::string field;       ///< "meeting SG12, dates"
  std::vector<Said> said;  ///< one for each letter
  std::string message;     ///< "ru says 2018-05-02, the 5 others 2018-05-01"
};

/// What came of letters that were compared.
struct Comparison {
  std::vector<std::string> names;  ///< of the letters: "en", "draft.docx"
  std::vector<Difference> differences;
};

/// Finds what letters that ought to say the same do not say alike: versions in
/// several languages, or a draft and its revision. Words are compared between
/// letters in one language and one kind of file; codes, dates, numbers,
/// addresses and the order of paragraphs always. Of a letter and its
/// corrigendum or addendum it says what changes.
Comparison compare(std::span<const ComparedLetter> letters);

/// The letter as it reads after an addendum, a corrigendum or a revision, in
/// whatever languages. Requires: `amendment.amendment`.
///
/// What the amendment does not say stays as it was, in the letter's words;
/// what is taken from it has no place in the letter's text. A meeting that
/// moves is one meeting, one that is called off is `cancelled`, and what is new
/// stands last, so that a calendar gives all the names they had. Of a revision
/// all is taken, but in the letter's order; a meeting that it does not name any
/// more is `cancelled`.
Letter amended(const Letter& letter, const Letter& amendment);

/// What a comparison says of one letter, each at its place, in their order:
/// where most letters agree, only the others have findings.
std::vector<Finding> findings_of(const Comparison& comparison,
                                 std::size_t letter);

struct ComparisonSetting {
  std::size_t width = 80;  ///< columns of the terminal
  bool has_colours = false;
};

/// For people: a table with a column for each letter, or a list where that
/// would not fit or has words from right to left. Empty if nothing differs.
std::string write_comparison(const Comparison& comparison,
                             const ComparisonSetting& setting);

}  // namespace ituletter
