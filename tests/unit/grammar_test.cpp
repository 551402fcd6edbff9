#include "ituletter/grammar.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "catch.hpp"
#include "small_grammar.hpp"

namespace ituletter {
namespace {

namespace fs = std::filesystem;

/// A folder that goes away with the test.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "grammarsXXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  void write(const std::string& name, const std::string& text) const {
    std::ofstream(path_ / name, std::ios::binary) << text;
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

}  // namespace

TEST_CASE("the languages of the Union are built in") {
  const Grammars& grammars = Grammars::built_in();
  REQUIRE(grammars.find("en") != nullptr);
  REQUIRE(grammars.find("es") != nullptr);
  REQUIRE(grammars.find("fr") != nullptr);
  REQUIRE(grammars.find("ru") != nullptr);
  CHECK(grammars.find("xx") == nullptr);
  CHECK(grammars.languages() ==
        std::vector<std::string>{"ar", "en", "es", "fr", "ru", "zh"});
}

TEST_CASE("a text is in the language whose words it uses most") {
  const Grammars& grammars = Grammars::built_in();
  const auto detect = [&](std::string_view text) {
    const Grammar* grammar = grammars.detect(normalise(text));
    return grammar == nullptr ? "none" : std::string(grammar->language());
  };
  CHECK(detect("the meeting of the group will be held in May") == "en");
  CHECK(detect("la reunión del grupo se celebrará en Ginebra") == "es");
  CHECK(detect("اجتماع لجنة الدراسات من 4 إلى 5 مايو في جنيف") == "ar");
  CHECK(detect("la réunion du groupe se tiendra à Genève en mai") == "fr");
  CHECK(detect("собрание группы состоится в мае и на нем") == "ru");
  CHECK(detect("研究组会议将于五月在日内瓦召开") == "zh");
  CHECK(detect("1234 5678").substr(0) == "none");
  CHECK(detect("").substr(0) == "none");
}

TEST_CASE("a long English annex does not make a Russian letter English") {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "и в на с по для ";
  for (int i = 0; i < 3000; ++i) text += "the of and to in for ";
  const Grammar* grammar = Grammars::built_in().detect(normalise(text));
  REQUIRE(grammar != nullptr);
  CHECK(grammar->language() == "ru");
}

TEST_CASE("a folder adds languages and replaces built-in ones") {
  const Folder folder;
  folder.write("xx.toml", "language = 'xx'\n[detect]\nwords = ['zork']\n");
  folder.write("en.toml", rules("k: only this"));
  folder.write("notes.txt", "no grammar");
  const Grammars grammars = Grammars::with_folder(folder.path());
  REQUIRE(grammars.find("xx") != nullptr);
  CHECK(grammars.find("ru") != nullptr);
  CHECK(grammars.find("en") == nullptr);  // that file says language x
  REQUIRE(grammars.find("x") != nullptr);
  CHECK(found(*grammars.find("x"), "only this") == "k=");
}

TEST_CASE("a folder that cannot be read is an error") {
  CHECK_THROWS_AS(Grammars::with_folder("/nonexistent/grammars"), Error);
}

TEST_CASE("a broken file in a folder is told by path, line and column") {
  const Folder folder;
  folder.write("xx.toml", "language = 'xx'\n[odd]\n");
  try {
    Grammars::with_folder(folder.path());
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.path() == (folder.path() / "xx.toml").string());
    CHECK(error.line() == 2);
    CHECK(error.column() == 1);
  }
}

TEST_CASE("values are found with spans of the text as it was given") {
  const std::string text = "\u00A0Reply by 17\u00A0September 2025.";
  const auto values = find_values(*Grammars::built_in().find("en"), text);
  REQUIRE(values.size() == 1);
  CHECK(values[0].kind == "date");
  CHECK(values[0].value == "2025-09-17");
  CHECK(text.substr(values[0].where.begin, values[0].where.size()) ==
        "17\u00A0September 2025");
}

TEST_CASE("the text of every built-in file is at hand") {
  const auto names = grammar_source_names();
  CHECK(names.size() == Grammars::built_in().languages().size() + 1);
  for (const std::string& name : names) {
    CHECK(grammar_source(name).find("language = \"" + name + "\"") !=
          std::string_view::npos);
  }
  CHECK(grammar_source("xx").empty());
}

}  // namespace ituletter
