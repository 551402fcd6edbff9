#pragma once

#include <string>

#include "view/fact.hpp"
#include "view/labels.hpp"

namespace ituletter {

/// Its days, and its hours if it has some: "2025-09-04 – 2025-09-05,
/// 13:00–17:00". Empty if it has none.
std::string days_of(const Fact& fact);
std::string hours_of(const Fact& fact);

/// "meeting 2": what the fact is called in the letter.
std::string tag_of(const Fact& fact, const Labels& labels);

/// The value as people read it.
std::string shown_value(const FactPart& part, const Labels& labels);

/// A heading for all of a kind.
std::string_view heading_of(FactKind kind, const Labels& labels);

}  // namespace ituletter
