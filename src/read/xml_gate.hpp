#pragma once

#include <functional>
#include <span>
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

/// Is told all declarations of a part, which may be seen only now. Returns the
/// character that is the prefix of WordprocessingML in the whole part; `\0` if
/// there is none.
using BindPrefixes =
    std::function<char(const std::vector<NamespaceDeclaration>&)>;

/// Looks through the UTF-8 bytes of a part before any tree is built of them.
/// Throws Error for more than `limits` allow, for a DTD, a NUL, anything but
/// white space round the one root, and elements left open. What it lets through
/// is not always well-formed; the parser sees to that.
///
/// Leaves out in place what a Sieve does not let through, and returns the size
/// of what stays. `bind` is called once.
std::size_t check_xml(std::span<char> xml, std::string_view part,
                      const Limits& limits, const BindPrefixes& bind);

}  // namespace ituletter
