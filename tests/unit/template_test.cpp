#include "grammar/template.hpp"

#include <string>

#include "catch.hpp"

namespace ituletter {
namespace {

using Kind = TemplateNode::Kind;

std::string dump(const TemplateNode& node) {
  switch (node.kind) {
    case Kind::literal:
      return node.text;
    case Kind::space:
      return " ";
    case Kind::phrase:
      return "<" + node.text + ">";
    case Kind::slot:
      return "{" + node.name + ":" + node.text + (node.is_list ? "+}" : "}");
    case Kind::choice:
    case Kind::sequence:
      break;
  }
  const bool is_choice = node.kind == Kind::choice;
  std::string out;
  for (const TemplateNode& part : node.parts) {
    if (is_choice && !out.empty()) out += "|";
    out += dump(part);
  }
  if (!is_choice) return out;
  return (node.is_optional ? "[" : "(") + out + (node.is_optional ? "]" : ")");
}

std::string dump(std::string_view text) { return dump(parse_template(text)); }

// "at: what" of the error.
std::string error(std::string_view text) {
  try {
    parse_template(text);
  } catch (const TemplateError& error) {
    return std::to_string(error.at) + ": " + error.what;
  }
  return "none";
}

}  // namespace

TEST_CASE("a template is words, blanks, choices, slots and phrases") {
  CHECK(dump("a  b\tc") == "a b c");
  CHECK(dump("(a|b c) [d]") == "(a|b c) [d]");
  CHECK(dump("{day} {end:day} {question+}") ==
        "{day:day} {end:day} {question:question+}");
  CHECK(dump("<itu> x") == "<itu> x");
  CHECK(dump("") == "");
  CHECK(dump("{day}.{month}") == "{day:day}.{month:month}");
}

TEST_CASE("a backslash takes the next sign literally") {
  CHECK(dump("\\(signed\\)") == "(signed)");
  CHECK(dump("a\\ b") == "a b");
  CHECK(dump("\\\\") == "\\");
}

TEST_CASE("choices inside words are multiplied out") {
  CHECK(dump("Question[s]") == "(Questions|Question)");
  CHECK(dump("циркуляр[а|у]") == "(циркуляра|циркуляру|циркуляр)");
  CHECK(dump("[a|b]c") == "(ac|bc|c)");
  CHECK(dump("(a|b)(c|d)") == "(ac|ad|bc|bd)");
  CHECK(dump("(отчет|доклад)(а|у|)") ==
        "(отчета|отчету|отчет|доклада|докладу|доклад)");
  CHECK(dump("[a][b]") == "[ab|a|b]");
  CHECK(dump("x(a b|c)d") == "x(a b|c)d");
  CHECK(dump("(a(b|c)|d)e") == "(abe|ace|de)");
}

TEST_CASE("a choice that stands alone keeps its parts") {
  CHECK(dump("(a|b) (c|d)") == "(a|b) (c|d)");
  CHECK(dump("[a|b]") == "[a|b]");
}

TEST_CASE("words of too many forms stay as they are") {
  const std::string ten = "(a|b|c|d|e|f|g|h|i|j)";
  CHECK(dump(ten + ten + ten + "x") != dump(ten + ten + "x"));
  CHECK(dump(ten + ten + ten) == dump(ten + ten) + ten);
}

TEST_CASE("a template's error tells the byte where it goes wrong") {
  CHECK(error("a (b") == "4: missing \")\"");
  CHECK(error("a [b|c") == "6: missing \"]\"");
  CHECK(error("a b)") == "3: unexpected \")\"");
  CHECK(error("a | b") == "2: unexpected \"|\"");
  CHECK(error("(a]") == "2: missing \")\"");
  CHECK(error("{day") == "1: missing \"}\"");
  CHECK(error("{}") == "1: not a name: \"\"");
  CHECK(error("{a b}") == "1: not a name: \"a b\"");
  CHECK(error("<a") == "1: missing \">\"");
  CHECK(error("a}") == "1: unexpected \"}\"");
  CHECK(error("a") == "none");
}

TEST_CASE("a template that is too deep or too long is refused") {
  CHECK(error(std::string(16, '(') + "a" + std::string(16, ')')) == "none");
  CHECK(error(std::string(17, '(') + "a").find("too deeply") !=
        std::string::npos);
  CHECK(error(std::string(4001, 'a')).find("longer than 4000") !=
        std::string::npos);
}

}  // namespace ituletter
