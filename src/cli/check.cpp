#include "ituletter/check.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <system_error>
#include <vector>

#include "cli/check_findings.hpp"
#include "cli/check_setting.hpp"
#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/pipeline.hpp"
#include "ituletter/error.hpp"
#include "text/suggestion.hpp"

namespace ituletter {
namespace {

constexpr int findings_status = 1;

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const FindingsWriter& writer : all_findings_writers())
    names.emplace_back(writer.name);
  return names;
}

/// What finds a rule's like, if "check" does not.
std::string_view finder(const CheckRule& rule) {
  switch (rule.audience) {
    case Audience::versions:
      return "compare";
    case Audience::catalogues:
      return "archive findings";
    default:
      return {};
  }
}

std::string list_rules() {
  std::string out;
  for (const CheckRule& rule : check_rules()) {
    std::string row(rule.name);
    row.resize(std::max<std::size_t>(row.size() + 2, 34), ' ');
    row += name_of(rule.severity);
    row.resize(std::max<std::size_t>(row.size() + 2, 47), ' ');
    row += rule.summary;
    if (const std::string_view other = finder(rule); !other.empty())
      row.append(" (").append(other).append(")");
    out += row + "\n";
  }
  return out;
}

std::string explanation(const std::string& name) {
  const CheckRule* rule = find_check_rule(name);
  if (rule == nullptr) {
    std::vector<std::string> names;
    for (const CheckRule& one : check_rules()) names.emplace_back(one.name);
    std::string near = suggestion(name, names);
    if (near.empty()) near = "; ituletter check --list names all";
    throw Error(ErrorKind::usage, "no rule \"" + name + "\"" + near);
  }
  std::string out(rule->name);
  out.append(": ").append(rule->summary).append(" (");
  out.append(name_of(rule->severity));
  if (rule->can_fix) out += ", can be fixed";
  if (const std::string_view other = finder(*rule); !other.empty())
    out.append(", found by \"").append(other).append("\"");
  out += ")\n\n";
  out.append(rule->why).append("\n\n  bad:  ").append(rule->bad);
  return out.append("\n  good: ").append(rule->good).append("\n");
}

/// Whether more was named than single letters.
bool has_folder(const InputOptions& inputs) {
  return std::ranges::any_of(inputs.paths, [](const std::string& path) {
    std::error_code ignored;
    return std::filesystem::is_directory(path, ignored);
  });
}

/// What is corrected, and what is passed over.
void add_choices(CLI::App& command, CheckOptions& options) {
  auto* fix = command.add_flag("--fix", options.fixes,
                               "correct what is certain in .txt and .docx");
  command
      .add_flag("--diff", options.shows_diff,
                "show what --fix would do, and change nothing")
      ->excludes(fix);
  add_config(command, options.config);
  command
      .add_option("--profile", options.profile,
                  "what the letters are: letter, template (fields still empty) "
                  "or archive (only what makes data wrong)")
      ->check(CLI::IsMember(profile_names()))
      ->type_name("NAME");
  auto* baseline = command
                       .add_option("--baseline", options.baseline,
                                   "pass over the findings of this file")
                       ->type_name("FILE");
  command
      .add_option("--write-baseline", options.write_baseline,
                  "write the findings to this file, for --baseline")
      ->type_name("FILE")
      ->excludes(baseline)
      ->excludes(fix);
}

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
                  "exit with 1 for findings of this level and above [warning]")
      ->check(CLI::IsMember({"error", "warning", "information", "never"}))
      ->type_name("LEVEL");
  add_choices(command, options);
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
  const CheckSetting setting = make_check_setting(options);
  const ReadingOptions& reading = options.reading;
  const LoadedGrammars grammars(reading.grammars);
  if (!reading.language.empty()) find_grammar(grammars.get(), reading.language);
  InputStream inputs(reading.inputs, reading.limits);
  const Pipeline pipeline{.grammars = grammars.get(),
                          .limits = limits_here(reading.limits),
                          .language = reading.language,
                          .needs_letter = false,
                          .tells_of_source = false};
  Findings findings(options, setting, pipeline);
  const int status = run_pipeline(
      inputs, pipeline, reading.jobs,
      [&](Outcome& outcome) { findings.prepare(outcome); },
      [&](Outcome&& outcome) { findings.deliver(std::move(outcome)); });
  findings.end(has_folder(reading.inputs));
  return status == 0 && findings.is_found() ? findings_status : status;
}

}  // namespace ituletter
