#pragma once

#include <string_view>
#include <vector>

#include "check/config.hpp"

namespace ituletter {

/// Puts findings on the levels that a configuration says, leaves out those
/// that are off or not for the profile, and marks those that it ignores.
/// `path`: of the letter, as seen from the configuration.
void apply(const CheckConfig& config, Profile profile, std::string_view path,
           CheckedFile& file);

/// Which entries of `config.ignores` were of use in a run.
class IgnoreUse {
 public:
  explicit IgnoreUse(const CheckConfig& config)
      : config_(config), entries_(config.ignores.size()) {}

  /// `path` as for `apply`, which was called before.
  void take(std::string_view path, const CheckedFile& file);

  /// Those that met nothing. An entry that is not for a single file may be for
  /// one that was not looked at, unless the run took in whole folders.
  std::vector<const Ignore*> unused(bool has_seen_all) const;

 private:
  struct Entry {
    bool has_file = false;  ///< a letter that its glob means
    bool is_used = false;
  };

  const CheckConfig& config_;
  std::vector<Entry> entries_;
};

/// Whether a glob means a name, or with a slash a path: "*" and "?" stand for
/// anything but slashes, "**" for anything.
bool matches_glob(std::string_view glob, std::string_view path);

}  // namespace ituletter
