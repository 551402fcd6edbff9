#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cli/archive.hpp"
#include "cli/convert_values.hpp"
#include "cli/output.hpp"
#include "cli/workers.hpp"
#include "ituletter/error.hpp"
#include "ituletter/site.hpp"

namespace ituletter {
namespace {

namespace fs = std::filesystem;

/// Names what a run wrote, so that the next one takes away what is no more,
/// and nothing else.
constexpr const char* list_name = "files.txt";

/// Throws Error(output) where the folder holds something else: a site must not
/// mix with what it does not know.
std::set<std::string> known_files(const std::string& folder) {
  std::error_code ignored;
  const fs::path list = fs::path(folder) / list_name;
  if (fs::exists(list, ignored)) {
    std::ifstream file(list);
    return {std::istream_iterator<std::string>(file), {}};
  }
  if (fs::exists(folder, ignored) && !fs::is_empty(folder, ignored))
    throw Error(ErrorKind::output,
                "\"" + folder +
                    "\" holds other files; name a new or empty folder, or "
                    "one with a former site");
  return {};
}

/// Names are ours, but the list may have been edited.
bool is_inside(const std::string& name) {
  const fs::path path(name);
  return path.is_relative() &&
         std::ranges::find(path, fs::path("..")) == path.end();
}

void remove_old(const std::string& folder, std::set<std::string> known,
                const std::vector<SiteFile>& files) {
  for (const SiteFile& file : files) known.erase(file.name);
  std::error_code ignored;
  for (const std::string& name : known)
    if (is_inside(name)) fs::remove(fs::path(folder) / name, ignored);
}

/// What came of one file.
struct Made {
  std::string bytes;
  std::optional<Error> error = {};
};

Made make(const SiteFile& file) {
  try {
    return {.bytes = file.make()};
  } catch (const Error& error) {
    return {.bytes = {}, .error = error};
  }
}

void write_files(const std::string& folder, const std::vector<SiteFile>& files,
                 std::size_t threads) {
  for (const char* part : {"letters", "groups"})
    OutputFolder((fs::path(folder) / part).string());
  OutputFolder top(folder);
  std::vector<Made> made(files.size());
  run_in_order(
      files.size(), threads, [&](std::size_t n) { made[n] = make(files[n]); },
      [&](std::size_t n) {
        const Made one = std::move(made[n]);
        if (one.error) throw Error(*one.error);
        top.update(files[n].name, one.bytes);
      });
}

std::string list_of(const std::vector<SiteFile>& files) {
  std::string list;
  for (const SiteFile& file : files) list += file.name + "\n";
  return list;
}

SiteSetting setting_of(const ArchiveOptions& options) {
  SiteSetting setting{.title = options.title,
                      .language = options.site_language,
                      .address = options.address,
                      .today = time_stamp().substr(0, 10),
                      .calendar = options.write};
  setting.calendar.feed = true;
  setting.calendar.deadline_words = deadline_words(setting.grammars);
  if (!setting.address.empty() && !setting.address.ends_with('/'))
    setting.address += '/';
  return setting;
}

}  // namespace

int run_archive_site(const ArchiveOptions& options) {
  std::set<std::string> known = known_files(options.output);
  ArchiveReader archive(options.archive);
  const std::vector<SiteFile> files = make_site(archive, setting_of(options));
  write_files(options.output, files, options.reading.jobs);
  remove_old(options.output, std::move(known), files);
  OutputFolder(options.output).update(list_name, list_of(files));
  return 0;
}

}  // namespace ituletter
