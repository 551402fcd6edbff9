#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ituletter {

/// A place in a grammar file, from 1.
struct FilePlace {
  int line = 0;
  int column = 0;
};

struct TemplateSource {
  std::string text;
  FilePlace place;
};

/// One value of a closed list and its words: an entry of a table or a cue.
struct EntrySource {
  std::string list;  ///< "month", "place"; "label" for [labels]
  bool is_cue = false;
  std::string value;
  std::vector<TemplateSource> match;
};

struct ExampleSource {
  std::string text;
  std::string value;
  FilePlace place;
};

struct RuleSource {
  std::string name;
  bool is_part = false;
  std::vector<TemplateSource> match;
  std::string yields;
  std::string value;
  std::vector<std::pair<std::string, std::string>> set;
  std::vector<ExampleSource> examples;
  std::vector<ExampleSource> rejects;  ///< values empty
  FilePlace place;
};

struct PhraseSource {
  std::string name;
  std::vector<TemplateSource> match;
};

/// Plain look-ups: [ids], [periods], [calendar], [view] and [data.NAME]; of
/// [search], a row for each member of its lists.
struct DataSource {
  std::string table;
  std::string key;
  std::string value;
};

/// A grammar file as people wrote it, checked for its form only.
struct GrammarFile {
  std::string path;
  std::string language;
  std::vector<std::string> common_words;
  std::vector<PhraseSource> phrases;
  std::vector<EntrySource> entries;
  std::vector<RuleSource> rules;
  std::vector<DataSource> data;
};

/// Throws Error(grammar) with line and column.
GrammarFile parse_grammar_file(std::string_view toml, const std::string& path);

}  // namespace ituletter
