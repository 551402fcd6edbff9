// Keeps the arrows between the folders of `src`, as the tables below say.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "unit/catch.hpp"

namespace {

namespace fs = std::filesystem;
using Names = std::set<std::string, std::less<>>;
using Table = std::map<std::string, Names, std::less<>>;

/// What a folder may include from, besides itself.
const Table& arrows() {
  static const Table table = {
      {"model", {}},
      {"text", {"model"}},
      {"grammar", {"model", "text"}},
      {"read", {"model", "text"}},
      {"extract", {"model", "text", "grammar"}},
      {"write", {"model", "text"}},
      {"check", {"model", "text", "grammar", "read", "extract", "write"}},
      {"compare", {"model", "text", "extract", "write", "check"}},
      {"view",
       {"model", "text", "grammar", "read", "extract", "write", "check"}},
      {"archive",
       {"model", "text", "grammar", "read", "extract", "write", "compare"}},
      {"site",
       {"model", "text", "grammar", "write", "check", "view", "archive"}},
      {"cli",
       {"model", "text", "grammar", "read", "extract", "write", "check",
        "compare", "view", "archive", "site"}},
  };
  return table;
}

/// Headers that only some folders may name. A row ending in a slash stands for
/// all below it. Any header with a dot or a slash that is not here is unknown.
const Table& libraries() {
  static const Table table = {
      {"unicode/", {"text"}},
      {"toml++/", {"grammar"}},
      {"pugixml.hpp", {"read", "write"}},
      {"nlohmann/", {"write"}},
      {"CLI/", {"cli"}},
      {"gumbo.h", {"read"}},
      {"libdeflate.h", {"read"}},
      {"sqlite3.h", {"archive"}},
      {"cpuid.h", {"read"}},
      {"emmintrin.h", {"read", "write"}},
      {"immintrin.h", {"read"}},
      {"fcntl.h", {"read", "archive", "cli"}},
      {"linux/", {"read"}},
      {"malloc.h", {"cli"}},
      {"poll.h", {"read", "cli"}},
      {"signal.h", {"read", "cli"}},
      {"sys/", {"read", "archive", "cli"}},
      {"unistd.h", {"read", "archive", "cli"}},
      {"fstream", {"read", "cli"}},
  };
  return table;
}

/// The public headers that are not named after their folder.
const Table& public_headers() {
  static const Table table = {
      {"model", {"error", "finding", "letter", "source", "span"}},
      {"write", {"record"}},
  };
  return table;
}

struct Include {
  std::string file;  ///< as "read/zip.cpp" or "ituletter/read.hpp"
  std::string name;
  bool quoted = false;
};

/// The folder that a file or a quoted name belongs to.
std::string folder_of(std::string_view path) {
  const std::size_t slash = path.find('/');
  const std::string folder(path.substr(0, slash));
  if (folder != "ituletter") return folder;
  const std::string stem = fs::path(path.substr(slash + 1)).stem().string();
  for (const auto& [owner, headers] : public_headers()) {
    if (headers.contains(stem)) return owner;
  }
  return stem;
}

std::optional<Include> parse(const std::string& file, std::string_view line) {
  constexpr std::string_view directive = "#include";
  if (!line.starts_with(directive)) return std::nullopt;
  const std::size_t begin = line.find_first_of("<\"", directive.size());
  if (begin == std::string_view::npos) return std::nullopt;
  const std::size_t end = line.find_first_of(">\"", begin + 1);
  if (end == std::string_view::npos) return std::nullopt;
  return Include{.file = file,
                 .name = std::string(line.substr(begin + 1, end - begin - 1)),
                 .quoted = line[begin] == '"'};
}

bool is_source(const fs::path& path) {
  const Names kinds = {".cpp", ".hpp", ".inc", ".in"};
  return kinds.contains(path.extension().string());
}

void read_file(const fs::path& path, const std::string& name,
               std::vector<Include>& out) {
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    if (const auto include = parse(name, line)) out.push_back(*include);
  }
}

std::vector<Include> read_tree(const fs::path& root) {
  std::vector<Include> all;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (!entry.is_regular_file() || !is_source(entry.path())) continue;
    const std::string name = fs::relative(entry.path(), root).generic_string();
    read_file(entry.path(), name, all);
  }
  return all;
}

const std::vector<Include>& project() {
  static const std::vector<Include> all = [] {
    const fs::path top = ITULETTER_SOURCE_DIR;
    std::vector<Include> found = read_tree(top / "src");
    const std::vector<Include> headers = read_tree(top / "include");
    found.insert(found.end(), headers.begin(), headers.end());
    return found;
  }();
  return all;
}

bool is_allowed(const std::string& from, const std::string& to) {
  const auto row = arrows().find(from);
  return row != arrows().end() && arrows().contains(to) &&
         (from == to || row->second.contains(to));
}

