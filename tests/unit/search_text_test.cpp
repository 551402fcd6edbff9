#include "text/search_text.hpp"

#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "text/characters.hpp"

namespace ituletter {
namespace {

std::string utf8(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) append_char(out, c);
  return out;
}

bool is_character(char32_t c) { return c < 0xD800 || c >= 0xE000; }

/// Characters of all kinds, most of them where letters and marks are.
std::string random_text(std::mt19937& random) {
  constexpr char32_t ends[] = {0x80, 0x500, 0x700, 0x3400, 0x10000, 0x110000};
  std::string out;
  for (auto left = random() % 40; left > 0; --left) {
    const auto c = static_cast<char32_t>(random() % ends[random() % 6]);
    if (is_character(c)) append_char(out, c);
  }
  return out;
}

const std::vector<Article> articles = {{"وال", 3}, {"ال", 3}};

}  // namespace

TEST_CASE("a text is searched by folded words with single spaces") {
  CHECK(search_text("").empty());
  CHECK(search_text(" \t–\n").empty());
  CHECK(search_text("  Dear Sir/Madam,\n") == "dear sir madam");
  CHECK(search_text("Réunion à Genève, Œuvre") == "reunion a geneve œuvre");
  CHECK(search_text("Cuestión 8 – Año") == "cuestion 8 ano");
  CHECK(search_text("Straße STRASSE") == "strasse strasse");
  CHECK(search_text("l’Union d'études") == "l union d etudes");
  CHECK(search_text("Ёлка, МОЙ мои") == "елка мой мои");
  CHECK(search_text("ΆΛΦΑ άλφα") == "αλφα αλφα");
}

TEST_CASE("Arabic is searched without marks and kinds of a letter") {
  CHECK(search_text("الاجتماع") == "الاجتماع");
  CHECK(search_text("أَسْئِلَة إلى آخر") == "اسيله الي اخر");
  CHECK(search_text("مســـألة مسؤول") == "مساله مسوول");
  CHECK(search_text("ﻻ ﷲ") == "لا الله");
  CHECK(search_text("٢٠٢٥ ۲۰۲۵") == "2025 2025");
}

TEST_CASE("an article is cut where enough is left of its word") {
  CHECK(search_text("الاجتماع والاجتماع اجتماع", articles) ==
        "اجتماع اجتماع اجتماع");
  CHECK(search_text("التي والان", articles) == "التي والان");
  CHECK(search_text("قال بال", articles) == "قال بال");
}

TEST_CASE("codes are words of letters and of digits") {
  CHECK(search_text("SG17") == "sg 17");
  CHECK(search_text("Q8/17") == "q 8 17");
  CHECK(search_text("X.soar-cc") == "x soar cc");
  CHECK(search_text("T25-SG17-COL-0002") == "t 25 sg 17 col 0002");
  CHECK(search_text("tsbsg17@itu.int") == "tsbsg 17 itu int");
  CHECK(search_text("№118, n°118, 10² m²") == "no 118 n 118 10 2 m 2");
  CHECK(search_text("2½ Ⅳ ①") == "2 1 2 iv 1");
}

TEST_CASE("other forms of a letter are the letter") {
  CHECK(search_text("ＩＴＵ－Ｔ １７") == "itu t 17");
  CHECK(search_text("ofﬁce ㎏ 𝐀") == "office kg a");
  CHECK(search_text(utf8(U"soft\u00ADhyphen 8\u200F/\u200F17")) ==
        "softhyphen 8 17");
}

TEST_CASE("a letter and its mark may be one character or two") {
  CHECK(search_text(utf8(U"Re\u0301union")) == "reunion");
  CHECK(search_text(utf8(U"мо\u0438\u0306 е\u0308лка")) == "мой елка");
  CHECK(search_text(utf8(U"か\u3099")) == search_text("が"));
  CHECK(search_text("ｶﾞ") == search_text("ガ"));
  CHECK(search_text(utf8(U"\u0301\u0301 и\u0301\u0306")) == "й");
}

TEST_CASE("in scripts without spaces each letter is a word") {
  CHECK(search_text("第17研究组会议，2025年") ==
        "第 17 研 究 组 会 议 2025 年");
  CHECK(search_text("ITU电信") == "itu 电 信");
  CHECK(search_text("二〇二五") == "二 〇 二 五");
  CHECK(search_text("กขค") == "ก ข ค");
  CHECK(search_text("한국 어") == "한국 어");
}

TEST_CASE("each character folds to words that stay as they are") {
  for (char32_t c = 0; c < 0x110000; ++c) {
    if (!is_character(c)) continue;
    const std::string once = search_text(utf8({&c, 1}));
    const std::string again = search_text(once);
    if (once != again) CHECK(std::to_string(c) + ": " + again == once);
  }
}

TEST_CASE("folding random text again changes nothing") {
  std::mt19937 random(5);
  for (int i = 0; i < 20000; ++i) {
    const std::string text = random_text(random);
    const std::string once = search_text(text);
    if (search_text(once) != once) CHECK(text == once);
    // Words alone are folded as in their text.
    const std::string beside = search_text("(" + text + ")");
    if (beside != once) CHECK(beside == once);
    search_text(text, articles);
  }
}

TEST_CASE("words are of the script of their first letter") {
  CHECK(is_same_script("meeting", "éa"));
  CHECK(is_same_script("вопрос", "ы"));
  CHECK_FALSE(is_same_script("вопрос", "a"));
  CHECK_FALSE(is_same_script("", "a"));
  CHECK(count_characters("aж研") == 3);
}

}  // namespace ituletter
