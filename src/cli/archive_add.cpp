#include <algorithm>
#include <ctime>
#include <filesystem>
#include <memory>
#include <utility>

#include "cli/archive.hpp"
#include "cli/archive_check.hpp"
#include "cli/commands.hpp"
#include "cli/inputs.hpp"
#include "cli/output.hpp"
#include "cli/packed.hpp"
#include "cli/path_list.hpp"
#include "cli/pipeline.hpp"
#include "cli/progress.hpp"
#include "cli/report.hpp"
#include "cli/walk.hpp"
#include "cli/workers.hpp"
#include "ituletter/archive.hpp"
#include "read/archive.hpp"
#include "read/file.hpp"
#include "read/sha256.hpp"

namespace ituletter {
namespace {

namespace fs = std::filesystem;

/// Letters that are read before the next are looked for: enough to keep all
/// threads at work, few enough to keep memory flat.
constexpr std::size_t letters_at_once = 1000;

/// Ends the work on a signal, after what is done was put into the catalogue.
struct Interrupted {
  int signal;
};

struct Job {
  Input input;
  ArchivedFile file;
};

/// What came of one document.
struct Result {
  Outcome outcome;
  std::string sha256;
  bool is_known = false;
  std::optional<ArchivedLetter> letter = {};
};

class Adder {
 public:
  Adder(ArchiveWriter& archive, const Pipeline& pipeline,
        const ArchiveOptions& options, Progress& progress)
      : archive_(archive),
        pipeline_(pipeline),
        threads_(options.reading.jobs),
        checks_(options.checks),
        progress_(progress) {}

  void add_place(const std::string& path) {
    const std::string place = absolute(path);
    std::error_code ignored;
    if (!fs::is_directory(place, ignored)) {
      look_at(place);
      places_.push_back(place);
      return;
    }
    walk_folder(
        place, {.file = [this](const std::string& file) { look_at(file); },
                .unreadable =
                    [this](const std::string& folder, std::error_code error) {
                      fail(folder,
                           Error(ErrorKind::file_unreadable,
                                 "cannot read the folder: " + error.message()));
                      unread_.push_back(folder);
                    },
                .enters = is_no_archive});
    places_.push_back(place);
  }

  /// Reads what is left, and marks what has gone.
  void finish() {
    flush();
    while (archive_.index_more()) check_signal();
    progress_.count_vanished(archive_.mark_vanished(places_, unread_));
    archive_.finish();
  }

  int status() const { return status_; }

 private:
  static std::string absolute(const std::string& path) {
    std::string whole = fs::absolute(path).lexically_normal().string();
    while (whole.size() > 1 && whole.ends_with('/')) whole.pop_back();
    return whole;
  }

  // Originals that an archive keeps are no further letters.
  static bool is_no_archive(const std::string& folder) {
    std::error_code ignored;
    return !fs::exists(folder + "/catalogue.sqlite", ignored);
  }

  void look_at(const std::string& path) {
    check_signal();
    const auto state = state_of(path);
    if (state && archive_.is_unchanged(path, *state)) {
      progress_.count_unchanged();
      return;
    }
    Inputs packed;
    if (state && add_packed(path, pipeline_.limits, packed)) {
      for (Input& member : packed.all) {
        ArchivedFile file{
            .path = member.path, .container = path, .state = *state};
        if (file.path == path) file.container.reset();
        jobs_.push_back({std::move(member), std::move(file)});
      }
    } else {
      jobs_.push_back({{.path = path},
                       {.path = path, .state = state.value_or(FileState())}});
    }
    if (jobs_.size() >= letters_at_once) flush();
  }

  void fail(const std::string& path, const Error& error) {
    jobs_.push_back({{.path = path, .error = error}, {.path = path}});
  }

  void flush() {
    std::vector<std::unique_ptr<Result>> results(jobs_.size());
    run_in_order(
        jobs_.size(), threads_,
        [&](std::size_t n) {
          results[n] = std::make_unique<Result>(read(jobs_[n]));
        },
        [&](std::size_t n) {
          const std::unique_ptr<Result> result = std::move(results[n]);
          check_signal();
          put(jobs_[n].file, std::move(*result));
        });
    jobs_.clear();
  }

  // In any thread.
  Result read(Job& job) {
    Result result;
    result.outcome = try_input(job.input.path, [&](Outcome& outcome) {
      if (signal_received() != 0) return;
      const Bytes bytes = load(job);
      result.sha256 = sha256(bytes.view());
      result.is_known = archive_.has_content(result.sha256);
      if (result.is_known) return;
      Source source =
          ituletter::read(bytes.view(), job.input.path, pipeline_.limits);
      std::vector<ArchivedFinding> findings;
      if (checks_)
        findings = recognise_and_check(std::move(source), pipeline_, outcome);
      else
        recognise(std::move(source), pipeline_, outcome);
      result.letter = archive_.prepare(*std::move(outcome.letter),
                                       *outcome.source, bytes.view());
      if (checks_) result.letter->findings = std::move(findings);
      outcome.source.reset();
      outcome.letter.reset();
    });
    return result;
  }

  Bytes load(Job& job) const {
    if (job.input.error) throw Error(*job.input.error);
    if (!job.input.archive)
      return load_file(job.input.path, pipeline_.limits, &job.file.state);
    Bytes bytes = job.input.archive->read(job.input.member);
    if (state_of(*job.file.container) != job.file.state)
      throw Error(ErrorKind::file_changing,
                  "the packed folder changes while it is read; try again when "
                  "its writer has ended");
    return bytes;
  }

