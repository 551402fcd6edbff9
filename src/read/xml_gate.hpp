#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ituletter/read.hpp"

namespace ituletter {

/// `xmlns:prefix="uri"`, as written.
struct NamespaceDeclaration {
  std::string_view prefix;
  std::string_view uri;
  bool is_at_root = false;
};

/// Looks through the UTF-8 bytes of a part before any tree is built of them,
/// and gives its namespace declarations. Throws Error for more than `limits`
/// allow, for a DTD, a NUL, anything but white space round the one root, and
/// elements left open. What it lets through is not always well-formed; the
/// parser sees to that.
std::vector<NamespaceDeclaration> check_xml(std::string_view xml,
                                            std::string_view part,
                                            const Limits& limits);

}  // namespace ituletter
