#include "ituletter/grammar.hpp"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "cli/inputs.hpp"
#include "cli/output.hpp"
#include "cli/pipeline.hpp"
#include "cli/report.hpp"
#include "ituletter/error.hpp"
#include "write/escape.hpp"
#include "write/utf8.hpp"

namespace ituletter {
namespace {

constexpr int broken_status = 2;
constexpr std::size_t largest_file = std::size_t{16} << 20;

/// A grammar file: built in, or from the file system.
struct GrammarFile {
  std::string path;
  std::string toml;
};

std::vector<GrammarFile> files(const std::vector<std::string>& paths) {
  std::vector<GrammarFile> result;
  result.reserve(paths.size());
  for (const std::string& path : paths)
    result.push_back({path, read_file(path, largest_file)});
  if (!paths.empty()) return result;
  for (const std::string& name : grammar_source_names())
    result.push_back(
        {"grammars/" + name + ".toml", std::string(grammar_source(name))});
  return result;
}

int list(const GrammarOptions& options) {
  std::string text;
  for (const GrammarFile& file : files(options.words))
    for (const RuleSummary& rule : list_rules(file.toml, file.path))
      text += std::filesystem::path(file.path).stem().string() + "\t" +
              rule.name + "\t" + rule.kind + "\t" + rule.example + "\n";
  Output().write(text);
  return 0;
}

void report_broken(const BrokenExample& broken) {
  print_messages(format({.file = broken.path,
                         .line = broken.line,
                         .column = broken.column,
                         .what = broken.message,
                         .code = "grammar.example"}));
}

/// Calls `check` for each file; a broken one is reported and the others are
/// still looked at.
template <class Check>
int for_each_file(const GrammarOptions& options, Check check) {
  int status = 0;
  for (const GrammarFile& file : files(options.words)) {
    try {
      if (!check(file)) status = broken_status;
    } catch (const Error& error) {
      print_messages(format(file.path, error));
      status = exit_status(error.kind());
    }
  }
  return status;
}

int test(const GrammarOptions& options) {
  return for_each_file(options, [](const GrammarFile& file) {
    const GrammarProof proof = prove_grammar(file.toml, file.path);
    for (const BrokenExample& broken : proof.broken) report_broken(broken);
    Output().write(file.path + ": " + std::to_string(proof.checked) +
                   " examples, " + std::to_string(proof.broken.size()) +
                   " broken\n");
    return proof.broken.empty();
  });
}

int check(const GrammarOptions& options) {
  return for_each_file(options, [](const GrammarFile& file) {
    const auto rules = list_rules(file.toml, file.path);
    prove_grammar(file.toml, file.path);
    Output().write(file.path + ": " + std::to_string(rules.size()) +
                   " rules\n");
    return true;
  });
}

std::string valid_text(std::string_view bytes) {
  std::string text;
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint point = decode(bytes, at);
    text +=
        point.is_valid ? bytes.substr(at, point.size) : replacement_character;
    at += point.size;
  }
  return text;
}

std::string match_line(const Grammar& grammar, std::string_view bytes) {
  const std::string text = valid_text(bytes);
  CodePointIndex index(text);
  std::string line = "{\"matches\":[";
  for (const RuleMatch& match : find_values(grammar, text)) {
    if (line.back() == '}') line += ',';
    line += "{\"rule\":";
    append_json_string(line, match.rule);
    line += ",\"kind\":";
    append_json_string(line, match.kind);
    line += ",\"value\":";
    append_json_string(line, match.value);
    const Span where = index.to_code_points(match.where);
    line += ",\"span\":[" + std::to_string(where.begin) + "," +
            std::to_string(where.end) + "]}";
  }
  return line + "]}\n";
}

int match(const GrammarOptions& options) {
  const LoadedGrammars grammars(options.grammars);
  const Grammar& grammar = find_grammar(grammars.get(), options.language);
  Output output;
  if (!options.words.empty()) {
    for (const std::string& text : options.words)
      output.write(match_line(grammar, text));
    return 0;
  }
  for_each_line(
      [&](std::string_view line) { output.write(match_line(grammar, line)); });
  return 0;
}

void add_action(CLI::App& command, GrammarOptions& options, const char* name,
                const char* what) {
  CLI::App& action = *command.add_subcommand(name, what);
  action.add_option("FILE", options.words,
                    "grammar files, else those built in");
  action.parse_complete_callback([&options, name] { options.action = name; });
}

void add_match(CLI::App& command, GrammarOptions& options) {
  CLI::App& action = *command.add_subcommand(
      "match", "print what the rules find in a text, a line of JSON for each");
  action
      .add_option("TEXT", options.words,
                  "texts, else the lines of standard input")
      ->type_name("");
  action.add_option("-l,--language", options.language, "language of the text")
      ->required()
      ->type_name("LANG");
  action
      .add_option("--grammars", options.grammars,
                  "add the grammars of this folder")
      ->type_name("DIR");
  action.parse_complete_callback([&options] { options.action = "match"; });
}

}  // namespace

void add_grammar(CLI::App& app, GrammarOptions& options) {
  CLI::App& command =
      *app.add_subcommand("grammar", "look at, test and try grammars");
  command.require_subcommand(1);
  add_action(command, options, "list", "print the rules of a grammar");
  add_action(command, options, "test",
             "run the examples and rejects of a grammar");
  add_action(command, options, "check", "tell whether a grammar can be used");
  add_match(command, options);
}

int run_grammar(const GrammarOptions& options) {
  if (options.action == "list") return list(options);
  if (options.action == "test") return test(options);
  if (options.action == "check") return check(options);
  return match(options);
}

}  // namespace ituletter
