#include "compare/amendment.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "compare/differences.hpp"
#include "compare/meetings.hpp"
#include "compare/records.hpp"

namespace ituletter {
namespace {

/// Collects changes.
class Changes {
 public:
  Changes(const ComparedLetter& letter, const ComparedLetter& amendment,
          const std::vector<std::string>& names)
      : letter_(*letter.letter), amendment_(*amendment.letter), names_(names) {}

  const Letter& letter() const { return letter_; }
  const Letter& amendment() const { return amendment_; }
  bool has_one_language() const {
    return letter_.language == amendment_.language;
  }

  /// What the amendment does not say stays as it is.
  void change(const std::string& field, Said before, Said after) {
    if (!after.value || before.value == after.value) return;
    const std::string message =
        before.value ? field + ": " + *before.value + " becomes " + *after.value
                     : field + ": " + *after.value + " is new";
    keep("set/amended", field, std::move(before), std::move(after), message);
  }

  void cancel(const std::string& field, Said before, Said after) {
    const std::string message =
        field + ": " + before.value.value_or("it") + " is cancelled";
    after.value = "cancelled";
    keep("set/amended", field, std::move(before), std::move(after), message);
  }

  /// Of another letter altogether.
  void check_ids() {
    const std::string before = base_id(letter_);
    const std::string after = base_id(amendment_);
    if (before.empty() || after.empty() || before == after) return;
    keep("set/other-letter", "letter", {.value = before},
         {.value = after,
          .where = amendment_.reference ? amendment_.reference->where.span
                                        : std::optional<Span>()},
         "letter: " + names_[1] + " amends " + after + ", not " + before);
  }

  std::vector<Difference> take() { return std::move(all_); }

 private:
  void keep(std::string_view rule, const std::string& field, Said before,
            Said after, std::string message) {
    after.is_odd = true;
    all_.push_back({rule,
                    field,
                    {std::move(before), std::move(after)},
                    std::move(message)});
  }

  const Letter& letter_;
  const Letter& amendment_;
  const std::vector<std::string>& names_;
  std::vector<Difference> all_;
};

std::string text_of(const Maybe<std::string>& value) {
  return value ? value->value : std::string();
}

bool is_same_day(const Meeting& one, const Meeting& other) {
  return text_of(one.start) == text_of(other.start) &&
         text_of(one.end) == text_of(other.end);
}

/// A meeting of the amendment beside the one that it is, or was, in the letter.
struct Pairing {
  const Meeting* before = nullptr;
  const Meeting* after = nullptr;
};

/// Finds for each meeting that an amendment calls, or calls off, what it was.
class MeetingChanges {
 public:
  explicit MeetingChanges(Changes& out) : out_(out) {}

  void run() {
    pair_unchanged();
    pair_moved();
    pair_by_group();
    for (const Meeting* after : left_of("convened"))
      pairs_.push_back({nullptr, after});
    for (const Pairing& pair : pairs_) tell(pair);
    tell_cancelled();
  }

 private:
  using Meetings = std::vector<const Meeting*>;

  bool is_used(const Meeting& meeting) const {
    return std::ranges::any_of(pairs_, [&](const Pairing& pair) {
      return pair.before == &meeting || pair.after == &meeting;
    });
  }

  Meetings left_of(std::string_view status) const {
    Meetings left;
    for (const Meeting& one : out_.amendment().meetings) {
      if (one.status == status && !is_used(one)) left.push_back(&one);
    }
    return left;
  }

  template <class Is>
  const Meeting* find_before(Is is) const {
    for (const Meeting& one : out_.letter().meetings) {
      if (!is_used(one) && is(one)) return &one;
    }
    return nullptr;
  }

  void pair_unchanged() {
    for (const Meeting* after : left_of("convened")) {
      const Meeting* before = find_before([&](const Meeting& one) {
        return is_same_day(one, *after) &&
               text_of(one.group) == text_of(after->group);
      });
      if (before != nullptr) pairs_.push_back({before, after});
    }
  }

  /// The old days of a meeting stand beside the new ones, as cancelled.
  void pair_moved() {
    for (const Meeting* old : left_of("cancelled")) {
      const Meeting* before = find_before(
          [&](const Meeting& one) { return is_same_day(one, *old); });
      const Meetings called = left_of("convened");
      if (before == nullptr || called.empty()) continue;
      auto after = std::ranges::find_if(called, [&](const Meeting* one) {
        return text_of(one->group) == text_of(before->group);
      });
      if (after == called.end()) after = called.begin();
      pairs_.push_back({before, *after});
    }
  }

  void pair_by_group() {
    for (const Meeting* after : left_of("convened")) {
      const Meeting* before = find_before([&](const Meeting& one) {
        return one.status == "convened" &&
               text_of(one.group) == text_of(after->group);
      });
      if (before != nullptr) pairs_.push_back({before, after});
    }
  }

  static std::string name_of(const Meeting& meeting) {
    return "meeting " +
           (meeting.group ? meeting.group->value : text_of(meeting.start));
  }

