#pragma once

#include <span>
#include <string>

#include "ituletter/check.hpp"

namespace ituletter {

// The forms of findings, a file each.

std::string write_findings_json(std::span<const CheckedFile> files);
std::string write_findings_text(std::span<const CheckedFile> files);

}  // namespace ituletter
