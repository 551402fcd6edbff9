#include <string>

#include "catch.hpp"
#include "ituletter/extract.hpp"
#include "ituletter/grammar.hpp"
#include "ituletter/source.hpp"
#include "ituletter/text.hpp"

namespace ituletter {
namespace {

// "name|title" of a letter in English, or in French, that ends so.
std::string signatory(const std::string& end, const std::string& language) {
  Source source;
  source.format = "txt";
  source.text = language == "fr"
                    ? "Genève, le 12 mars 2015\n\nRéf.: Circulaire TSB 145\n\n"
                      "Objet: Réunion\n\nMadame, Monsieur,\n\n"
                      "Le Directeur de l'Union vous remercie de la réponse.\n\n"
                    : "Geneva, 12 March 2015\n\nRef: TSB Circular 145\n\n"
                      "Subject: Meeting\n\nDear Sir/Madam,\n\n"
                      "The Director of the host is thanked for his offer.\n\n";
  source.text += end;
  const Letter letter =
      extract(source, normalise(source), Grammars::built_in());
  const auto words = [](const Maybe<std::string>& value) {
    return value ? value->value : "-";
  };
  return words(letter.signatory.name) + "|" + words(letter.signatory.title);
}

std::string name_in(const std::string& text) {
  Source source;
  source.format = "txt";
  source.text = text;
  const Letter letter =
      extract(source, normalise(source), Grammars::built_in());
  return letter.signatory.name ? letter.signatory.name->value : "-";
}

}  // namespace

TEST_CASE("a wish at the end of a letter is no name") {
  CHECK(signatory("I wish you a productive meeting.\n\nDirector of the "
                  "Telecommunication Standardization Bureau\n",
                  "en") ==
        "-|Director of the Telecommunication Standardization Bureau");
  CHECK(signatory("Yours faithfully,\n\nB. Jones, Jr.\nDirector\n", "en") ==
        "B. Jones, Jr.|Director");
  CHECK(name_in("2021年3月9日，日内瓦\n文号：电信标准化局第3/11号集体函\n"
                "事由：第11研究组会议\n尊敬的先生/女士：\n"
                "我荣幸地邀请您参加第11研究组会议。\n"
                "我预祝您与会顺利。\n电信标准化局主任\n李在摄\n") == "李在摄");
}

TEST_CASE("a title without its bureau is one alone on its line") {
  CHECK(signatory("Yours faithfully,\n\nB. Jones\nDirector\n", "en") ==
        "B. Jones|Director");
  CHECK(signatory("Yours faithfully,\n\nB. Jones\nDirector of the Bureau\n",
                  "en") == "B. Jones|Director of the Bureau");
  CHECK(signatory("Yours faithfully,\n\nB. Jones\nDirector of the "
                  "Telecommunication\nStandardization Bureau\n",
                  "en") ==
        "B. Jones|Director of the Telecommunication Standardization Bureau");
  CHECK(signatory("Veuillez agréer, Madame, Monsieur, l'assurance de ma haute "
                  "considération.\n\nB. Jones\nLe Directeur\n",
                  "fr") == "B. Jones|Le Directeur");
  CHECK(signatory("Yours faithfully,\n\nB. Jones\nDirector\n\nAnnexes: 1\n\n"
                  "ANNEX 1\nThe Director of the host\n",
                  "en") == "B. Jones|Director");
}

}  // namespace ituletter