  void tell(const Pairing& pair) {
    if (pair.before == nullptr) {
      out_.change(name_of(*pair.after), {}, days_of(*pair.after));
      return;
    }
    const Meeting& before = *pair.before;
    const Meeting after = completed(*pair.after, before);
    const std::string name = name_of(before);
    const bool has_words = out_.has_one_language();
    out_.change(name + ", dates", days_of(before), days_of(after));
    out_.change(name + ", hours", hours_of(before), hours_of(after));
    out_.change(name + ", place", whereabouts(before, has_words),
                whereabouts(after, has_words));
  }

  /// What the amendment does not say, or what was only inferred from what it
  /// says, stays as it was.
  static Meeting completed(Meeting after, const Meeting& before) {
    const bool says_mode = after.mode && !after.mode->where.span.empty();
    if (!says_mode && !after.place) after.place = before.place;
    if (!says_mode) after.mode = before.mode;
    if (!after.time_zone) after.time_zone = before.time_zone;
    if (!after.opens && after.closes) after.opens = before.opens;
    const bool stays = after.opens && before.closes &&
                       after.opens->value < before.closes->value;
    if (!after.closes && stays) after.closes = before.closes;
    return after;
  }

  void tell_cancelled() {
    for (const Meeting* old : left_of("cancelled")) {
      const auto is_it = [&](const Meeting& one) {
        return is_same_day(one, *old);
      };
      const bool has_moved =
          std::ranges::any_of(pairs_, [&](const Pairing& pair) {
            return pair.before != nullptr && is_it(*pair.before);
          });
      if (has_moved) continue;
      const Meeting* before = find_before(is_it);
      const Meeting& known = before == nullptr ? *old : *before;
      out_.cancel(name_of(known), days_of(known), days_of(*old));
    }
  }

  Changes& out_;
  std::vector<Pairing> pairs_;
};

void compare_deadlines(Changes& out) {
  std::vector<const Deadline*> used;
  const auto find = [&](const Deadline& after, bool same_day) {
    for (const Deadline& one : out.letter().deadlines) {
      if (one.action.value == after.action.value &&
          (!same_day || one.date.value == after.date.value) &&
          std::ranges::find(used, &one) == used.end())
        return &one;
    }
    return static_cast<const Deadline*>(nullptr);
  };
  std::vector<const Deadline*> changed;
  for (const Deadline& after : out.amendment().deadlines) {
    if (const Deadline* same = find(after, true)) {
      used.push_back(same);
      out.change("deadline " + after.action.value, deadline_day(*same),
                 deadline_day(after));
    } else {
      changed.push_back(&after);
    }
  }
  for (const Deadline* after : changed) {
    const Deadline* before = find(*after, false);
    if (before != nullptr) used.push_back(before);
    out.change("deadline " + after->action.value,
               before == nullptr ? Said() : deadline_day(*before),
               deadline_day(*after));
  }
}

void compare_annexes(Changes& out) {
  for (const Annex& after : out.amendment().annexes) {
    const std::string label = text_of(after.label);
    const auto& annexes = out.letter().annexes;
    const auto before = std::ranges::find_if(annexes, [&](const Annex& one) {
      return text_of(one.label) == label && one.kind.value == after.kind.value;
    });
    Said said = said_of(after.kind);
    if (after.label) said.where = after.label->where.span;
    if (before == annexes.end()) {
      out.change(label.empty() ? "annex" : "annex " + label, {}, said);
    } else {
      *said.value += ", anew";
      out.change("annex " + label, said_of(before->kind), said);
    }
  }
}

bool has_link(const Letter& letter, const std::string& link) {
  const auto is_it = [&](const Words& one) { return one.value == link; };
  return std::ranges::any_of(letter.links, is_it) ||
         std::ranges::any_of(letter.contact.web, is_it);
}

void compare_links(Changes& out) {
  if (file_kind(out.letter()) != FileKind::document &&
      file_kind(out.amendment()) == FileKind::document)
    return;
  for (const Words& link : out.amendment().links) {
    if (!has_link(out.letter(), link.value))
      out.change("link", {}, said_of(link));
  }
}

void compare_references(Changes& out) {
  for (const Reference& one : out.amendment().references) {
    const auto& before = out.letter().references;
    if (one.kind == "circular" || one.kind == "collective-letter" ||
        std::ranges::find(before, one.id, &Reference::id) != before.end())
      continue;
    out.change("reference", {},
               {.value = one.id, .where = one.text.where.span});
  }
}

}  // namespace

std::string part_named_by(const Letter& letter) {
  if (!letter.amendment || letter.amendment->value.kind == "revision")
    return {};
  return version_of(letter);
}

std::string version_of(const Letter& letter) {
  if (!letter.amendment) return "the letter";
  const Amendment& amendment = letter.amendment->value;
  return amendment.kind + " " + std::to_string(amendment.number);
}

std::string base_id(const Letter& letter) {
  return letter.id ? letter.id->substr(0, letter.id->find('!')) : "";
}

std::vector<Difference> changes_by(const ComparedLetter& letter,
                                   const ComparedLetter& amendment,
                                   const std::vector<std::string>& names) {
  Changes out(letter, amendment, names);
  out.check_ids();
  MeetingChanges(out).run();
  compare_deadlines(out);
  compare_annexes(out);
  compare_references(out);
  compare_links(out);
  return out.take();
}

}  // namespace ituletter
