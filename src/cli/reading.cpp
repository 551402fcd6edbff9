#include "cli/reading.hpp"

#include <CLI/CLI.hpp>
#include <cstdlib>

#include "cli/report.hpp"

namespace ituletter {
namespace {

constexpr std::size_t most_jobs = 256;

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

}  // namespace

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

void add_config(CLI::App& command, std::string& path) {
  command
      .add_option("--config", path,
                  "configuration, else the nearest ituletter.toml of this "
                  "folder and those above")
      ->type_name("FILE");
}

void add_jobs(CLI::App& command, ReadingOptions& options) {
  command
      .add_option("-j,--jobs", options.jobs,
                  "work on this many letters at a time")
      ->check(CLI::Range(std::size_t{1}, most_jobs))
      ->type_name("N");
}

void add_language(CLI::App& command, ReadingOptions& options) {
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

Limits limits_here(Limits limits) {
  // No other thread runs yet.
  const char* path = std::getenv("PATH");  // NOLINT(concurrency-mt-unsafe)
  const char* temporary =
      std::getenv("TMPDIR");  // NOLINT(concurrency-mt-unsafe)
  if (path != nullptr) limits.child.path = path;
  if (temporary != nullptr && *temporary == '/')
    limits.child.temporary = temporary;
  return limits;
}

void print_warnings(const std::vector<InputWarning>& warnings) {
  for (const InputWarning& warning : warnings)
    print_messages(format({.file = warning.path,
                           .severity = "warning",
                           .what = warning.what,
                           .code = warning.code}));
}

}  // namespace ituletter
