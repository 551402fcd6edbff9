#pragma once

#include <optional>
#include <string>

#include "ituletter/span.hpp"

namespace ituletter {

enum class Severity { information, warning, error };

/// Something wrong with a letter, or something that was not recognised in it.
struct Finding {
  Severity severity = Severity::warning;
  std::string code;     ///< `group/kebab-name`, never reused
  std::string message;  ///< one sentence, lower case, no full stop
  std::optional<Span> where;
  /// What is to stand in place of `where`, if that is certain.
  std::optional<std::string> replacement = {};
};

}  // namespace ituletter
