#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "extract/identity.hpp"
#include "extract/kinds.hpp"
#include "extract/links.hpp"
#include "extract/meetings.hpp"

namespace ituletter {
namespace {

constexpr std::array<std::string_view, 12> kinds = {
    "circular",         "collective-letter", "recommendation",  "supplement",
    "technical-report", "iso-iec",           "resolution",      "question",
    "study-group",      "working-party",     "assembly-action", "document"};

bool is_reference(const Match& match) {
  return std::ranges::find(kinds, match.kind) != kinds.end();
}

// The letter that an addendum or corrigendum amends is a reference; the
// letter itself is none.
std::string without_amendment(const std::string& id) {
  for (const char* word : {" Addendum ", " Corrigendum ", " Revision "}) {
    if (const auto at = id.find(word); at != std::string::npos) {
      return id.substr(0, at);
    }
  }
  return id;
}

// "X.400 S=itumail" of a page's foot is an address.
bool is_set_aside(const RecognisedText& document, std::size_t at) {
  const auto& lines = document.lines();
  const auto after = std::ranges::upper_bound(
      lines, at, {}, [](const Line& line) { return line.where.begin; });
  return after != lines.begin() && std::prev(after)->is_noise;
}

// The ids of the letter itself: in its head one may lack its group, and a
// joint letter has several. What an addendum amends is another letter.
std::set<std::string> own_ids(const RecognisedText& document,
                              const Letter& letter) {
  std::set<std::string> ids = {reference_id(letter)};
  if (!letter.reference) return ids;
  const TokenRange own = document.tokens_of(letter.reference->where);
  for (const Match& match : document.values(own)) {
    const bool is_amended =
        letter.amendment && without_amendment(match.value) == match.value;
    if (is_letter_reference(match) && !is_amended) ids.insert(match.value);
  }
  return ids;
}

/// Lists what the letter refers to, each once.
class ReferenceList {
 public:
  ReferenceList(const RecognisedText& document, std::vector<Reference>& out)
      : document_(document), out_(out) {}

  void add(const Match& match, const std::string& id) {
    if (id.empty()) return;
    add(std::string(match.kind), id, document_.exact(match.where, match.rule));
  }

  void add(std::string kind, const std::string& id, Words text) {
    const auto [known, is_new] =
        known_.try_emplace(id + '\n' + kind, out_.size());
    if (!is_new) {
      ++out_[known->second].occurrences;
      return;
    }
    out_.push_back({std::move(kind), id, std::move(text), 1});
  }

 private:
  const RecognisedText& document_;
  std::vector<Reference>& out_;
  std::map<std::string, std::size_t> known_;  ///< by id and kind
};

void read_references(const RecognisedText& document, const Sections& sections,
                     Letter& letter) {
  const std::set<std::string> own = own_ids(document, letter);
  ReferenceList list(document, letter.references);
  bool is_named = false;  // the letter itself; running heads repeat that
  for (const Match& match : document.values()) {
    if (!is_reference(match)) continue;
    if (is_set_aside(document, match.where.begin)) continue;
    if (!own.contains(match.value)) {
      list.add(match, match.value);
    } else if (letter.amendment && !is_named) {
      list.add(match, without_amendment(match.value));
      is_named = true;
    }
  }
  for (const QuestionCell& cell : questions_of_columns(document, sections)) {
    list.add("question", cell.id, cell.text);
  }
}

bool is_web(std::string_view target) {
  return target.starts_with("http://") || target.starts_with("https://");
}

std::vector<Words> links_of_source(const RecognisedText& document) {
  std::vector<Words> found;
  for (const Link& link : document.source().links) {
    const std::size_t at = document.text().map.to_text(link.where.begin);
    if (is_web(link.target) && !is_set_aside(document, at)) {
      found.push_back({link.target, {link.where, {}, "link.target"}});
    }
  }
  return found;
}

// Addresses in the text, but for those that are the text of a link.
std::vector<Words> links_of_text(const RecognisedText& document) {
  const LinkIndex links(document.source().links);
  std::vector<Words> found;
  for (const Match& match : document.values()) {
    if (match.kind != "url") continue;
    if (is_set_aside(document, match.where.begin)) continue;
    Words words = document.exact(match.where, match.rule);
    const bool is_link = !links.at(words.where.span).empty();
    if (!is_link && is_web(words.value)) found.push_back(std::move(words));
  }
  return found;
}

void read_links(const RecognisedText& document, Letter& letter) {
  std::vector<Words> found = links_of_source(document);
  std::ranges::move(links_of_text(document), std::back_inserter(found));
  std::ranges::stable_sort(
      found, {}, [](const Words& words) { return words.where.span.begin; });
  std::set<std::string> known;
  for (Words& words : found) {
    if (known.insert(words.value).second) {
      letter.links.push_back(std::move(words));
    }
  }
}

}  // namespace

void extract_references(const RecognisedText& document,
                        const Sections& sections, Letter& letter) {
  read_references(document, sections, letter);
  read_links(document, letter);
}

}  // namespace ituletter
