#include "grammar/toml_gate.hpp"

#include <string>

#include "catch.hpp"
#include "grammar/grammar_file.hpp"
#include "small_grammar.hpp"

namespace ituletter {

TEST_CASE("strings and comments may hold any letters") {
  constexpr auto npos = std::string_view::npos;
  CHECK(find_stray_character("a = \"ж\" # ж\nb = 'ж'") == npos);
  CHECK(find_stray_character("a = \"\"\"\nж\"\"ж\"\"\"\n") == npos);
  CHECK(find_stray_character("a = '''\nж'ж'''") == npos);
  CHECK(find_stray_character("a = \"\\\"ж\"") == npos);
  CHECK(find_stray_character("\xEF\xBB\xBF"
                             "a = 1") == npos);
  CHECK(find_stray_character("a = \"\" \n b = ''") == npos);
}

TEST_CASE("a letter outside of them is found") {
  CHECK(find_stray_character("ж = 1") == 0);
  CHECK(find_stray_character("a = \"x\" ж") == 8);
  CHECK(find_stray_character("a = '\\' ж") == 8);
  CHECK(find_stray_character("a = \"\"\"x\"\"\"\"\" ж") == 14);
  CHECK(find_stray_character("a = \"x\nж") == 7);
}

TEST_CASE("a table's name that begins with a sign is found") {
  constexpr auto npos = std::string_view::npos;
  CHECK(find_stray_character("a = 1\n[%x]") == 7);
  CHECK(find_stray_character("[[ +x]]") == 3);
  CHECK(find_stray_character("[a]\n[\"b c\"]\n [[-]]\n['d'.e]") == npos);
  CHECK(find_stray_character("a = [\n[+1, 2],\n[[3]]]\n[b]") == npos);
}

TEST_CASE("a letter first after a backslash is found") {
  constexpr auto npos = std::string_view::npos;
  CHECK(find_stray_character("a = \"\"\"x\\\n  ж\"\"\"") == 12);
  CHECK(find_stray_character("a = \"x\\ж\"") == 7);
  CHECK(find_stray_character("a = \"\"\"x\\\n  |ж\"\"\"") == npos);
  CHECK(find_stray_character("a = '''x\\\nж'''") == npos);
  CHECK(find_stray_character("a = \"\\") == npos);
}

TEST_CASE("such a letter is told by line and column") {
  CHECK(error_of([] { parse_grammar_file("a = 1\nab ж = 1", "x.toml"); }) ==
        "2:4: \"ж\" can stand only in quotation marks, and not first after a "
        "\\ at the end of a line");
}

}  // namespace ituletter
