#include <CLI/CLI.hpp>
#include <cstdlib>
#include <memory>

#include "cli/commands.hpp"
#include "cli/convert_values.hpp"
#include "cli/delivery.hpp"
#include "cli/pipeline.hpp"
#include "cli/report.hpp"
#include "cli/workers.hpp"
#include "grammar/tables.hpp"
#include "ituletter/error.hpp"

namespace ituletter {
namespace {

constexpr std::size_t most_jobs = 256;

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const Writer& writer : all_writers()) names.emplace_back(writer.name);
  return names;
}

void add_inputs(CLI::App& command, InputOptions& inputs) {
  command
      .add_option("FILE", inputs.paths,
                  "letters, folders of letters, or - for standard input")
      ->type_name("");
  command
      .add_option("--files-from", inputs.files_from,
                  "read also the files named in this list, a line each")
      ->type_name("LIST");
  command
      .add_option("--files0-from", inputs.files0_from,
                  "the same, with names ended by a NUL byte")
      ->type_name("LIST");
}

void add_output(CLI::App& command, ConvertOptions& options) {
  command.add_option("-t,--to", options.to, "format of the output")
      ->check(CLI::IsMember(format_names()))
      ->type_name("FORMAT")
      ->capture_default_str();
  auto* output =
      command.add_option("-o,--output", options.output, "write to this file")
          ->type_name("FILE");
  command
      .add_option("--output-dir", options.output_dir,
                  "write a file for each letter to this folder")
      ->type_name("DIR")
      ->excludes(output);
  command.add_flag("--provenance", options.write.provenance,
                   "say where in the text each value was read");
  command
      .add_option("-j,--jobs", options.jobs,
                  "convert this many letters at a time")
      ->check(CLI::Range(std::size_t{1}, most_jobs))
      ->type_name("N");
}

void add_language(CLI::App& command, ConvertOptions& options) {
  command
      .add_option("-l,--language", options.language,
                  "language of the letters, else it is detected")
      ->type_name("LANG");
  command
      .add_option("--grammars", options.grammars,
                  "add the grammars of this folder, or put them in place of "
                  "the built-in ones")
      ->type_name("DIR");
}

void add_calendar(CLI::App& command, ConvertOptions& options) {
  const std::string group = "Options of -t ics";
  command
      .add_option("--deadlines", options.write.deadlines,
                  "what deadlines become")
      ->check(CLI::IsMember({"event", "todo", "both", "none"}))
      ->type_name("KIND")
      ->group(group);
  command.add_flag("--utc", options.write.utc, "write times in plain UTC")
      ->group(group);
  command
      .add_option("--method", options.write.method,
                  "say what the calendar is for")
      ->transform(CLI::IsMember({"PUBLISH"}, CLI::ignore_case))
      ->type_name("NAME")
      ->group(group);
  command
      .add_option("--alarm", options.write.alarms,
                  "remind so long before, for example P7D,PT15H")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->check(check_duration)
      ->type_name("DURATION")
      ->group(group);
  command
      .add_option("--dtstamp", options.dtstamp,
                  "time stamp in place of the letter's date: "
                  "2025-06-17T00:00:00Z, or seconds since 1970")
      ->type_name("TIME")
      ->group(group);
  command
      .add_option("--split", options.split,
                  "write a file for each event to this folder")
      ->type_name("DIR")
      ->group(group);
  command
      .add_flag("--feed", options.write.feed,
                "add what a calendar at an address needs")
      ->group(group);
}

void add_table(CLI::App& command, WriteOptions& options) {
  command.add_option("--rows", options.rows, "what a row is")
      ->check(CLI::IsMember({"letters", "deadlines", "meetings", "references"}))
      ->type_name("KIND")
      ->group("Options of -t csv");
  command
      .add_flag_callback(
          "--no-formula-guard", [&options] { options.guard_formulas = false; },
          "no apostrophe before = + - @ at the start of a cell")
      ->group("Options of -t csv");
}

/// "64M"; CLI11's own description of it is longer than the option's.
CLI::Validator size_value() {
  CLI::AsSizeValue value(false);
  value.description("");
  return value;
}

void add_limit(CLI::App& command, const char* name, std::size_t& value,
               const char* what) {
  command.add_option(name, value, what)
      ->transform(size_value())
      ->type_name("N")
      ->group("Limits");
}

void add_limits(CLI::App& command, Limits& limits) {
  add_limit(command, "--max-input", limits.input, "bytes of a file");
  add_limit(command, "--max-entries", limits.entries, "entries of a .docx");
  add_limit(command, "--max-part", limits.part, "bytes of a part of a .docx");
  add_limit(command, "--max-total", limits.total,
            "bytes of all parts of a .docx");
  add_limit(command, "--max-folder-entries", limits.folder_entries,
            "files in a folder that is a .zip");
  add_limit(command, "--max-folder-total", limits.folder_total,
            "bytes of all files of such a folder");
  add_limit(command, "--max-depth", limits.depth, "depth of XML");
  add_limit(command, "--max-elements", limits.elements, "elements of XML");
  add_limit(command, "--max-attributes", limits.attributes,
            "attributes of an element");
  add_limit(command, "--max-paragraph", limits.paragraph,
            "bytes of text of a paragraph");
  add_limit(command, "--max-child-processor", limits.child.processor,
            "seconds of a converter's work");
  add_limit(command, "--max-child-time", limits.child.time,
            "seconds that a converter may take");
  add_limit(command, "--max-child-memory", limits.child.memory,
            "bytes of a converter's memory");
  add_limit(command, "--max-child-written", limits.child.written,
            "bytes of a file that a converter writes");
}

