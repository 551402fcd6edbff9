#include "extract/head.hpp"

#include <string>

#include "catch.hpp"
#include "ituletter/extract.hpp"
#include "recognised.hpp"

namespace ituletter {
namespace {

std::string dump(const Maybe<std::string>& found) {
  return found ? found->value : "-";
}

std::string dump(const std::vector<Addressee>& list) {
  std::string out;
  for (const Addressee& one : list) out += " " + one.category.value;
  return out;
}

// Reference, initials, date, place and subject of a head; the kinds of its
// addressees and copies.
std::string head(const std::string& words, const std::string& language) {
  const Recognised text(words, language);
  Letter letter;
  extract_head(text.document, find_sections(text.document), letter);
  return dump(letter.reference) + "|" + dump(letter.internal_reference) + "|" +
         dump(letter.date) + "|" + dump(letter.place) + "|" +
         dump(letter.subject) + "|to" + dump(letter.to) + "|copy" +
         dump(letter.copy);
}

}  // namespace

TEST_CASE("the head of a letter is below that of the mail that carries it") {
  const std::string letter =
      "Geneva, 14 February 2025\n\nRef:\tTSB Collective letter 7/20\n"
      "To:\tMember States of the Union\n\n"
      "Subject:\tFirst meeting of Study Group 20\n\nDear Sir/Madam,\n";
  const std::string read =
      "TSB Collective letter 7/20|-|2025-02-14|Geneva|First meeting of Study "
      "Group 20|to member-states|copy";
  CHECK(head("Subject: TSB Collective letter 7/20 - SG20 meeting, Abu Dhabi\n"
             "Date: 17 February 2025\n\n" +
                 letter,
             "en") == read);
  CHECK(head("From: TSB\nTo: all\nSubject: A letter of the Bureau\n\n" + letter,
             "en") == read);
  // A subject above the rest of its own head.
  CHECK(head("Subject: Meeting\nRef: TSB Circular 7\nGeneva, 14 February 2025\n"
             "To: Member States of the Union\n\nDear Sir/Madam,\n",
             "en") ==
        "TSB Circular 7|-|2025-02-14|Geneva|Meeting|to member-states|copy");
}

TEST_CASE("digits after a label are a number, though the plus is missing") {
  const Recognised text(
      "Geneva, 15 March 2005\n\nRef: TSB Circular 12\nTel: 41 22 730 5887\n"
      "Fax: 0041 (22) 730-5853\n\nDear Sir,\n",
      "en");
  Letter letter;
  extract_head(text.document, find_sections(text.document), letter);
  REQUIRE(letter.contact.phone.size() == 1);
  CHECK(letter.contact.phone.front().value == "41 22 730 5887");
  REQUIRE(letter.contact.fax.size() == 1);
  CHECK(letter.contact.fax.front().value == "0041 (22) 730-5853");
}

TEST_CASE("a number is the same in all digits, turned round or not") {
  const Recognised text(
      "جنيف، ٨ آب/أغسطس ١٩٩٧\n\nالمرجع: الرسالة المعممة رقم ٤٩ لمكتب تقييس "
      "الاتصالات\nهاتف: +٤١ ٢٢ ٧٣٠ ٥٢٣٥\nفاكس: ٥٨٥٣ ٧٣٠ ٢٢ ٤١+\n\n"
      "حضرة السيد،\n",
      "ar");
  Letter letter;
  extract_head(text.document, find_sections(text.document), letter);
  REQUIRE(letter.contact.phone.size() == 1);
  CHECK(letter.contact.phone.front().value == "+41 22 730 5235");
  REQUIRE(letter.contact.fax.size() == 1);
  CHECK(letter.contact.fax.front().value == "+41 22 730 5853");
}

TEST_CASE("a head whose labels and values have run together is read") {
  CHECK(head("Ref:TSB Circular 12COM 13/HKTel:Fax:E-mail:+41 22 730 6356"
             "+41 22 730 5853tsbsg13@itu.int\nGeneva, 15 March 2005\n"
             "- To Administrations of Member States of the Union\nCopy:\n"
             "- To ITU-T Sector Members;- To ITU-T Associates;- To the "
             "Director of the Telecommunication Development Bureau\n"
             "Subject:\nMember State consultation\nDear Sir/Madam,\n"
             "1 Further to this.\n",
             "en") ==
        "TSB Circular 12|COM 13/HK|2005-03-15|Geneva|Member State "
        "consultation|to member-states|copy sector-members associates "
        "bdt-director");
}

TEST_CASE("a telephone line inside an addressee is no part of it") {
  CHECK(head("Ref: TSB Collective-letter 3/9\nCOM 9/VS\n"
             "Geneva, 28th September 1999\n"
             "To Administrations of Members of the Union, to ITU-T Sector "
             "Members\n+41 22 730 5859\n/6371\n"
             "and to ITU-T Associates participating in the work of "
             "Study Group 9\nSubject: Meeting of Study Group 9\n"
             "Dear Sir/Madam,\n1Pursuant to this.\n",
             "en") ==
        "TSB Collective-letter 3/9|COM 9/VS|1999-09-28|Geneva|Meeting of "
        "Study Group 9|to member-states sector-members associates|copy");
}

TEST_CASE("a subject that follows the copies without a label is read") {
  CHECK(head("Geneva, 12 October 2007\nRef: TSB Circular 152\nSubject:\n"
             "- To Administrations of Member States of the Union;\nCopy:\n"
             "- To ITU-T Sector Members;\n"
             "- To the Director of the Radiocommunication Bureau\n"
             "Approval of new Recommendations ITU-T Y.2015 and Y.2720\n"
             "Dear Sir/Madam,\nI wish to inform you of this.\n",
             "en") ==
        "TSB Circular 152|-|2007-10-12|Geneva|Approval of new Recommendations "
        "ITU-T Y.2015 and Y.2720|to member-states|copy sector-members "
        "br-director");
}

TEST_CASE("an amendment whose last word is to belongs to the line below") {
  CHECK(head("Ginebra, 23 de enero de 2026\nRef.:\nCorrigéndum 2 a la\n"
             "Carta Colectiva TSB 5/20\nSG20/CC\nAsunto:\nFechas\n"
             "Muy Señora mía:\n",
             "es")
            .starts_with("Corrigéndum 2 a la Carta Colectiva TSB 5/20|"));
}

TEST_CASE("a reference goes on behind a tab on the next line") {
  CHECK(head("Genève, le 2 mai 2016\n\nRéf. :\tAddendum 1 à la\n"
             "\tLettre collective TSB 6/15\n\n"
             "Aux administrations des États Membres de l'Union\n\n"
             "Objet :\tRéunion\n\nMadame, Monsieur,\n",
             "fr") ==
        "Addendum 1 à la Lettre collective TSB 6/15|-|2016-05-02|Genève|"
        "Réunion|to member-states|copy");
}

TEST_CASE("an amendment below the reference is no internal reference") {
  CHECK(head("Geneva, 2 May 2016\n\nRef:\tTSB Collective letter 5/9\n"
             "Addendum 1\n\tSG9/SP\n\nTo:\tMember States of the Union\n\n"
             "Subject:\tMeeting\n\nDear Sir/Madam,\n",
             "en")
            .starts_with("TSB Collective letter 5/9 Addendum 1|SG9/SP|"));
}

TEST_CASE("an amendment in the cell above belongs to the reference") {
  CHECK(head("| |Женева, 23 июня 2016 года |\n"
             "|Осн.: |Дополнительный документ 1 |Кому: |\n"
             "| |к Циркуляру 215 БСЭ |– Администрациям Государств-Членов "
             "Союза |\n| |SG2/RH |Копии: |\n"
             "| | |– Членам Сектора МСЭ-Т; |\n"
             "| | |– Директору Бюро развития электросвязи |\n"
             "|Предмет: |Вопросник по нумерации |\n"
             "Уважаемая госпожа,\nуважаемый господин,\nСрок продлен.\n",
             "ru") ==
        "Дополнительный документ 1 к Циркуляру 215 БСЭ|SG2/RH|2016-06-23|"
        "Женева|Вопросник по нумерации|to member-states|copy sector-members "
        "bdt-director");
}

TEST_CASE("beside labels an addressee goes on below its bullet") {
  CHECK(
      head("日内瓦，2020年3月20日\n\n"
           "文号：       电信标准化局第7/5号集体函     致：\n"
           "             SG5/RU                        – 各成员国主管部门；\n"
           "电话：       +41 22 730 5356               – 参加工作的ITU-T部门\n"
           "传真：       +41 22 730 5853                 准成员；\n"
           "电子邮件：   tsbsg5@itu.int                － 国际电联学术成员\n\n"
           "事由：       第5研究组会议（2020年5月11-20日）\n\n"
           "尊敬的先生/女士：\n",
           "zh") ==
      "电信标准化局第7/5号集体函|SG5/RU|2020-03-20|日内瓦|"
      "第5研究组会议（2020年5月11-20日）|to member-states associates "
      "academia|copy");
  // What stands beside a label is its own.
  CHECK(head("Geneva, 11 April 2024\n\nRef:\tTSB Circular 187\n"
             "- Administrations of Member States of the Union\n\n"
             "Contact:\tB. Jamoussi\n\nSubject: Nominations for the chair\n\n"
             "Dear Sir/Madam,\n",
             "en")
            .ends_with("|to member-states|copy"));
}

TEST_CASE("a head in one line is read") {
  CHECK(head("Женева, 12 января 2001 года Осн.: Циркуляр 16 БСЭ COM 2/RH "
             "Тел.: +41 22 730 5887 Факс: +41 22 730 5853 - Администрациям "
             "Государств - Членов Союза Копии: - Членам Сектора МСЭ-Т; - "
             "Директору Бюро радиосвязи Предмет: Утверждение Рекомендации "
             "E.370 Уважаемая госпожа, уважаемый господин, 1 В соответствии "
             "с этим сообщаю, что она утверждена 2-й Исследовательской "
             "комиссией.",
             "ru") ==
        "Циркуляр 16 БСЭ|COM 2/RH|2001-01-12|Женева|Утверждение Рекомендации "
        "E.370|to member-states|copy sector-members br-director");
}

TEST_CASE("a joint letter has a number for each group") {
  CHECK(head("Ref: TSB Collective letter 5/9 and 6/16\nTel: +41 22 730 5858\n"
             "Geneva, 15 March 2010\n- To ITU-T Sector Members\n"
             "Subject: Meetings\n\nDear Sir,\n",
             "en") ==
        "TSB Collective letter 5/9 and 6/16|-|2010-03-15|Geneva|Meetings|to "
        "sector-members|copy");
}

TEST_CASE("an addendum may stand a line above two words and its letter") {
  CHECK(head("|Ref.: |Addéndum 1\na la Carta Colectiva TSB 4/11 |\n"
             "|Tel.: |+41 22 730 5780 |\n|Ginebra, 1 de octubre de 2026 |\n"
             "- A los Miembros de Sector\nAsunto: Plazos\n\nMuy Señor mío:\n",
             "es")
            .starts_with("Addéndum 1 a la Carta Colectiva TSB 4/11|"));
}

TEST_CASE("the Special Study Group has letters of its own") {
  Source source;
  source.format = "txt";
  source.text =
      "Geneva, 11 May 2001\n\nRef: TSB Collective letter 3/SSG\n\tSSG/PR\n"
      "To: Member States of the Union\n\nSubject: Meeting of the Special "
      "Study Group \"IMT-2000 and Beyond\", Geneva, 3-5 September 2001\n\n"
      "Dear Sir/Madam,\n\nQuestions 1/SSG to 3/SSG will be studied.\n";
  const Letter letter =
      extract(source, normalise(source), Grammars::built_in());
  CHECK(letter.id == "T01-SSG-COL-0003");
  CHECK(letter.internal_reference->value == "SSG/PR");
  REQUIRE(letter.meetings.size() == 1);
  CHECK(letter.meetings[0].group->value == "SSG");
}

}  // namespace ituletter
