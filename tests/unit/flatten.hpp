#pragma once

#include <string>
#include <utility>
#include <vector>

namespace ituletter {

/// The facts of an output in order: a path of names without indices, and a
/// value that is not empty.
using Facts = std::vector<std::pair<std::string, std::string>>;

/// From JSON, hyphens for the underscores of names.
Facts facts_of_json(const std::string& json);

/// From XML, without the elements that stand for one item of an array.
Facts facts_of_xml(const std::string& xml);

}  // namespace ituletter
