#include <algorithm>
#include <array>
#include <map>

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

void read_references(const RecognisedText& document, Letter& letter) {
  std::string own;
  std::map<std::string, std::size_t> known;
  const auto add = [&](const Match& match, const std::string& id) {
    if (id.empty()) return;
    const auto [at, is_new] = known.try_emplace(
        std::string(match.kind) + " " + id, letter.references.size());
    if (!is_new) {
      ++letter.references[at->second].occurrences;
      return;
    }
    letter.references.push_back({std::string(match.kind), id,
                                 document.exact(match.where, match.rule), 1});
  };
  if (letter.reference) {
    for (const Match& match : document.values()) {
      const bool is_own =
          document.where(match.where, "").span == letter.reference->where.span;
      if (is_own) own = match.value;
    }
  }
  for (const Match& match : document.values()) {
    if (!is_reference(match)) continue;
    if (is_set_aside(document, match.where.begin)) continue;
    if (match.value != own) {
      add(match, match.value);
    } else if (letter.amendment) {
      add(match, without_amendment(own));
    }
  }
}

bool is_web(std::string_view target) {
  return target.starts_with("http://") || target.starts_with("https://");
}

void read_links(const RecognisedText& document, Letter& letter) {
  std::vector<Words> found;
  const auto& links = document.source().links;
  for (const Link& link : links) {
    const std::size_t at = document.text().map.to_text(link.where.begin);
    if (is_web(link.target) && !is_set_aside(document, at)) {
      found.push_back({link.target, {link.where, {}, "link.target"}});
    }
  }
  for (const Match& match : document.values()) {
    if (match.kind != "url") continue;
    Words words = document.exact(match.where, match.rule);
    const bool is_target = std::ranges::any_of(links, [&](const Link& link) {
      return link.where.begin < words.where.span.end &&
             words.where.span.begin < link.where.end;
    });
    if (is_target || is_set_aside(document, match.where.begin)) continue;
    if (is_web(words.value)) found.push_back(std::move(words));
  }
  std::ranges::stable_sort(
      found, {}, [](const Words& words) { return words.where.span.begin; });
  for (Words& words : found) {
    const bool is_known =
        std::ranges::find(letter.links, words.value, &Words::value) !=
        letter.links.end();
    if (!is_known) letter.links.push_back(std::move(words));
  }
}

}  // namespace

void extract_references(const RecognisedText& document, Letter& letter) {
  read_references(document, letter);
  read_links(document, letter);
}

}  // namespace ituletter
