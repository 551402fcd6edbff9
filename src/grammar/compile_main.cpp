#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "grammar/compile.hpp"
#include "grammar/grammar_file.hpp"
#include "ituletter/error.hpp"

// compile_grammars OUT_DIR COMMON.toml LANGUAGE.toml…: writes LANGUAGE.bin for
// each language. Runs while the program is built.

namespace {

ituletter::GrammarFile parse(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string toml{std::istreambuf_iterator<char>(file), {}};
  return ituletter::parse_grammar_file(toml, path);
}

void write(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!file.flush()) throw std::runtime_error("cannot write " + path.string());
}

void compile_all(const std::vector<std::string>& arguments) {
  const std::filesystem::path folder = arguments.at(0);
  const ituletter::GrammarFile shared = parse(arguments.at(1));
  for (std::size_t i = 2; i < arguments.size(); ++i) {
    const auto stem = std::filesystem::path(arguments[i]).stem().string();
    write(folder / (stem + ".bin"),
          ituletter::compile_grammar({parse(arguments[i]), shared}));
  }
}

}  // namespace

int main(int argc, char** argv) {
  try {
    compile_all({argv + 1, argv + argc});
    return 0;
  } catch (const ituletter::Error& error) {
    std::cerr << error.path() << ':' << error.line() << ':' << error.column()
              << ": error: " << error.what() << '\n';
  } catch (const std::exception& error) {
    std::cerr << "compile_grammars: " << error.what() << '\n';
  }
  return 1;
}
