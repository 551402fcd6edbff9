#pragma once

#include <filesystem>
#include <string>

#include "check/baseline.hpp"
#include "check/config.hpp"
#include "cli/commands.hpp"

namespace ituletter {

/// What a run of `check` goes by: its options over its configuration.
struct CheckSetting {
  CheckConfig config;
  std::string config_name;       ///< its path, for messages
  std::filesystem::path folder;  ///< that globs and the baseline are seen from
  Profile profile = Profile::letter;
  FindingsSetting form;
  std::optional<Baseline> baseline;
};

/// Looks for ituletter.toml here and in the folders above, if none is given.
/// Throws Error(usage).
CheckSetting make_check_setting(const CheckOptions& options);

/// A letter's path, as its configuration sees it.
std::string path_from(const std::filesystem::path& folder,
                      const std::string& path);

}  // namespace ituletter
