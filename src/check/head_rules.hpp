#pragma once

#include "check/rules.hpp"

namespace ituletter {

// Fields and how they are written, in head_contact.cpp.
void find_missing_fields(const Draft& draft, Report& report);
void find_invalid_contacts(const Draft& draft, Report& report);
void find_resolution_forms(const Draft& draft, Report& report);

// Whose letter it is, in head_group.cpp.
void find_other_groups(const Draft& draft, Report& report);

}  // namespace ituletter
