#include "golden_letters.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <utility>

#include "ituletter/extract.hpp"
#include "ituletter/read.hpp"
#include "ituletter/text.hpp"
#include "read/child.hpp"

namespace ituletter {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

std::vector<fs::path> sorted_files(const fs::path& folder) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(folder))
    paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  return paths;
}

bool has_pdftotext() {
  return !find_program("pdftotext", ChildLimits().path).empty();
}

void add_forms(const fs::path& folder, std::vector<GoldenFile>& files) {
  const std::string letter = folder.filename().string();
  const fs::path sample = fs::path(ITULETTER_SOURCE_DIR) / "samples" / letter;
  files.push_back({letter, "docx", sample.string() + ".docx"});
  files.push_back({letter, "tab", sample.string() + ".txt"});
  for (const fs::path& path : sorted_files(folder)) {
    if (path.extension() == ".txt")
      files.push_back({letter, path.stem().string(), path});
    if (path.extension() == ".pdf" && has_pdftotext())
      files.push_back({letter, "pdf", path});
  }
}

/// The options of a form in letter.src: "@form slash hyphens".
std::vector<std::string> options_of(const GoldenFile& file) {
  std::istringstream source(
      read_bytes(golden_folder() / file.letter / "letter.src"));
  for (std::string line; std::getline(source, line);) {
    std::istringstream words(line);
    std::vector<std::string> all{std::istream_iterator<std::string>(words), {}};
    if (all.size() > 1 && all[0] == "@form" && all[1] == file.form) return all;
  }
  return {};
}

}  // namespace

fs::path golden_folder() {
  return fs::path(ITULETTER_SOURCE_DIR) / "tests" / "golden";
}

std::string read_bytes(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<GoldenFile> golden_files() {
  std::vector<GoldenFile> files;
  for (const fs::path& folder : sorted_files(golden_folder())) {
    if (fs::exists(folder / "expected.json")) add_forms(folder, files);
  }
  return files;
}

json expectation_of(const GoldenFile& file) {
  std::vector<std::string> names = {"expected.json"};
  if (file.form != "docx") {
    if (file.form != "pdf") names.emplace_back("expected.text.json");
    names.push_back("expected." + file.form + ".json");
  }
  json expected = json::object();
  for (const std::string& name : names) {
    const fs::path path = golden_folder() / file.letter / name;
    if (fs::exists(path)) expected.update(json::parse(read_bytes(path)));
  }
  return expected;
}

bool is_damaged(const GoldenFile& file) {
  const std::vector<std::string> options = options_of(file);
  return std::any_of(options.begin(), options.end(), [](const auto& option) {
    return option == "hyphens" || option == "spaces" || option == "question";
  });
}

ReadLetter::ReadLetter(Source from, const Grammars& grammars)
    : source(std::move(from)),
      letter(extract(source, normalise(source), grammars)) {}

ReadLetter::ReadLetter(const fs::path& path) : ReadLetter(read(path)) {}

std::string ReadLetter::write(std::string_view format,
                              const WriteOptions& options) const {
  Converted each;
  each.letter = &letter;
  each.source = &source;
  return find_writer(format)->write({&each, 1}, options);
}

json ReadLetter::facts() const { return json::parse(write("json")); }

}  // namespace ituletter
