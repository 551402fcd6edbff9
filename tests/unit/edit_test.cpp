#include "read/edit.hpp"

#include <string>
#include <vector>

#include "catch.hpp"
#include "check/fix.hpp"
#include "make_docx.hpp"
#include "read/zip.hpp"
#include "read/zip_edit.hpp"
#include "text/charset.hpp"

using namespace ituletter;
using namespace ituletter::test;
using namespace std::string_literals;

namespace {

/// An edit of words that stand in the text once.
TextEdit edit_of(const Source& source, const std::string& words,
                 const std::string& replacement) {
  const std::size_t at = source.text.find(words);
  REQUIRE(at != std::string::npos);
  return {{at, at + words.size()}, replacement};
}

std::string plain_after(const std::string& bytes, const std::string& words,
                        const std::string& replacement) {
  const Source source = read(bytes, "letter.txt");
  const std::vector<TextEdit> edits = {edit_of(source, words, replacement)};
  const EditedFile file = edit_plain(bytes, source, edits, {});
  return file.left.empty() ? file.bytes : "left";
}

std::string in(const std::string& text, const std::string& charset) {
  return encode_charset(text, charset).value();
}

/// The body of a document after an edit; "left" if there was none.
std::string body_after(const std::string& body, const std::string& words,
                       const std::string& replacement,
                       const DocxParts& more = {}) {
  const std::string bytes = make_docx(body, more);
  const Source source = read(bytes, "letter.docx");
  const std::vector<TextEdit> edits = {edit_of(source, words, replacement)};
  const EditedFile file = edit_docx(bytes, source, edits, {});
  if (!file.left.empty()) return "left";
  Zip zip(file.bytes, {});
  const Bytes part = zip.read("word/document.xml");
  const std::string all(part.view());
  const std::size_t begin = all.find("<w:body>") + 8;
  return all.substr(begin, all.find("</w:body>") - begin);
}

}  // namespace

TEST_CASE("an edited text keeps encoding, mark and line ends") {
  const std::string before = "Женева, 4 мая\r\nсpочно\rв срок\n";
  const std::string after = "Женева, 4 мая\r\nсрочно\rв срок\n";
  CHECK(plain_after(before, "p", "р") == after);
  CHECK(plain_after("\xEF\xBB\xBF" + before, "p", "р") ==
        "\xEF\xBB\xBF" + after);
  for (const char* name : {"UTF-16LE", "UTF-16BE"}) {
    const std::string mark = in("\uFEFF", name);
    CHECK(plain_after(mark + in(before, name), "p", "р") ==
          mark + in(after, name));
  }
  const std::string more =
      " просим направлять вклады в письменном виде до начала собрания";
  CHECK(plain_after(in(before + more, "windows-1251"), "p", "р") ==
        in(after + more, "windows-1251"));
}

TEST_CASE("an edit that the encoding does not have is left") {
  const std::string text =
      "Просим направлять вклады 1-2 до начала собрания исследовательской "
      "комиссии в письменном виде";
  CHECK(plain_after(in(text, "KOI8-R"), "1-2", "1–2") == "left");
}

TEST_CASE("a damaged text is left as it is") {
  std::string more;
  for (int i = 0; i < 20; ++i) more += " и ещё слова";
  CHECK(plain_after("Женева, \xFF 4 мая" + more, "мая", "июня") == "left");
}

TEST_CASE("an edit of a document changes a run and nothing else") {
  const std::string before = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>a &amp; b";
  const std::string after = " c</w:t></w:r><w:bookmarkEnd w:id=\"1\"/></w:p>";
  CHECK(body_after(before + after, "b c", "x<y c") ==
        before.substr(0, before.size() - 1) + "x&lt;y" + after);
}

TEST_CASE("what an edit has of several runs goes into the first") {
  const std::string first = "<w:p><w:r><w:t>on";
  const std::string middle = "</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>";
  CHECK(body_after(first + middle + "etwo</w:t></w:r></w:p>", "net", "N+T") ==
        "<w:p><w:r><w:t>oN+T" + middle + "wo</w:t></w:r></w:p>");
}

TEST_CASE("a blank at the edge of a run is kept by Word only if told so") {
  CHECK(body_after("<w:p><w:r><w:t>a-</w:t></w:r>" + run("b") + "</w:p>", "a-b",
                   "a b") ==
        "<w:p><w:r><w:t xml:space=\"preserve\">a </w:t>"
        "</w:r>" +
            run("b") + "</w:p>");
}

TEST_CASE("tabs and breaks are no text of a run") {
  const std::string body =
      "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></"
      "w:p>";
  CHECK(body_after(body, "a\tb", "a b") == "left");
  CHECK(body_after(body, "b\nc", "d\nc").find("<w:t>d</w:t><w:br/>") !=
        std::string::npos);
}

TEST_CASE("paragraphs of the same text are told apart by their order") {
  const std::string same = paragraph("same");
  const std::string bytes = make_docx(same + paragraph("x") + same);
  const Source source = read(bytes, "letter.docx");
  const std::vector<TextEdit> edits = {{{7, 11}, "other"}};
  REQUIRE(source.text.substr(7, 4) == "same");
  const EditedFile file = edit_docx(bytes, source, edits, {});
  CHECK(file.left.empty());
  CHECK(read(file.bytes, "").text == "same\nx\nother\n");
}

