#include "compare/amendment.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "compare/differences.hpp"
#include "compare/meetings.hpp"
#include "compare/pairing.hpp"
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

std::string name_of(const Meeting& meeting) {
  return "meeting " +
         (meeting.group ? meeting.group->value : text_of(meeting.start));
}

void tell_called(const Paired<Meeting>& pair, Changes& out) {
  if (pair.before == nullptr) {
    out.change(name_of(*pair.after), {}, days_of(*pair.after));
    return;
  }
  const Meeting& before = *pair.before;
  const Meeting after = completed(as_said(*pair.after), before);
  const std::string name = name_of(before);
  const bool has_words = out.has_one_language();
  out.change(name + ", dates", days_of(before), days_of(after));
  out.change(name + ", hours", hours_of(before), hours_of(after));
  out.change(name + ", place", whereabouts(before, has_words),
             whereabouts(after, has_words));
}

void compare_meetings(Changes& out) {
  for (const auto& pair : pair_meetings(out.letter(), out.amendment())) {
    if (pair.after->status != "cancelled") {
      tell_called(pair, out);
      continue;
    }
    const Meeting& known = pair.before == nullptr ? *pair.after : *pair.before;
    out.cancel(name_of(known), days_of(known), days_of(*pair.after));
  }
}

void compare_deadlines(Changes& out) {
  for (const auto& [before, after] :
       pair_deadlines(out.letter(), out.amendment())) {
    const std::string name = "deadline " + after->action.value;
    if (before == nullptr) {
      out.change(name, {}, deadline_day(*after));
    } else {
      out.change(name, deadline_day(*before),
                 deadline_day(completed(*after, *before)));
    }
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
    if (one.kind == "circular" || one.kind == "collective-letter" ||
        has_reference(out.letter(), one))
      continue;
    out.change("reference", {},
               {.value = one.id, .where = one.text.where.span});
  }
}

}  // namespace

std::string part_named_by(const Letter& letter) {
  if (!letter.amendment || is_revision(letter)) return {};
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
  compare_meetings(out);
  compare_deadlines(out);
  compare_annexes(out);
  compare_references(out);
  compare_links(out);
  return out.take();
}

}  // namespace ituletter
