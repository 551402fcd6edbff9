#include "cli/check_setting.hpp"

#include <unistd.h>

#include <cstdlib>
#include <optional>

#include "cli/inputs.hpp"

namespace ituletter {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_file = std::size_t{64} << 20;
constexpr const char* config_name = "ituletter.toml";

fs::path working_folder() {
  std::error_code error;
  return fs::current_path(error);
}

/// Empty if there is none.
fs::path find_config() {
  for (fs::path at = working_folder(); !at.empty(); at = at.parent_path()) {
    std::error_code ignored;
    if (fs::is_regular_file(at / config_name, ignored)) return at / config_name;
    if (at == at.parent_path()) break;
  }
  return {};
}

/// As messages name it: short where it lies below.
std::string shown(const fs::path& path) {
  const fs::path near = path.lexically_relative(working_folder());
  return near.empty() || *near.begin() == ".." ? path.string() : near.string();
}

void read_config(const CheckOptions& options, CheckSetting& setting) {
  setting.folder = working_folder();
  const fs::path path =
      options.config.empty() ? find_config() : fs::path(options.config);
  if (path.empty()) return;
  const std::string name = shown(path);
  setting.config = parse_check_config(read_file(name, longest_file), name);
  setting.config_name = name;
  setting.folder = fs::absolute(path).parent_path();
}

bool may_colour(const CheckOptions& options) {
  // No other thread runs yet.
  const char* refused =
      std::getenv("NO_COLOR");             // NOLINT(concurrency-mt-unsafe)
  const char* kind = std::getenv("TERM");  // NOLINT(concurrency-mt-unsafe)
  return options.output == "-" && ::isatty(STDOUT_FILENO) != 0 &&
         (refused == nullptr || *refused == '\0') &&
         (kind == nullptr || std::string_view(kind) != "dumb");
}

std::optional<Severity> severity_named(std::string_view name) {
  for (const Severity one :
       {Severity::information, Severity::warning, Severity::error}) {
    if (name_of(one) == name) return one;
  }
  return std::nullopt;
}

void set_form(const CheckOptions& options, CheckSetting& setting) {
  std::string fail_on = options.fail_on;
  if (fail_on.empty()) fail_on = setting.config.fail_on;
  if (fail_on.empty()) fail_on = "warning";
  setting.form = {.has_colours = may_colour(options),
                  .folder = working_folder().string(),
                  .version = ITULETTER_VERSION,
                  .fails_from = severity_named(fail_on),
                  .has_baseline = setting.baseline.has_value()};
}

void read_baseline(const CheckOptions& options, CheckSetting& setting) {
  if (!options.write_baseline.empty()) return;
  std::string path = options.baseline;
  if (path.empty() && !setting.config.baseline.empty())
    path = shown(setting.folder / setting.config.baseline);
  if (!path.empty())
    setting.baseline.emplace(read_file(path, longest_file), path);
}

}  // namespace

CheckSetting make_check_setting(const CheckOptions& options) {
  CheckSetting setting;
  read_config(options, setting);
  if (!options.profile.empty())
    setting.profile = find_profile(options.profile).value_or(setting.profile);
  else
    setting.profile = setting.config.profile.value_or(setting.profile);
  read_baseline(options, setting);
  set_form(options, setting);
  return setting;
}

std::string path_from(const fs::path& folder, const std::string& path) {
  if (path == "-") return path;
  const fs::path whole = (working_folder() / path).lexically_normal();
  const fs::path near = whole.lexically_relative(folder.lexically_normal());
  return near.empty() || *near.begin() == ".." ? whole.generic_string()
                                               : near.generic_string();
}

}  // namespace ituletter
