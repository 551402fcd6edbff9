#include <CLI/CLI.hpp>
#include <cstdlib>
#include <memory>

#include "cli/commands.hpp"
#include "cli/convert_values.hpp"
#include "cli/delivery.hpp"
#include "cli/pipeline.hpp"
#include "cli/report.hpp"
#include "ituletter/error.hpp"

namespace ituletter {
namespace {

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const Writer& writer : all_writers()) names.emplace_back(writer.name);
  return names;
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
  add_jobs(command, options.reading);
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

}  // namespace

void add_convert(CLI::App& app, ConvertOptions& options) {
  CLI::App& command = *app.add_subcommand("convert", "turn letters into data");
  add_inputs(command, options.reading.inputs);
  add_output(command, options);
  add_language(command, options.reading);
  add_calendar(command, options);
  add_table(command, options.write);
  add_limits(command, options.reading.limits);
}

int run_convert(const ConvertOptions& options) {
  check_combination(options);
  const LoadedGrammars grammars(options.reading.grammars);
  if (!options.reading.language.empty())
    find_grammar(grammars.get(), options.reading.language);
  const WriteOptions write = write_options(options, grammars.get());
  InputStream inputs(options.reading.inputs, options.reading.limits);
  check_one_letter(options, inputs.is_single());
  const Pipeline pipeline{.grammars = grammars.get(),
                          .limits = limits_here(options.reading.limits),
                          .language = options.reading.language,
                          .needs_letter = options.to != "text"};
  const auto delivery = make_delivery(options, write, inputs.is_single());
  const int status = run_pipeline(
      inputs, pipeline, options.reading.jobs,
      [&](Outcome& outcome) { delivery->prepare(outcome); },
      [&](Outcome&& outcome) { delivery->deliver(std::move(outcome)); });
  delivery->end();
  return status;
}

}  // namespace ituletter
