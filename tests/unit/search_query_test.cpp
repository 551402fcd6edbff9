#include "archive/search_query.hpp"

#include <sqlite3.h>

#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "ituletter/error.hpp"
#include "text/search_text.hpp"

namespace ituletter {
namespace {

const Grammars& grammars() { return Grammars::built_in(); }

struct Close {
  void operator()(sqlite3* db) const { sqlite3_close(db); }
  void operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
  }
};

/// A table of texts in memory, as an archive has it.
class Index {
 public:
  Index() {
    sqlite3* opened = nullptr;
    sqlite3_open(":memory:", &opened);
    db_.reset(opened);
    run("CREATE VIRTUAL TABLE letters USING fts5(body, "
        "tokenize = 'ascii')",
        "");
  }
  explicit Index(std::string_view text) : Index() { add(text); }

  void add(std::string_view text) {
    run("INSERT INTO letters(body) VALUES (?)",
        search_text(text, search_articles(grammars())));
  }

  /// Rows that an expression finds, or -1 where it is none.
  int count(const std::string& expression) const {
    return run("SELECT rowid FROM letters WHERE letters MATCH ?", expression);
  }

 private:
  int run(const std::string& sql, const std::string& value) const {
    sqlite3_stmt* prepared = nullptr;
    sqlite3_prepare_v2(db_.get(), sql.c_str(), -1, &prepared, nullptr);
    const std::unique_ptr<sqlite3_stmt, Close> statement(prepared);
    if (sqlite3_bind_parameter_count(prepared) > 0) {
      sqlite3_bind_text(prepared, 1, value.data(),
                        static_cast<int>(value.size()), SQLITE_TRANSIENT);
    }
    int rows = 0;
    int status = sqlite3_step(prepared);
    for (; status == SQLITE_ROW; status = sqlite3_step(prepared)) ++rows;
    return status == SQLITE_DONE ? rows : -1;
  }

  std::unique_ptr<sqlite3, Close> db_;
};

bool finds(std::string_view words, std::string_view text) {
  return Index(text).count(search_query(words, grammars())) == 1;
}

/// The texts of a list that a query does not find.
std::vector<std::string> missed(std::string_view words,
                                const std::vector<std::string>& texts) {
  std::vector<std::string> out;
  for (const std::string& text : texts) {
    if (!finds(words, text)) out.push_back(text);
  }
  return out;
}

/// Those of a list that do not find each other.
std::vector<std::string> strangers(const std::vector<std::string>& words) {
  std::vector<std::string> out;
  for (const std::string& word : words) {
    for (const std::string& text : missed(word, words)) {
      out.push_back(word + " " + text);
    }
  }
  return out;
}

using Family = std::vector<std::string>;

std::string refusal(std::string_view words) {
  try {
    return search_query(words, grammars());
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::usage);
    return error.what();
  }
}

}  // namespace

TEST_CASE("forms of a word find each other") {
  const std::vector<Family> families = {
      {"meeting", "meetings", "Meeting"},
      {"contribution", "contributions"},
      {"study", "studies", "studied"},
      {"submit", "submitted", "submitting", "submits"},
      {"process", "processes"},
      {"approve", "approved", "approving"},
      {"réunion", "réunions", "REUNION"},
      {"régional", "régionale", "régionaux"},
      {"approuvé", "approuvée", "approuvées"},
      {"reunión", "reuniones"},
      {"Cuestión", "Cuestiones", "CUESTION"},
      {"propuesto", "propuesta", "propuestas"},
      {"собрание", "собрания", "собраний", "собранию", "собраниями"},
      {"вопрос", "вопросов", "вопросы", "вопросам"},
      {"комиссия", "комиссий", "комиссии", "комиссию"},
      {"исследовательская", "исследовательской", "исследовательских"},
      {"участник", "участники", "участников"},
      {"утвердить", "утвердил", "утвердят"},
      {"ёлка", "елка", "ЁЛКИ", "ёлку"},
      {"الاجتماع", "اجتماع", "للاجتماع", "والاجتماع", "بالاجتماع", "اجتماعات",
       "لاجتماع", "الاجتماعات", "اجتماعها"},
      {"لجنة", "اللجنة", "للجنة", "لجنه", "ولجنة"},
      {"مسألة", "المسألة", "مساله", "بالمسألة"},
      {"عمل", "العمل", "للعمل", "والعمل"},
  };
  for (const Family& family : families) {
    CHECK(strangers(family) == Family());
  }
}

