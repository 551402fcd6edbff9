// A letter as its amendments leave it.

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "compare/pairing.hpp"
#include "extract/calendar.hpp"
#include "ituletter/compare.hpp"
#include "write/ical_events.hpp"
#include "write/walk.hpp"

namespace ituletter {
namespace {

/// Takes the places from values, for they stand in another text.
class PlaceEraser {
 public:
  template <class T>
  void operator()(std::string_view, T& value) {
    erase(value);
  }
  template <class T>
  void operator()(std::string_view, std::vector<T>& values, std::string_view) {
    for (T& value : values) erase(value);
  }

  template <class T>
  void erase(Found<T>& found) {
    found.where = {.span = {}, .gaps = {}, .rule = "amended"};
  }
  template <class T>
  void erase(std::optional<T>& value) {
    if (value) erase(*value);
  }
  void erase(std::string&) {}
  template <class T>
  void erase(T& object) {
    if constexpr (std::is_class_v<T>) describe(object, *this);
  }
};

template <class T>
T taken_over(T value) {
  PlaceEraser().erase(value);
  return value;
}

template <class T>
std::size_t index_in(const std::vector<T>& all, const T* one) {
  return static_cast<std::size_t>(one - all.data());
}

/// What a letter says of a thing once it is amended; where it says the same as
/// before, it says it in the same place.
void keep_places(const Meeting& before, Meeting& now) {
  for (const auto fact :
       {&Meeting::start, &Meeting::end, &Meeting::opens, &Meeting::closes,
        &Meeting::time_zone, &Meeting::place, &Meeting::mode}) {
    const Maybe<std::string>& old = before.*fact;
    if (old && now.*fact && old->value == (now.*fact)->value) now.*fact = old;
  }
}

/// Without the old days of what the letter itself moves.
std::vector<Meeting> current_meetings(const Letter& letter) {
  std::vector<Meeting> meetings;
  for (const Meeting& meeting : letter.meetings) {
    if (!is_superseded(meeting, letter)) meetings.push_back(meeting);
  }
  return meetings;
}

/// Applies an addendum or a corrigendum.
class Amending {
 public:
  Amending(const Letter& letter, const Letter& amendment)
      : letter_(letter), current_(letter), amendment_(amendment) {
    current_.meetings = current_meetings(letter);
  }

  Letter run() {
    amend_meetings();
    amend_deadlines();
    for (const Words& link : amendment_.links) {
      if (!has_link(current_, link.value))
        current_.links.push_back(taken_over(link));
    }
    for (const Reference& one : amendment_.references) {
      if (!has_reference(current_, one) && !is_reference_to(current_, one))
        current_.references.push_back(taken_over(one));
    }
    current_.amendment = taken_over(amendment_.amendment);
    return std::move(current_);
  }

 private:
  void amend_meetings() {
    const std::vector<Meeting> before = current_.meetings;
    std::vector<std::optional<Meeting>> now(before.begin(), before.end());
    std::vector<Meeting> added;
    for (const auto& [old, after] : pair_meetings(current_, amendment_)) {
      if (old == nullptr) {
        if (is_new(*after)) added.push_back(taken_over(*after));
        continue;
      }
      const std::size_t n = index_in(current_.meetings, old);
      now[n] = amended_meeting(*old, *after);
      if (old->start && now[n]->start)
        moves_.emplace_back(old->start->value, now[n]->start->value);
      // No calendar has it yet, and those of its group are counted.
      if (old->status == "mentioned")
        added.push_back(*std::exchange(now[n], std::nullopt));
    }
    current_.meetings.clear();
    for (std::optional<Meeting>& meeting : now) {
      if (meeting) current_.meetings.push_back(std::move(*meeting));
    }
    std::ranges::move(added, std::back_inserter(current_.meetings));
  }

  /// Not the old days of another one, nor something without days.
  bool is_new(const Meeting& after) const {
    return after.start && !is_superseded(after, amendment_);
  }

  Meeting amended_meeting(const Meeting& before, const Meeting& after) const {
    Meeting now = before;
    if (after.status == "cancelled") {
      now.status = after.status;
      return now;
    }
    now = completed(taken_over(as_said(after)), before);
    if (is_place_in_other_words(before, now)) now.place = before.place;
    now.group = before.group;
    if (before.title) now.title = before.title;
    keep_places(before, now);
    return now;
  }

  /// "Geneva" is no other place than "Genève".
  bool is_place_in_other_words(const Meeting& before,
                               const Meeting& after) const {
    return current_.language != amendment_.language && before.place &&
           after.place && before.time_zone && after.time_zone &&
           before.time_zone->value == after.time_zone->value;
  }

