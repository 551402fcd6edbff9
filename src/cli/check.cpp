#include "ituletter/check.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <vector>

#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/pipeline.hpp"
#include "ituletter/error.hpp"

namespace ituletter {
namespace {

constexpr int findings_status = 1;

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const FindingsWriter& writer : all_findings_writers())
    names.emplace_back(writer.name);
  return names;
}

std::string list_rules() {
  std::string out;
  for (const CheckRule& rule : check_rules()) {
    std::string row(rule.name);
    row.resize(std::max<std::size_t>(row.size() + 2, 34), ' ');
    row += name_of(rule.severity);
    row.resize(std::max<std::size_t>(row.size() + 2, 47), ' ');
    out += row.append(rule.summary).append("\n");
  }
  return out;
}

std::string explanation(const std::string& name) {
  const CheckRule* rule = find_check_rule(name);
  if (rule == nullptr)
    throw Error(ErrorKind::usage,
                "no rule \"" + name + "\"; ituletter check --list names all");
  std::string out(rule->name);
  out.append(": ").append(rule->summary).append(" (");
  out.append(name_of(rule->severity));
  out += rule->can_fix ? ", can be fixed)\n\n" : ")\n\n";
  out.append(rule->why).append("\n\n  bad:  ").append(rule->bad);
  return out.append("\n  good: ").append(rule->good).append("\n");
}

/// Whether a finding is such that the program's status tells of it.
bool counts(Severity severity, const std::string& fail_on) {
  if (fail_on == "never") return false;
  if (fail_on == "error") return severity == Severity::error;
  return fail_on == "information" || severity != Severity::information;
}

/// Findings on their way out; kept where the form has all in one.
class Findings {
 public:
  Findings(const CheckOptions& options, const Pipeline& pipeline)
      : options_(options),
        pipeline_(pipeline),
        writer_(*find_findings_writer(options.format)),
        output_(options.output) {}

  /// For any thread.
  void prepare(Outcome& outcome) const {
    const Source& source = *outcome.source;
    Checked checked = check(source, normalise(source), pipeline_.grammars,
                            pipeline_.language);
    outcome.checked = place_findings(source, std::move(checked.findings));
    if (!writer_.is_one_document)
      outcome.output = writer_.write({&*outcome.checked, 1});
    outcome.source.reset();
  }

  void deliver(Outcome&& outcome) {
    if (outcome.failure) return;
    for (const PlacedFinding& placed : outcome.checked->findings)
      is_found_ |= counts(placed.finding.severity, options_.fail_on);
    if (writer_.is_one_document)
      files_.push_back(std::move(*outcome.checked));
    else
      output_.write(outcome.output);
  }

  void end() {
    if (writer_.is_one_document) output_.write(writer_.write(files_));
    output_.commit();
  }

  bool is_found() const { return is_found_; }

 private:
  const CheckOptions& options_;
  const Pipeline& pipeline_;
  const FindingsWriter& writer_;
  Output output_;
  std::vector<CheckedFile> files_;
  bool is_found_ = false;
};

}  // namespace

void add_check(CLI::App& app, CheckOptions& options) {
  CLI::App& command =
      *app.add_subcommand("check", "say what is wrong with letters");
  add_inputs(command, options.reading.inputs);
  command.add_option("-f,--format", options.format, "form of the findings")
      ->check(CLI::IsMember(format_names()))
      ->type_name("FORMAT")
      ->capture_default_str();
  command.add_option("-o,--output", options.output, "write them to this file")
      ->type_name("FILE");
  command
      .add_option("--fail-on", options.fail_on,
                  "exit with 1 for findings of this level and above")
      ->check(CLI::IsMember({"error", "warning", "information", "never"}))
      ->type_name("LEVEL")
      ->capture_default_str();
  command.add_flag("--list", options.lists_rules, "name all rules");
  command.add_option("--explain", options.explain, "tell all about a rule")
      ->type_name("RULE");
  add_jobs(command, options.reading);
  add_language(command, options.reading);
  add_limits(command, options.reading.limits);
}

int run_check(const CheckOptions& options) {
  if (options.lists_rules || !options.explain.empty()) {
    Output().write(options.lists_rules ? list_rules()
                                       : explanation(options.explain));
    return 0;
  }
  const ReadingOptions& reading = options.reading;
  const LoadedGrammars grammars(reading.grammars);
  if (!reading.language.empty()) find_grammar(grammars.get(), reading.language);
  const Inputs inputs = find_inputs(reading.inputs, reading.limits);
  print_warnings(inputs);
  const Pipeline pipeline{.grammars = grammars.get(),
                          .limits = limits_here(reading.limits),
                          .language = reading.language,
                          .needs_letter = false,
                          .tells_of_source = false};
  Findings findings(options, pipeline);
  const int status = run_pipeline(
      inputs, pipeline, reading.jobs,
      [&](Outcome& outcome) { findings.prepare(outcome); },
      [&](Outcome&& outcome) { findings.deliver(std::move(outcome)); });
  findings.end();
  return status == 0 && findings.is_found() ? findings_status : status;
}

}  // namespace ituletter