TEST_CASE("a paragraph of which not all is shown is left") {
  const std::string hidden =
      "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>";
  CHECK(body_after("<w:p>" + run("shown") + hidden + "</w:p>", "shown", "x") ==
        "left");
  CHECK(body_after("<w:p>" + run("a") +
                       "<w:del><w:r><w:delText>b</w:delText>"
                       "</w:r></w:del></w:p>",
                   "a", "c")
            .find(">c</w:t>") != std::string::npos);
}

TEST_CASE("cells, and what stands outside the main part") {
  const std::string cells = "<w:tbl><w:tr><w:tc>" + paragraph("one") +
                            "</w:tc><w:tc>" + paragraph("two") +
                            "</w:tc></w:tr></w:tbl>";
  CHECK(body_after(cells, "two", "2").find(">2</w:t>") != std::string::npos);
  const DocxParts notes = {
      relationship("n", "footnotes", "footnotes.xml"),
      {{.name = "word/footnotes.xml",
        .content = "<w:footnotes" + namespaces + "><w:footnote w:id=\"2\">" +
                   paragraph("note") + "</w:footnote></w:footnotes>"}}};
  const std::string body =
      "<w:p>" + run("a") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>";
  CHECK(body_after(body, "note", "x", notes) == "left");
  CHECK(body_after(body, "a", "b", notes).find(">b</w:t>") !=
        std::string::npos);
}

TEST_CASE("every other part of a document keeps its bytes") {
  std::vector<ZipFile> files = docx_files(document_part(paragraph("one")));
  files[1].is_deflated = true;
  files[1].has_descriptor = true;
  files.push_back({.name = "word/media/a.png", .content = "\x89PNG\r\n"s});
  const std::string bytes = make_zip(files);
  const Source source = read(bytes, "letter.docx");
  const std::vector<TextEdit> edits = {{{0, 3}, "three"}};
  const EditedFile file = edit_docx(bytes, source, edits, {});
  REQUIRE(file.left.empty());
  Zip before(bytes, {});
  Zip after(file.bytes, {});
  REQUIRE(after.members().size() == files.size());
  for (const ZipFile& one : files) {
    if (one.name == "word/document.xml") continue;
    CHECK(after.read(one.name).view() == before.read(one.name).view());
  }
  // As they are packed, too: all before the entry, and its neighbour.
  const std::size_t first = bytes.find("word/document.xml");
  CHECK(file.bytes.substr(0, 60) == bytes.substr(0, 60));
  const std::size_t next = bytes.find("word/_rels/document.xml.rels", first);
  const std::size_t end = bytes.find("PK\1\2");
  const std::string rest = bytes.substr(next, end - next);
  CHECK(file.bytes.find(rest) != std::string::npos);
}

TEST_CASE("a signed document is left") {
  std::vector<ZipFile> files = docx_files(document_part(paragraph("one")));
  files[0].content = relationships(
      relationship("rId1", "officeDocument", "word/document.xml") +
      "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/"
      "package/2006/relationships/digital-signature/origin\" "
      "Target=\"_xmlsignatures/origin.sigs\"/>");
  const std::string bytes = make_zip(files);
  const Source source = read(bytes, "letter.docx");
  const std::vector<TextEdit> edits = {edit_of(source, "one", "two")};
  CHECK(edit_docx(bytes, source, edits, {}).left.size() == 1);
}

TEST_CASE("an archive that lies about its entries is left") {
  const std::vector<ZipFile> files = {{.name = "a", .content = "one"},
                                      {.name = "b", .content = "two"}};
  const std::string bytes = make_zip(files);
  CHECK(replace_entry(bytes, "a", "1"));
  CHECK_FALSE(replace_entry(bytes, "c", "1"));
  const std::size_t end = bytes.size() - 22;
  std::string more = bytes;
  more[end + 10] = 3;
  CHECK_FALSE(replace_entry(more, "a", "1"));
  std::string fewer = bytes;
  fewer[end + 10] = 1;
  CHECK_FALSE(replace_entry(fewer, "a", "1"));
  std::string shared = bytes;
  const std::size_t entry = bytes.rfind("PK\1\2");
  shared[entry + 42] = 0;
  CHECK_FALSE(replace_entry(shared, "a", "1"));
  for (std::size_t size = 0; size < bytes.size(); ++size)
    CHECK_FALSE(replace_entry(bytes.substr(0, size), "a", "1"));
}

TEST_CASE("a diff has three lines around, and joins what is near") {
  const std::string text = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15";
  CHECK(unified_diff("a", text, {}).empty());
  CHECK(unified_diff("a", text, {{{8, 9}, "five"}}) ==
        "--- a\n+++ a\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
  CHECK(unified_diff("a", text, {{{0, 2}, ""}}) ==
        "--- a\n+++ a\n@@ -1,4 +1,3 @@\n-1\n 2\n 3\n 4\n");
  CHECK(unified_diff("a", "x\ny", {{{2, 3}, "z"}}) ==
        "--- a\n+++ a\n@@ -1,2 +1,2 @@\n x\n-y\n\\ No newline at end of file\n"
        "+z\n\\ No newline at end of file\n");
  const std::string far =
      unified_diff("a", text, {{{0, 1}, "one"}, {{33, 35}, "last"}});
  CHECK(far.find("@@ -1,4 +1,4 @@") != std::string::npos);
  CHECK(far.find("@@ -12,4 +12,4 @@") != std::string::npos);
}
