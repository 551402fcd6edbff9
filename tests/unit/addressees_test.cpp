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

TEST_CASE("a letterhead in columns takes no addressee away") {
  const Recognised text(
      "Telephone:  National  022 730 51 11        Geneva, 17 November 1995\n"
      "Telex       421 000 uit ch            To Administrations of Members of "
      "the Union\n\n"
      "Ref.:       TSB Circular 183          Copy:\n"
      "            COM 4/FP                  - To the Chairman of Study Group "
      "4\n"
      "Tel.:       +41 22 730 5857           - To the Director of the "
      "Telecommunication\n"
      "Fax:        +41 22 730 5853             Development Bureau\n\n"
      "Subject:    Approval\n\nDear Sir,\n");
  Letter letter;
  extract_head(text.document, find_sections(text.document), letter);
  REQUIRE(letter.to.size() == 1);
  CHECK(letter.to[0].category.value == "member-states");
  REQUIRE(letter.copy.size() == 2);
  CHECK(letter.copy[1].category.value == "bdt-director");
  REQUIRE(letter.contact.phone.size() == 1);
  CHECK(letter.contact.phone[0].value == "+41 22 730 5857");
}

TEST_CASE("an addressee goes on below in its column, beside other fields") {
  CHECK(addressees("|- A las Administraciones de los Estados |\n", "es") ==
        "member-states=A las Administraciones de los Estados|");
  const Recognised text(
      "Ginebra, 3 de marzo de 2010\n\n"
      "Ref.: Carta Colectiva TSB 2/5\tA las Administraciones de los Estados\n"
      "COM 5/CB\tMiembros de la Unión,\n"
      "Tel.: +41 22 730 5780\ta los Miembros del Sector UIT-T y\n"
      "Fax: +41 22 730 5853\ta los Asociados del UIT-T que participan en\n"
      "Correo-e: tsbsg5@itu.int\tlos trabajos de la Comisión de Estudio 5\n\n"
      "Asunto: Reunión\n\nMuy Señora mía:\n",
      "es");
  Letter letter;
  extract_head(text.document, find_sections(text.document), letter);
  std::string out;
  for (const Addressee& one : letter.to) {
    out += one.category.value + "=" + one.text.value + "|";
  }
  CHECK(out ==
        "member-states=A las Administraciones de los Estados Miembros de la "
        "Unión|sector-members=a los Miembros del Sector UIT-T|associates=a los "
        "Asociados del UIT-T que participan en los trabajos de la Comisión de "
        "Estudio 5|");
}

TEST_CASE("an addressee beside fields goes on in a line that has none") {
  const Recognised text(
      "جنيف، 15 مارس 2016\n\n"
      "المرجع:      الرسالة الجماعية 2/9 لمكتب تقييس الاتصالات\n\n"
      "إلى:\n"
      "- إدارات الدول الأعضاء في الاتحاد؛                 الهاتف:      +41 22 "
      "730 5858\n"
      "- المنتسبين إلى قطاع تقييس الاتصالات               الفاكس:      +41 22 "
      "730 5853\n"
      "المشاركين في أعمال لجنة الدراسات 9؛\n"
      "- الهيئات الأكاديمية المنضمة إلى الاتحاد\n\n"
      "الموضوع:      اجتماع لجنة الدراسات 9\n\n"
      "حضرات السادة والسيدات،\n",
      "ar");
  Letter letter;
  extract_head(text.document, find_sections(text.document), letter);
  REQUIRE(letter.to.size() == 3);
  CHECK(letter.to[1].category.value == "associates");
  CHECK(
      letter.to[1].text.value ==
      "المنتسبين إلى قطاع تقييس الاتصالات المشاركين في أعمال لجنة الدراسات 9");
}

TEST_CASE("an addressee goes on in a row where it stands alone") {
  const Recognised text(
      "Ginebra, 7 de octubre de 2002\n\n"
      "Ref.:\tCarta Colectiva TSB 6/9\tA las Administraciones de los Estados "
      "Miembros de la Unión,\n"
      "\tCOM 9/RN\ta los Miembros del Sector UIT-T participantes en las "
      "actividades\n"
      "\t\tde la Comisión de Estudio 9\n"
      "Tel.:\t+41 22 730 5858\n\n"
      "Asunto:\tReunión de la Comisión de Estudio 9\n\nMuy Señora mía:\n",
      "es");
  Letter letter;
  extract_head(text.document, find_sections(text.document), letter);
  REQUIRE(letter.to.size() == 2);
  CHECK(letter.to[1].text.value ==
        "a los Miembros del Sector UIT-T participantes en las actividades de "
        "la Comisión de Estudio 9");
}

}  // namespace
}  // namespace ituletter
