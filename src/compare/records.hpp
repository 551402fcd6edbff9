#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compare/differences.hpp"

namespace ituletter {

/// Something that is said of a thing.
struct Field {
  std::string_view name;  ///< "dates"; empty: what the thing is
  Said said;
  bool is_words = false;  ///< of a language
};

/// A thing that a letter names: a meeting, a link.
struct FactRecord {
  /// What it is known by in the other letters, the surest first: two that have
  /// the same key at the same place are one thing. Empty: none.
  std::vector<std::string> keys;
  std::string label;          ///< "meeting SG12"
  Said whole;                 ///< shown where others lack it
  std::vector<Field> fields;  ///< the same ones for all of a kind
  bool has_parts = false;     ///< where it is missing, so is what it names
};

using Records = std::vector<FactRecord>;  ///< of one letter

/// A thing in each letter, as an index of its records, or nothing.
using Row = std::vector<std::optional<std::size_t>>;

/// Finds which records of several letters are the same thing. Costs as much as
/// there are records.
std::vector<Row> match(const std::vector<Records>& letters);

/// Whether a letter without something may have it all the same, so that it is
/// not missing: only documents show the targets of links.
using CanHide = std::function<bool(std::size_t letter, const Row& row)>;

/// Adds what is missing in some letters, and what the others say otherwise.
void compare_records(std::string_view rule, const std::vector<Records>& letters,
                     Differences& out, const CanHide& can_hide = nullptr);

/// The second half of that, for what is known to be the same thing.
void compare_fields(std::string_view rule, const std::vector<Records>& letters,
                    const Row& row, Differences& out);

/// The record's key in a place where any will do.
inline constexpr const char* any_record = "*";

/// What a value says; nothing if there is none.
template <class T>
Said said_of(const std::optional<Found<T>>& value) {
  Said said;
  if (value) said = {.value = value->value, .where = value->where.span};
  return said;
}

inline Said said_of(const Words& value) {
  return {.value = value.value, .where = value.where.span};
}

}  // namespace ituletter
