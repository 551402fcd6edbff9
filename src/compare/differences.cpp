#include "compare/differences.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "check/rules.hpp"
#include "compare/verdict.hpp"
#include "ituletter/text.hpp"

namespace ituletter {
namespace {

bool has_one_language(std::span<const ComparedLetter> letters) {
  return std::ranges::all_of(letters, [&](const ComparedLetter& one) {
    return one.letter->language == letters.front().letter->language;
  });
}

/// The words of a fact as its letter has them.
std::string words_at(const ComparedLetter& letter, const Said& said) {
  if (!said.value) return {};
  if (!said.where || said.where->empty()) return *said.value;
  return plain(std::string_view(letter.source->text)
                   .substr(said.where->begin, said.where->size()));
}

/// The place of a rule in its table.
std::ptrdiff_t rank(std::string_view rule) {
  const auto rules = set_rules();
  return std::ranges::find(rules, rule,
                           [](const Rule& row) { return row.said.name; }) -
         rules.begin();
}

bool is_inside(const std::vector<Said>& inner, const std::vector<Said>& outer) {
  for (std::size_t n = 0; n < inner.size(); ++n) {
    if (!inner[n].value || !inner[n].is_known) continue;
    if (!inner[n].where || !outer[n].where ||
        inner[n].where->size() >= outer[n].where->size() ||
        !outer[n].where->contains(*inner[n].where))
      return false;
  }
  return true;
}

}  // namespace

FileKind file_kind(const Letter& letter) {
  if (letter.source.format == "txt") return FileKind::text;
  return letter.source.format == "pdf" ? FileKind::pages : FileKind::document;
}

Differences::Differences(std::span<const ComparedLetter> letters,
                         std::vector<std::string> names)
    : letters_(letters), names_(std::move(names)), missing_(letters.size()) {
  const FileKind kind = file_kind(letter(0));
  has_same_words_ =
      has_one_language(letters) && kind != FileKind::pages && are_all(kind);
}

bool Differences::are_all(FileKind kind) const {
  return std::ranges::all_of(letters_, [&](const ComparedLetter& one) {
    return file_kind(*one.letter) == kind;
  });
}

/// Whether all that say it say it in a part that is missing elsewhere.
bool Differences::is_in_missing_part(const Difference& difference) const {
  for (std::size_t n = 0; n < size(); ++n) {
    const Said& said = difference.said[n];
    if (!said.value || !said.is_known) continue;
    const bool is_in_part =
        said.where && std::ranges::any_of(missing_[n], [&](Span part) {
          return part.contains(*said.where);
        });
    if (!is_in_part) return false;
  }
  return true;
}

/// Whether a part is the few words in which an event is announced that the same
/// letters lack: a row of a table of deadlines.
bool Differences::is_of_missing_event(
    const std::vector<Said>& said,
    const std::vector<std::vector<Span>>& parts) const {
  constexpr std::size_t longest = 300;  // bytes
  const auto is_there = [&](std::size_t n) { return !parts[n].empty(); };
  return std::ranges::any_of(all_, [&](const Difference& event) {
    if (event.rule != "set/deadline-differs" &&
        event.rule != "set/meeting-differs")
      return false;
    for (std::size_t n = 0; n < said.size(); ++n) {
      if (event.said[n].value.has_value() != is_there(n)) return false;
      if (!is_there(n)) continue;
      std::size_t length = 0;
      bool is_inside = false;
      for (const Span part : parts[n]) {
        length += part.size();
        is_inside |= event.said[n].where && part.contains(*event.said[n].where);
      }
      if (!is_inside || length > longest) return false;
    }
    return true;
  });
}

void Differences::note_causes(const std::vector<Said>& said) {
  if (!has_same_words_) return;
  for (std::size_t i = 0; i < said.size(); ++i) {
    for (std::size_t j = i + 1; j < said.size(); ++j) {
      if (said[i].is_known && said[j].is_known)
        causes_.add(words_at(letters_[i], said[i]),
                    words_at(letters_[j], said[j]));
    }
  }
}

void Differences::keep(std::string_view rule, std::string field,
                       std::vector<Said> said) {
  std::string message = describe(field, said, names_);
  all_.push_back({rule, std::move(field), std::move(said), std::move(message)});
}

void Differences::add(std::string_view rule, std::string field,
                      std::vector<Said> said) {
  if (!judge(said)) return;
  note_causes(said);
  keep(rule, std::move(field), std::move(said));
}

void Differences::add_part(std::string_view rule, std::string field,
                           std::vector<Said> said,
                           const std::vector<std::vector<Span>>& parts) {
  if (!judge(said) || is_of_missing_event(said, parts)) return;
  for (std::size_t n = 0; n < size(); ++n)
    missing_[n].insert(missing_[n].end(), parts[n].begin(), parts[n].end());
  std::string message = describe(field, said, names_);
  parts_.push_back(
      {rule, std::move(field), std::move(said), std::move(message)});
}

bool Differences::has_moved_meeting() const {
  return std::ranges::any_of(all_, [](const Difference& one) {
    return one.rule == "set/meeting-differs" &&
           (one.field.ends_with(", dates") ||
            one.field.find(',') == std::string::npos);
  });
}

bool Differences::has_other_address(const std::string& address) const {
  return std::ranges::any_of(all_, [&](const Difference& one) {
    return (one.rule == "set/link-differs" ||
            one.rule == "set/contact-differs") &&
           std::ranges::any_of(one.said, [&](const Said& said) {
             return said.value == address;
           });
  });
}

void Differences::add_words(std::string_view rule, std::string field,
                            std::vector<Said> said) {
  if (has_same_words_)
    waiting_.push_back({rule, std::move(field), std::move(said)});
}

/// Against the first letter that has such words.
void Differences::compare_words(Waiting& words) {
  std::vector<Said>& said = words.said;
  const auto first = std::ranges::find_if(said, [](const Said& one) {
    return one.is_known && one.value.has_value();
  });
  if (first == said.end()) return;
  const std::string before = *first->value;
  std::string shown;
  for (auto one = first; one != said.end(); ++one) {
    if (!one->is_known || !one->value) continue;
    const std::string after = *one->value;
    std::vector<Span> left;
    std::vector<Span> right;
    for (const WordChange& change : causes_.other_changes(before, after)) {
      left.push_back(change.before);
      right.push_back(change.after);
    }
    one->code = left.empty() ? before : after;
    if (left.empty()) continue;
    one->value = excerpt(after, right);
    if (shown.empty()) shown = excerpt(before, left);
  }
  for (Said& one : said) {
    if (!shown.empty() && one.value && one.code == before) one.value = shown;
  }
  if (judge(said)) keep(words.rule, std::move(words.field), std::move(said));
}

/// Words that stand in others that differ (a deadline in its paragraph) are
/// told with those.
void Differences::compare_waiting() {
  const auto begin = static_cast<std::ptrdiff_t>(all_.size());
  for (Waiting& words : waiting_) compare_words(words);
  const std::vector<Difference> words(all_.begin() + begin, all_.end());
  all_.erase(all_.begin() + begin, all_.end());
  for (const Difference& one : words) {
    const auto holds = [&](const Difference& other) {
      return one.rule != other.rule && is_inside(one.said, other.said);
    };
    if (std::ranges::none_of(words, holds)) all_.push_back(one);
  }
}

std::vector<Difference> Differences::take() {
  compare_waiting();
  std::erase_if(all_,
                [&](const Difference& one) { return is_in_missing_part(one); });
  std::ranges::move(parts_, std::back_inserter(all_));
  std::ranges::stable_sort(all_, {}, [](const Difference& difference) {
    return rank(difference.rule);
  });
  return std::move(all_);
}

}  // namespace ituletter
