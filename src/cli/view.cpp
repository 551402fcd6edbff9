#include "ituletter/view.hpp"

#include <CLI/CLI.hpp>
#include <utility>

#include "check/select.hpp"
#include "cli/check_setting.hpp"
#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/pipeline.hpp"
#include "ituletter/error.hpp"
#include "ituletter/text.hpp"

namespace ituletter {
namespace {

constexpr std::size_t most_columns = 1000;

CheckSetting setting_for(const ViewOptions& options) {
  CheckOptions check;
  check.output = options.output;
  check.config = options.config;
  CheckSetting setting = make_check_setting(check);
  if (options.colour != "auto")
    setting.form.has_colours = options.colour == "always";
  return setting;
}

/// Shows the letter of an outcome in its output.
void show(const ViewOptions& options, const CheckSetting& setting,
          const Pipeline& pipeline, Outcome& outcome) {
  const Source& source = *outcome.source;
  Checked checked = check(source, normalise(source), pipeline.grammars,
                          pipeline.language, false);
  CheckedFile file = place_findings(source, std::move(checked.findings));
  apply(setting.config, setting.profile, path_from(setting.folder, source.path),
        file);
  if (setting.baseline) {
    Baseline known = *setting.baseline;
    known.mark(file);
  }
  const std::size_t columns =
      options.columns != 0 ? options.columns : terminal_columns(options.output);
  const Viewed viewed = {source, checked.letter, file.findings};
  outcome.output =
      options.is_page
          ? view_page(viewed, pipeline.grammars)
          : view_text(viewed, {.has_colours = setting.form.has_colours,
                               .columns = columns});
}

}  // namespace

void add_view(CLI::App& app, ViewOptions& options) {
  CLI::App& command = *app.add_subcommand(
      "view", "show a letter and what was recognised in it");
  command
      .add_option("FILE", options.reading.inputs.paths,
                  "a letter, or - for standard input")
      ->expected(1)
      ->type_name("");
  command.add_flag("--html", options.is_page,
                   "write one page for a browser, without scripts");
  command.add_option("-o,--output", options.output, "write to this file")
      ->type_name("FILE");
  command.add_option("--color", options.colour, "auto, always or never")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->type_name("WHEN")
      ->capture_default_str();
  command
      .add_option("--columns", options.columns,
                  "width of the text, else the terminal's or 80")
      ->check(CLI::Range(std::size_t{1}, most_columns))
      ->type_name("N");
  add_config(command, options.config);
  add_language(command, options.reading);
  add_limits(command, options.reading.limits);
  command.footer("Example: ituletter view --html -o letter.html letter.docx");
}

int run_view(const ViewOptions& options) {
  const CheckSetting setting = setting_for(options);
  const ReadingOptions& reading = options.reading;
  const LoadedGrammars grammars(reading.grammars);
  if (!reading.language.empty()) find_grammar(grammars.get(), reading.language);
  Inputs found = find_inputs(reading.inputs, reading.limits);
  print_warnings(std::exchange(found.warnings, {}));
  if (found.all.size() > 1)
    throw Error(ErrorKind::usage, "view shows one letter; name one of \"" +
                                      reading.inputs.paths[0] + "\"");
  const Pipeline pipeline{.grammars = grammars.get(),
                          .limits = limits_here(reading.limits),
                          .language = reading.language,
                          .needs_letter = false,
                          .tells_of_source = false};
  InputStream inputs(std::move(found));
  return run_pipeline(
      inputs, pipeline, 1,
      [&](Outcome& outcome) { show(options, setting, pipeline, outcome); },
      [&](Outcome&& outcome) {
        if (outcome.failure) return;
        Output output(options.output);
        output.write(outcome.output);
        output.commit();
      });
}

}  // namespace ituletter
