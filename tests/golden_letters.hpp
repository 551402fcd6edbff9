#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "ituletter/grammar.hpp"
#include "ituletter/letter.hpp"
#include "ituletter/source.hpp"
#include "ituletter/write.hpp"

namespace ituletter {

/// A letter of tests/golden in one of its forms.
struct GoldenFile {
  std::string letter;  ///< a folder of tests/golden
  std::string form;    ///< "docx" and "tab" in samples, the others beside it
  std::filesystem::path path;

  std::string name() const { return letter + "/" + form; }
};

/// Every form of every letter, in a fixed order.
std::vector<GoldenFile> golden_files();

/// expected.json with the keys that this form has otherwise.
nlohmann::json expectation_of(const GoldenFile& file);

/// Whether the form was made with characters lost.
bool is_damaged(const GoldenFile& file);

/// The folder tests/golden.
std::filesystem::path golden_folder();

std::string read_bytes(const std::filesystem::path& path);

/// A source, and the letter that was read from it. Throws Error.
struct ReadLetter {
  explicit ReadLetter(Source from,
                      const Grammars& grammars = Grammars::built_in());
  explicit ReadLetter(const std::filesystem::path& path);

  std::string write(std::string_view format,
                    const WriteOptions& options = {}) const;
  nlohmann::json facts() const;

  Source source;
  Letter letter;
};

}  // namespace ituletter
