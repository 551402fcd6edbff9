#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cli/archive.hpp"
#include "cli/convert_values.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/report.hpp"
#include "cli/workers.hpp"
#include "ituletter/error.hpp"
#include "ituletter/site.hpp"
#include "write/safe_name.hpp"

namespace ituletter {
namespace {

namespace fs = std::filesystem;

/// Names what runs wrote, so that the next one takes away what is no more, and
/// nothing else.
constexpr const char* list_name = "files.txt";
constexpr std::string_view list_head =
    "# The files of a site of ituletter; what is no more, the next run removes";

/// As we name files; a list may have been edited.
bool is_ours(const std::string& name) {
  const fs::path path(name);
  const std::string folder = path.parent_path().string();
  return folder.empty() ? name == "index.html" || name == "coming.html" ||
                              name == "letters.atom" || name == "letters.ics"
                        : (folder == "letters" || folder == "groups") &&
                              safe_name(path.filename().string()) ==
                                  path.filename().string();
}

/// What is in the folder from former runs. Throws Error(output) where it holds
/// something else: a site must not mix with what it does not know.
std::set<std::string> known_files(const std::string& folder) {
  std::error_code ignored;
  for (const char* part : {"letters", "groups"})
    if (fs::is_symlink(fs::path(folder) / part, ignored))
      throw Error(ErrorKind::output, "\"" + (fs::path(folder) / part).string() +
                                         "\" is a link; remove it");
  std::ifstream list(fs::path(folder) / list_name);
  std::string line;
  if (std::getline(list, line) && line == list_head) {
    std::set<std::string> names;
    while (std::getline(list, line))
      if (is_ours(line)) names.insert(line);
    return names;
  }
  if (fs::exists(folder, ignored) && !fs::is_empty(folder, ignored))
    throw Error(ErrorKind::output,
                "\"" + folder +
                    "\" holds other files; name a new or empty folder, or "
                    "one with a former site");
  return {};
}

std::string list_of(const std::set<std::string>& names) {
  std::string list = std::string(list_head) + "\n";
  for (const std::string& name : names) list += name + "\n";
  return list;
}

/// Files of a site in their folder. What a run that is killed wrote is in the
/// list already.
class SiteFolder {
 public:
  explicit SiteFolder(std::string path)
      : path_(std::move(path)), known_(known_files(path_)), top_(path_) {
    for (const char* part : {"letters", "groups"})
      OutputFolder((fs::path(path_) / part).string());
  }

  void expect(const std::vector<SiteFile>& files) {
    std::set<std::string> names = known_;
    for (const SiteFile& file : files) names.insert(file.name);
    top_.update(list_name, list_of(names));
  }
  void write(const std::string& name, std::string_view bytes) {
    top_.update(name, bytes);
    written_.insert(name);
  }
  void finish() {
    std::error_code ignored;
    for (const std::string& name : known_)
      if (!written_.contains(name)) fs::remove(fs::path(path_) / name, ignored);
    top_.update(list_name, list_of(written_));
  }

 private:
  std::string path_;
  std::set<std::string> known_;
  OutputFolder top_;
  std::set<std::string> written_;
};

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

/// Returns the exit status: what cannot be made is told, and the rest written.
int write_files(SiteFolder& folder, const std::vector<SiteFile>& files,
                std::size_t threads) {
  Progress progress("auto");
  progress.expect(files.size());
  int status = 0;
  std::vector<Made> made(files.size());
  run_in_order(
      files.size(), threads, [&](std::size_t n) { made[n] = make(files[n]); },
      [&](std::size_t n) {
        const Made one = std::move(made[n]);
        if (!one.error) {
          folder.write(files[n].name, one.bytes);
          return progress.count_letter();
        }
        progress.print(format(files[n].name, *one.error));
        progress.count_failure();
        status = std::max(status, exit_status(one.error->kind()));
      });
  progress.end();
  return status;
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
  ArchiveReader archive(options.archive);
  const std::vector<SiteFile> files = make_site(archive, setting_of(options));
  SiteFolder folder(options.output);
  folder.expect(files);
  const int status = write_files(folder, files, options.reading.jobs);
  folder.finish();
  return status;
}

}  // namespace ituletter
