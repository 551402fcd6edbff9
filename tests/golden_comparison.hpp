#pragma once

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

namespace ituletter {

/// What is not as it should be. The path names the same thing in every run,
/// whatever was read in its place.
struct GoldenDifference {
  std::string path;  ///< "deadlines[2026-04-25 visa].contact"
  std::string expected;
  std::string got;
};
using Differences = std::vector<GoldenDifference>;

/// How a form of a letter is to be compared.
struct ComparisonRules {
  bool is_damaged = false;  ///< blanks, hyphens and "?" mean nothing in words
  bool has_titles = true;   ///< of annexes and agendas
};

/// How a letter differs from what a person read in it; golden/README.md tells
/// what is compared.
Differences compare_with_expectation(const nlohmann::json& expected,
                                     const nlohmann::json& letter,
                                     const ComparisonRules& rules);

/// How two readings of one letter differ, keys at the top that are in
/// `ignored` left out. Lists of unequal length are one difference.
Differences compare_readings(const nlohmann::json& one,
                             const nlohmann::json& other,
                             const std::set<std::string>& ignored);

}  // namespace ituletter
