#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cli/inputs.hpp"
#include "ituletter/read.hpp"
#include "ituletter/write.hpp"

namespace CLI {
class App;
}

namespace ituletter {

// Each subcommand: what it was told, the function that declares its options,
// and the one that runs it and returns the exit status.

struct ConvertOptions {
  InputOptions inputs;
  std::string to = "json";
  std::string output = "-";
  std::string output_dir;
  std::string split;  ///< folder for one file per event
  std::string language;
  std::string grammars;  ///< folder
  std::string dtstamp;
  std::size_t jobs = 1;
  Limits limits;
  WriteOptions write;
};

void add_convert(CLI::App& app, ConvertOptions& options);
int run_convert(const ConvertOptions& options);

struct GrammarOptions {
  std::string action;
  std::string language;
  std::string grammars;            ///< folder
  std::vector<std::string> words;  ///< files, or texts to match
};

void add_grammar(CLI::App& app, GrammarOptions& options);
int run_grammar(const GrammarOptions& options);

struct SchemaOptions {
  std::string name;
};

void add_schema(CLI::App& app, SchemaOptions& options);
int run_schema(const SchemaOptions& options);

struct CompletionOptions {
  std::string shell;
};

void add_completion(CLI::App& app, CompletionOptions& options);
/// `app` is the program, whose commands and options are to be completed.
int run_completion(const CLI::App& app, const CompletionOptions& options);

void add_doctor(CLI::App& app);
int run_doctor();

/// "gcc 12.2.0" and the like, for --version and doctor.
std::string build_description();

}  // namespace ituletter