  void put(const ArchivedFile& file, Result result) {
    for (const std::string& line : result.outcome.messages)
      progress_.print(line);
    if (const auto& failure = result.outcome.failure) {
      // What cannot be written is no fault of this letter.
      if (failure->code == code(ErrorKind::output))
        throw Error(ErrorKind::output, failure->message);
      archive_.add_failure(file, failure->code, failure->message);
      status_ = std::max(status_, failure->status);
      progress_.count_failure();
      return;
    }
    if (result.letter)
      archive_.add(file, *std::move(result.letter));
    else
      archive_.add_known(file, result.sha256);
    progress_.count_letter();
  }

  static void check_signal() {
    if (const int signal = signal_received()) throw Interrupted{signal};
  }

  ArchiveWriter& archive_;
  const Pipeline& pipeline_;
  std::size_t threads_;
  bool checks_;
  Progress& progress_;
  std::vector<Job> jobs_;
  std::vector<std::string> places_;
  std::vector<std::string> unread_;  ///< folders
  int status_ = 0;
};

/// What makes the data: the program, the grammars, and whether it checks.
std::string tool_name(const ArchiveOptions& options) {
  const std::string& grammars = options.reading.grammars;
  std::string all;
  for (const std::string& name : grammar_source_names())
    all += grammar_source(name);
  std::error_code ignored;
  std::vector<std::string> own;
  if (!grammars.empty())
    for (const auto& file : fs::directory_iterator(grammars, ignored))
      if (file.path().extension() == ".toml")
        own.push_back(file.path().string());
  std::ranges::sort(own);
  for (const std::string& path : own) all += load_file(path, {}).view();
  return std::string("ituletter " ITULETTER_VERSION " ") +
         sha256(all).substr(0, 12) + (options.checks ? " --check" : "");
}

std::size_t count_letters(const std::vector<std::string>& paths) {
  std::size_t count = 0;
  const auto count_one = [&](const std::string&) { ++count; };
  for (const std::string& path : paths) {
    std::error_code ignored;
    if (fs::is_directory(path, ignored))
      walk_folder(path,
                  {.file = count_one,
                   .unreadable = [](const std::string&, std::error_code) {}});
    else
      ++count;
  }
  return count;
}

std::vector<std::string> all_places(const InputOptions& inputs) {
  std::vector<std::string> places = inputs.paths;
  const auto add = [&](const std::string& list, char end) {
    if (list.empty()) return;
    PathList paths(list, end);
    while (std::optional<std::string> path = paths.next())
      places.push_back(*std::move(path));
  };
  add(inputs.files_from, '\n');
  add(inputs.files0_from, '\0');
  if (places.empty())
    throw Error(ErrorKind::usage,
                "nothing to add; name folders or letters, or a list of them "
                "with --files-from");
  for (const std::string& place : places) {
    std::error_code ignored;
    if (!fs::exists(fs::symlink_status(place, ignored)))
      throw Error(ErrorKind::usage,
                  "\"" + place +
                      "\" is not there; what it held would count as "
                      "vanished");
  }
  return places;
}

ArchiveSetting setting_of(const ArchiveOptions& options,
                          const Grammars& grammars) {
  ArchiveSetting setting{.tool = tool_name(options),
                         .grammars = grammars,
                         .keeps_originals = options.keeps_originals,
                         .indexes_words = !options.has_no_index,
                         .waits = options.waits,
                         .now = time_stamp()};
  for (const std::string& format : options.formats)
    if (format != "json") setting.formats.push_back(find_writer(format));
  return setting;
}

/// May wait for another program to end.
std::unique_ptr<ArchiveWriter> open_archive(const ArchiveOptions& options,
                                            const Grammars& grammars) {
  try {
    return std::make_unique<ArchiveWriter>(options.archive,
                                           setting_of(options, grammars));
  } catch (const Error&) {
    if (const int signal = signal_received()) throw Interrupted{signal};
    throw;
  }
}

}  // namespace

int run_archive_add(const ArchiveOptions& options) {
  const LoadedGrammars grammars(options.reading.grammars);
  const std::vector<std::string> places = all_places(options.reading.inputs);
  const Pipeline pipeline{.grammars = grammars.get(),
                          .limits = limits_here(options.reading.limits),
                          .language = options.reading.language};
  delay_signals();
  Progress progress(options.progress);
  if (progress.is_shown()) progress.expect(count_letters(places));
  std::unique_ptr<ArchiveWriter> archive;
  try {
    archive = open_archive(options, grammars.get());
    Adder adder(*archive, pipeline, options, progress);
    for (const std::string& place : places) adder.add_place(place);
    adder.finish();
    progress.end();
    return adder.status();
  } catch (const Interrupted& interrupted) {
    if (archive) archive->commit();
    progress.end();
    return 128 + interrupted.signal;
  }
}

int run_archive_merge(const ArchiveOptions& options) {
  ArchiveWriter archive(options.archive,
                        setting_of(options, Grammars::built_in()));
  for (const std::string& other : options.words) archive.merge(other);
  archive.finish();
  return 0;
}

int run_archive_bag(const ArchiveOptions& options) {
  if (!make_bag(options.archive, options.output, time_stamp()))
    print_messages(format({.file = options.archive,
                           .severity = "warning",
                           .what = "the bag holds no originals; add the "
                                   "letters with --store",
                           .code = "archive.no-originals"}));
  return 0;
}

}  // namespace ituletter
