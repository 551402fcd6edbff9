#include <string>

#include "catch.hpp"
#include "extract/head.hpp"
#include "recognised.hpp"

namespace ituletter {
namespace {

// The items of a list whose lines are all addressees.
std::string addressees(const std::string& words,
                       const std::string& language = "en") {
  const Recognised text(words, language);
  std::vector<HeadLine> lines;
  for (std::size_t i = 0; i < text.document.lines().size(); ++i) {
    lines.push_back(
        {i, HeadRole::to, text.document.tokens_of(text.document.lines()[i])});
  }
  std::string out;
  for (const Addressee& one :
       read_addressees(text.document, lines, HeadRole::to)) {
    out += one.category.value + "=" + one.text.value + "|";
  }
  return out;
}

TEST_CASE("each bullet is an addressee without its semicolon") {
  CHECK(addressees("- Administrations of Member States of the Union;\n"
                   "- ITU-T Sector Members\n") ==
        "member-states=Administrations of Member States of the Union|"
        "sector-members=ITU-T Sector Members|");
}

TEST_CASE("an item that goes on over a line is one addressee") {
  CHECK(addressees("- Administrations of Member\nStates of the Union\n") ==
        "member-states=Administrations of Member States of the Union|");
}

TEST_CASE("a conjunction in one word with an addressee is none of its words") {
  CHECK(addressees("- إلى إدارات الدول الأعضاء، وإلى أعضاء القطاع والمنتسبين\n",
                   "ar") ==
        "member-states=إلى إدارات الدول الأعضاء|"
        "sector-members=إلى أعضاء القطاع|associates=المنتسبين|");
  CHECK(addressees("- وكالات التشغيل المعترف بها\n", "ar") ==
        "sector-members=وكالات التشغيل المعترف بها|");
}

TEST_CASE("what describes a kind may stand before it without blanks") {
  CHECK(addressees("- 致国际电联成员国主管部门以及参加第12研究组工作的ITU-T部门"
                   "准成员；\n",
                   "zh") ==
        "member-states=致国际电联成员国主管部门|"
        "associates=参加第12研究组工作的ITU-T部门准成员|");
}

TEST_CASE("an item may name several kinds of addressees") {
  CHECK(addressees("- Administrations of Member States, ITU-T Sector "
                   "Members\n") ==
        "member-states=Administrations of Member States|"
        "sector-members=ITU-T Sector Members|");
}

TEST_CASE("kinds may be joined by several words") {
  CHECK(addressees("- Administrations of Member States as well as to ITU-T "
                   "Sector Members\n") ==
        "member-states=Administrations of Member States|"
        "sector-members=to ITU-T Sector Members|");
}

TEST_CASE("a line that ends in a small word goes on") {
  CHECK(addressees("- To Administrations of Member States and to\n"
                   "ITU-T Sector Members\n") ==
        "member-states=To Administrations of Member States|"
        "sector-members=to ITU-T Sector Members|");
}

TEST_CASE("an item that ends in a small word goes on in the next row") {
  CHECK(addressees("|To: |- ITU-T Associates participating in the work of |\n"
                   "| |Study Group 5; |\n"
                   "| |- ITU Academia |\n") ==
        "other=To|"
        "associates=ITU-T Associates participating in the work of Study Group "
        "5|academia=ITU Academia|");
}

}  // namespace
}  // namespace ituletter
