#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace ituletter {

/// A sentence template, parsed. See grammars/README.md for the notation.
struct TemplateNode {
  enum class Kind { sequence, choice, literal, slot, phrase, space };

  Kind kind = Kind::sequence;
  /// literal: its text; slot: the type; phrase: the name.
  std::string text;
  std::string name;                 ///< slot: the name its value is given
  bool is_list = false;             ///< slot: `{slot+}`
  bool is_optional = false;         ///< choice: `[…]`
  std::vector<TemplateNode> parts;  ///< of a sequence or a choice
};

/// Thrown by `parse_template`; `at` is the byte where it goes wrong.
struct TemplateError {
  std::string what;
  std::size_t at = 0;
};

/// Always a sequence. Word parts that touch a choice ("Question[s]") are
/// already multiplied out into a choice of whole literals.
TemplateNode parse_template(std::string_view text);

}  // namespace ituletter
