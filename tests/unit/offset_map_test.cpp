#include <string>

#include "catch.hpp"
#include "grammar/token.hpp"
#include "ituletter/text.hpp"
#include "random_text.hpp"

namespace ituletter {
namespace {

std::string_view cut(std::string_view text, Span where) {
  return text.substr(where.begin, where.size());
}

}  // namespace

TEST_CASE("an empty map leaves offsets as they are") {
  const OffsetMap map;
  CHECK(map.to_source({3, 7}) == Span{3, 7});
  CHECK(map.to_text(5) == 5);
}

TEST_CASE("a span over a folded no-break space covers both its bytes") {
  const Text text = normalise("No.\u00A0190");
  CHECK(text.map.to_source({3, 4}) == Span{3, 5});
  CHECK(text.map.to_source({4, 7}) == Span{5, 8});
}

TEST_CASE("an end that falls where text was dropped takes it in") {
  const Text text = normalise("cir\u00ADcular 68");
  CHECK(text.map.to_source({0, 8}) == Span{0, 10});
  CHECK(text.map.to_source({9, 11}) == Span{11, 13});
}

TEST_CASE("a source offset inside dropped text means what comes after") {
  const Text text = normalise("ab\u00AD\u00ADcd");
  CHECK(text.map.to_text(1) == 1);
  CHECK(text.map.to_text(2) == 2);
  CHECK(text.map.to_text(4) == 2);
  CHECK(text.map.to_text(6) == 2);
  CHECK(text.map.to_text(7) == 3);
}

TEST_CASE("text dropped at the beginning belongs to no span") {
  const Text text = normalise("\uFEFFab");
  CHECK(text.map.to_source({0, 2}) == Span{3, 5});
  CHECK(text.map.to_text(0) == 0);
}

TEST_CASE("every token and pair of tokens maps to what it was made of") {
  const std::vector<std::string_view> pieces = {
      "study",  "Груп",   "п",      "e\u0301", "\u0438\u0306",
      "17",     " ",      "\n",     "\u00A0",  "\u2011",
      "\u00AD", "\u200F", "/",      "٣",       "第",
      "\uFEFF", "é",      "\u0301", "—",       "\r\n",
      "\t"};
  for (unsigned seed = 0; seed < 1500; ++seed) {
    const std::string source = random_text(pieces, 30, seed);
    INFO(source);
    const Text text = normalise(source);
    REQUIRE(text.map.to_source({0, text.text.size()}).end == source.size());
    const Tokens tokens = tokenise(text.text);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      for (std::size_t k = i; k < std::min(i + 2, tokens.size()); ++k) {
        const Span where = tokens.span(i, k + 1);
        const Span from = text.map.to_source(where);
        REQUIRE(from.begin < from.end);
        REQUIRE(plain(cut(source, from)) == plain(cut(text.text, where)));
        REQUIRE(text.map.to_text(from.begin) == where.begin);
      }
    }
  }
}

}  // namespace ituletter
