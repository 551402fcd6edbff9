#include <string>

#include "catch.hpp"
#include "ituletter/extract.hpp"
#include "ituletter/grammar.hpp"
#include "ituletter/source.hpp"
#include "ituletter/text.hpp"

namespace ituletter {
namespace {

Letter read_letter(const std::string& text) {
  Source source;
  source.format = "txt";
  source.text = text;
  return extract(source, normalise(source), Grammars::built_in());
}

Letter english(const std::string& body, const std::string& annexes = "") {
  return read_letter(
      "Geneva, 12 March 2015\n\nRef: TSB Circular 145\n"
      "Tel: +41 22 730 5887\nFax: +41 22 730 5853\n\n"
      "- To Administrations of Member States of the Union\n\n"
      "Subject: ITU Workshop on Voice over LTE; Geneva, 1 June 2015\n\n"
      "Dear Sir/Madam,\n\n"
      "1 The workshop will be held in Geneva on 1 June 2015.\n\n" +
      body + "\n\nYours faithfully,\n\nC. Lee\nDirector of the " +
      "Telecommunication Standardization Bureau\n\n" + annexes);
}

Letter russian(const std::string& body, const std::string& annexes = "") {
  return read_letter(
      "Женева, 12 марта 2015 года\n\nОсн.: Циркуляр 145 БСЭ\n"
      "Тел.: +41 22 730 5887\nФакс: +41 22 730 5853\n\n"
      "- Администрациям Государств – Членов Союза\n\n"
      "Предмет: Семинар-практикум МСЭ; Женева, 1 июня 2015 года\n\n"
      "Уважаемая госпожа, уважаемый господин,\n\n"
      "1 Семинар-практикум состоится в Женеве 1 июня 2015 года.\n\n" +
      body + "\n\nС уважением,\n\nЧ. Ли\nДиректор Бюро стандартизации " +
      "электросвязи\n\n" + annexes);
}

Letter spanish(const std::string& body) {
  return read_letter(
      "Ginebra, 12 de marzo de 2015\n\nRef.: Circular TSB 145\n"
      "Tel.: +41 22 730 5887\nFax: +41 22 730 5853\n\n"
      "- A las Administraciones de los Estados Miembros de la Unión\n\n"
      "Asunto: Taller de la UIT; Ginebra, 1 de junio de 2015\n\n"
      "Muy Señor mío:\n\n"
      "1 El taller se celebrará en Ginebra el 1 de junio de 2015.\n\n" +
      body +
      "\n\nAtentamente,\n\nC. Lee\nDirector de la Oficina de "
      "Normalización de las Telecomunicaciones\n");
}

Letter chinese(const std::string& body) {
  return read_letter(
      "2015年3月12日，日内瓦\n\n文号： 电信标准化局第145号通函\n"
      "电话： +41 22 730 5887\n传真： +41 22 730 5853\n\n"
      "– 致国际电联各成员国主管部门\n\n"
      "事由： 国际电联讲习班（2015年6月1日，日内瓦）\n\n尊敬的先生/女士：\n\n"
      "1 讲习班将于2015年6月1日在日内瓦举行。\n\n" +
      body + "\n\n顺致敬意！\n\n李在摄\n电信标准化局主任\n");
}

Letter arabic(const std::string& body) {
  return read_letter(
      "جنيف، 12 مارس 2015\n\nالمرجع: الرسالة المعممة 145 لمكتب تقييس "
      "الاتصالات\nالهاتف: +41 22 730 5887\nالفاكس: +41 22 730 5853\n\n"
      "- إلى إدارات الدول الأعضاء في الاتحاد\n\n"
      "الموضوع: ورشة عمل للاتحاد؛ جنيف، 1 يونيو 2015\n\n"
      "حضرات السادة والسيدات،\n\n"
      "1 ستعقد ورشة العمل في جنيف يوم 1 يونيو 2015.\n\n" +
      body + "\n\nوتفضلوا بقبول فائق التقدير والاحترام.\n\n" +
      "تشيساب لي\nمدير المكتب\n");
}

/// "04-03 abstract a@itu.int; …": every deadline of 2015.
std::string due(const Letter& letter) {
  std::string out;
  for (const Deadline& deadline : letter.deadlines) {
    if (!out.empty()) out += "; ";
    out += deadline.date.value.substr(5) + " " + deadline.action.value;
    if (deadline.time) out += " " + deadline.time->value;
    if (deadline.contact) out += " " + deadline.contact->value;
  }
  return out;
}

TEST_CASE("the form enclosed says where to send it") {
  const std::string annexes =
      "ANNEX 1\n\nFellowship request form\n\nReturn to: f@itu.int\n";
  CHECK(due(english("2 Those who wish a fellowship should return the enclosed "
                    "form by 3 April 2015.",
                    annexes)) == "04-03 fellowship f@itu.int");
}

TEST_CASE("addresses in brackets belong to their sentence") {
  CHECK(due(english("2 Objections should reach the Director (fax: +41 22 730 "
                    "5853; e-mail: a@itu.int) by 3 April 2015.")) ==
        "04-03 reply a@itu.int");
}

TEST_CASE("the address may stand in another sentence of the paragraph") {
  CHECK(due(english("2 Abstracts should be sent to a@itu.int. The deadline for "
                    "their receipt is 3 April 2015.")) ==
        "04-03 abstract a@itu.int");
  CHECK(due(english("2 Please complete the questionnaire by 3 April 2015. It "
                    "may be sent by e-mail to q@itu.int.")) ==
        "04-03 questionnaire q@itu.int");
  CHECK(due(russian("2 Вклады должны поступить до 3 апреля 2015 года.\n\n"
                    "3 Вклады следует направлять по адресу w@itu.int.")) ==
        "04-03 contributions w@itu.int");
}

TEST_CASE("the address for questions is not where to send things") {
  CHECK(due(english("2 Please register by 3 April 2015. For further "
                    "information please contact x@itu.int.")) ==
        "04-03 registration");
}

TEST_CASE("the address may stand in one of several forms of an annex") {
  CHECK(due(russian(
            "2 Запросы о получении визы (Приложение 1) должны поступить "
            "до 6 апреля 2015 года.",
            "Приложения: 1\n\nПРИЛОЖЕНИЕ 1\nБланки\n\n"
            "БЛАНК 1 – Заявка на стипендию\nСобрание, Женева\n"
            "Вернуть: f@itu.int\nСтрана: ___\n\n"
            "БЛАНК 2 – Запрос о получении визы\n"
            "Вернуть: v@itu.int\nФамилия: ___\n")) == "04-06 visa v@itu.int");
}

TEST_CASE("how something is done is not what is due") {
  CHECK(due(english("2 Interpretation must be requested using the registration "
                    "form not later than 3 April 2015.")) ==
        "04-03 interpretation");
  CHECK(due(english("2 Registration closes on 3 April 2015 for those who need "
                    "a visa, and on 12 May 2015 for all others.")) ==
        "04-03 registration; 05-12 registration");
  CHECK(due(russian("2 Предлагаем до 3 апреля 2015 года сообщить в БСЭ "
                    "(b@itu.int) имя назначенного вами координатора.")) ==
        "04-03 nomination b@itu.int");
}

TEST_CASE("of a deadline that is moved the last date holds") {
  const auto only_workshop = [](const Letter& letter) {
    return letter.meetings.size() == 1;
  };
  for (const char* words :
       {"The deadline for registration is extended from 20 March to 3 April "
        "2015.",
        "The registration deadline, originally 20 March, has been moved to 3 "
        "April 2015.",
        "The deadline for registration is extended to 3 April 2015 (instead of "
        "20 March 2015).",
        "As the workshop has been moved, the deadline for registration is now "
        "3 April 2015."}) {
    const Letter letter = english(words);
    CHECK(due(letter) == "04-03 registration");
    CHECK(only_workshop(letter));
  }
  CHECK(due(english("The deadline for registration is extended to 3 April 2015 "
                    "and that for visa requests to 5 May 2015.")) ==
        "04-03 registration; 05-05 visa");
  CHECK(due(english("The deadline for contributions to the meeting, moved to "
                    "25-29 May 2015, remains 3 April 2015.")) ==
        "04-03 contributions");
  const Letter moved =
      russian("Срок регистрации переносится с 20 марта на 3 апреля 2015 года.");
  CHECK(due(moved) == "04-03 registration");
  CHECK(only_workshop(moved));
  for (const char* words :
       {"El plazo de inscripción se amplía del 20 de marzo al 3 de abril de "
        "2015.",
        "El plazo de inscripción se ha aplazado al 3 de abril de 2015."}) {
    const Letter letter = spanish(words);
    CHECK(due(letter) == "04-03 registration");
    CHECK(only_workshop(letter));
  }
}

TEST_CASE("one sentence may move several deadlines") {
  const std::string moved = "04-15 fellowship; 05-02 visa; 05-12 registration";
  for (const Letter& letter :
       {english("2 The deadlines given in TSB Circular 121 are moved as "
                "follows: fellowship requests – from 8 to 15 April 2015; visa "
                "requests – from 26 April to 2 May 2015; registration – from 1 "
                "to 12 May 2015."),
        russian("2 Сроки, указанные в Циркуляре 121 БСЭ, переносятся следующим "
                "образом: заявки на стипендии – с 8 на 15 апреля 2015 года; "
                "визовая поддержка – с 26 апреля на 2 мая с. г.; регистрация – "
                "с 1 на 12 мая 2015 года."),
        chinese("2 电信标准化局第121号通函所述截止日期推迟如下："
                "与会补贴申请由4月8日推迟至4月15日；签证申请由4月26日推迟至5月2"
                "日；在线注册由5月1日推迟至5月12日。"),
        arabic(
            "2 وقد تغيرت المواعيد النهائية على النحو التالي: طلبات المنح – "
            "من 8 إلى 15 أبريل 2015؛ طلبات التأشيرة – من 26 أبريل إلى 2 مايو "
            "2015؛ التسجيل – من 1 إلى 12 مايو 2015.")}) {
    INFO(letter.language);
    CHECK(due(letter) == moved);
    CHECK(letter.meetings.size() == 1);
  }
}

TEST_CASE("several deadlines may be moved in one sentence or list") {
  const std::string moved = "04-03 registration; 05-05 visa";
  for (const char* words :
       {"The deadlines have been postponed as follows: registration, from 20 "
        "March to 3 April 2015; visa requests, from 2 to 5 May 2015.",
        "The deadlines have been postponed as follows:\n"
        "- registration: from 20 March to 3 April 2015;\n"
        "- visa requests: from 2 to 5 May 2015.",
        "The new deadlines are:\n"
        "- 3 April 2015 (previously 20 March 2015): registration;\n"
        "- 5 May 2015 (previously 2 May 2015): visa requests."}) {
    CHECK(due(english(words)) == moved);
  }
  CHECK(due(spanish("Los plazos se han aplazado como sigue: inscripción, del "
                    "20 de marzo al 3 de abril de 2015; solicitudes de visado, "
                    "del 2 al 5 de mayo de 2015.")) == moved);
}

TEST_CASE("a bracket with another date after that of a row is passed over") {
  CHECK(due(english("Key deadlines:\n"
                    "3 April 2015 (see letter of 2 May 2014)\t- Registration\n"
                    "5 May 2015 (12:00)\t- Visa requests")) ==
        "04-03 registration; 05-05 visa 12:00");
}

TEST_CASE("a date stands beside how long before the meeting it is") {
  for (const char* words :
       {"Key deadlines (before the meeting):\n"
        "Two months\t2015-04-03\t- Submit contributions\n"
        "Six weeks\t2015-05-05\t- Submit visa requests",
        "Key deadlines:\n"
        "Two months (3 April 2015)\tSubmit contributions\n"
        "Six weeks (5 May 2015)\tSubmit visa requests",
        "Key deadlines:\nDeadline\tAction\n"
        "3 April 2015 (two months before)\tSubmit contributions\n"
        "5 May 2015 (six weeks before)\tSubmit visa requests"}) {
    const Letter letter = english(words);
    CHECK(due(letter) == "04-03 contributions; 05-05 visa");
    CHECK(letter.meetings.size() == 1);
  }
}

TEST_CASE("what is due stands before the old date of a deadline") {
  const Letter letter = chinese(
      "2 "
      "与会补贴申请的截止日期由4月8日延长至4月15日，提交文稿的截止日期由5月6日"
      "延长至5月9日。");
  CHECK(due(letter) == "04-15 fellowship; 05-09 contributions");
  CHECK(letter.meetings.size() == 1);
}

TEST_CASE("an event may be named in the words of its deadline") {
  for (const Letter& letter :
       {english("The workshop registration deadline is extended to 3 April "
                "2015."),
        chinese("2 讲习班注册的截止日期推迟至4月3日。"),
        russian("Предельный срок регистрации для участия в семинаре-практикуме "
                "переносится на 3 апреля 2015 года."),
        arabic("2 وتم تمديد الموعد النهائي للتسجيل من 20 مارس إلى 3 أبريل "
               "2015.")}) {
    INFO(letter.language);
    CHECK(due(letter) == "04-03 registration");
    CHECK(letter.meetings.size() == 1);
  }
}

TEST_CASE("words of letters of other decades tell what is due") {
  CHECK(due(russian("2 Прошу Вас сообщить до 26 апреля 2015 года имена Ваших "
                    "представителей.")) == "04-26 registration");
  CHECK(due(russian("2 Ответы просьба направить к 28 апреля 2015 г.")) ==
        "04-28 reply");
  CHECK(due(russian("2 Вклады, которые поступят по крайней мере за два месяца "
                    "до начала семинара-практикума, будут при необходимости "
                    "переведены.")) == "04-01 contributions-for-translation");
  CHECK(due(chinese("2 请最迟在四月二十八日以前将填妥的问题单寄回。")) ==
        "04-28 questionnaire");
  CHECK(due(arabic("2 ويرجى من المشاركين التسجيل عبر الإنترنت في أقرب وقت "
                   "ممكن، على ألا يتجاوز ذلك 28 أبريل 2015.")) ==
        "04-28 registration");
}

TEST_CASE("the Director may sign without the name of his Bureau") {
  const Signatory signatory = arabic("").signatory;
  REQUIRE(signatory.title);
  CHECK(signatory.title->value == "مدير المكتب");
  REQUIRE(signatory.name);
  CHECK(signatory.name->value == "تشيساب لي");
}

TEST_CASE("the zone of a deadline is not that of a meeting after it") {
  const Letter letter = spanish(
      "Le agradecería que me informara, antes de las 2400 horas UTC del 3 de "
      "abril de 2015, si su Administración aprueba que se examine en la "
      "reunión que se celebrará del 24 de agosto al 4 de septiembre de 2015.");
  CHECK(due(letter) == "04-03 reply 24:00");
  REQUIRE(letter.meetings.size() == 2);
  CHECK_FALSE(letter.meetings.back().time_zone);
}

TEST_CASE("a dash in a column of its own is no item") {
  CHECK(due(spanish("Plazos clave:\n"
                    "2015-04-03\t–\tPresentar contribuciones\n"
                    "2015-05-05\t–\tPresentar solicitudes de visado")) ==
        "04-03 contributions; 05-05 visa");
}

TEST_CASE("rows of a list are apart though no line is blank") {
  const Letter letter = read_letter(
      "Geneva, 12 March 2015\nRef:\tTSB Collective letter 4/9\n\tSG9/SP\n"
      "To:\tMember States of the Union\n"
      "Subject:\tMeeting of Study Group 9; Geneva, 1-5 June 2015\n"
      "Dear Sir/Madam,\nKey deadlines:\n"
      "1 April 2015\tSubmit contributions for translation\n"
      "13 April 2015\tSubmit fellowship requests\n"
      "1 May 2015\tPre-registration\nYours faithfully,\n");
  CHECK(due(letter) ==
        "04-01 contributions-for-translation; 04-13 fellowship; 05-01 "
        "registration");
}

TEST_CASE("a list gives one deadline for each of its actions") {
  CHECK(due(english("2 Applications for visas, for hotel reservations and for "
                    "fellowships should be received by 3 April 2015.")) ==
        "04-03 fellowship; 04-03 accommodation; 04-03 visa");
}

TEST_CASE("a heading says what its paragraph is about") {
  CHECK(
      due(russian("Визовая поддержка. Просьба направлять заполненную анкету "
                  "г-ну А. Каримову (v@uz.example) до 3 апреля 2015 года.")) ==
      "04-03 visa v@uz.example");
}

TEST_CASE("what the Bureau will have done is no deadline") {
  CHECK(due(english("2 Authors will be informed of the selection of abstracts "
                    "by 17 April 2015."))
            .empty());
  CHECK(due(russian("2 Программа и тезисы будут размещены на веб-сайте до "
                    "17 апреля 2015 года."))
            .empty());
}

TEST_CASE("key dates may stand after their items, with others among them") {
  CHECK(due(english("2 Key dates:\n- Submission of abstracts: 3 April 2015\n"
                    "- Notification of authors: 20 April 2015\n"
                    "- Registration: 15 May 2015")) ==
        "04-03 abstract; 05-15 registration");
}

TEST_CASE("bullets may begin with what is due and go on after the date") {
  CHECK(due(english("2 In view of this, the deadlines that hold for the "
                    "meeting of the Working Party are as follows, in place of "
                    "those which the earlier letter gave:\n"
                    "- Registration: 8 May 2015. The form is on the Web.\n"
                    "- Visas: requests go to the host.\n"
                    "- Contributions: 27 April 2015; send them to "
                    "c@itu.int.")) ==
        "05-08 registration; 04-27 contributions c@itu.int");
}

TEST_CASE("the dates of a table may stand in its first column") {
  CHECK(due(english("2 The calendar is:\n\n\tDeadline\n\tStep\n\tTo\n\n"
                    "\t3 April 2015\n\tRequests for fellowships\n"
                    "\tf@itu.int\n\n\t8 May 2015\n\tRegistration\n"
                    "\tr@itu.int\n\n")) ==
        "04-03 fellowship f@itu.int; 05-08 registration r@itu.int");
}

TEST_CASE("a column of old deadlines does not count") {
  CHECK(due(english("2 The table is replaced:\n\n\tStep\n"
                    "\tPrevious deadline\n\tNew deadline\n\n"
                    "\tRequests for fellowships\n\t3 April 2015\n"
                    "\t9 April 2015\n\n")) == "04-09 fellowship");
}

TEST_CASE("items below a date may have lost their dashes") {
  CHECK(
      due(english("Key deadlines:\n\n3 April 2015\nSubmit fellowship requests "
                  "(f@itu.int)\nSubmit requests for interpretation\n\n"
                  "15 May 2015, 23:59 hours UTC\nSubmit contributions")) ==
      "04-03 fellowship f@itu.int; 04-03 interpretation; "
      "05-15 contributions 23:59");
}

TEST_CASE("cells of a deadline table may have run together") {
  const std::string rows = "08-09 abstract; 08-15 visa v@itu.int";
  const std::string head = "2 The deadlines are: What Deadline Contact ";
  CHECK(due(english(head + "Abstracts 9 August 2015 Requests for visa support "
                           "15 August 2015 v@itu.int")) == rows);
  CHECK(due(english("2 The deadlines are:\nWhat\nDeadline\nContact\n"
                    "Abstracts\n9 August 2015\nRequests for visa support\n"
                    "15 August 2015\nv@itu.int")) == rows);
  CHECK(due(english("2 The deadlines are:\nDate What\n"
                    "9 August 2015 Abstracts\n15 August 2015 Requests for visa "
                    "support (v@itu.int)")) == rows);
  // An old date and a new one side by side.
  CHECK(due(english("2 The following corrections apply: Where Instead of Read "
                    "Paragraph 4, abstracts 2 July 2015 9 August 2015 "
                    "Paragraph 5, visa support 3 July 2015 15 August 2015 "
                    "v@itu.int")) == rows);
  // A date before the rows is of none of them.
  CHECK(due(english("2 The deadlines in my letter of 17 January 2015 become: "
                    "Abstracts 9 August 2015 Requests for visa support "
                    "15 August 2015. Thank you.")) ==
        "08-09 abstract; 08-15 visa");
  // Sentences are no rows, and a row is no heading of them.
  CHECK(due(english("Key deadlines\n1 April 2015: Abstracts\n"
                    "15 April 2015: Registration\n\n"
                    "Replies to the questionnaire should be sent two weeks "
                    "before the workshop. A report will be published by 30 "
                    "June 2015.")) ==
        "04-01 abstract; 04-15 registration; 05-18 questionnaire");
  CHECK(due(english("2 Abstracts are due by 9 August 2015. Registration ends "
                    "on 15 August 2015.")) ==
        "08-09 abstract; 08-15 registration");
}

TEST_CASE("an offset counts from the meeting that its sentence names") {
  CHECK(due(english("2 Visas must be requested at least four weeks before the "
                    "beginning of the workshop.")) == "05-04 visa");
}

TEST_CASE("an offset may count from the date of the letter") {
  CHECK(due(english("2 Member States that object to the deletion are requested "
                    "to inform TSB (a@itu.int) of their objections within "
                    "three months of the date of this Circular.")) ==
        "06-12 reply a@itu.int");
  CHECK(due(english("2 The text will be published within three months of the "
                    "date of this Circular."))
            .empty());
}

TEST_CASE("a column of Questions gives their numbers alone") {
  const Letter letter = english(
      "\tText\n\tDocument\n\tQuestion\n\n"
      "\tX.1000\n\tCOM 17-R 5\n\t4/17, 6/17\n\n"
      "\tX.1001\n\tCOM 17-R 6\n\t7/17\n");
  std::string questions;
  for (const Reference& reference : letter.references) {
    if (reference.kind == "question") questions += reference.id + " ";
  }
  CHECK(questions == "Q4/17 Q6/17 Q7/17 ");
}

TEST_CASE("numbers below labels that stand together go to them in order") {
  const Letter letter = read_letter(
      "Geneva, 12 March 2015\n\nRef:\nTSB Circular 145\n\nTel:\nFax:\n"
      "+41 22 730 5860\n+41 22 730 5853\n\n"
      "- To Administrations of Member States of the Union\n\n"
      "Subject: Workshop\n\nDear Sir/Madam,\n\n1 Text.\n\nYours faithfully,\n");
  REQUIRE(letter.contact.phone.size() == 1);
  CHECK(letter.contact.phone.front().value == "+41 22 730 5860");
  REQUIRE(letter.contact.fax.size() == 1);
  CHECK(letter.contact.fax.front().value == "+41 22 730 5853");
}

TEST_CASE("a date for which the letter asks is a deadline, a planned one not") {
  CHECK(due(spanish("2 Las contribuciones deberán enviarse a la TSB "
                    "(a@itu.int) para el 3 de abril de 2015.")) ==
        "04-03 contributions a@itu.int");
  CHECK(due(spanish("2 Se ruega a los autores de contribuciones que tomen nota "
                    "de la reunión prevista para el 3 de abril de 2015.")) ==
        "");
}

TEST_CASE("the first of two deadlines is no old one") {
  CHECK(due(spanish("2 El primer plazo, 3 de abril de 2015, es para las "
                    "contribuciones.")) == "04-03 contributions");
  CHECK(due(spanish("2 El plazo para las contribuciones es el 7 de abril de "
                    "2015 (el anterior plazo era el 3 de abril de 2015).")) ==
        "04-07 contributions");
}

}  // namespace
}  // namespace ituletter
