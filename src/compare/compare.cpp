#include "ituletter/compare.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "compare/amendment.hpp"
#include "compare/differences.hpp"
#include "compare/facts.hpp"
#include "compare/verdict.hpp"
#include "ituletter/check.hpp"

namespace ituletter {
namespace {

using Letters = std::span<const ComparedLetter>;
using Name = std::string (*)(const Letter& letter);

std::string language_of(const Letter& letter) { return letter.language; }

std::string file_of(const Letter& letter) {
  const std::string& path = letter.source.path;
  return path.substr(path.find_last_of('/') + 1);
}

std::string path_of(const Letter& letter) { return letter.source.path; }

/// What the columns are headed by: the shortest that tells the letters apart.
std::vector<std::string> names_of(Letters letters) {
  for (const Name name : {version_of, language_of, file_of, path_of}) {
    std::vector<std::string> names;
    for (const ComparedLetter& one : letters)
      names.push_back(name(*one.letter));
    if (std::set<std::string>(names.begin(), names.end()).size() ==
        names.size())
      return names;
  }
  std::vector<std::string> names;
  for (std::size_t n = 0; n < letters.size(); ++n)
    names.push_back("letter " + std::to_string(n + 1));
  return names;
}

std::vector<Difference> compare_versions(Letters letters,
                                         std::vector<std::string> names) {
  Differences out(letters, std::move(names));
  compare_identity(out);
  compare_addressees(out);
  compare_contacts(out);
  compare_links(out);
  compare_meetings(out);
  compare_deadlines(out);
  compare_annexes(out);
  compare_annex_texts(out);
  compare_paragraphs(out);
  compare_agendas(out);
  compare_references(out);
  compare_short_texts(out);
  return out.take();
}

/// Some of all letters, and where they are among all.
struct Selection {
  std::vector<std::size_t> indices;
  std::vector<ComparedLetter> letters;
  std::vector<std::string> names;

  void add(std::size_t n, Letters all, const std::vector<std::string>& named) {
    indices.push_back(n);
    letters.push_back(all[n]);
    names.push_back(named[n]);
  }
};

/// Adds differences of some letters to those of all.
void append(std::vector<Difference> some, const Selection& selection,
            std::size_t size, std::vector<Difference>& all) {
  for (Difference& one : some) {
    std::vector<Said> said(size, Said{.is_known = false});
    for (std::size_t i = 0; i < selection.indices.size(); ++i)
      said[selection.indices[i]] = std::move(one.said[i]);
    one.said = std::move(said);
    all.push_back(std::move(one));
  }
}

/// The letter that an amendment is about: what it names, and in its language,
/// as far as there is one.
std::size_t amended_by(const Letter& amendment, const Selection& originals) {
  std::size_t best = 0;
  int most = -1;
  for (std::size_t i = 0; i < originals.letters.size(); ++i) {
    const Letter& letter = *originals.letters[i].letter;
    const int fit = (base_id(letter) == base_id(amendment) ? 2 : 0) +
                    (letter.language == amendment.language ? 1 : 0);
    if (fit > most) best = i;
    most = std::max(most, fit);
  }
  return best;
}

/// Letters by what amends them, the letters themselves first.
std::vector<Selection> by_amendment(Letters letters,
                                    const std::vector<std::string>& names) {
  std::vector<std::string> kinds;
  std::vector<Selection> selections;
  for (std::size_t n = 0; n < letters.size(); ++n) {
    const std::string kind = part_named_by(*letters[n].letter);
    auto found = std::ranges::find(kinds, kind);
    if (found == kinds.end()) {
      found = kind.empty() ? kinds.begin() : kinds.end();
      const auto at = found - kinds.begin();
      found = kinds.insert(found, kind);
      selections.insert(selections.begin() + at, Selection());
    }
    selections[static_cast<std::size_t>(found - kinds.begin())].add(n, letters,
                                                                    names);
  }
  return selections;
}

}  // namespace

Comparison compare(std::span<const ComparedLetter> letters) {
  Comparison result{.names = names_of(letters), .differences = {}};
  if (letters.empty()) return result;
  std::vector<Selection> groups = by_amendment(letters, result.names);
  if (!part_named_by(*groups.front().letters[0].letter).empty() &&
      groups.size() > 1) {
    // Parts of several letters, and nothing that they amend.
    groups.assign(1, Selection());
    for (std::size_t n = 0; n < letters.size(); ++n)
      groups[0].add(n, letters, result.names);
  }
  for (const Selection& group : groups)
    append(compare_versions(group.letters, group.names), group, letters.size(),
           result.differences);
  for (std::size_t g = 1; g < groups.size(); ++g) {
    for (std::size_t i = 0; i < groups[g].indices.size(); ++i) {
      Selection pair;
      pair.add(
          groups[0]
              .indices[amended_by(*groups[g].letters[i].letter, groups[0])],
          letters, result.names);
      pair.add(groups[g].indices[i], letters, result.names);
      append(changes_by(pair.letters[0], pair.letters[1], pair.names), pair,
             letters.size(), result.differences);
    }
  }
  return result;
}

std::vector<Finding> findings_of(const Comparison& comparison,
                                 std::size_t letter) {
  std::vector<Finding> findings;
  for (const Difference& difference : comparison.differences) {
    const Said& said = difference.said[letter];
    if (!said.is_known || !said.is_odd) continue;
    const CheckRule* rule = find_check_rule(difference.rule);
    findings.push_back(
        {.severity = rule == nullptr ? Severity::error : rule->severity,
         .code = std::string(difference.rule),
         .message = difference.message,
         .where = said.value ? said.where : std::nullopt});
  }
  std::ranges::stable_sort(findings, {}, [](const Finding& finding) {
    return finding.where ? finding.where->begin + 1 : 0;
  });
  return findings;
}

}  // namespace ituletter