TEST_CASE("words that are only alike are not found") {
  CHECK_FALSE(finds("вопрос", "воспитание вопросительный"));
  CHECK_FALSE(finds("срок", "строка сорок"));
  CHECK_FALSE(finds("план", "планета"));
  CHECK_FALSE(finds("собрание", "собака собор"));
  CHECK_FALSE(finds("part", "party partner participant"));
  CHECK_FALSE(finds("note", "not notify"));
  CHECK_FALSE(finds("form", "former formal inform"));
  CHECK_FALSE(finds("general", "generation"));
  CHECK_FALSE(finds("union", "unique unit"));
  CHECK_FALSE(finds("porte", "portable importe"));
  CHECK_FALSE(finds("carta", "cartel"));
  CHECK(finds("عمل", "بعمل"));
  CHECK_FALSE(finds("اجتماع", "جماعة"));
  CHECK_FALSE(finds("كتاب", "تاب"));
  CHECK_FALSE(finds("研究组", "研究小组"));
}

TEST_CASE("case, marks and forms of letters do not matter") {
  CHECK(finds("geneve", "Genève"));
  CHECK(finds("GENÈVE", "genève"));
  CHECK(finds("año", "ANO"));
  CHECK(finds("l'union", "de l’Union internationale"));
  CHECK(finds("l’union", "Union"));
  CHECK(finds("d'études", "Commission d’études 17"));
  CHECK(finds("ＩＴＵ", "ITU"));
  CHECK(finds("أسئلة", "اسئله"));
  CHECK(finds("2025", "٢٠٢٥"));
}

TEST_CASE("Chinese words are found in what is written without spaces") {
  const std::string_view text = "第17研究组会议，瑞士日内瓦，副主席";
  for (const std::string_view words :
       {"研究组", "会议", "第17研究组", "17研究组会议", "第 17 研究组",
        "会议 研究组", "主席", "研*", "\"研究组会议\""}) {
    INFO(words);
    CHECK(finds(words, text));
  }
  CHECK_FALSE(finds("会研究", text));
  CHECK_FALSE(finds("研讨会", text));
}

TEST_CASE("codes are found as they are written") {
  CHECK(finds("X.soar-cc", "Recommendation ITU-T X.soar-cc (new)"));
  CHECK_FALSE(finds("X.soar-cc", "X.soar-dd and cc"));
  CHECK(finds("8/17", "Questions Q8/17 and 9/17"));
  CHECK(finds("Q8/17", "Q8/17"));
  CHECK_FALSE(finds("8/17", "8/13 17"));
  CHECK(finds("SG17", "T25-SG17-COL-0002"));
  CHECK(finds("SG 17", "SG17"));
  CHECK(finds("SG17", "SG 17"));
  CHECK_FALSE(finds("SG1", "SG17"));
  CHECK(finds("T25-SG17-COL-0002", "t25-sg17-col-0002"));
  CHECK(finds("tsbsg17@itu.int", "E-mail: tsbsg17@itu.int"));
  CHECK(finds("118", "Циркуляр №118"));
  CHECK(finds("X.1631", "X.1631 (2024)"));
}

TEST_CASE("a query has words, phrases, beginnings and words to leave out") {
  const std::string_view text = "The meeting of Study Group 17 in Geneva";
  CHECK(finds("geneva meetings", text));
  CHECK_FALSE(finds("meeting paris", text));
  CHECK(finds("\"study group 17\"", text));
  CHECK(finds("“Study Group” geneva", text));
  CHECK(finds("«study group»", text));
  CHECK_FALSE(finds("\"group study\"", text));
  CHECK_FALSE(finds("\"study groups\"", text));
  CHECK(finds("gen*", text));
  CHECK_FALSE(finds("gen", text));
  CHECK(finds("meeting -paris", text));
  CHECK_FALSE(finds("meeting -groups", text));
  CHECK_FALSE(finds("-\"study group\" meeting", text));
  CHECK(finds("meeting -\"group study\"", text));
  CHECK(finds("اجتم*", "والاجتماعات"));
  CHECK(finds("اجتم*", "لاجتماع"));
}