/// The row of `libraries` for a header, or nothing where there is none.
const Table::value_type* library_row(std::string_view header) {
  for (const auto& row : libraries()) {
    const bool all_below = row.first.back() == '/';
    if (all_below ? header.starts_with(row.first) : header == row.first) {
      return &row;
    }
  }
  return nullptr;
}

/// The program that compiles the grammars is part of the build: it reads and
/// writes files, and nothing else includes it. And a folder of grammars that
/// the user names is read where they are compiled.
bool may_open_files(std::string_view file) {
  return file == "grammar/compile_main.cpp" || file == "grammar/grammar.cpp";
}

/// What is wrong with an include, in words; empty where nothing is.
std::string fault(const Include& include) {
  const std::string from = folder_of(include.file);
  if (include.quoted) {
    return is_allowed(from, folder_of(include.name)) ? "" : "a wrong arrow";
  }
  const auto* row = library_row(include.name);
  if (row == nullptr) {
    const bool plain = include.name.find_first_of("./") == std::string::npos;
    return plain ? "" : "a library that no row knows";
  }
  if (include.file.starts_with("ituletter/")) return "not for public headers";
  if (may_open_files(include.file)) return "";
  return row->second.contains(from) ? "" : "not for this folder";
}

std::vector<std::string> faults(const std::vector<Include>& includes) {
  std::vector<std::string> found;
  for (const Include& include : includes) {
    const std::string what = fault(include);
    if (what.empty()) continue;
    found.push_back(include.file + ": " + include.name + ": " + what);
  }
  std::sort(found.begin(), found.end());
  return found;
}

/// The folders that other folders are really included from.
Table real_arrows(const std::vector<Include>& includes) {
  Table table;
  for (const Include& include : includes) {
    if (!include.quoted) continue;
    const std::string from = folder_of(include.file);
    const std::string to = folder_of(include.name);
    if (from != to) table[from].insert(to);
  }
  return table;
}

/// Takes away, again and again, the folders that include from none that is
/// left. What stays stands in a ring, or leads to one.
Names ring(Table table) {
  for (bool changed = true; changed;) {
    changed = false;
    for (auto row = table.begin(); row != table.end();) {
      const bool is_free = std::ranges::none_of(
          row->second, [&](const auto& to) { return table.contains(to); });
      row = is_free ? table.erase(row) : std::next(row);
      changed = changed || is_free;
    }
  }
  Names left;
  for (const auto& row : table) left.insert(row.first);
  return left;
}

std::string one_fault(const std::string& file, std::string_view line) {
  const auto include = parse(file, line);
  return include ? fault(*include) : "no include";
}

}  // namespace

TEST_CASE("every include points the right way") {
  CHECK(project().size() > 20);
  CHECK(faults(project()) == std::vector<std::string>());
}

TEST_CASE("no folders include each other in a ring") {
  CHECK(ring(arrows()).empty());
  CHECK(ring(real_arrows(project())).empty());
}

TEST_CASE("every source file is built") {
  const fs::path src = fs::path(ITULETTER_SOURCE_DIR) / "src";
  std::ifstream in(src / "CMakeLists.txt");
  const std::string lists{std::istreambuf_iterator<char>(in), {}};
  for (const auto& entry : fs::recursive_directory_iterator(src)) {
    if (entry.path().extension() != ".cpp") continue;
    INFO(entry.path().string());
    const fs::path name = fs::relative(entry.path(), src);
    CHECK(lists.find(name.generic_string()) != std::string::npos);
  }
}

TEST_CASE("the layer test sees a wrong arrow, a ring and a stray library") {
  CHECK(one_fault("text/text.cpp", "#include \"grammar/token.hpp\"") ==
        "a wrong arrow");
  CHECK(one_fault("ituletter/letter.hpp", "#include \"ituletter/read.hpp\"") ==
        "a wrong arrow");
  CHECK(one_fault("write/json.cpp", "#include \"read/zip.hpp\"") ==
        "a wrong arrow");
  CHECK(one_fault("extract/a.cpp", "#include <unicode/uchar.h>") ==
        "not for this folder");
  CHECK(one_fault("extract/a.cpp", "#include <fstream>") ==
        "not for this folder");
  CHECK(one_fault("ituletter/read.hpp", "#include <pugixml.hpp>") ==
        "not for public headers");
  CHECK(one_fault("read/a.cpp", "#include <zip.h>") ==
        "a library that no row knows");
  CHECK(one_fault("read/a.cpp", "#include \"ituletter/span.hpp\"").empty());
  CHECK(ring({{"a", {"b"}}, {"b", {"a"}}, {"c", {}}}) == Names{"a", "b"});
}
