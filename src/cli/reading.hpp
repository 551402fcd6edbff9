#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cli/inputs.hpp"
#include "ituletter/read.hpp"

namespace CLI {
class App;
}

namespace ituletter {

/// What the commands that read letters were told alike.
struct ReadingOptions {
  InputOptions inputs;
  std::string language;  ///< detected if empty
  std::string grammars;  ///< folder
  std::size_t jobs = 1;
  Limits limits;
};

// Declare those options, in groups for the sake of the help's order.
void add_inputs(CLI::App& command, InputOptions& inputs);
void add_config(CLI::App& command, std::string& path);
void add_jobs(CLI::App& command, ReadingOptions& options);
void add_language(CLI::App& command, ReadingOptions& options);
void add_limits(CLI::App& command, Limits& limits);

/// The limits, with where converters are and may write: that is for the user's
/// surroundings to say.
Limits limits_here(Limits limits);

void print_warnings(const std::vector<InputWarning>& warnings);

}  // namespace ituletter
