#include <string>

#include "catch.hpp"
#include "grammar/slot.hpp"

namespace ituletter {
namespace {

std::string read(std::string_view text,
                 std::string_view name = "recommendation", std::size_t at = 0) {
  const Slot& slot = built_in_slots()[*find_slot(name)];
  const Tokens tokens = tokenise(text);
  const std::size_t end = slot.match(tokens, at);
  return end == at ? "" : slot.value(tokens, at, end);
}

}  // namespace

TEST_CASE("names of Recommendations and work items are read whole") {
  for (const char* name :
       {"X.1631", "H.264.1", "G.9804.2", "D.400R", "Y.Suppl.75", "X.soar-cc",
        "X.DLT-dgi", "L.method_ICT", "X.1400Rev", "TR.AISec", "M.3010",
        "STR.TEST-1"}) {
    INFO(name);
    CHECK(read(name) == name);
    CHECK(read(std::string(name) + ", and") == name);
    CHECK(read(std::string(name) + ". The") == name);
  }
}

TEST_CASE("a series letter typed in Cyrillic is Latin") {
  CHECK(read("Х.1631") == "X.1631");
  CHECK(read("Н.264") == "H.264");
}

TEST_CASE("a range of Recommendations is two") {
  CHECK(read("X.500-X.510") == "X.500");
  CHECK(read("X.500-509") == "X.500");
  CHECK(read("H.323-based") == "H.323");
  CHECK(read("G.650-G.657") == "G.650");
}

TEST_CASE("initials and abbreviations are no Recommendations") {
  CHECK(read("e.g. x").empty());
  CHECK(read("U.N").empty());
  CHECK(read("H.Zhao").empty());
  CHECK(read("X. 500").empty());
  CHECK(read("X .500").empty());
  CHECK(read("XY.500").empty());
  CHECK(read("x.500").empty());
  CHECK(read("X.дом").empty());
}

TEST_CASE("what follows a full stop or an at sign is inside something else") {
  CHECK(read("a.X.500", "recommendation", 2).empty());
  CHECK(read("@X.500", "recommendation", 1).empty());
  CHECK(read("(X.500)", "recommendation", 1) == "X.500");
}

TEST_CASE("without its word a name of one digit may be a section") {
  CHECK(read("A.1") == "A.1");
  CHECK(read("A.1", "bare_recommendation").empty());
  CHECK(read("A.12", "bare_recommendation") == "A.12");
}

}  // namespace ituletter
