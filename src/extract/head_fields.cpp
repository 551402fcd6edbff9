#include <algorithm>
#include <array>

#include "extract/head.hpp"
#include "extract/kinds.hpp"

namespace ituletter {
namespace {

/// Ranks the candidates for reference and date by points for what speaks for
/// and against each.
class FieldFinder {
 public:
  FieldFinder(const RecognisedText& document, const Sections& sections)
      : document_(document), head_(tokens_of(document, sections.head)) {
    for (std::size_t i = sections.head.begin; i < sections.head.end; ++i) {
      read_label(document.lines()[i]);
    }
  }

  HeadFields run() {
    find_reference();
    find_date();
    if (fields_.date != nullptr) fields_.place = place_beside(*fields_.date);
    return fields_;
  }

 private:
  struct Clue {
    bool (FieldFinder::*holds)(const Match& match) const;
    int points;
  };

  void read_label(const Line& line) {
    const Match* label = label_at(document_, line.begin, line);
    if (label == nullptr) return;
    fields_.has_copy_label |= label->value == "copy";
    const std::size_t content = after_label(document_, *label);
    if (label->value == "subject" && content < line.end) {
      fields_.subject_at = content;
      fields_.subject_end = 0;
    } else if (fields_.subject_at != 0 && fields_.subject_end == 0 &&
               is_above_subjects(label->value)) {
      fields_.subject_end = line.begin;
    }
  }

  // What follows a subject belongs to it, but not to one at the top of a head.
  static bool is_above_subjects(std::string_view label) {
    return label == "reference" || label == "date" || label == "to";
  }

  void find_reference() {
    constexpr std::array clues = {
        Clue{&FieldFinder::follows_reference_label, 40},
        Clue{&FieldFinder::starts_line, 30},
        Clue{&FieldFinder::tells_of_addressees, -30},
        Clue{&FieldFinder::in_subject, -40},
    };
    constexpr int for_being_one = 20;
    int best = 0;
    for (const Match& match : document_.values(head_)) {
      if (!is_letter_reference(match)) continue;
      // Of equals, the fuller form: a running head leaves words out.
      const int length = static_cast<int>(match.end - match.begin);
      const int score = for_being_one + length + points(match, clues);
      if (score <= best) continue;
      best = score;
      fields_.reference = &match;
    }
  }

  void find_date() {
    constexpr std::array clues = {
        Clue{&FieldFinder::has_place, 3},
        Clue{&FieldFinder::follows_date_label, 3},
        Clue{&FieldFinder::starts_line, 1},
        Clue{&FieldFinder::in_subject, -5},
    };
    constexpr int for_being_one = 2;
    int best = 0;
    for (const Match& match : document_.values(head_)) {
      const bool lacks_year = match.value.starts_with('-');
      if (match.kind != "date" || lacks_year) continue;
      const int score = for_being_one + points(match, clues);
      if (score <= best) continue;
      best = score;
      fields_.date = &match;
    }
  }

  template <class Clues>
  int points(const Match& match, const Clues& clues) const {
    int sum = 0;
    for (const Clue& clue : clues) {
      if ((this->*clue.holds)(match)) sum += clue.points;
    }
    return sum;
  }

  bool starts_line(const Match& match) const {
    return document_.starts_line(match.begin);
  }

  bool in_subject(const Match& match) const {
    return fields_.in_subject(match);
  }

  bool follows_reference_label(const Match& match) const {
    return follows_label(match, "reference");
  }

  bool follows_date_label(const Match& match) const {
    return follows_label(match, "date");
  }

  bool follows_label(const Match& match, std::string_view field) const {
    const auto labels = document_.cues("label", {head_.begin, match.begin});
    return !labels.empty() && labels.back().value == field &&
           after_label(document_, labels.back()) == match.begin;
  }

  // "To the addressees of Circular 12": inside a line about them.
  bool tells_of_addressees(const Match& match) const {
    return !starts_line(match) &&
           document_.has_cue("addressee", document_.sentence(match.begin));
  }

  bool has_place(const Match& match) const {
    return place_beside(match) != nullptr;
  }

  // "Geneva, 5 March 2024", "5 March 2024, Geneva", on one line.
  const Match* place_beside(const Match& date) const {
    constexpr std::size_t furthest_before = 2;  // tokens: a comma, a bracket
    constexpr std::size_t furthest_after = 1;
    const auto places = document_.cues("place", {head_.begin, date.begin});
    const Match* found = nullptr;
    for (auto place = places.rbegin(); place != places.rend(); ++place) {
      if (date.begin - place->end > furthest_before) break;
      if (same_line(place->begin, date.begin)) found = &*place;
    }
    if (found != nullptr) return found;
    const auto after = document_.cues("place", {date.end, head_.end});
    const bool is_after = !after.empty() &&
                          after.front().begin - date.end <= furthest_after &&
                          same_line(date.begin, after.front().begin);
    return is_after ? &after.front() : nullptr;
  }

  bool same_line(std::size_t first, std::size_t last) const {
    for (std::size_t i = first + 1; i <= last; ++i) {
      if (document_.tokens()[i].gap == Gap::edge) return false;
    }
    return true;
  }

  const RecognisedText& document_;
  TokenRange head_;
  HeadFields fields_;
};

}  // namespace

HeadFields find_head_fields(const RecognisedText& document,
                            const Sections& sections) {
  return FieldFinder(document, sections).run();
}

std::size_t after_label(const RecognisedText& document, const Match& label) {
  return document.is_sign(label.end, ":") ? label.end + 1 : label.end;
}

const Match* label_at(const RecognisedText& document, std::size_t token,
                      const Line& line) {
  const Match* label = document.cue_at("label", token);
  if (label == nullptr) return nullptr;
  if (document.is_sign(label->end, ":") && label->end < line.end) return label;
  if (token != line.begin) return nullptr;
  if (label->end == line.end) return label;
  // Without a colon: a field whose value shows that it is one.
  constexpr std::array<std::string_view, 6> need_colon = {
      "to", "annexes", "date", "references", "subject", "copy"};
  if (std::ranges::find(need_colon, label->value) != need_colon.end()) {
    return nullptr;
  }
  const Match* value = document.value_at(label->end);
  if (value == nullptr) return nullptr;
  const bool is_own = label->value == "reference" ? is_letter_reference(*value)
                                                  : is_contact_value(*value);
  return is_own ? label : nullptr;
}

}  // namespace ituletter
