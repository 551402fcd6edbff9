#include "compare/pairing.hpp"

#include <algorithm>
#include <string_view>

namespace ituletter {
namespace {

std::string text_of(const Maybe<std::string>& value) {
  return value ? value->value : std::string();
}

bool is_same_day(const Meeting& one, const Meeting& other) {
  return one.start && text_of(one.start) == text_of(other.start) &&
         text_of(one.end) == text_of(other.end);
}

bool is_same_group(const Meeting& one, const Meeting& other) {
  return text_of(one.group) == text_of(other.group);
}

/// "The meeting" may have no group.
bool is_same_but_for_name(const Meeting& before, const Meeting& after) {
  return is_same_day(before, after) && (!before.group || !after.group);
}

bool is_anything(const Meeting&, const Meeting&) { return true; }

/// Finds for each meeting that an amendment calls, or calls off, what it was.
class MeetingPairing {
 public:
  MeetingPairing(const Letter& letter, const Letter& amendment)
      : letter_(letter), amendment_(amendment) {}

  std::vector<Paired<Meeting>> run() {
    pair_called(is_unchanged);
    pair_called(is_same_but_for_name);
    pair_moved(is_same_group);
    pair_called_anew();
    pair_moved(is_anything);
    for (const Meeting* after : left_of("convened"))
      pairs_.push_back({nullptr, after});
    add_cancelled();
    return std::move(pairs_);
  }

 private:
  using Meetings = std::vector<const Meeting*>;
  using Test = bool (*)(const Meeting& before, const Meeting& after);

  bool is_used(const Meeting& meeting) const {
    return std::ranges::any_of(pairs_, [&](const Paired<Meeting>& pair) {
      return pair.before == &meeting || pair.after == &meeting;
    });
  }

  Meetings left_of(std::string_view status) const {
    Meetings left;
    for (const Meeting& one : amendment_.meetings) {
      if (one.status == status && !is_used(one)) left.push_back(&one);
    }
    return left;
  }

  template <class Is>
  const Meeting* find_before(Is is) const {
    for (const Meeting& one : letter_.meetings) {
      if (is(one) && !is_used(one)) return &one;
    }
    return nullptr;
  }

  const Meeting* find_before(Test is, const Meeting& after) const {
    return find_before([&](const Meeting& one) { return is(one, after); });
  }

  void pair_called(Test is_it) {
    for (const Meeting* after : left_of("convened")) {
      const Meeting* before = find_before(is_it, *after);
      if (before != nullptr) pairs_.push_back({before, after});
    }
  }

  /// The old days of a meeting stand beside the new ones, as cancelled.
  void pair_moved(Test is_it) {
    for (const Meeting* old : left_of("cancelled")) {
      if (is_gone(*old)) continue;
      const Meeting* before = find_old(*old);
      if (before == nullptr) continue;
      const Meetings called = left_of("convened");
      const auto after = std::ranges::find_if(
          called, [&](const Meeting* one) { return is_it(*before, *one); });
      if (after != called.end()) pairs_.push_back({before, *after});
    }
  }

  const Meeting* find_old(const Meeting& old) const {
    const Meeting* before = find_before(is_unchanged, old);
    return before != nullptr ? before : find_before(is_same_day, old);
  }

  /// Whether it is known what became of the meeting of these days.
  bool is_gone(const Meeting& old) const {
    return find_before(is_unchanged, old) == nullptr &&
           std::ranges::any_of(pairs_, [&](const Paired<Meeting>& pair) {
             return pair.before != nullptr && is_same_day(*pair.before, old);
           });
  }

  /// A group seldom has two. Of events that have no group, an addendum adds
  /// one, a corrigendum moves it.
  void pair_called_anew() {
    for (const Meeting* after : left_of("convened")) {
      const bool is_known = after->group || !is_addendum(amendment_);
      const Meeting* before = find_before([&](const Meeting& one) {
        const bool is_same =
            is_known || (one.title && after->title &&
                         one.title->value == after->title->value);
        return one.status == "convened" && is_same &&
               is_same_group(one, *after);
      });
      if (before != nullptr) pairs_.push_back({before, after});
    }
  }

  void add_cancelled() {
    for (const Meeting* old : left_of("cancelled")) {
      if (is_gone(*old)) continue;
      const Meeting* before = old->start ? find_old(*old) : find_undated(*old);
      pairs_.push_back({before, old});
    }
  }

  /// The only one of the group.
  const Meeting* find_undated(const Meeting& old) const {
    const auto is_it = [&](const Meeting& one) {
      return one.status == "convened" && one.group && is_same_group(one, old);
    };
    const bool is_one = std::ranges::count_if(letter_.meetings, is_it) == 1;
    return is_one ? find_before(is_it) : nullptr;
  }

