#pragma once

#include "check/rules.hpp"

namespace ituletter {

// How dates are written, in date_words.cpp.
void find_impossible_dates(const Draft& draft, Report& report);
void find_wrong_weekdays(const Draft& draft, Report& report);
void find_dates_in_figures(const Draft& draft, Report& report);
void find_vague_limits(const Draft& draft, Report& report);

// What dates say together, in date_order.cpp.
void find_deadlines_before_issue(const Draft& draft, Report& report);
void find_deadlines_after_meeting(const Draft& draft, Report& report);
void find_hours_without_zone(const Draft& draft, Report& report);
void find_months_without_days(const Draft& draft, Report& report);

// Subject, body and annexes side by side, in date_agreement.cpp.
/// The last day of the meeting that a letter calls although it is over.
std::optional<std::string> end_of_meeting_before_issue(const Draft& draft);
void find_event_before_issue(const Draft& draft, Report& report);
void find_differing_events(const Draft& draft, Report& report);

}  // namespace ituletter
