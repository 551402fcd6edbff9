#pragma once

#include <string_view>

#include "check/config.hpp"

namespace ituletter {

/// Puts findings on the levels that a configuration says, leaves out those
/// that are off or not for the profile, and marks those that it ignores.
/// `path`: of the letter, as seen from the configuration.
void apply(const CheckConfig& config, Profile profile, std::string_view path,
           CheckedFile& file);

/// Whether a glob means a name, or with a slash a path: "*" and "?" stand for
/// anything but slashes, "**" for anything.
bool matches_glob(std::string_view glob, std::string_view path);

}  // namespace ituletter
