#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ituletter/check.hpp"

namespace ituletter {

/// What letters are checked for.
enum class Profile {
  letter,       ///< that is to go out
  letter_form,  ///< whose fields are still empty
  past_letter,  ///< in an archive: what makes its data wrong
};

/// "letter", "template" and "archive".
std::optional<Profile> find_profile(std::string_view name);
std::vector<std::string> profile_names();

/// The level of a rule, or of all of a group: "char/*".
struct RuleLevel {
  std::string rule;
  std::optional<Severity> level;  ///< off if empty
};

/// Findings that somebody has looked at and lets stand. What is empty fits any.
struct Ignore {
  std::string rule;  ///< "char/edge-space" or "char/*"
  /// Glob: of the name, or with a slash of the path from the configuration.
  std::string file;
  std::string text;  ///< words that the finding's place lies in or takes in
  std::string reason;
  int line = 0;  ///< of the configuration
};

/// What a file ituletter.toml says.
struct CheckConfig {
  std::vector<RuleLevel> levels;  ///< groups first
  std::vector<Ignore> ignores;
  std::vector<std::string> placeholders;  ///< that templates may have
  std::optional<Profile> profile;
  std::string fail_on;
  std::string baseline;  ///< as it stands there
};

/// Throws Error(usage) with the place of what is wrong in it.
CheckConfig parse_check_config(std::string_view toml, const std::string& path);

}  // namespace ituletter
