#pragma once

#include <string>
#include <vector>

#include "ituletter/letter.hpp"

namespace ituletter {

/// A fact of an amendment beside the one that it is, or was, in the letter.
template <class Fact>
struct Paired {
  const Fact* before = nullptr;  ///< null: it is new
  const Fact* after = nullptr;
};

/// What an amendment does to the meetings of a letter: those that it convenes,
/// then those that it calls off. The old days of one that moves are in none.
std::vector<Paired<Meeting>> pair_meetings(const Letter& letter,
                                           const Letter& amendment);

/// Whether they are of one group, on the same days.
bool is_unchanged(const Meeting& before, const Meeting& after);

/// The deadlines of an amendment, those that stay as they are first.
std::vector<Paired<Deadline>> pair_deadlines(const Letter& letter,
                                             const Letter& amendment);

/// A meeting without what was only inferred from what is said of it.
Meeting as_said(Meeting meeting);

/// What an amendment does not say of a meeting (`as_said`) or a deadline stays
/// as it was.
Meeting completed(Meeting after, const Meeting& before);
Deadline completed(Deadline after, const Deadline& before);

bool is_addendum(const Letter& letter);
bool is_revision(const Letter& letter);

bool has_link(const Letter& letter, const std::string& link);
bool has_reference(const Letter& letter, const Reference& reference);

/// Whether a reference is to a letter by its number: an amendment names the
/// letter that it amends.
bool is_reference_to(const Letter& letter, const Reference& reference);

}  // namespace ituletter
