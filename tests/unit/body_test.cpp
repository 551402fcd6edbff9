#include "extract/body.hpp"

#include <string>

#include "catch.hpp"
#include "recognised.hpp"

namespace ituletter {
namespace {

std::string dump(const std::vector<Paragraph>& paragraphs) {
  std::string out;
  for (const Paragraph& paragraph : paragraphs) {
    out += '[';
    if (paragraph.number) out += paragraph.number->value + "=";
    out += paragraph.text.value + dump(paragraph.items) + "]";
  }
  return out;
}

std::string paragraphs(const std::string& words,
                       const std::string& language = "en") {
  const Recognised text(words, language);
  return dump(
      read_paragraphs(text.document, {0, text.document.lines().size()}));
}

TEST_CASE("a typed number counts where it counts on") {
  CHECK(paragraphs("1 First\n2 Second\n2.1 Below\n") ==
        "[1=First][2=Second][2.1=Below]");
  CHECK(paragraphs("29 Members\n") == "[29 Members]");
}

TEST_CASE("a dash may end a typed number") {
  CHECK(paragraphs("1- First\n2 - Second\n3-4 members\n") ==
        "[1=First][2=Second][3-4 members]");
}

TEST_CASE("numbers in Han characters count as figures do") {
  CHECK(paragraphs("一、会议\n（一）开幕\n（二）闭幕\n二、文件\n1. 文稿\n",
                   "zh") ==
        "[一=会议[（一）=开幕][（二）=闭幕]][二=文件][1=文稿]");
  CHECK(paragraphs("一般信息\n", "zh") == "[一般信息]");
}

TEST_CASE("a number alone belongs to the line below it") {
  CHECK(paragraphs("1\nFirst\n") == "[1=First]");
}

TEST_CASE("bullets are items of the paragraph before") {
  CHECK(paragraphs("Send:\n- one\n- two\nEnd\n") == "[Send:[one][two]][End]");
}

TEST_CASE("bullets of another kind are items of the item before") {
  CHECK(paragraphs("Send:\n• one\n– a\n– b\n• two\n") ==
        "[Send:[one[a][b]][two]]");
}

TEST_CASE("small letters are items, numbers below are paragraphs") {
  CHECK(paragraphs("1 First:\na) one\nb) two\n1.1 below\n1.1.1 Lower\n") ==
        "[1=First:[a)=one][b)=two]][1.1=below][1.1.1=Lower]");
}

}  // namespace
}  // namespace ituletter