void check_combination(const ConvertOptions& options) {
  const bool is_split = !options.split.empty();
  if (options.to != "ics" && (is_split || options.write.feed))
    throw Error(ErrorKind::usage,
                "--split and --feed are for calendars; add -t ics");
  if (is_split && (options.output != "-" || !options.output_dir.empty()))
    throw Error(ErrorKind::usage,
                "--split writes to its own folder; leave out -o and "
                "--output-dir");
}

void check_one_letter(const ConvertOptions& options, bool is_single) {
  if (options.to == "akn" && !is_single && options.output_dir.empty())
    throw Error(ErrorKind::usage,
                "an Akoma Ntoso document holds one letter; add --output-dir");
}

std::map<std::string, std::string> deadline_words(const Grammars& grammars) {
  std::map<std::string, std::string> words;
  for (const std::string& language : grammars.languages()) {
    const GrammarTables& tables = grammars.find(language)->tables();
    if (const auto word = tables.find_data("calendar", "deadline"))
      words.emplace(language, *word);
  }
  return words;
}

WriteOptions write_options(const ConvertOptions& options,
                           const Grammars& grammars) {
  WriteOptions write = options.write;
  // No other thread runs yet.
  const char* epoch =
      std::getenv("SOURCE_DATE_EPOCH");  // NOLINT(concurrency-mt-unsafe)
  if (!options.dtstamp.empty())
    write.dtstamp = parse_instant(options.dtstamp, "--dtstamp");
  else if (epoch != nullptr && *epoch != '\0')
    write.dtstamp = parse_instant(epoch, "SOURCE_DATE_EPOCH");
  if (options.to == "ics") write.deadline_words = deadline_words(grammars);
  return write;
}

void print_warnings(const Inputs& inputs) {
  for (const InputWarning& warning : inputs.warnings)
    print_messages(format({.file = warning.path,
                           .severity = "warning",
                           .what = warning.what,
                           .code = warning.code}));
}

int convert_all(const Inputs& inputs, const Pipeline& pipeline,
                std::size_t jobs, Delivery& delivery) {
  std::vector<std::unique_ptr<Outcome>> outcomes(inputs.all.size());
  int status = 0;
  run_in_order(
      inputs.all.size(), jobs,
      [&](std::size_t n) {
        outcomes[n] = std::make_unique<Outcome>(convert_input(
            inputs.all[n], pipeline,
            [&](Outcome& outcome) { delivery.prepare(outcome); }));
      },
      [&](std::size_t n) {
        const auto outcome = std::move(outcomes[n]);
        for (const std::string& line : outcome->messages) print_messages(line);
        if (outcome->failure)
          status = std::max(status, outcome->failure->status);
        delivery.deliver(std::move(*outcome));
      });
  delivery.end();
  return status;
}

}  // namespace

void add_convert(CLI::App& app, ConvertOptions& options) {
  CLI::App& command = *app.add_subcommand("convert", "turn letters into data");
  add_inputs(command, options.inputs);
  add_output(command, options);
  add_language(command, options);
  add_calendar(command, options);
  add_table(command, options.write);
  add_limits(command, options.limits);
}

/// Where converters are and may write is for the user's surroundings to say.
Limits limits_here(const ConvertOptions& options) {
  Limits limits = options.limits;
  // No other thread runs yet.
  const char* path = std::getenv("PATH");  // NOLINT(concurrency-mt-unsafe)
  const char* temporary =
      std::getenv("TMPDIR");  // NOLINT(concurrency-mt-unsafe)
  if (path != nullptr) limits.child.path = path;
  if (temporary != nullptr && *temporary == '/')
    limits.child.temporary = temporary;
  return limits;
}

int run_convert(const ConvertOptions& options) {
  check_combination(options);
  const LoadedGrammars grammars(options.grammars);
  if (!options.language.empty()) find_grammar(grammars.get(), options.language);
  const WriteOptions write = write_options(options, grammars.get());
  const Inputs inputs = find_inputs(options.inputs, options.limits);
  check_one_letter(options, inputs.is_single);
  print_warnings(inputs);
  const Pipeline pipeline{.grammars = grammars.get(),
                          .limits = limits_here(options),
                          .language = options.language,
                          .needs_letter = options.to != "text"};
  const auto delivery = make_delivery(options, write, inputs.is_single);
  return convert_all(inputs, pipeline, options.jobs, *delivery);
}

}  // namespace ituletter
