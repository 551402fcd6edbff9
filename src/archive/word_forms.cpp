#include "archive/word_forms.hpp"

#include <algorithm>
#include <unordered_set>

#include "grammar/tables.hpp"

namespace ituletter {
namespace {

constexpr std::string_view section = "search";
constexpr std::string_view no_ending = "-";

/// Where a grammar does not say how many letters of a word stay.
constexpr std::size_t usual_shortest = 3;

std::vector<std::string_view> split(std::string_view list) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find(' ', at), list.size());
    if (end > at) out.push_back(list.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

std::size_t shortest_of(const GrammarTables& tables) {
  const auto digit = tables.find_data(section, "shortest");
  return digit ? static_cast<std::size_t>(digit->front() - '0')
               : usual_shortest;
}

void keep_first(std::vector<std::string>& words) {
  std::unordered_set<std::string> seen;
  std::erase_if(words, [&](const std::string& word) {
    return !seen.insert(word).second;
  });
}

}  // namespace

WordForms::WordForms(const Grammars& grammars) {
  for (const std::string& language : grammars.languages()) {
    add(*grammars.find(language));
  }
  std::ranges::stable_sort(
      articles_, std::greater<>(),
      [](const Article& article) { return article.letters.size(); });
}

void WordForms::add(const Grammar& grammar) {
  const GrammarTables& tables = grammar.tables();
  const std::size_t shortest = shortest_of(tables);
  for (const DataRow& data : tables.data) {
    if (tables.string(data.table) != section) continue;
    const std::string_view key = tables.string(data.key);
    const std::string_view value = tables.string(data.value);
    const std::string folded = search_text(value);
    if (key == "endings") {
      Row row{.endings = {}, .letter = folded, .shortest = shortest};
      for (const std::string_view ending : split(value)) {
        row.endings.push_back(ending == no_ending ? "" : search_text(ending));
      }
      rows_.push_back(std::move(row));
    } else if (folded.empty()) {
      continue;
    } else if (key == "articles") {
      articles_.push_back({folded, shortest});
    } else if (key == "elided") {
      elided_.push_back(folded);
    } else if (key == "prefixes") {
      // Most short words that begin with such a letter have it as their own.
      const std::size_t more = count_characters(folded) == 1 ? 1 : 0;
      prefixes_.push_back({folded, shortest + more});
    }
  }
}

bool WordForms::is_elided(std::string_view word) const {
  return std::ranges::find(elided_, word) != elided_.end();
}

std::vector<std::string> WordForms::forms(std::string_view word) const {
  std::vector<std::string> out{std::string(word)};
  for (const std::string& base : without_prefixes(word)) {
    out.push_back(base);
    add_endings(base, out);
  }
  keep_first(out);
  return with_prefixes(std::move(out));
}

std::vector<std::string> WordForms::beginnings(std::string_view word) const {
  return with_prefixes({std::string(word)});
}

std::vector<std::string> WordForms::without_prefixes(
    std::string_view word) const {
  std::vector<std::string> out{std::string(word)};
  for (const Prefix& prefix : prefixes_) {
    if (!word.starts_with(prefix.letters)) continue;
    const std::string_view rest = word.substr(prefix.letters.size());
    if (count_characters(rest) >= prefix.shortest) out.emplace_back(rest);
  }
  return out;
}

void WordForms::add_endings(std::string_view word,
                            std::vector<std::string>& out) const {
  for (const Row& row : rows_) {
    if (!is_same_script(word, row.letter)) continue;
    for (const std::string& ending : row.endings) {
      if (!word.ends_with(ending)) continue;
      const std::string stem(word.substr(0, word.size() - ending.size()));
      if (count_characters(stem) < row.shortest) continue;
      for (const std::string& other : row.endings) out.push_back(stem + other);
    }
  }
}

std::vector<std::string> WordForms::with_prefixes(
    std::vector<std::string> words) const {
  const std::size_t count = words.size();
  for (const Prefix& prefix : prefixes_) {
    if (!is_same_script(words.front(), prefix.letters)) continue;
    for (std::size_t i = 0; i < count; ++i) {
      words.push_back(prefix.letters + words[i]);
    }
  }
  keep_first(words);
  return words;
}

}  // namespace ituletter
