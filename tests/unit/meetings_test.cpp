#include "extract/meetings.hpp"

#include <string>

#include "catch.hpp"
#include "ituletter/extract.hpp"
#include "ituletter/grammar.hpp"
#include "ituletter/source.hpp"
#include "ituletter/text.hpp"

namespace ituletter {
namespace {

const std::string& or_dash(const Maybe<std::string>& value) {
  static const std::string dash = "-";
  return value ? value->value : dash;
}

/// The meetings of a letter with these words: a line each of start, end,
/// status, group, opens, closes, place and mode.
std::string meetings_in(const std::string& words) {
  Source source;
  source.format = "txt";
  source.text = words;
  const Text text = normalise(source);
  const Letter letter = extract(source, text, Grammars::built_in(), {});
  std::string out;
  for (const Meeting& meeting : letter.meetings) {
    out += or_dash(meeting.start) + "/" + or_dash(meeting.end) + " " +
           meeting.status + " " + or_dash(meeting.group) + " " +
           or_dash(meeting.opens) + "-" + or_dash(meeting.closes) + " " +
           or_dash(meeting.place) + " " + or_dash(meeting.mode) + "\n";
  }
  return out;
}

std::string english(const std::string& reference, const std::string& subject,
                    const std::string& body) {
  return meetings_in("Geneva, 2 March 2011\n\nRef: " + reference +
                     "\nTel: +41 22 730 5887\n\n- To ITU-T Sector Members\n\n"
                     "Subject: " +
                     subject + "\n\nDear Sir/Madam,\n\n" + body +
                     "\n\nYours faithfully,\n\nMalcolm Johnson\n"
                     "Director of the Telecommunication Standardization "
                     "Bureau\n");
}

std::string russian(const std::string& reference, const std::string& subject,
                    const std::string& body) {
  return meetings_in("Женева, 2 марта 2011 года\n\nОсн.: " + reference +
                     "\nТел.: +41 22 730 5887\n\n- Членам Сектора МСЭ-Т\n\n"
                     "Предмет: " +
                     subject +
                     "\n\nУважаемая госпожа,\nуважаемый господин,\n\n" + body +
                     "\n\nС уважением,\n\nМалколм Джонсон\n"
                     "Директор Бюро стандартизации электросвязи\n");
}

std::string spanish(const std::string& reference, const std::string& subject,
                    const std::string& body) {
  return meetings_in("Ginebra, 2 de marzo de 2011\n\nRef.: " + reference +
                     "\nTel.: +41 22 730 5887\n\n- A los Miembros del Sector "
                     "UIT-T\n\nAsunto: " +
                     subject + "\n\nMuy Señor mío:\n\n" + body +
                     "\n\nAtentamente,\n\nMalcolm Johnson\nDirector de la "
                     "Oficina de Normalización de las Telecomunicaciones\n");
}

std::string chinese(const std::string& subject, const std::string& body) {
  return meetings_in(
      "2011年3月2日，日内瓦\n\n文号： 电信标准化局第3/11号集体函\n"
      "电话： +41 22 730 5887\n\n- 致ITU-T部门成员\n\n事由： " +
      subject + "\n\n尊敬的先生/女士，\n\n" + body +
      "\n\n顺致敬意，\n\n马尔科姆·琼森\n电信标准化局主任\n");
}

TEST_CASE("a town that no list has stands after its country") {
  CHECK(chinese("第11研究组会议，2011年5月9-13日",
                "会议将于2011年5月9日至13日在意大利马马尔代拉举行。") ==
        "2011-05-09/2011-05-13 convened SG11 --- 意大利马马尔代拉 physical\n");
  CHECK(chinese("第11研究组会议，2011年5月9-13日",
                "会议将于2011年5月9日至13日在中国信息通信研究院举行。") ==
        "2011-05-09/2011-05-13 convened SG11 --- - -\n");
}

TEST_CASE("a town that no list has may have its country in brackets") {
  const std::string body = "I invite you to the next meeting.";
  CHECK(english("TSB Collective letter 3/5",
                "Meeting of Study Group 5; Kochi (India), 9-13 May 2011",
                body) ==
        "2011-05-09/2011-05-13 convened SG5 --- Kochi (India) physical\n");
  CHECK(spanish("Carta Colectiva TSB 3/5",
                "Reunión de la Comisión de Estudio 5; Kochi (India), 9-13 de "
                "mayo de 2011",
                "Le invito a la próxima reunión.") ==
        "2011-05-09/2011-05-13 convened SG5 --- Kochi (India) physical\n");
  CHECK(english("TSB Collective letter 3/5",
                "Meeting of Study Group 5; Green Standards Week (GSW), 9-13 "
                "May 2011",
                body) == "2011-05-09/2011-05-13 convened SG5 --- - -\n");
}

TEST_CASE("the town of the old days is not that of the new ones") {
  CHECK(english("TSB Collective letter 3/15",
                "New dates of the meeting of Study Group 15: 20-24 June 2011, "
                "virtual (instead of Geneva, 9-13 May 2011)",
                "It will be held as a virtual meeting.") ==
        "2011-06-20/2011-06-24 convened SG15 --- - virtual\n"
        "2011-05-09/2011-05-13 cancelled SG15 --- Geneva physical\n");
}

TEST_CASE("a meeting may become virtual on the same dates") {
  CHECK(english("TSB Collective letter 3/15",
                "Meeting of Study Group 15; fully virtual, 9-13 May 2011 "
                "(instead of Geneva)",
                "The meeting of Study Group 15, which was scheduled to take "
                "place in Geneva from 9 to 13 May 2011, will now be held as a "
                "fully virtual meeting on the same dates. The workshop planned "
                "for 14 May 2011 in Geneva has been cancelled.") ==
        "2011-05-09/2011-05-13 convened SG15 --- - virtual\n"
        "2011-05-14/2011-05-14 cancelled - --- Geneva physical\n");
}

TEST_CASE("the date of an addendum and of an assignment is no event") {
  CHECK(english("TSB Circular 85",
                "Postponement of the ITU Workshop on quantum keys",
                "Further to Addendum 1 of 30 March 2011, the workshop, "
                "originally scheduled for 23 June 2011, is postponed to 5 "
                "October 2011.") ==
        "2011-10-05/2011-10-05 convened - --- - -\n"
        "2011-06-23/2011-06-23 cancelled - --- - -\n");
  CHECK(
      english("TSB Circular 86", "Assignment of country code 882",
              "I wish to inform you that, after consultation with Study "
              "Group 2, the Director has assigned code 882 on 2 July 2011.") ==
      "");
}

TEST_CASE("hours are those of the event that their sentence speaks of") {
  CHECK(english("TSB Collective letter 3/15",
                "Meeting of Study Group 15, Geneva, 15-26 October 2011",
                "1 Study Group 15 will meet in Geneva from 15 to 26 October "
                "2011.\n\n2 The meeting will open at 0930 hours.\n\n3 On the "
                "Friday preceding the meeting, 12 October 2011, a tutorial "
                "workshop will be held in the same place. It will start at "
                "1400 hours.") ==
        "2011-10-15/2011-10-26 convened SG15 09:30-- Geneva physical\n"
        "2011-10-12/2011-10-12 convened - 14:00-- Geneva physical\n");
  CHECK(russian("Коллективное письмо 5/9 БСЭ",
                "Собрание 9-й Исследовательской комиссии и семинар; Женева, "
                "18–22 июня 2011 года",
                "1 Собрание 9-й Исследовательской комиссии состоится с 18 по "
                "22 июня 2011 года. В пятницу, предшествующую собранию, 15 "
                "июня 2011 года, в том же месте пройдет семинар. Он начнется "
                "в 10 час. 00 мин.\n\n2 Собрание Комиссии откроется в 09 час. "
                "30 мин.") ==
        "2011-06-18/2011-06-22 convened SG9 09:30-- Женева physical\n"
        "2011-06-15/2011-06-15 convened - 10:00-- Женева physical\n");
}

TEST_CASE("one sentence gives several events their hours") {
  CHECK(russian("Циркуляр 140 БСЭ",
                "Форум МСЭ (Каир, 3–4 мая 2011 года) и собрание FG-SSC (Каир, "
                "5–6 мая 2011 года)",
                "1 И форум, и собрание будут начинаться в 09 час. 30 мин. "
                "Дистанционное участие предусмотрено только в собрании "
                "Оперативной группы.") ==
        "2011-05-03/2011-05-04 convened - 09:30-- Каир physical\n"
        "2011-05-05/2011-05-06 convened FG-SSC 09:30-- Каир hybrid\n");
}

TEST_CASE("a section speaks of the event that its heading names") {
  CHECK(english("TSB Circular 12", "Events in Kigali, 18-22 July 2011",
                "I have the pleasure to invite you to the following events, "
                "which will be held in Kigali:\n- workshop on quality, 18-19 "
                "July 2011;\n- meeting of SG12RG-AFR, 20-22 July 2011.\n\n"
                "Workshop\nThe opening is at 09:00 hours; sessions close at "
                "17:00 hours each day. No remote participation is foreseen.\n"
                "\nMeeting of the Regional Group\nThe opening is at 09:30 "
                "hours. Remote participation will be available.") ==
        "2011-07-18/2011-07-19 convened - 09:00-17:00 Kigali physical\n"
        "2011-07-20/2011-07-22 convened SG12RG-AFR 09:30-- Kigali hybrid\n");
}

TEST_CASE("groups that meet on the same day have a meeting each") {
  CHECK(english("TSB Collective letter 6/16",
                "Fully virtual meetings of Working Parties 1/16 and 2/16, 30 "
                "June 2011",
                "Working Party 1/16 will meet from 13:00 to 14:00 hours, and "
                "Working Party 2/16 from 14:30 to 15:30 hours.") ==
        "2011-06-30/2011-06-30 convened WP1/16 13:00-14:00 - virtual\n"
        "2011-06-30/2011-06-30 convened WP2/16 14:30-15:30 - virtual\n");
  CHECK(english("TSB Collective letter 6/16",
                "Meetings of Working Parties 1/16 and 3/16, Geneva, 3 and 4 "
                "May 2011",
                "") ==
        "2011-05-03/2011-05-04 convened WP1/16 --- Geneva physical\n"
        "2011-05-03/2011-05-04 convened WP3/16 --- Geneva physical\n");
}

TEST_CASE("joined working parties that a verb tells to meet meet separately") {
  const std::string parties =
      "2011-06-09/2011-06-09 mentioned WP1/11 --- - virtual\n"
      "2011-06-09/2011-06-09 mentioned WP3/11 --- - virtual\n";
  CHECK(chinese("第11研究组会议，2011年3月17-26日，日内瓦",
                "第1/11和3/11工作组将于2011年6月9日以虚拟方式分别开会。") ==
        "2011-03-17/2011-03-26 convened SG11 --- 日内瓦 physical\n" + parties);
  CHECK(russian("Коллективное письмо 3/11 БСЭ",
                "Собрание 11-й Исследовательской комиссии; Женева, 17–26 марта "
                "2011 года",
                "Рабочие группы 1/11 и 3/11 проведут свои собрания 9 июня 2011 "
                "года в виртуальном формате.") ==
        "2011-03-17/2011-03-26 convened SG11 --- Женева physical\n" + parties);
}

TEST_CASE("a town may have the abbreviation of its kind before it") {
  CHECK(russian("Циркуляр 12 БСЭ", "Семинар-практикум МСЭ",
                "1 Семинар-практикум состоится 8–12 сентября 2011 г. в г. "
                "Оттава, Канада.") ==
        "2011-09-08/2011-09-12 convened - --- Оттава, Канада physical\n");
}

TEST_CASE("a date right before a letter is that letter's") {
  CHECK(chinese(
            "第11研究组会议，2011年6月8-12日，日内瓦",
            "继2011年1月8日电信标准化局第2/11号集体函之后，谨通知您，第11研究组"
            "的会议日期已由2011年6月1-5日改为2011年6月8-12日。") ==
        "2011-06-08/2011-06-12 convened SG11 --- 日内瓦 physical\n"
        "2011-06-01/2011-06-05 cancelled SG11 --- - -\n");
}

TEST_CASE("an event that was moved is the same event in the same town") {
  Source source;
  source.format = "txt";
  source.text =
      "2011年3月2日，日内瓦\n\n文号： 电信标准化局第31号通函\n\n"
      "- 致ITU-T部门成员\n\n事由： 讲习班的新日期\n\n尊敬的先生/女士，\n\n"
      "1 原定于2011年9月5-6日在缅甸仰光举行的讲习班推迟至2011年10月3-4日。\n\n"
      "2 讲习班将以英文进行。\n\n顺致敬意，\n\n电信标准化局主任\n";
  const Letter letter =
      extract(source, normalise(source), Grammars::built_in(), {});
  REQUIRE(letter.meetings.size() == 2);
  for (const Meeting& meeting : letter.meetings) {
    CHECK(or_dash(meeting.title) == "讲习班");
    CHECK(or_dash(meeting.place) == "缅甸仰光");
  }
  CHECK(letter.meetings.front().status == "convened");
}

TEST_CASE("a full-width comma before a country has no blank behind it") {
  CHECK(chinese("讲习班（2011年6月4日至5日，仰光，缅甸）",
                "讲习班以英文进行。") ==
        "2011-06-04/2011-06-05 convened - --- 仰光，缅甸 physical\n");
}

TEST_CASE("hours of both events are those of each") {
  const std::string both =
      "2011-03-18/2011-03-18 convened - 14:00-15:30 - virtual\n"
      "2011-04-08/2011-04-08 convened - 14:00-15:30 - virtual\n";
  CHECK(english("TSB Circular 22",
                "ITU webinars on quantum networks, 18 March and 8 April 2011",
                "1 The first webinar will be held on 18 March 2011 and the "
                "second on 8 April 2011. Both webinars will take place from "
                "14:00 to 15:30 in virtual format.") == both);
  CHECK(russian("Циркуляр 22 БСЭ",
                "Вебинары МСЭ \"Квантовые сети\" – 18 марта и 8 апреля 2011 "
                "года",
                "1 МСЭ проведет два вебинара: первый – 18 марта 2011 года, "
                "второй – 8 апреля 2011 года. Оба вебинара будут проходить с "
                "14 час. 00 мин. до 15 час. 30 мин. в виртуальном формате.") ==
        both);
}

TEST_CASE("what a consultation is prepared for is only mentioned") {
  CHECK(russian("Циркуляр 42 БСЭ",
                "Консультации по проекту новой Рекомендации МСЭ-Т X.1080.0, "
                "предлагаемому для утверждения на собрании 17-й "
                "Исследовательской комиссии, Женева, 20–29 июня 2011 года",
                "1 Ответы просим направить до 8 июня 2011 года.\n\n2 БСЭ "
                "проведет онлайновый брифинг 7 апреля 2011 года в 14 час. 00 "
                "мин. по женевскому времени.") ==
        "2011-04-07/2011-04-07 convened - 14:00-- - virtual\n"
        "2011-06-20/2011-06-29 mentioned SG17 --- Женева physical\n");
}

TEST_CASE("an event that another letter calls is only mentioned") {
  CHECK(russian("Коллективное письмо 1/КГСЭ БСЭ",
                "Собрание Консультативной группы по стандартизации "
                "электросвязи; Женева, 28–30 июня 2011 года",
                "Председатели проведут свое собрание 27 июня; приглашения на "
                "него направляются отдельным письмом.") ==
        "2011-06-28/2011-06-30 convened TSAG --- Женева physical\n"
        "2011-06-27/2011-06-27 mentioned TSAG --- - -\n");
}

TEST_CASE("a body that meets where the meeting is has a meeting of its own") {
  CHECK(english("TSB Collective letter 5/20",
                "Meeting of Study Group 20; Arusha, 13-22 September 2011",
                "JCA-IoT will meet in Arusha on 15 September 2011 from 12:45 "
                "to 14:15 hours. The regional group SG20RG-AFR will meet in "
                "Kampala, 24-25 September 2011. Working Party 1/20 will meet "
                "on 14 September 2011.") ==
        "2011-09-13/2011-09-22 convened SG20 --- Arusha physical\n"
        "2011-09-15/2011-09-15 convened JCA-IoT 12:45-14:15 Arusha physical\n"
        "2011-09-24/2011-09-25 mentioned SG20RG-AFR --- Kampala physical\n");
}

TEST_CASE("the old days of a meeting that was moved are cancelled") {
  CHECK(english("Corrigendum 1 to TSB Collective letter 4/13",
                "Change of dates of the meeting of Study Group 13; Bangkok, "
                "13-24 June 2011",
                "Further to Collective letter 4/13, by which the meeting of "
                "Study Group 13 was convened in Geneva from 9 to 20 May 2011, "
                "the meeting will instead take place in Bangkok from 13 to 24 "
                "June 2011. The previous meeting was held in Geneva from 1 to "
                "12 February 2010.") ==
        "2011-06-13/2011-06-24 convened SG13 --- Bangkok physical\n"
        "2011-05-09/2011-05-20 cancelled SG13 --- Geneva physical\n"
        "2010-02-01/2010-02-12 mentioned SG13 --- Geneva physical\n");
}

TEST_CASE("a day that is called after an old one takes its place") {
  CHECK(english("TSB Circular 91", "Postponement of the meeting of WP 3/6",
                "I have decided to postpone the meeting of WP 3/6. The "
                "meeting, which had been scheduled for 6-10 September 2011, "
                "will take place in Geneva from 8 to 12 November 2011.") ==
        "2011-11-08/2011-11-12 convened - --- Geneva physical\n"
        "2011-09-06/2011-09-10 cancelled - --- Geneva physical\n");
}

TEST_CASE("a subject may move one event and call off another") {
  CHECK(english("Revision 1 to TSB Collective letter 4/13",
                "Postponement of the meeting of Study Group 13 (Geneva, 9-20 "
                "May 2011), 13-24 June 2011; cancellation of the workshop of 6 "
                "May 2011",
                "The meeting of Study Group 13, which was to be held in Geneva "
                "from 9 to 20 May 2011, is postponed. It will take place in "
                "Geneva from 13 to 24 June 2011. The workshop planned for 6 "
                "May 2011 has been cancelled.") ==
        "2011-06-13/2011-06-24 convened SG13 --- Geneva physical\n"
        "2011-05-09/2011-05-20 cancelled SG13 --- Geneva physical\n"
        "2011-05-06/2011-05-06 cancelled - --- - -\n");
}

TEST_CASE("a working party whose hours the letter gives is called") {
  const std::string called =
      "Study Group 13 will meet in Geneva from 9 to 20 May 2011. ";
  CHECK(english("TSB Collective letter 4/13",
                "Meeting of Study Group 13; Geneva, 9-20 May 2011",
                called + "Working Party 2/13 will meet from 6 to 8 July 2011, "
                         "from 09:00 to 12:30.") ==
        "2011-05-09/2011-05-20 convened SG13 --- Geneva physical\n"
        "2011-07-06/2011-07-08 convened WP2/13 09:00-12:30 Geneva physical\n");
}

TEST_CASE("the day of what comes of an event is no event") {
  CHECK(english("TSB Collective letter 4/13",
                "Meeting of Study Group 13; Geneva, 9-20 May 2011",
                "Study Group 13 will meet in Geneva from 9 to 20 May 2011. "
                "The recording of the information session will be posted on "
                "24 April 2011.") ==
        "2011-05-09/2011-05-20 convened SG13 --- Geneva physical\n");
}

TEST_CASE("a group without a number meets where the verb says so") {
  CHECK(english("TSB Circular 91", "Results of the meeting of Study Group 13",
                "The correspondence group on terms will meet from 20 December "
                "2011 to 4 January 2012.") ==
        "2011-12-20/2012-01-04 mentioned - --- - -\n");
}

TEST_CASE("rows of a table of events may have run together") {
  CHECK(english("TSB Circular 91", "ITU webinars on voice services",
                "The series has two webinars, to which you are invited:\n"
                "No. Topic Date Time\n"
                "1 The last mile 14 September 2011 14:00-15:30 hours\n"
                "2 Sensors in the field 5 October 2011 14:00-15:30 hours") ==
        "2011-09-14/2011-09-14 convened - 14:00-15:30 - virtual\n"
        "2011-10-05/2011-10-05 convened - 14:00-15:30 - virtual\n");
}

TEST_CASE("candidates for an assembly do not call it") {
  CHECK(english("TSB Circular 198",
                "World Telecommunication Standardization Assembly: candidates "
                "for chairs of study groups",
                "The Assembly will be held in Geneva from 8 to 12 November "
                "2011.") ==
        "2011-11-08/2011-11-12 mentioned - --- Geneva physical\n");
}

TEST_CASE("what a letter recalls from another is old if it moves something") {
  CHECK(russian("Циркуляр 31 БСЭ", "Изменение сроков проведения форума",
                "Ссылаюсь на Циркуляр 12 БСЭ от 1 декабря 2010 года, в котором "
                "я пригласил вас на форум в Баку с 16 по 17 мая 2011 года. "
                "Указанный форум переносится: он состоится в Женеве с 6 по 7 "
                "июня 2011 года.") ==
        "2011-06-06/2011-06-07 convened - --- Женева physical\n"
        "2011-05-16/2011-05-17 cancelled - --- Баку physical\n");
  CHECK(english("TSB Circular 31",
                "Postponement of the Workshop on television (Seoul, 14-16 June "
                "2011); virtual session on 15 June 2011",
                "In TSB Circular 12 of 1 February 2011, I invited you to the "
                "Workshop on television, to be held in Seoul on 14-16 June "
                "2011. It is postponed until further notice. A virtual session "
                "will be held on 15 June 2011 from 0700 to 0930 hours UTC.") ==
        "2011-06-15/2011-06-15 convened - 07:00-09:30 - virtual\n"
        "2011-06-14/2011-06-16 cancelled - --- Seoul physical\n");
}

TEST_CASE("a day that is put off right after it is old") {
  const auto workshop = [](const std::string& words) {
    return english("TSB Circular 31", "Workshop on television", words);
  };
  const std::string moved =
      "2011-06-14/2011-06-16 convened - --- Seoul physical\n"
      "2011-05-04/2011-05-06 cancelled - --- - -\n";
  CHECK(workshop("The workshop scheduled for 4-6 May 2011 has been postponed "
                 "and will be held in Seoul on 14-16 June 2011.") == moved);
  CHECK(russian("Циркуляр 31 БСЭ", "Семинар-практикум",
                "Семинар-практикум, запланированный на 4-6 мая 2011 года, "
                "перенесен и состоится в Сеуле 14-16 июня 2011 года.") ==
        "2011-06-14/2011-06-16 convened - --- Сеул physical\n"
        "2011-05-04/2011-05-06 cancelled - --- - -\n");
  // What is called before is not what is put off.
  CHECK(workshop("The workshop will be held in Seoul on 14-16 June 2011, "
                 "postponed once more.") ==
        "2011-06-14/2011-06-16 convened - --- Seoul physical\n");
}

TEST_CASE("a break does not end a day, hours of single days end none") {
  const auto workshop = [](const std::string& hours) {
    return english(
        "TSB Circular 31", "Workshop on television (Seoul, 14-15 June 2011)",
        "The workshop will be held in Seoul from 14 to 15 June 2011, " + hours +
            ".");
  };
  CHECK(workshop("09:00 to 12:30 hours and 14:00 to 17:00 hours") ==
        "2011-06-14/2011-06-15 convened - 09:00-17:00 Seoul physical\n");
  CHECK(workshop("09:00 to 12:30 hours and, on the first day, 14:00 to 17:00 "
                 "hours") ==
        "2011-06-14/2011-06-15 convened - 09:00-- Seoul physical\n");
}

TEST_CASE("hours between a date and its event part nothing") {
  CHECK(russian("Циркуляр 31 БСЭ", "Выдвижение кандидатур",
                "Для кандидатов 14 апреля 2011 года с 13 час. 00 мин. до 14 "
                "час. 30 мин. по женевскому времени будет организована "
                "виртуальная информационная сессия.") ==
        "2011-04-14/2011-04-14 convened - 13:00-14:30 - virtual\n");
}

TEST_CASE("what meets in the same days is mentioned, parts of it are not") {
  CHECK(english("TSB Collective letter 9/13",
                "Meeting of Study Group 13, Geneva, 16-27 May 2011",
                "The meeting is co-located with those of Study Group 11 (18-27 "
                "May 2011) and Study Group 19 (23-27 May 2011). The closing "
                "plenary meeting is on 27 May 2011.") ==
        "2011-05-16/2011-05-27 convened SG13 --- Geneva physical\n"
        "2011-05-18/2011-05-27 mentioned SG11 --- - -\n"
        "2011-05-23/2011-05-27 mentioned SG19 --- - -\n");
}

TEST_CASE("the event that precedes another is that of the date") {
  CHECK(russian("Коллективное письмо 6/2 БСЭ",
                "Собрание Рабочей группы 1/2; Женева, 11–13 мая 2011 года",
                "Собранию будет предшествовать семинар, организуемый в том же "
                "месте 10 мая 2011 года. Ежедневно собрание будет завершаться "
                "в 17 час. 30 мин.") ==
        "2011-05-11/2011-05-13 convened WP1/2 --17:30 Женева physical\n"
        "2011-05-10/2011-05-10 convened - --- Женева physical\n");
}

TEST_CASE("a past meeting has the group that its sentence names nearest") {
  CHECK(english("TSB Circular 290", "Approval of Recommendation ITU-T L.1410",
                "1 The opinion of Study Group 13 and of SG3RG-AFR, which met "
                "in Cairo from 24 to 28 January 2011, was heard.\n\n2 At its "
                "meeting of 3-7 January 2011, Study Group 5 agreed to this, as "
                "did the Group at its next meeting, after hearing TSAG.\n\n3 "
                "The results go to TSAG (Geneva, 6-9 June 2011).") ==
        "2011-01-24/2011-01-28 mentioned SG3RG-AFR --- Cairo physical\n"
        "2011-01-03/2011-01-07 mentioned SG5 --- - -\n"
        "2011-06-06/2011-06-09 mentioned TSAG --- Geneva physical\n");
}

TEST_CASE("the verb of a list's introduction calls the groups in it") {
  CHECK(english("TSB Collective letter 2/9 and 3/16",
                "Study Groups 9 and 16; Lima, 4-15 July 2011",
                "The Study Groups will meet in Lima as follows:\n\n"
                "- Study Group 9: 4-8 July 2011;\n"
                "- Study Group 16: 6-15 July 2011.") ==
        "2011-07-04/2011-07-08 convened SG9 --- Lima physical\n"
        "2011-07-06/2011-07-15 convened SG16 --- Lima physical\n");
}

TEST_CASE("what takes place may stand after its verb, far from the date") {
  CHECK(spanish("Circular TSB 24", "Seminario sobre fibras ópticas",
                "1 El miércoles 4 de mayo de 2011, por la mañana, tendrá lugar "
                "en la Sede de la UIT, en Ginebra, un Seminario sobre fibras "
                "ópticas.") ==
        "2011-05-04/2011-05-04 convened - --- Ginebra physical\n");
}

TEST_CASE("rows whose cells have become lines are read as rows") {
  CHECK(english("TSB Circular 24", "Dates of meetings in 2011",
                "1 The meetings will be held as follows:\n"
                "Group Dates\nPlace\n"
                "Study Group 12 10-19 May 2011\nGeneva\n"
                "Study Group 9 4-8 July 2011\nLima (Peru)\n"
                "2 This is for information.") ==
        "2011-05-10/2011-05-19 convened SG12 --- Geneva physical\n"
        "2011-07-04/2011-07-08 convened SG9 --- Lima (Peru) physical\n");
}

TEST_CASE("a table of electronic meetings says its zone and mode once") {
  CHECK(english("TSB Collective letter 2/9",
                "Meeting of Study Group 9; Lima, 4-8 July 2011",
                "The following virtual meetings come before it:\n\n"
                "| Question | Dates | Hours (UTC) |\n"
                "| Q2/9 | 2 May 2011 | 07:00-09:00 |\n"
                "| Q4/9 | 9-10 May 2011 | 13:00-15:00 |\n") ==
        "2011-07-04/2011-07-08 convened SG9 --- Lima physical\n"
        "2011-05-02/2011-05-02 convened - 07:00-09:00 - virtual\n"
        "2011-05-09/2011-05-10 convened - 13:00-15:00 - virtual\n");
}

TEST_CASE("a group named by its kind in the noun itself is that named before") {
  CHECK(
      spanish("Circular TSB 24", "Aprobación de la Recomendación UIT-T X.46",
              "1 La Comisión de Estudio 7 ha aprobado el texto.\n\n2 El "
              "resto se someterá a la próxima reunión de la Comisión de "
              "Estudio, prevista en Ginebra del 20 al 24 de junio de 2011.") ==
      "2011-06-20/2011-06-24 mentioned SG7 --- Ginebra physical\n");
}

}  // namespace
}  // namespace ituletter