  const Letter& letter_;
  const Letter& amendment_;
  std::vector<Paired<Meeting>> pairs_;
};

bool is_same_date(const Deadline& before, const Deadline& after) {
  return before.date.value == after.date.value;
}

bool is_in_same_words(const Deadline& before, const Deadline& after) {
  return before.text.value == after.text.value;
}

bool has_telling_action(const Deadline& before, const Deadline&) {
  return before.action.value != "other";
}

std::string_view first_word(const Deadline& deadline) {
  const std::string_view text = deadline.text.value;
  return text.substr(0, text.find(' '));
}

/// For events that an addendum adds, the same may be due another time.
bool is_surely_moved(const Deadline& before, const Deadline& after) {
  return has_telling_action(before, after) &&
         first_word(before) == first_word(after);
}

bool adds_event(const Letter& letter, const Letter& amendment) {
  return is_addendum(amendment) &&
         std::ranges::any_of(pair_meetings(letter, amendment),
                             [](const Paired<Meeting>& pair) {
                               return pair.before == nullptr &&
                                      pair.after->status == "convened";
                             });
}

class DeadlinePairing {
 public:
  DeadlinePairing(const Letter& letter, const Letter& amendment)
      : letter_(letter), amendment_(amendment) {}

  std::vector<Paired<Deadline>> run() {
    pair(is_same_date);
    pair(is_in_same_words);
    pair(adds_event(letter_, amendment_) ? is_surely_moved
                                         : has_telling_action);
    for (const Deadline& after : amendment_.deadlines) {
      if (!is_used(after)) pairs_.push_back({nullptr, &after});
    }
    return std::move(pairs_);
  }

 private:
  using Test = bool (*)(const Deadline& before, const Deadline& after);

  bool is_used(const Deadline& deadline) const {
    return std::ranges::any_of(pairs_, [&](const Paired<Deadline>& pair) {
      return pair.before == &deadline || pair.after == &deadline;
    });
  }

  void pair(Test is_it) {
    for (const Deadline& after : amendment_.deadlines) {
      if (is_used(after)) continue;
      const auto before =
          std::ranges::find_if(letter_.deadlines, [&](const Deadline& one) {
            return one.action.value == after.action.value &&
                   is_it(one, after) && !is_used(one);
          });
      if (before != letter_.deadlines.end())
        pairs_.push_back({&*before, &after});
    }
  }

  const Letter& letter_;
  const Letter& amendment_;
  std::vector<Paired<Deadline>> pairs_;
};

bool is_amended_by(const Letter& letter, std::string_view kind) {
  return letter.amendment && letter.amendment->value.kind == kind;
}

}  // namespace

bool is_unchanged(const Meeting& before, const Meeting& after) {
  return is_same_day(before, after) && is_same_group(before, after);
}

std::vector<Paired<Meeting>> pair_meetings(const Letter& letter,
                                           const Letter& amendment) {
  return MeetingPairing(letter, amendment).run();
}

std::vector<Paired<Deadline>> pair_deadlines(const Letter& letter,
                                             const Letter& amendment) {
  return DeadlinePairing(letter, amendment).run();
}

Meeting as_said(Meeting meeting) {
  if (meeting.mode && meeting.mode->where.span.empty()) meeting.mode.reset();
  return meeting;
}

Meeting completed(Meeting after, const Meeting& before) {
  const bool is_virtual = after.mode && after.mode->value == "virtual";
  if (!after.place && !is_virtual) after.place = before.place;
  if (!after.mode) after.mode = before.mode;
  if (!after.time_zone) after.time_zone = before.time_zone;
  if (!after.opens) after.opens = before.opens;
  const bool stays =
      after.opens && before.closes && after.opens->value < before.closes->value;
  if (!after.closes && stays) after.closes = before.closes;
  return after;
}

Deadline completed(Deadline after, const Deadline& before) {
  if (!after.time && is_same_date(before, after)) {
    after.time = before.time;
    after.time_zone = before.time_zone;
  }
  if (!after.contact) after.contact = before.contact;
  if (!before.text.value.empty()) after.text = before.text;
  return after;
}

bool is_addendum(const Letter& letter) {
  return is_amended_by(letter, "addendum");
}

bool is_revision(const Letter& letter) {
  return is_amended_by(letter, "revision");
}

bool has_link(const Letter& letter, const std::string& link) {
  const auto is_it = [&](const Words& one) { return one.value == link; };
  return std::ranges::any_of(letter.links, is_it) ||
         std::ranges::any_of(letter.contact.web, is_it);
}

bool has_reference(const Letter& letter, const Reference& reference) {
  return std::ranges::find(letter.references, reference.id, &Reference::id) !=
         letter.references.end();
}

bool is_reference_to(const Letter& letter, const Reference& reference) {
  return letter.number && reference.kind == letter.kind &&
         reference.id.find(' ' + std::to_string(letter.number->value) +
                           (letter.group ? "/" : "")) != std::string::npos;
}

}  // namespace ituletter
