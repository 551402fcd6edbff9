#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ituletter/read.hpp"
#include "read/private_folder.hpp"

namespace ituletter {

/// A program that converts a file for us.
struct Child {
  std::string name;     ///< looked for in the folders of ChildLimits::path
  std::string package;  ///< of Debian that has it, for messages
  std::vector<std::string> arguments = {};
  std::string_view input = {};  ///< bytes of its standard input
  std::size_t longest_output = 0;
};

struct ChildResult {
  std::string output = {};
  std::string errors = {};  ///< the first of what it says on standard error
  int status = 0;
};

/// Where the program `name` lies; empty where it is not installed.
std::string find_program(std::string_view name, std::string_view path);

/// Runs a program to its end, and ends what it leaves running. It starts
/// without a shell, in a process group of its own, in `folder`, with no file
/// of ours but its standard streams, within `limits` and a `Confinement`.
///
/// A status other than 0 is the caller's to judge: see `fail_child`. Throws
/// Error: child_missing, child_timeout, child_memory, child_failed when a
/// signal ends it, limit_written, and limit_part for more than
/// `longest_output`.
ChildResult run_child(const Child& child, PrivateFolder& folder,
                      const ChildLimits& limits);

/// Throws Error(child_failed) with the status and what the program said.
[[noreturn]] void fail_child(const Child& child, const ChildResult& result);

}  // namespace ituletter
