#include "grammar/token.hpp"

#include <string>

#include "catch.hpp"

namespace ituletter {
namespace {

// Each token's folded form; before it what stands between.
std::string dump(std::string_view text,
                 const std::vector<std::size_t>& edges = {}) {
  constexpr std::string_view gaps = "+ /|";
  const Tokens tokens = tokenise(text, edges);
  std::string out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i > 0) out += gaps[static_cast<std::size_t>(tokens[i].gap)];
    out += tokens.folded(i);
  }
  return out;
}

TokenKind kind_of(std::string_view text) {
  const Tokens tokens = tokenise(text);
  REQUIRE(tokens.size() == 1);
  return tokens[0].kind;
}

}  // namespace

TEST_CASE("words, numbers and signs are tokens") {
  CHECK(dump("Study Group 17, 3/4") == "study group 17+, 3+/+4");
  CHECK(dump("ёлка") == "елка");
  CHECK(dump("") == "");
  CHECK(kind_of("слово") == TokenKind::word);
  CHECK(kind_of("123") == TokenKind::digits);
  CHECK(kind_of("—") == TokenKind::sign);
}

TEST_CASE("white space between Han characters and their signs is none") {
  CHECK(dump("国 际\n电，\n联") == "国+际+电+,+联");
  CHECK(dump("第 17 组") == "第 17 组");
  CHECK(dump("国\n\n际\t电") == "国|际|电");
  CHECK(dump("国 A 际") == "国 a 际");
}

TEST_CASE("words are cut where letters and digits meet") {
  CHECK(dump("at0930hours") == "at+0930+hours");
  CHECK(dump("28July2017") == "28+july+2017");
}

TEST_CASE("a capital after a small letter begins a word") {
  CHECK(dump("GroupStudy") == "group+study");
  CHECK(dump("ITUDirector") == "itu+director");
  CHECK(dump("IoT") == "io+t");
  CHECK(dump("ITU") == "itu");
  CHECK(dump("БюроСтандартизации") == "бюро+стандартизации");
}

TEST_CASE("a letter of another script begins a word") {
  CHECK(dump("БСЭTSB") == "бсэ+tsb");
  CHECK(dump("TSBБюро") == "tsb+бюро");
  CHECK(dump("Genève") == "geneve");
}

TEST_CASE("a word goes on after a line's end that cut it") {
  CHECK(dump("Исследова-\nтельской") == "исследовательской");
  CHECK(dump("Vice-\nChairmen") == "vice+-/chairmen");
  CHECK(dump("ITU-\nwide") == "itu+-/wide");
}

TEST_CASE("a question mark inside words stands for a space") {
  CHECK(dump("20?May?2016") == "20 may 2016");
  CHECK(dump("When? Now?") == "when+? now+?");
  CHECK(dump("http://a.b/c?d=1") == "http://a.b/c?d=1");
}

TEST_CASE("a word knows its capitals") {
  const Tokens tokens = tokenise("Group TSAG small X");
  CHECK(tokens[0].is_capitalised);
  CHECK_FALSE(tokens[0].is_shouted);
  CHECK(tokens[1].is_shouted);
  CHECK_FALSE(tokens[2].is_capitalised);
  CHECK(tokens[3].is_capitalised);
  CHECK_FALSE(tokens[3].is_shouted);
}

TEST_CASE("marks stay with their letter") {
  CHECK(dump("e\u0301te\u0301") == "ete");
  CHECK(dump("مُحَمَّد") == "محمد");
  CHECK(dump("كتـــاب") == "كتاب");
}

TEST_CASE("e-mail addresses are one token") {
  CHECK(dump("to a.b-c@itu.int.") == "to a.b-c@itu.int+.");
  CHECK(kind_of("tsbsg17@itu.int") == TokenKind::email);
  CHECK(dump("a@b") == "a+@+b");
  CHECK(dump("(x@y.org)") == "(+x@y.org+)");
  CHECK(dump("x@y.org@z.org") == "x@y.org+@+z+.+org");
  CHECK(dump("one two a@b.c d") == "one two a@b.c d");
  CHECK(dump("é@b.ch") == "e+@+b+.+ch");
  CHECK(dump("5853tsb@itu.int") == "5853+tsb@itu.int");
}

TEST_CASE("web addresses are one token without the sentence's signs") {
  CHECK(dump("see http://itu.int/ITU-T/, or") ==
        "see http://itu.int/ITU-T/+, or");
  CHECK(kind_of("www.itu.int/go?a=1&b=2") == TokenKind::url);
  CHECK(dump("(https://a.b/c)") == "(+https://a.b/c+)");
  CHECK(dump("https://a.b/c(d)") == "https://a.b/c(d)");
  CHECK(dump("HTTP://A.B") == "HTTP://A.B");
  CHECK(dump("http:// x") == "http+:+/+/ x");
  CHECK(dump("www. x") == "www+. x");
}

TEST_CASE("digits of every script are numbers") {
  CHECK(dump("１７ ٢٠٢٥ ۱") == "17 2025 1");
  CHECK(dump("１7٣") == "173");
}

TEST_CASE("an ideograph is a token of its own") {
  CHECK(dump("第17研究组") == "第+17+研+究+组");
  CHECK(kind_of("第") == TokenKind::ideograph);
}

TEST_CASE("punctuation of other scripts is plain") {
  CHECK(dump("１７，１８、１９。") == "17+,+18+,+19+.");
  CHECK(dump("“a” ’b ‐") == "\"+a+\" '+b -");
}

TEST_CASE("a gap tells how far apart two tokens stand") {
  CHECK(dump("a b  c\nd \n e\n\nf\tg") == "a b c/d/e|f|g");
  CHECK(dump("a\r\nb") == "a/b");
  CHECK(dump("a\r\n\r\nb") == "a|b");
}

TEST_CASE("a reader's edge parts what only a blank parts") {
  CHECK(dump("a b c", {2}) == "a|b c");
  CHECK(dump("a b c", {0, 3, 4}) == "a b|c");
}

TEST_CASE("a token is found by its byte") {
  const Tokens tokens = tokenise("ab cd ef");
  CHECK(tokens.at(0) == 0);
  CHECK(tokens.at(1) == 1);
  CHECK(tokens.at(3) == 1);
  CHECK(tokens.at(8) == 3);
  CHECK(tokens.span(0, 2) == Span{0, 5});
  CHECK(tokens.words(2) == "ef");
  // However far apart tokens stand.
  const std::string apart = "a" + std::string(100, ' ') + "b";
  CHECK(tokenise(apart).at(1) == 1);
  CHECK(tokenise(apart).at(101) == 1);
  CHECK(tokenise(apart).at(102) == 2);
  CHECK(tokenise("").at(0) == 0);
}

TEST_CASE("words with one folded form have one hash") {
  const Tokens tokens = tokenise("Réunion REUNION Reunions");
  CHECK(tokens[0].hash == tokens[1].hash);
  CHECK(tokens[0].hash != tokens[2].hash);
}

TEST_CASE("a word in a script without capitals may begin a sentence") {
  CHECK(dump("\u0648TSB \u0628e") == "\u0648+tsb \u0628+e");
  CHECK(tokenise("\u0627\u062C\u062A\u0645\u0627\u0639")[0].is_capitalised);
  CHECK_FALSE(tokenise("\u0441\u043B\u043E\u0432\u043E")[0].is_capitalised);
  CHECK_FALSE(tokenise("word")[0].is_capitalised);
}

}  // namespace ituletter
