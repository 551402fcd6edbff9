#pragma once

#include <string>

#include "cli/inputs.hpp"

namespace ituletter {

/// Adds the members of a folder that was packed into a .zip, and of those
/// packed within it, each as an input "folder.zip/member.docx". Returns false
/// for a file that is none; what is wrong with such a file shows when it is
/// read. What is wrong with the folder becomes an input with that error.
bool add_packed(const std::string& path, const Limits& limits, Inputs& inputs);

void warn_of_nothing(const std::string& path, Inputs& inputs);

}  // namespace ituletter
