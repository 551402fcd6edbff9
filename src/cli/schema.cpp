#include <CLI/CLI.hpp>

#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "ituletter/write.hpp"

namespace ituletter {

void add_schema(CLI::App& app, SchemaOptions& options) {
  CLI::App& command = *app.add_subcommand("schema", "print a schema");
  command
      .add_option(
          "NAME", options.name,
          "json (JSON Schema), xml or rng (RELAX NG), rnc (its "
          "compact form), xsd, findings (of check, JSON Schema), sql (of "
          "archives)")
      ->required()
      ->check(CLI::IsMember(
          {"json", "xml", "rng", "rnc", "xsd", "findings", "sql"}))
      ->type_name("");
}

int run_schema(const SchemaOptions& options) {
  Output().write(schema(options.name));
  return 0;
}

}  // namespace ituletter