TEST_CASE("no word and no sign is an operator") {
  const std::string_view text = "body a b near not and or";
  for (const std::string_view words :
       {"a AND b", "a OR b", "NOT a", "NEAR (a b)", "body:a", "{body}:a",
        "a + b", "^a", "(a", "a)", "((a", "\"a b", "a\"", "a ** b", "a:*",
        "'a'", "a; --", "a\\\"b"}) {
    INFO(words);
    CHECK(finds(words, text));
  }
  CHECK_FALSE(finds("a OR c", text));
}

TEST_CASE("what leaves nothing to look for is refused with a remedy") {
  const std::string remedy =
      "nothing to search for; give a word, a number or a phrase in quotation "
      "marks";
  for (const std::string_view words :
       {"", "  ", "*", "-", "\"\"", "\"", "!?… -–", "\xFF\xFE", "-*"}) {
    INFO(words);
    CHECK(refusal(words) == remedy);
  }
  CHECK(refusal("-meeting") ==
        "all words are to be left out; add one that must occur");
  CHECK(refusal(std::string(5000, 'a')) ==
        "what is searched for is longer than 4096 bytes; search for fewer "
        "words");
  std::string many;
  for (int i = 0; i < 70; ++i) many += " w";
  CHECK(refusal(many) == "more than 64 words; search for fewer words");
}

TEST_CASE("no bytes are a query that the table refuses") {
  std::mt19937 random(7);
  const Index index("a b");
  const std::string_view pieces[] = {
      "\"",    "*", "-", "(", ")",  ":",  "+",      "^",    "AND",  "NOT",
      "NEAR(", "{", " ", "'", "研", "ال", "вопрос", "\xFF", "𞤀", "﷽"};
  for (int i = 0; i < 3000; ++i) {
    std::string words;
    for (auto left = random() % 12; left > 0; --left) {
      if (random() % 2 == 0) {
        words += static_cast<char>(random() % 256);
      } else {
        words += pieces[random() % std::size(pieces)];
      }
    }
    try {
      const std::string query = search_query(words, grammars());
      if (index.count(query) < 0) CHECK(words == query);
    } catch (const Error& error) {
      CHECK(error.kind() == ErrorKind::usage);
    }
  }
}

TEST_CASE("the longest query is one for the table") {
  std::string words;
  for (int i = 0; i < 64; ++i) words += "للاجتماع" + std::string(1, ' ');
  CHECK(Index("الاجتماع").count(search_query(words, grammars())) == 1);
  CHECK(Index("a").count(search_query(
            "\"" + std::string(2000, 'a') + " " + std::string(1000, '1') + "\"",
            grammars())) == 0);
  std::string phrase;
  while (phrase.size() < 4090) phrase += "a1";
  CHECK(Index(phrase).count(search_query(phrase, grammars())) == 1);
}

TEST_CASE("forms that no text has are left out of a query") {
  const auto is_known = [](const std::string& word) {
    return word == "вопросов" || word == "мест";
  };
  CHECK(search_query("вопрос", grammars(), is_known) ==
        "(\"вопрос\" OR \"вопросов\")");
  CHECK(search_query("\"вопрос\" -место 8/17", grammars(), is_known) ==
        "((\"вопрос\") AND (\"8 17\")) NOT ((\"место\" OR \"мест\"))");
}

TEST_CASE("grammars need not say anything of forms") {
  const Grammars all =
      Grammars::with_folder(ITULETTER_SOURCE_DIR "/tests/portuguese");
  CHECK(search_query("reunião", all).find("\"reuniao\"") == 1);
}

TEST_CASE("a query for a word does not ask for too many") {
  for (const std::string_view word :
       {"meeting", "réunion", "conference", "собрание", "вопрос", "الاجتماع"}) {
    const std::string query = search_query(word, grammars());
    std::size_t forms = 1;
    for (std::size_t at = 0; (at = query.find(" OR ", at)) != query.npos; ++at)
      ++forms;
    INFO(word);
    INFO(query);
    CHECK(forms < 100);
  }
}

}  // namespace ituletter
