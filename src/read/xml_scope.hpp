#pragma once

#include <pugixml.hpp>
#include <string>

#include "read/xml.hpp"

namespace ituletter {

/// Renames every element and attribute whose prefix is declared anew within
/// the tree, so that afterwards a prefix means the same everywhere:
/// `scoped_prefix` of its namespace. One pass, whatever the tree; looking up
/// the declarations of each name by itself would be quadratic.
void settle_prefixes(pugi::xml_document& document);

/// The prefix that `settle_prefixes` gives to a namespace. No file can use it.
std::string scoped_prefix(Ns ns);

constexpr Ns last_namespace = Ns::word_extension;

}  // namespace ituletter
