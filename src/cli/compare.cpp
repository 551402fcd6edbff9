#include "ituletter/compare.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "check/select.hpp"
#include "cli/check_setting.hpp"
#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/pipeline.hpp"
#include "cli/report.hpp"
#include "ituletter/error.hpp"

namespace ituletter {
namespace {

constexpr int differ_status = 1;
constexpr const char* table_name = "table";

std::vector<std::string> format_names() {
  std::vector<std::string> names = {table_name};
  for (const FindingsWriter& writer : all_findings_writers())
    names.emplace_back(writer.name);
  return names;
}

CheckSetting setting_of(const CompareOptions& options) {
  CheckOptions as_check;
  as_check.output = options.output;
  as_check.config = options.config;
  CheckSetting setting = make_check_setting(as_check);
  setting.profile = Profile::letter;
  setting.form.fails_from = Severity::information;
  setting.form.is_comparison = true;
  return setting;
}

/// The letters of a run, and what could not be read.
struct LettersRead {
  std::vector<Source> sources;
  std::vector<Letter> letters;
  std::vector<CheckedFile> broken;
  int status = 0;
};

LettersRead read_letters(const CompareOptions& options) {
  const ReadingOptions& reading = options.reading;
  const LoadedGrammars grammars(reading.grammars);
  if (!reading.language.empty()) find_grammar(grammars.get(), reading.language);
  Inputs found = find_inputs(reading.inputs, reading.limits);
  print_warnings(std::exchange(found.warnings, {}));
  if (found.all.size() < 2)
    throw Error(ErrorKind::usage,
                "there are not two letters to compare; name another one");
  const Pipeline pipeline{.grammars = grammars.get(),
                          .limits = limits_here(reading.limits),
                          .language = reading.language};
  LettersRead read;
  InputStream inputs(std::move(found));
  read.status = run_pipeline(
      inputs, pipeline, reading.jobs, [](Outcome&) {},
      [&](Outcome&& outcome) {
        if (outcome.failure) {
          CheckedFile& file = read.broken.emplace_back();
          file.path = outcome.path;
          file.error = outcome.failure->message;
          file.error_code = outcome.failure->code;
          return;
        }
        read.sources.push_back(std::move(*outcome.source));
        read.letters.push_back(std::move(*outcome.letter));
      });
  return read;
}

Comparison compare_all(const LettersRead& read) {
  std::vector<ComparedLetter> letters;
  for (std::size_t n = 0; n < read.letters.size(); ++n)
    letters.push_back({&read.sources[n], &read.letters[n]});
  return compare(letters);
}

/// What counts of each letter by the configuration. Differences of which
/// nothing counts are taken out.
std::vector<CheckedFile> select_findings(const LettersRead& read,
                                         CheckSetting& setting,
                                         Comparison& comparison) {
  std::vector<CheckedFile> files;
  std::set<std::pair<std::string, std::string>> counted;
  for (std::size_t n = 0; n < read.sources.size(); ++n) {
    CheckedFile& file = files.emplace_back(
        place_findings(read.sources[n], findings_of(comparison, n)));
    apply(setting.config, setting.profile,
          path_from(setting.folder, read.sources[n].path), file);
    if (setting.baseline) setting.baseline->mark(file);
    for (const PlacedFinding& placed : file.findings) {
      if (placed.ignored.empty())
        counted.emplace(placed.finding.code, placed.finding.message);
    }
  }
  std::erase_if(comparison.differences, [&](const Difference& one) {
    return !counted.contains({std::string(one.rule), one.message});
  });
  return files;
}

std::string write_findings(const FindingsWriter& writer,
                           const std::vector<CheckedFile>& files,
                           const FindingsSetting& setting) {
  if (writer.is_one_document) return writer.write(files, setting);
  std::string out;
  for (const CheckedFile& file : files)
    out += writer.write({&file, 1}, setting);
  return out;
}

/// One line for who waits at a terminal.
void tell_count(const LettersRead& read, std::size_t count) {
  if (::isatty(STDERR_FILENO) == 0 || read.letters.size() < 2) return;
  const std::string letters = std::to_string(read.letters.size()) + " letters";
  const std::string what =
      count == 0 ? letters + " say the same"
                 : std::to_string(count) +
                       (count == 1 ? " difference" : " differences") +
                       " between " + letters;
  print_messages("ituletter: " + what + "\n");
}

}  // namespace

void add_compare(CLI::App& app, CompareOptions& options) {
  CLI::App& command = *app.add_subcommand(
      "compare", "say what versions of a letter do not say alike");
  add_inputs(command, options.reading.inputs);
  command
      .add_option("-f,--format", options.format,
                  "form of the differences: a table, or one of check")
      ->check(CLI::IsMember(format_names()))
      ->type_name("FORMAT")
      ->capture_default_str();
  command.add_option("-o,--output", options.output, "write them to this file")
      ->type_name("FILE");
  add_config(command, options.config);
  add_jobs(command, options.reading);
  add_language(command, options.reading);
  add_limits(command, options.reading.limits);
  command.footer(
      "Example: ituletter compare letter-en.docx letter-fr.docx "
      "letter-ru.docx\n"
      "Language versions, a draft and its revision, or a letter and its "
      "corrigendum.\n\n"
      "Exit status: 0 they say the same, 1 they differ, 2 wrong usage, 3 a "
      "file could not\nbe read.");
}

int run_compare(const CompareOptions& options) {
  CheckSetting setting = setting_of(options);
  const LettersRead read = read_letters(options);
  Comparison comparison = compare_all(read);
  std::vector<CheckedFile> files = select_findings(read, setting, comparison);
  files.insert(files.end(), read.broken.begin(), read.broken.end());
  Output output(options.output);
  if (options.format == table_name) {
    output.write(write_comparison(comparison,
                                  {.width = terminal_columns(options.output),
                                   .has_colours = setting.form.has_colours}));
  } else {
    output.write(write_findings(*find_findings_writer(options.format), files,
                                setting.form));
  }
  output.commit();
  tell_count(read, comparison.differences.size());
  if (read.status != 0) return read.status;
  return comparison.differences.empty() ? 0 : differ_status;
}

}  // namespace ituletter
