#pragma once

#include <string>
#include <string_view>

#include "check/rules.hpp"

namespace ituletter {

/// A place in the text as one in the source, which reports want.
inline Span source_span(const Draft& draft, Span where) {
  return draft.document.text().map.to_source(where);
}

inline std::string quote(std::string_view words) {
  return "\"" + std::string(words) + "\"";
}

// What the rules of the group "ref" look for; the table is in ref_rules.cpp.

// annex_rules.cpp
void find_wrong_count(const Draft& draft, Report& report);
void find_missing_annexes(const Draft& draft, Report& report);
void find_unmentioned_annexes(const Draft& draft, Report& report);
void find_mixed_labels(const Draft& draft, Report& report);

// code_rules.cpp
void find_other_work_items(const Draft& draft, Report& report);
void find_foreign_codes(const Draft& draft, Report& report);
void find_other_agenda(const Draft& draft, Report& report);
void find_uneven_bars(const Draft& draft, Report& report);
void find_other_organisations(const Draft& draft, Report& report);

// link_rules.cpp
void find_lost_links(const Draft& draft, Report& report);
void find_invalid_addresses(const Draft& draft, Report& report);

}  // namespace ituletter
