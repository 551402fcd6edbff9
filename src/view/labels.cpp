#include "view/labels.hpp"

#include "grammar/tables.hpp"

namespace ituletter {
namespace {

constexpr std::string_view section = "view";
constexpr std::string_view fallback = "en";

std::map<std::string_view, std::string_view> words_of(
    const Grammars& grammars, std::string_view language) {
  std::map<std::string_view, std::string_view> words;
  const Grammar* grammar = grammars.find(language);
  if (grammar == nullptr) return words;
  const GrammarTables& tables = grammar->tables();
  for (const DataRow& row : tables.data) {
    if (tables.string(row.table) == section)
      words.emplace(tables.string(row.key), tables.string(row.value));
  }
  return words;
}

}  // namespace

Labels::Labels(const Grammars& grammars, std::string_view language)
    : language_(language), words_(words_of(grammars, language)) {
  if (!words_.empty()) return;
  language_ = fallback;
  words_ = words_of(Grammars::built_in(), fallback);
}

std::string_view Labels::operator[](std::string_view key) const {
  const auto found = words_.find(key);
  return found == words_.end() ? key : found->second;
}

}  // namespace ituletter
