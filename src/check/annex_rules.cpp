// Annexes against what the letter says of them.

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "check/ref_rules.hpp"
#include "text/characters.hpp"

namespace ituletter {
namespace {

/// Number of a label in its family; letters and figures do not mix.
struct Label {
  bool is_letter = false;
  int number = 0;
};

std::optional<Label> read_label(std::string_view label) {
  const bool is_number =
      !label.empty() && label.size() <= 2 &&
      std::ranges::all_of(label, [](char c) { return c >= '0' && c <= '9'; });
  if (is_number) return Label{false, std::stoi(std::string(label))};
  const bool is_letter =
      label.size() == 1 && label.front() >= 'A' && label.front() <= 'Z';
  if (is_letter) return Label{true, label.front() - 'A' + 1};
  return std::nullopt;
}

bool is_annex(const Match& match) { return match.kind == "annex"; }

/// What has annexes of its own.
bool is_document(const Match& match) {
  constexpr std::array<std::string_view, 10> kinds = {
      "circular",         "collective-letter", "recommendation", "supplement",
      "technical-report", "iso-iec",           "resolution",     "document",
      "assembly-action",  "internal-reference"};
  return std::ranges::find(kinds, match.kind) != kinds.end();
}

/// "Annex D to TSAG-R1", "Recommendation A.1, Annex B".
bool is_of_another(const RecognisedText& document, const Match& annex) {
  constexpr std::size_t after = 6;
  constexpr std::size_t before = 3;
  const TokenRange sentence = document.sentence(annex.begin);
  const std::size_t end = std::min(annex.end + after, sentence.end);
  for (std::size_t i = annex.end; i < end; ++i) {
    const Match* next = document.value_at(i);
    if (next != nullptr && is_document(*next)) return true;
  }
  return std::ranges::any_of(
      document.values({sentence.begin, annex.begin}), [&](const Match& last) {
        return is_document(last) && annex.begin - last.end <= before;
      });
}

/// The letter without its annexes, from the salutation on.
TokenRange own_text(const Draft& draft) {
  TokenRange text = tokens_of(draft.document, draft.sections.body);
  const TokenRange closing = tokens_of(draft.document, draft.sections.closing);
  if (text.empty()) return closing;
  if (!closing.empty()) text.end = closing.end;
  return text;
}

TokenRange tokens_of(const Draft& draft, const AnnexSection& annex) {
  return tokens_of(draft.document, {annex.heading, annex.body.end});
}

bool has_annex(const Draft& draft, std::string_view label) {
  return std::ranges::any_of(
      draft.sections.annexes, [label](const AnnexSection& annex) {
        return annex.label != nullptr && annex.label->value == label;
      });
}

/// The highest number of the annexes that are there, in a family.
int last_number(const Draft& draft, bool is_letter) {
  int last = 0;
  for (const AnnexSection& annex : draft.sections.annexes) {
    if (annex.label == nullptr) continue;
    const auto label = read_label(annex.label->value);
    if (label && label->is_letter == is_letter) {
      last = std::max(last, label->number);
    }
  }
  return last;
}

/// An appendix to an annex has a label of another family.
int count_main_annexes(const Draft& draft) {
  const auto& annexes = draft.sections.annexes;
  if (annexes.empty() || annexes.front().label == nullptr) {
    return static_cast<int>(annexes.size());
  }
  const auto first = read_label(annexes.front().label->value);
  return static_cast<int>(
      std::ranges::count_if(annexes, [&](const AnnexSection& annex) {
        if (annex.label == nullptr) return false;
        const auto label = read_label(annex.label->value);
        return label.has_value() == first.has_value() &&
               (!label || label->is_letter == first->is_letter);
      }));
}

/// Whether some annex of the letter is named in it by its label.
bool names_annexes(const Draft& draft) {
  return std::ranges::any_of(
      draft.document.values(own_text(draft)), [&](const Match& match) {
        return is_annex(match) && has_annex(draft, match.value);
      });
}

/// Words for annexes without a label may mean any of them: "the annexes",
/// "the attached form".
bool has_unnamed_annexes(const Draft& draft) {
  const RecognisedText& document = draft.document;
  const TokenRange body = tokens_of(document, draft.sections.body);
  if (document.has_cue("enclosed", body)) return true;
  return std::ranges::any_of(
      document.cues("label", body), [&document](const Match& cue) {
        if (cue.value != "annexes") return false;
        const Match* match = document.value_at(cue.begin);
        return match == nullptr || !is_annex(*match);
      });
}

bool is_mentioned(const Draft& draft, const AnnexSection& annex) {
  const TokenRange own = tokens_of(draft, annex);
  return std::ranges::any_of(draft.document.values(), [&](const Match& match) {
    return is_annex(match) && match.value == annex.label->value &&
           !own.has(match.begin);
  });
}

/// The letter of a label, as it is typed; empty for a number.
Span letter_of(const RecognisedText& document, const Match& annex) {
  const Tokens& tokens = document.tokens();
  for (std::size_t i = annex.end; i-- > annex.begin;) {
    const std::string_view word = tokens.words(i);
    std::size_t at = 0;
    const char32_t letter = next_char(word, at);
    const bool is_full_width = letter >= 0xFF00;
    if (at != word.size() || annex.value.size() != 1 || is_full_width) continue;
    if (latin_lookalike(letter) == static_cast<char32_t>(annex.value.front())) {
      return tokens.span(i, i + 1);
    }
  }
  return {};
}

bool is_ascii(std::string_view letter) { return letter.size() == 1; }

}  // namespace

void find_wrong_count(const Draft& draft, Report& report) {
  const Letter& letter = draft.letter;
  // Annexes may be files of their own, or have no heading.
  if (!letter.annexes_declared || letter.annexes.empty()) return;
  const int declared = letter.annexes_declared->value;
  const int present = static_cast<int>(letter.annexes.size());
  if (declared == present || declared == count_main_annexes(draft)) return;
  report.add(letter.annexes_declared->where.span,
             "the letter declares " + std::to_string(declared) +
                 " annexes and has " + std::to_string(present));
}

void find_missing_annexes(const Draft& draft, Report& report) {
  // What an annex of another document is called, the letter need not say: only
  // a label that would be the next is certainly one of its own.
  constexpr int furthest = 2;
  for (const Match& match : draft.document.values(own_text(draft))) {
    if (!is_annex(match) || has_annex(draft, match.value)) continue;
    const auto label = read_label(match.value);
    if (!label) continue;
    const int last = last_number(draft, label->is_letter);
    if (last == 0 || label->number > last + furthest) continue;
    if (is_of_another(draft.document, match)) continue;
    report.add(source_span(draft, match.where),
               "the letter has no annex \"" + match.value + "\"");
  }
}

void find_unmentioned_annexes(const Draft& draft, Report& report) {
  if (!names_annexes(draft) || has_unnamed_annexes(draft)) return;
  for (const AnnexSection& annex : draft.sections.annexes) {
    if (annex.label == nullptr || is_mentioned(draft, annex)) continue;
    report.add(source_span(draft, annex.label->where),
               "the letter does not say what annex \"" + annex.label->value +
                   "\" is for");
  }
}

void find_mixed_labels(const Draft& draft, Report& report) {
  const RecognisedText& document = draft.document;
  const TokenRange text = own_text(draft);
  for (const AnnexSection& annex : draft.sections.annexes) {
    if (annex.label == nullptr) continue;
    const std::string heading(document.view(letter_of(document, *annex.label)));
    if (heading.empty()) continue;
    for (const Match& match : document.values(text)) {
      if (!is_annex(match) || match.value != annex.label->value) continue;
      const Span where = letter_of(document, match);
      const std::string letter(document.view(where));
      if (letter.empty() || is_ascii(letter) == is_ascii(heading)) continue;
      report.add(source_span(draft, where),
                 "\"" + letter + "\" is a " +
                     (is_ascii(letter) ? "Latin" : "Cyrillic") +
                     " letter, in the heading of the annex a " +
                     (is_ascii(heading) ? "Latin" : "Cyrillic") + " one",
                 heading);
    }
  }
}

}  // namespace ituletter
