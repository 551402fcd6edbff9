#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cli/reading.hpp"
#include "ituletter/archive.hpp"
#include "ituletter/write.hpp"

namespace CLI {
class App;
}

namespace ituletter {

// Each subcommand: what it was told, the function that declares its options,
// and the one that runs it and returns the exit status.

struct ConvertOptions {
  ReadingOptions reading;
  std::string to = "json";
  std::string output = "-";
  std::string output_dir;
  std::string split;  ///< folder for one file per event
  std::string dtstamp;
  WriteOptions write;
};

void add_convert(CLI::App& app, ConvertOptions& options);
int run_convert(const ConvertOptions& options);

struct CheckOptions {
  ReadingOptions reading;
  std::string format = "text";
  std::string output = "-";
  std::string explain;  ///< a rule
  bool lists_rules = false;
  std::string fail_on;  ///< the configuration's if empty, else "warning"
  bool fixes = false;
  bool shows_diff = false;
  std::string config;  ///< looked for if empty
  std::string profile;
  std::string baseline;
  std::string write_baseline;
};

void add_check(CLI::App& app, CheckOptions& options);
int run_check(const CheckOptions& options);

struct CompareOptions {
  ReadingOptions reading;
  std::string format = "table";
  std::string output = "-";
  std::string config;  ///< looked for if empty
};

void add_compare(CLI::App& app, CompareOptions& options);
int run_compare(const CompareOptions& options);

struct ViewOptions {
  ReadingOptions reading;
  bool is_page = false;  ///< HTML
  std::string output = "-";
  std::string colour = "auto";
  std::size_t columns = 0;  ///< the terminal's if 0
  std::string config;       ///< looked for if empty
};

void add_view(CLI::App& app, ViewOptions& options);
int run_view(const ViewOptions& options);

struct ArchiveOptions {
  ReadingOptions reading;
  std::string archive = ".";
  // add
  bool keeps_originals = false;
  bool has_no_index = false;
  bool checks = false;
  bool waits = false;
  std::vector<std::string> formats;
  std::string progress = "auto";
  // questions
  ArchiveFilter filter;
  std::string year;
  std::vector<std::string> words;  ///< or the name of a letter, or SQL
  std::size_t limit = 20;
  bool is_json = false;
  // calendar
  std::string output = "-";
  std::string split;  ///< folder
  WriteOptions write;
  // site
  std::string title;
  std::string site_language = "en";
  std::string address;
};

void add_archive(CLI::App& app, ArchiveOptions& options);
int run_archive(const CLI::App& app, ArchiveOptions options);

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