  void amend_deadlines() {
    std::vector<Deadline> now = letter_.deadlines;
    std::vector<Deadline> added;
    for (Deadline& deadline : now) move_with_meeting(deadline);
    for (const auto& [before, after] : pair_deadlines(letter_, amendment_)) {
      if (before == nullptr) {
        added.push_back(taken_over(*after));
        continue;
      }
      Deadline& one = now[index_in(letter_.deadlines, before)];
      one = completed(taken_over(*after), *before);
      // Where it says the same, it says it in the same place; the words around
      // an old date would contradict a new one.
      if (one.date.value == before->date.value)
        one.date = before->date;
      else if (!after->text.value.empty())
        one.text = taken_over(after->text);
    }
    std::ranges::move(added, std::back_inserter(now));
    current_.deadlines = std::move(now);
  }

  /// "One month before the meeting" follows from its first day.
  void move_with_meeting(Deadline& deadline) const {
    if (!deadline.rule || !deadline.rule->starts_with('-')) return;
    for (const auto& [before, after] : moves_) {
      if (moved(before, *deadline.rule) != deadline.date.value) continue;
      const auto date = moved(after, *deadline.rule);
      if (before == after || !date) return;
      deadline.date = taken_over(Words{.value = *date, .where = {}});
      return;
    }
  }

  const Letter& letter_;
  Letter current_;
  const Letter& amendment_;
  /// The first days of meetings that both name, before and after.
  std::vector<std::pair<std::string, std::string>> moves_;
};

/// Puts what a revision says into the order of the letter.
class Revising {
 public:
  Revising(const Letter& letter, const Letter& revision)
      : before_(letter), revision_(revision) {
    before_.meetings = current_meetings(letter);
  }

  Letter run() {
    Letter now = revision_;
    now.meetings = meetings();
    now.deadlines = deadlines();
    return now;
  }

 private:
  std::vector<Meeting> meetings() const {
    std::vector<std::optional<Meeting>> named(before_.meetings.size());
    std::vector<bool> is_left(revision_.meetings.size());
    for (std::size_t n = 0; n < is_left.size(); ++n)
      is_left[n] = revision_.meetings[n].status == "mentioned";
    for (const auto& [before, after] : pair_meetings(before_, revision_)) {
      const std::size_t n = index_in(revision_.meetings, after);
      is_left[n] = before == nullptr || before->status == "mentioned";
      if (is_left[n]) continue;
      auto& now = named[index_in(before_.meetings, before)];
      now = *after;
      now->group = before->group;
    }
    std::vector<Meeting> all;
    for (std::size_t n = 0; n < named.size(); ++n) {
      const Meeting& before = before_.meetings[n];
      if (named[n]) {
        all.push_back(std::move(*named[n]));
      } else if (before.status != "mentioned") {
        all.push_back(without(before));
      }
    }
    for (std::size_t n = 0; n < is_left.size(); ++n) {
      const Meeting& one = revision_.meetings[n];
      if (is_left[n] && !is_superseded(one, revision_)) all.push_back(one);
    }
    return all;
  }

  /// A meeting that the revision does not call: it may speak of it.
  Meeting without(const Meeting& before) const {
    Meeting gone = taken_over(before);
    const bool is_mentioned =
        std::ranges::any_of(revision_.meetings, [&](const Meeting& one) {
          return one.status == "mentioned" && is_unchanged(before, one);
        });
    if (!is_mentioned) gone.status = "cancelled";
    return gone;
  }

  std::vector<Deadline> deadlines() const {
    std::vector<const Deadline*> named(before_.deadlines.size());
    std::vector<bool> is_placed(revision_.deadlines.size());
    for (const auto& [before, after] : pair_deadlines(before_, revision_)) {
      if (before == nullptr) continue;
      is_placed[index_in(revision_.deadlines, after)] = true;
      named[index_in(before_.deadlines, before)] = after;
    }
    std::vector<Deadline> all;
    for (const Deadline* one : named) {
      if (one != nullptr) all.push_back(*one);
    }
    for (std::size_t n = 0; n < is_placed.size(); ++n) {
      if (!is_placed[n]) all.push_back(revision_.deadlines[n]);
    }
    return all;
  }

  Letter before_;
  const Letter& revision_;
};

/// "Corrigendum 1 to TSB Collective letter 2/17, 2025-07-10".
std::string name_of(const Letter& amendment) {
  std::string name = amendment.reference ? amendment.reference->value
                                         : amendment.id.value_or("");
  if (amendment.date) name += ", " + amendment.date->value;
  return name;
}

}  // namespace

Letter amended(const Letter& letter, const Letter& amendment) {
  Letter now = is_revision(amendment) ? Revising(letter, amendment).run()
                                      : Amending(letter, amendment).run();
  now.amended_by = letter.amended_by;
  now.amended_by.push_back(name_of(amendment));
  return now;
}

}  // namespace ituletter
