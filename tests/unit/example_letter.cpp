#include "unit/example_letter.hpp"

#include <stdexcept>

namespace ituletter {
namespace {

constexpr const char* example_text =
    "\tЖенева, 6 мая 2024 года\n"
    "Осн.:\n\tКоллективное письмо 3/21 БСЭ\nSG21/AB\n"
    "Для контактов: И. Иванова\n"
    "Тел.: +41 22 730 1111\nФакс: +41 22 730 5853\n"
    "Эл. почта: tsbsg21@example.int\nВеб: https://example.int/sg21\n"
    "– Членам Тел.: Сектора МСЭ-Т\nКопии: – Директору Бюро развития\n"
    "Предмет: Собрание 21-й Исследовательской комиссии, Берн, 3–7 июня\n"
    "Уважаемая госпожа,\n"
    "1\tИмею честь пригласить вас согласно Вопросу 5/21.\n"
    "a)\tпервый пункт;\n"
    "Собрание 21-й ИК откроется 3 июня в 09:30 и закроется 7 июня в 17:00 по "
    "женевскому времени, очно и дистанционно.\n"
    "27 мая 2024 года до 24:00 UTC: представление вкладов\n"
    "С уважением,\n(подпись)\nП. Петров\nДиректор Бюро\nПриложения: 1\n"
    "ПРИЛОЖЕНИЕ А\nПовестка дня\n1\tОткрытие\n1.1\tВыборы 𝄞\n"
    "Исправление 1\n";

// Where `words` stand in the text; every one of them does.
Where where(const std::string& words, const char* rule) {
  const std::size_t begin = std::string_view(example_text).find(words);
  if (begin == std::string_view::npos) throw std::logic_error(words);
  return {.span = {begin, begin + words.size()}, .gaps = {}, .rule = rule};
}

Words found(const std::string& words, const char* rule = "ru:words") {
  return {words, where(words, rule)};
}

/// A value that is written in other words than the text has.
Words read_as(const std::string& value, const std::string& words,
              const char* rule) {
  return {value, where(words, rule)};
}

LetterSource letter_source() {
  return {
      .path = "letters/T22-SG21-COL-0003!C1!MSW-R.docx",
      .format = "docx",
      .bytes = 51234,
      .sha256 = std::string(64, 'a'),
      .document = {.id = "T22-SG21-COL-0003!C1",
                   .amendment = Amendment{.kind = "corrigendum", .number = 1},
                   .language = "ru"}};
}

Contact contact() {
  return {.name = {found("И. Иванова")},
          .phone = {found("+41 22 730 1111", "common:phone")},
          .fax = {found("+41 22 730 5853", "common:phone")},
          .email = {found("tsbsg21@example.int", "common:email")},
          .web = {found("https://example.int/sg21", "common:url")}};
}

Addressee interrupted_addressee() {
  Words text = read_as("Членам Сектора МСЭ-Т", "Членам Тел.: Сектора МСЭ-Т",
                       "ru:addressee");
  text.where.gaps = {where("Тел.: Сектора", "").span};
  text.where.gaps[0].end -= std::string("Сектора").size();
  return {.text = text,
          .category = read_as("sector-members", "Членам", "ru:addressee")};
}

Meeting meeting() {
  return {.title = found("Собрание 21-й ИК"),
          .group = read_as("SG21", "21-й ИК", "ru:group"),
          .start = read_as("2024-06-03", "3 июня", "ru:date"),
          .end = read_as("2024-06-07", "7 июня", "ru:date"),
          .opens = found("09:30", "ru:time"),
          .closes = found("17:00", "ru:time"),
          .time_zone = read_as("Europe/Zurich", "женевскому", "ru:zone"),
          .place = found("Берн", "ru:place"),
          .mode = read_as("hybrid", "очно и дистанционно", "ru:mode"),
          .status = "convened"};
}

std::vector<Deadline> deadlines() {
  const std::string words = "представление вкладов";
  return {{.date = read_as("2024-05-27", "27 мая 2024 года", "ru:date"),
           .time = found("24:00", "ru:time"),
           .time_zone = found("UTC", "ru:zone"),
           .action = read_as("contributions", words, "ru:action"),
           .text = found(words),
           .basis = "stated",
           .rule = std::nullopt,
           .contact = found("tsbsg21@example.int", "common:email")},
          {.date = {"2024-05-03", {}},
           .time = std::nullopt,
           .time_zone = std::nullopt,
           .action = {"registration", {}},
           .text = {"регистрация", {}},
           .basis = "computed",
           .rule = "P1M before the meeting",
           .contact = std::nullopt}};
}

void add_head(Letter& letter) {
  letter.source = letter_source();
  letter.id = "T22-SG21-COL-0003!C1";
  letter.kind = "collective-letter";
  letter.number = {3, where("3", "ru:reference")};
  letter.group = read_as("SG21", "3/21", "ru:reference");
  letter.amendment = {{.kind = "corrigendum", .number = 1},
                      where("Исправление 1", "ru:amendment")};
  letter.language = "ru";
  letter.date = read_as("2024-05-06", "6 мая 2024 года", "ru:date.long");
  letter.place = found("Женева");
  letter.reference = found("Коллективное письмо 3/21 БСЭ");
  letter.internal_reference = found("SG21/AB");
  letter.to = {interrupted_addressee()};
  letter.copy = {{found("Директору Бюро развития"),
                  read_as("bdt-director", "Директору", "ru:addressee")}};
  letter.contact = contact();
  letter.subject =
      found("Собрание 21-й Исследовательской комиссии, Берн, 3–7 июня");
  letter.salutation = found("Уважаемая госпожа,");
}

void add_body(Letter& letter) {
  const Paragraph item{
      .number = found("a)"), .text = found("первый пункт"), .items = {}};
  letter.paragraphs = {
      {.number = found("1"),
       .text = found("Имею честь пригласить вас согласно Вопросу 5/21."),
       .items = {item}}};
  letter.meetings = {meeting()};
  letter.deadlines = deadlines();
  letter.references = {{.kind = "question",
                        .id = "Q5/21",
                        .text = found("Вопросу 5/21"),
                        .occurrences = 2}};
  letter.links = {found("https://example.int/sg21", "common:url")};
  letter.closing = found("С уважением,");
}

void add_end(Letter& letter) {
  letter.agenda = {{.title = found("Повестка дня"),
                    .annex = "A",
                    .items = {{.number = found("1"),
                               .title = found("Открытие"),
                               .items = {{.number = found("1.1"),
                                          .title = found("Выборы 𝄞"),
                                          .items = {}}}}}}};
  letter.signatory = {.name = found("П. Петров"),
                      .title = found("Директор Бюро"),
                      .is_signed = {true, where("(подпись)", "ru:signed")}};
  letter.annexes_declared = {1, where("1", "ru:annexes")};
  letter.annexes = {
      {.label = read_as("A", "ПРИЛОЖЕНИЕ А", "ru:annex"),
       .kind = read_as("agenda", "Повестка дня", "ru:annex"),
       .title = found("Повестка дня"),
       .paragraphs = {
           {.number = std::nullopt, .text = found("Открытие"), .items = {}}}}};
  letter.diagnostics = {{.severity = Severity::warning,
                         .code = "text/unknown-phrase",
                         .message = "a phrase was not understood",
                         .where = where("Выборы 𝄞", "").span},
                        {.severity = Severity::information,
                         .code = "docx/headers",
                         .message = "running heads were left out",
                         .where = std::nullopt}};
}

}  // namespace

ExampleLetter example_letter() {
  ExampleLetter example;
  add_head(example.letter);
  add_body(example.letter);
  add_end(example.letter);
  example.source.path = example.letter.source.path;
  example.source.format = "docx";
  example.source.bytes = example.letter.source.bytes;
  example.source.sha256 = example.letter.source.sha256;
  example.source.text = example_text;
  return example;
}

ExampleLetter bare_letter() {
  ExampleLetter example;
  example.letter.source.format = "txt";
  example.letter.source.sha256 = std::string(64, '0');
  example.letter.kind = "circular";
  example.letter.language = "en";
  return example;
}

std::string hostile_text() {
  std::string text =
      "=cmd|'/C calc'!A0 \"quoted\" \\ & < > ]]> <!-- --> &amp; &#0; \r\n\t"
      "\x01\x1b[31m\x7f \xc2\x9b \xe2\x80\xa8\xe2\x80\xa9 \xef\xbf\xbe \xef\xbb"
      "\xbf \xed\xa0\x80 \xc0\xaf \xf4\x90\x80\x80 \xe2\x82 \xff юз 研 𝄞 \xd0";
  text += '\0';
  return text + "end\xf0\x9d";
}

ExampleLetter example_letter_saying(const std::string& text) {
  ExampleLetter example = example_letter();
  Letter& letter = example.letter;
  letter.source.path = text;
  letter.place->value = text;
  letter.subject->value = text;
  letter.to[0].text.value = text;
  letter.contact.name[0].value = text;
  letter.paragraphs[0].items[0].text.value = text;
  letter.meetings[0].title->value = text;
  letter.deadlines[0].text.value = text;
  letter.deadlines[0].date.where.rule = text;
  letter.references[0].text.value = text;
  letter.links[0].value = text;
  letter.agenda[0].items[0].items[0].title.value = text;
  letter.signatory.name->value = text;
  letter.annexes[0].title->value = text;
  letter.diagnostics[0].message = text;
  return example;
}

}  // namespace ituletter
