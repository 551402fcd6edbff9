#include <string>

#include "catch.hpp"
#include "extract/annexes.hpp"
#include "recognised.hpp"

namespace ituletter {
namespace {

std::string dump(const std::vector<AgendaItem>& items) {
  std::string out;
  for (const AgendaItem& item : items) {
    out += '[';
    if (item.number) out += item.number->value + "=";
    out += item.title.value + dump(item.items) + "]";
  }
  return out;
}

std::string agenda(const std::string& words) {
  const Recognised text(words);
  return dump(read_agenda(text.document, {0, text.document.lines().size()}));
}

TEST_CASE("an agenda is a tree by its numbers") {
  CHECK(agenda("1 Opening\n2 Reports\n2.1 RG-WM\n2.1.1 draft\na) one\nb) two\n"
               "3 Closing\n") ==
        "[1=Opening][2=Reports[2.1=RG-WM[2.1.1=draft[a)=one][b)=two]]]]"
        "[3=Closing]");
}

TEST_CASE("an agenda in one line is cut where its numbers count on") {
  CHECK(agenda("1 Opening 2 Reports 2.1 from SG 3 2.1.1 by 4 people a) One "
               "b) two 3 Closing") ==
        "[1=Opening][2=Reports[2.1=from SG 3[2.1.1=by 4 people[a)=One]"
        "[b)=two]]]][3=Closing]");
}

TEST_CASE("a short agenda in the line of its title is no part of it") {
  const Recognised text(
      "Dear Sir/Madam,\nA meeting is held.\nYours faithfully,\n\nAnnex B\n\n"
      "Draft agenda 1 Opening of the meeting 2 Adoption of the agenda 3 Close");
  Letter letter;
  extract_annexes(text.document, find_sections(text.document), letter);
  REQUIRE(letter.annexes.size() == 1);
  REQUIRE(letter.annexes[0].title);
  CHECK(letter.annexes[0].title->value == "Draft agenda");
  REQUIRE(letter.agenda.size() == 1);
  CHECK(dump(letter.agenda[0].items) ==
        "[1=Opening of the meeting][2=Adoption of the agenda][3=Close]");
}

TEST_CASE("a number that has a line of its own does not cut another's") {
  CHECK(agenda("1 Opening\n2 Results of WP 3 Meeting\n3 Closing\n") ==
        "[1=Opening][2=Results of WP 3 Meeting][3=Closing]");
}

TEST_CASE("a note, a rule or a page's foot ends an agenda") {
  CHECK(agenda("1 Opening\n2 Closing NOTE - Updates follow\n") ==
        "[1=Opening][2=Closing]");
  CHECK(agenda("1 Opening\n2 Closing ________\n") == "[1=Opening][2=Closing]");
  CHECK(agenda("1 Opening\n2 Closing ITU-T\\COL\\6.DOC - 4 - 6/11\n") ==
        "[1=Opening][2=Closing]");
}

}  // namespace
}  // namespace ituletter
