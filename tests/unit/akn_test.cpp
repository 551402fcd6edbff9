#include <array>
#include <pugixml.hpp>
#include <string>
#include <utility>

#include "ituletter/error.hpp"
#include "unit/catch.hpp"
#include "unit/example_letter.hpp"
#include "unit/parsed_xml.hpp"
#include "write/akn_names.hpp"
#include "write/writers.hpp"

namespace ituletter {
namespace {

std::string akn_of(const ExampleLetter& example, WriteOptions options = {}) {
  const Converted converted = example.converted();
  return write_akn({&converted, 1}, options);
}

/// The document of a letter, and questions to it.
class Akn {
 public:
  explicit Akn(const ExampleLetter& example, WriteOptions options = {})
      : document_(parsed(akn_of(example, options))) {}

  /// The attribute or the words at an XPath; empty if there is none.
  std::string at(const std::string& path) const {
    const auto found =
        document_.select_node(("/akomaNtoso/doc" + path).c_str());
    if (found.attribute()) return found.attribute().value();
    return words(found.node());
  }
  std::size_t count(const std::string& path) const {
    return document_.select_nodes(("/akomaNtoso/doc" + path).c_str()).size();
  }
  const pugi::xml_document& document() const { return document_; }

 private:
  static std::string words(const pugi::xml_node& node) {
    std::string text;
    for (const auto& child : node.select_nodes(".//text()"))
      text += child.node().value();
    return text;
  }

