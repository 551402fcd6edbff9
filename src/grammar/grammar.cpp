#include "ituletter/grammar.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <utility>

#include "grammar/compile.hpp"
#include "grammar/grammar_file.hpp"
#include "grammar/match.hpp"
#include "grammar/tables.hpp"
#include "grammar/token.hpp"
#include "ituletter/error.hpp"
#include "model/embedded.hpp"

namespace ituletter {
namespace {

constexpr std::string_view shared_name = "common";

std::string read_whole(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    throw Error(ErrorKind::grammar, "cannot be read", path.string(), 0, 0);
  }
  return {std::istreambuf_iterator<char>(file), {}};
}

// File name and text of each grammar file, built in or of a folder.
struct FileText {
  std::string path;
  std::string toml;
};
using FileTexts = std::map<std::string, FileText, std::less<>>;

FileTexts built_in_files() {
  FileTexts files;
  for (const Embedded& source : embedded_grammar_sources()) {
    const std::string name(source.name);
    files[name] = {"grammars/" + name + ".toml", std::string(source.bytes)};
  }
  return files;
}

}  // namespace

Grammar Grammar::view(std::string_view bytes) {
  Grammar grammar;
  grammar.tables_ = std::make_shared<const GrammarTables>(load_tables(bytes));
  return grammar;
}

Grammar Grammar::keep(std::string bytes) {
  auto kept = std::make_shared<const std::string>(std::move(bytes));
  Grammar grammar = view(*kept);
  grammar.bytes_ = std::move(kept);
  return grammar;
}

std::string_view Grammar::language() const {
  return tables_->string(tables_->language);
}

const Grammars& Grammars::built_in() {
  static const Grammars grammars = [] {
    Grammars made;
    for (const Embedded& compiled : embedded_grammars()) {
      made.grammars_.push_back(Grammar::view(compiled.bytes));
    }
    return made;
  }();
  return grammars;
}

Grammars Grammars::with_folder(const std::filesystem::path& folder) {
  std::error_code error;
  FileTexts files = built_in_files();
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() != ".toml") continue;
    files[entry.path().stem().string()] = {entry.path().string(),
                                           read_whole(entry.path())};
  }
  if (error) {
    throw Error(ErrorKind::grammar, "cannot be read: " + error.message(),
                folder.string(), 0, 0);
  }
  const auto shared = files.find(shared_name);
  Grammars made;
  for (const auto& [name, file] : files) {
    if (name == shared_name) continue;
    std::vector<GrammarFile> parsed = {
        parse_grammar_file(file.toml, file.path)};
    if (shared != files.end()) {
      parsed.push_back(
          parse_grammar_file(shared->second.toml, shared->second.path));
    }
    made.grammars_.push_back(Grammar::keep(compile_grammar(parsed)));
  }
  return made;
}

const Grammar* Grammars::find(std::string_view language) const {
  const auto found = std::ranges::find(grammars_, language, &Grammar::language);
  return found == grammars_.end() ? nullptr : &*found;
}

std::vector<std::string> Grammars::languages() const {
  std::vector<std::string> names;
  for (const Grammar& grammar : grammars_) {
    names.emplace_back(grammar.language());
  }
  return names;
}

namespace {

std::size_t count_common(const GrammarTables& tables, const Tokens& tokens,
                         std::size_t size) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const std::uint32_t word =
        tables.find_word(tokens.folded(i), tokens[i].hash);
    if (word != 0) count += tables.words[word - 1].is_common;
  }
  return count;
}

// The beginning decides, annexes may quote other languages at length. Most
// often its first lines do.
constexpr std::size_t first_bytes = 3000;
constexpr std::size_t most_bytes = 12000;

}  // namespace

const Grammar* Grammars::detect(const Text& text) const {
  return detect(tokenise(text.text));
}

const Grammar* Grammars::detect(const Tokens& tokens) const {
  constexpr std::size_t sure = 20;
  const Grammar* best = nullptr;
  for (const std::size_t bytes : {first_bytes, most_bytes}) {
    const std::size_t size = tokens.at(bytes);
    best = nullptr;
    std::size_t best_count = 0;
    std::size_t second_count = 0;
    for (const Grammar& grammar : grammars_) {
      const std::size_t count = count_common(grammar.tables(), tokens, size);
      if (count > best_count) {
        best = &grammar;
        second_count = std::exchange(best_count, count);
      } else {
        second_count = std::max(second_count, count);
      }
    }
    if (best_count >= sure && best_count > 3 * second_count) break;
  }
  return best;
}

std::vector<RuleMatch> find_values(const Grammar& grammar,
                                   std::string_view text) {
  const Text normal = normalise(text);
  const Tokens tokens = tokenise(normal.text);
  std::vector<RuleMatch> out;
  for (Match& match : Matcher(grammar.tables(), tokens).find_rules()) {
    if (match.kind == "none") continue;
    out.push_back({std::string(match.rule), std::string(match.kind),
                   std::move(match.value), normal.map.to_source(match.where)});
  }
  return out;
}

std::string_view grammar_source(std::string_view name) {
  for (const Embedded& source : embedded_grammar_sources()) {
    if (source.name == name) return source.bytes;
  }
  return {};
}

std::vector<std::string> grammar_source_names() {
  std::vector<std::string> names;
  for (const Embedded& source : embedded_grammar_sources()) {
    names.emplace_back(source.name);
  }
  return names;
}

}  // namespace ituletter
