#include <malloc.h>

#include <CLI/CLI.hpp>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/report.hpp"
#include "ituletter/error.hpp"
#include "text/suggestion.hpp"

namespace ituletter {
namespace {

constexpr int usage_status = 2;
constexpr int bug_status = 70;

struct Options {
  ConvertOptions convert;
  CheckOptions check;
  CompareOptions compare;
  ViewOptions view;
  ArchiveOptions archive;
  GrammarOptions grammar;
  SchemaOptions schema;
  CompletionOptions completion;
};

void declare(CLI::App& app, Options& options) {
  app.name("ituletter");
  app.require_subcommand(1);
  app.set_version_flag("--version", "ituletter " ITULETTER_VERSION);
  add_convert(app, options.convert);
  add_check(app, options.check);
  add_compare(app, options.compare);
  add_view(app, options.view);
  add_archive(app, options.archive);
  add_grammar(app, options.grammar);
  add_schema(app, options.schema);
  add_completion(app, options.completion);
  add_doctor(app);
  // Last, for commands take over the footer that they find.
  app.footer(
      "Exit status: 0 done, 1 findings, 2 wrong usage or grammar, 3 an input "
      "could not be\nconverted, 70 a bug of ours, 130 interrupted.");
}

int dispatch(const CLI::App& app, const Options& options) {
  if (app.got_subcommand("convert")) return run_convert(options.convert);
  if (app.got_subcommand("check")) return run_check(options.check);
  if (app.got_subcommand("compare")) return run_compare(options.compare);
  if (app.got_subcommand("view")) return run_view(options.view);
  if (app.got_subcommand("archive")) return run_archive(app, options.archive);
  if (app.got_subcommand("grammar")) return run_grammar(options.grammar);
  if (app.got_subcommand("schema")) return run_schema(options.schema);
  if (app.got_subcommand("completion"))
    return run_completion(app, options.completion);
  return run_doctor();
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words)
    text += (text.empty() ? "" : ", ") + word;
  return text;
}

std::vector<std::string> command_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command :
       app.get_subcommands([](const CLI::App*) { return true; }))
    names.push_back(command->get_name());
  return names;
}

const CLI::App& innermost(const CLI::App& app) {
  const CLI::App* at = &app;
  while (!at->get_subcommands().empty()) at = at->get_subcommands().front();
  return *at;
}

std::string command_line(const CLI::App& app) {
  const CLI::App* parent = app.get_parent();
  return (parent ? command_line(*parent) + " " : "") + app.get_name();
}

/// What is wrong if a word stands where a command should, or none does; CLI11
/// names neither the word nor the commands.
std::string unknown_command(const CLI::App& app) {
  const std::vector<std::string> names = command_names(innermost(app));
  if (names.empty()) return {};
  const std::vector<std::string> rest = app.remaining(true);
  if (rest.empty()) return "a command is missing; there are " + joined(names);
  if (rest[0].starts_with('-'))
    return "no option \"" + rest[0] + "\"; see " +
           command_line(innermost(app)) + " --help";
  const std::string near = suggestion(rest[0], names);
  return "no command \"" + rest[0] + "\"" +
         (near.empty() ? "; there are " + joined(names) : near);
}

int fail_usage(std::string_view what) {
  print_messages(format({.what = what, .code = "usage"}));
  return usage_status;
}

std::string in_our_words(std::string text) {
  const bool is_capital = !text.empty() && text[0] >= 'A' && text[0] <= 'Z';
  const bool is_name = text.size() > 1 && text[1] >= 'A' && text[1] <= 'Z';
  if (is_capital && !is_name) text[0] = static_cast<char>(text[0] - 'A' + 'a');
  while (text.ends_with('.') || text.ends_with('\n')) text.pop_back();
  return text;
}

int explain(const CLI::App& app, const CLI::ParseError& error) {
  const std::string wrong = unknown_command(app);
  if (!wrong.empty()) return fail_usage(wrong);
  return fail_usage(in_our_words(error.what()) + "; see " +
                    command_line(innermost(app)) + " --help");
}

/// Help and version.
int print_asked(const CLI::App& app, const CLI::ParseError& error) {
  std::ostringstream text;
  app.exit(error, text, text);
  Output().write(text.str());
  return 0;
}

int parse_and_run(int count, char** words) {
  CLI::App app("Reads ITU-T circulars and collective letters as data.");
  Options options;
  declare(app, options);
  try {
    app.parse(count, words);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return print_asked(app, error);
    return explain(app, error);
  }
  return dispatch(app, options);
}

// What was given back to the system, as larger blocks soon are, comes again
// page by page: a tenth of all page faults of a letter.
void keep_freed_memory() {
  // Before there are threads.
  mallopt(M_MMAP_THRESHOLD, 4 << 20);   // NOLINT(concurrency-mt-unsafe)
  mallopt(M_TRIM_THRESHOLD, 16 << 20);  // NOLINT(concurrency-mt-unsafe)
}

}  // namespace

/// The one place where errors become exit statuses.
int run(int count, char** words) {
  keep_freed_memory();
  handle_signals();
  try {
    return parse_and_run(count, words);
  } catch (const Error& error) {
    print_messages(format("", error));
    return exit_status(error.kind());
  } catch (const ReaderGone&) {
    return 0;
  } catch (const std::exception& error) {
    const std::string what = "a bug of ituletter (" +
                             std::string(error.what()) + "); please report it";
    print_messages(format({.what = what, .code = "internal"}));
    return bug_status;
  }
}

}  // namespace ituletter

int main(int count, char** words) { return ituletter::run(count, words); }