  pugi::xml_document document_;
};

const std::string work =
    "/akn/un/doc/collectiveLetter/itu-t/2024-05-06/3-sg21-corrigendum-1";

TEST_CASE("a letter is a work with an expression in its language") {
  const Akn akn(example_letter());
  const std::string meta = "/meta/identification";
  CHECK(akn.at("/@name") == "collectiveLetter");
  CHECK(akn.at(meta + "/FRBRWork/FRBRuri/@value") == work);
  CHECK(akn.at(meta + "/FRBRWork/FRBRthis/@value") == work + "/!main");
  CHECK(akn.at(meta + "/FRBRWork/FRBRalias/@value") == "T22-SG21-COL-0003!C1");
  CHECK(akn.at(meta + "/FRBRWork/FRBRdate/@date") == "2024-05-06");
  CHECK(akn.at(meta + "/FRBRWork/FRBRauthor/@href") == "#bureau");
  CHECK(akn.at(meta + "/FRBRWork/FRBRnumber/@value") == "3");
  CHECK(akn.at(meta + "/FRBRExpression/FRBRuri/@value") == work + "/rus@");
  CHECK(akn.at(meta + "/FRBRExpression/FRBRlanguage/@language") == "rus");
  CHECK(akn.at(meta + "/FRBRManifestation/FRBRauthor/@href") == "#ituletter");
  CHECK(akn.at("/meta/lifecycle/eventRef/@date") == "2024-05-06");
}

TEST_CASE("the head is the preface") {
  const Akn akn(example_letter());
  CHECK(akn.at("/preface//docDate/@date") == "2024-05-06");
  CHECK(akn.at("/preface//docDate") == "6 мая 2024 года");
  CHECK(akn.at("/preface//docNumber") == "Коллективное письмо 3/21 БСЭ");
  CHECK(akn.at("/preface//docTitle") == example_letter().letter.subject->value);
  CHECK(akn.at("/preface/container[@name='to']//role/@refersTo") ==
        "#sector-members");
  CHECK(akn.at("/preface/container[@name='copy']//role") ==
        "Директору Бюро развития");
  CHECK(akn.at("/preface/container[@name='contact']//a/@href") ==
        "mailto:tsbsg21@example.int");
  CHECK(akn.at("/preface/formula[@name='salutation']/p") ==
        "Уважаемая госпожа,");
}

TEST_CASE("paragraphs keep their numbers, items their order") {
  const Akn akn(example_letter());
  CHECK(akn.at("/mainBody/paragraph/@eId") == "para_1");
  CHECK(akn.at("/mainBody/paragraph/num") == "1");
  CHECK(akn.at("/mainBody/paragraph/content/p") ==
        "Имею честь пригласить вас согласно Вопросу 5/21.");
  CHECK(akn.at("/mainBody//blockList/item/@eId") == "para_1__item_1");
  CHECK(akn.at("/mainBody//item/num") == "a)");
}

TEST_CASE("meetings and deadlines are events") {
  const Akn akn(example_letter());
  const std::string references = "/meta/references";
  CHECK(akn.count(references + "/TLCEvent") == 3);
  CHECK(akn.at(references + "/TLCEvent[@eId='meeting_1']/@showAs") ==
        "Собрание 21-й ИК");
  CHECK(akn.at(references + "/TLCEvent[@eId='deadline_2']/@showAs") ==
        "регистрация");
  CHECK(akn.at("/meta/proprietary/meetings/meeting/time-zone") ==
        "Europe/Zurich");
  CHECK(akn.count("/meta/proprietary/deadlines/deadline") == 2);
  CHECK(akn.at("/preface//docTitle/location") == "Берн");
  CHECK(akn.at("/preface//docTitle/date/@date") == "2024-06-07");
}

TEST_CASE("references are ref where they were read, and listed in meta") {
  const Akn akn(example_letter());
  const std::string iri = "urn:x-ituletter:question:Q5/21";
  CHECK(akn.at("/mainBody//ref/@href") == iri);
  CHECK(akn.at("/mainBody//ref") == "Вопросу 5/21");
  CHECK(akn.at("/meta/references/TLCReference/@href") == iri);
  CHECK(akn.at("/meta/references/TLCReference/@name") == "question");
}

TEST_CASE("signature and annexes stand at the end") {
  const Akn akn(example_letter());
  CHECK(akn.at("/conclusions/formula/p") == "С уважением,");
  CHECK(akn.at("/conclusions//signature/person") == "П. Петров");
  CHECK(akn.at("/conclusions//signature/role/@refersTo") == "#signatory-role");
  const std::string annex = "/attachments/attachment";
  CHECK(akn.at(annex + "/num") == "A");
  CHECK(akn.at(annex + "/heading") == "Повестка дня");
  CHECK(akn.at(annex + "/doc/@name") == "agenda");
  CHECK(akn.at(annex + "/doc//FRBRWork/FRBRthis/@value") == work + "/!annex_1");
  CHECK(akn.at(annex + "/doc/mainBody/paragraph/@eId") == "annex_1__para_1");
}

Words found(std::string value, std::size_t begin, std::size_t end) {
  Words words;
  words.value = std::move(value);
  words.where.span = {begin, end};
  return words;
}

ExampleLetter letter_about(const std::string& subject) {
  ExampleLetter example = bare_letter();
  example.source.text = subject;
  example.letter.subject = found(subject, 0, subject.size());
  return example;
}

TEST_CASE("a mark that crosses another is left out") {
  ExampleLetter example = letter_about("on 3 May 2024 in Berne");
  Meeting& meeting = example.letter.meetings.emplace_back();
  meeting.start = found("2024-05-03", 3, 13);
  meeting.place = found("Berne", 9, 22);
  const Akn akn(example);
  CHECK(akn.at("//docTitle") == "on 3 May 2024 in Berne");
  CHECK(akn.at("//docTitle/date") == "3 May 2024");
  CHECK(akn.count("//docTitle/location") == 0);
}

TEST_CASE("an interval and several texts behind one stretch are one mark") {
  ExampleLetter example = letter_about("1-3 May 2024, Questions 1 to 2/9");
  Meeting& meeting = example.letter.meetings.emplace_back();
  meeting.start = found("2024-05-01", 0, 12);
  meeting.end = found("2024-05-03", 0, 12);
  for (const char* id : {"Q1/9", "Q2/9"})
    example.letter.references.push_back({.kind = "question",
                                         .id = id,
                                         .text = found("", 14, 32),
                                         .occurrences = 1});
  const Akn akn(example);
  CHECK(akn.at("//docTitle/event") == "1-3 May 2024");
  CHECK(akn.at("//docTitle/event/@refersTo") == "#meeting_1");
  CHECK(akn.at("//docTitle/mref/@refersTo") == "#reference_1 #reference_2");
}

TEST_CASE("words that do not go on as the source does have no marks") {
  ExampleLetter example = letter_about("3 May 2024");
  example.letter.meetings.emplace_back().start = found("2024-05-03", 0, 10);
  CHECK(Akn(example).count("//docTitle/date") == 1);
  example.letter.subject->value = "another";
  CHECK(Akn(example).count("//docTitle/date") == 0);
  CHECK(Akn(example).at("//docTitle") == "another");
}

TEST_CASE("a corrigendum refers to the letter that it corrects") {
  ExampleLetter example = example_letter();
  CHECK(Akn(example).count("/meta/references/activeRef") == 0);
  example.letter.references.push_back({.kind = "collective-letter",
                                       .id = "TSB Collective letter 3/21",
                                       .text = {},
                                       .occurrences = 1});
  CHECK(Akn(example).at("/meta/references/activeRef/@showAs") ==
        "TSB Collective letter 3/21");
}

TEST_CASE("a letter without a date or number is still a document") {
  const Akn akn(bare_letter());
  CHECK(akn.at("//FRBRWork/FRBRuri/@value") ==
        "/akn/un/doc/circular/itu-t/sha256-0000000000000000");
  CHECK(akn.at("//FRBRWork/FRBRdate/@name") == "unknown");
  CHECK(akn.count("/preface") == 0);
  CHECK(akn.count("/mainBody/p") == 1);
  CHECK(akn.count("/conclusions") == 0);
}

TEST_CASE("an Akoma Ntoso document holds one letter") {
  const auto first = example_letter();
  const std::array both = {first.converted(), first.converted()};
  CHECK_THROWS_AS(write_akn(both, {}), Error);
  CHECK_THROWS_AS(write_akn({}, {}), Error);
}

TEST_CASE("provenance of events stands in our own elements") {
  const Akn akn(example_letter(), {.provenance = true});
  CHECK(akn.at("/meta/proprietary/meetings/meeting/start/@rule") == "ru:date");
  CHECK(akn.at("/meta/proprietary/text") == example_letter().source.text);
  CHECK(akn.at("/meta/proprietary/source/format") == "docx");
}

TEST_CASE("hostile text leaves Akoma Ntoso well-formed") {
  const std::string akn = akn_of(example_letter_saying(hostile_text()));
  parsed(akn);
  for (const char forbidden : {'\x00', '\x01', '\x1b', '\r', '\x7f'})
    CHECK(akn.find(forbidden) == std::string::npos);
}

TEST_CASE("an IRI holds what IRIs may hold") {
  CHECK(to_iri("https://a.int/x?y=1#z") == "https://a.int/x?y=1#z");
  CHECK(to_iri("https://a.int/100%/%20 \"<>[]#1#2") ==
        "https://a.int/100%25/%20%20%22%3C%3E%5B%5D#1%232");
  CHECK(step_of("SG12RG-AFR") == "sg12rg-afr");
  CHECK(step_of("--a / b--") == "a-b");
}

}  // namespace
}  // namespace ituletter
