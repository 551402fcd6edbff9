#include <string>
#include <vector>

#include "catch.hpp"
#include "ituletter/read.hpp"
#include "make_docx.hpp"
#include "read/readers.hpp"

using namespace ituletter;
using namespace ituletter::test;
using namespace std::string_literals;

namespace {

Source read_body(const std::string& body, const DocxParts& more = {}) {
  return read(make_docx(body, more), "letter.docx");
}

std::string text_of(const std::string& body, const DocxParts& more = {}) {
  return read_body(body, more).text;
}

std::string cut(const Source& source, Span where) {
  return source.text.substr(where.begin, where.size());
}

std::vector<std::string> codes(const Source& source) {
  std::vector<std::string> result;
  for (const Finding& finding : source.findings) result.push_back(finding.code);
  return result;
}

std::string cell(const std::string& content,
                 const std::string& properties = {}) {
  return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + content + "</w:tc>";
}

std::string row(const std::string& cells, const std::string& properties = {}) {
  return "<w:tr><w:trPr>" + properties + "</w:trPr>" + cells + "</w:tr>";
}

std::string table(const std::string& rows) {
  return "<w:tbl><w:tblPr/>" + rows + "</w:tbl>";
}

std::string field_mark(const std::string& type) {
  return "<w:r><w:fldChar w:fldCharType=\"" + type + "\"/></w:r>";
}

std::string field(const std::string& code, const std::string& result) {
  return field_mark("begin") + "<w:r><w:instrText>" + code +
         "</w:instrText></w:r>" + field_mark("separate") + result +
         field_mark("end");
}

std::string in_paragraph(const std::string& content) {
  return "<w:p>" + content + "</w:p>";
}

std::string hidden_run(const std::string& text) {
  return "<w:r><w:rPr><w:vanish/></w:rPr><w:t>" + text + "</w:t></w:r>";
}

DocxParts with_styles(const std::string& styles) {
  return {
      relationship("s", "styles", "styles.xml"),
      {{.name = "word/styles.xml",
        .content = "<w:styles" + namespaces + ">" + styles + "</w:styles>"}}};
}

}  // namespace

TEST_CASE("paragraphs become lines, and blocks that span them") {
  const Source source =
      read_body(paragraph("One") + paragraph("") + paragraph("Two"));
  CHECK(source.text == "One\n\nTwo\n");
  CHECK(source.format == "docx");
  REQUIRE(source.blocks.size() == 2);
  CHECK(cut(source, source.blocks[1].where) == "Two");
  CHECK(source.blocks[1].table == -1);
  CHECK(source.findings.empty());
}

TEST_CASE("more than two empty paragraphs are as good as two") {
  std::string body = paragraph("a");
  for (int i = 0; i < 5; ++i) body += paragraph("");
  CHECK(text_of(body + paragraph("b")) == "a\n\n\nb\n");
}

TEST_CASE("breaks, tabs, hyphens and symbols are characters") {
  CHECK(text_of(in_paragraph(
            "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>17</w:t>"
            "<w:noBreakHyphen/><w:t>й</w:t><w:softHyphen/><w:ptab/><w:cr/>"
            "<w:sym w:font=\"Symbol\" w:char=\"F0B3\"/>"
            "<w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r>")) ==
        "a\tb\n17\u2011й\u00AD\t\n≥✓\n");
}

TEST_CASE("text in a symbol font is what the font shows") {
  CHECK(text_of(in_paragraph("<w:r><w:rPr><w:rFonts w:ascii=\"Symbol\"/>"
                             "</w:rPr><w:t>a\uF0B7</w:t></w:r>")) == "α•\n");
}

TEST_CASE("a page break parts lines only within a paragraph") {
  const std::string page_break = "<w:r><w:br w:type=\"page\"/></w:r>";
  CHECK(text_of(in_paragraph(page_break + run("a")) +
                in_paragraph(run("b") + page_break + run("c"))) == "a\nb\nc\n");
}

TEST_CASE("a space between two words is kept") {
  CHECK(text_of(in_paragraph(run("a") + run(" ") + run("b"))) == "a b\n");
}

TEST_CASE("cells begin with a tab and rows end in an empty line") {
  const Source source = read_body(
      table(row(cell(paragraph("Tel:")) +
                cell(paragraph("1") + paragraph("") + paragraph("2"))) +
            row(cell(paragraph("")) + cell(paragraph("x")))) +
      paragraph("after"));
  CHECK(source.text == "\tTel:\n\t1\n2\n\n\t\n\tx\n\nafter\n");
  REQUIRE(source.blocks.size() == 5);
  const Block& second = source.blocks[1];
  CHECK(cut(source, second.where) == "1");
  CHECK(second.table == 0);
  CHECK(second.row == 0);
  CHECK(second.column == 1);
  CHECK(source.blocks[3].row == 1);
  CHECK(source.blocks[4].table == -1);
}

TEST_CASE("the only cell of a row needs no tab") {
  CHECK(text_of(table(row(cell(paragraph("x"))))) == "x\n\n");
}

TEST_CASE("merged cells keep the columns of the grid") {
  const Source source = read_body(
      table(row(cell(paragraph("a"), "<w:gridSpan w:val=\"2\"/>") +
                cell(paragraph("b"), "<w:vMerge w:val=\"restart\"/>")) +
            row(cell(paragraph("c")) + cell(paragraph(""), "<w:vMerge/>"),
                "<w:gridBefore w:val=\"1\"/>")));
  REQUIRE(source.blocks.size() == 3);
  CHECK(source.blocks[0].columns == 2);
  CHECK(source.blocks[1].column == 2);
  CHECK(source.blocks[2].column == 1);
}

TEST_CASE("a nested table has a number of its own and the outer goes on") {
  const std::string inner =
      table(row(cell(paragraph("i")) + cell(paragraph("j"))));
  const Source source = read_body(
      table(row(cell(inner + paragraph("k")) + cell(paragraph("l")))));
  CHECK(source.text == "\ti\n\tj\n\nk\n\tl\n\n");
  REQUIRE(source.blocks.size() == 4);
  CHECK(source.blocks[0].table == 1);
  CHECK(source.blocks[2].table == 0);
  CHECK(source.blocks[3].column == 1);
}

TEST_CASE("content controls hold blocks, rows, cells and runs") {
  const auto control = [](const std::string& content) {
    return "<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent>" +
           content + "</w:sdtContent></w:sdt>";
  };
  CHECK(text_of(control(paragraph("a")) + in_paragraph(control(run("b"))) +
                table(control(row(cell(paragraph("c")) +
                                  control(cell(paragraph("d"))))))) ==
        "a\nb\n\tc\n\td\n\n");
}

TEST_CASE(
    "smart tags, custom XML, simple fields and bookmarks do not part "
    "text") {
  CHECK(
      text_of(in_paragraph(
          "<w:smartTag>" + run("a") + "</w:smartTag><w:customXml>" + run("b") +
          "</w:customXml><w:fldSimple w:instr=\"PAGE\">" + run("3") +
          "</w:fldSimple><w:bookmarkStart w:id=\"0\" w:name=\"_x\"/>" +
          run("c"))) == "ab3c\n");
}

TEST_CASE("of ruby the base is read") {
  CHECK(text_of(in_paragraph("<w:r><w:ruby><w:rubyPr/><w:rt>" + run("ka") +
                             "</w:rt><w:rubyBase>" + run("会") +
                             "</w:rubyBase></w:ruby></w:r>")) == "会\n");
}

TEST_CASE("insertions are in, deletions out, and both are counted") {
  const Source source = read_body(in_paragraph(
      run("a") + "<w:ins>" + run("b") +
      "</w:ins><w:del><w:r><w:delText>c</w:delText></w:r></w:del>"
      "<w:moveFrom>" +
      run("d") + "</w:moveFrom><w:moveTo>" + run("e") + "</w:moveTo>"));
  CHECK(source.text == "abe\n");
  REQUIRE(codes(source) == std::vector<std::string>{"docx/tracked-changes"});
  CHECK(source.findings[0].message ==
        "changes are tracked: 2 insertions taken in, 2 deletions left out");
}

TEST_CASE("a deleted paragraph mark joins two paragraphs") {
  CHECK(text_of(paragraph("a", "<w:rPr><w:del/></w:rPr>") + paragraph("b")) ==
        "ab\n");
  CHECK(text_of(paragraph("a", "<w:rPr><w:del/></w:rPr>")) == "a\n");
}

TEST_CASE("a deleted row is out") {
  CHECK(text_of(table(row(cell(paragraph("a")), "<w:del/>") +
                      row(cell(paragraph("b"))))) == "b\n\n");
}

TEST_CASE("hidden text is out with a warning, by its run or by its style") {
  const DocxParts styles = with_styles(
      "<w:style w:type=\"character\" w:styleId=\"H\"><w:rPr><w:vanish/></w:rPr>"
      "</w:style><w:style w:type=\"paragraph\" w:styleId=\"P\">"
      "<w:basedOn w:val=\"Q\"/></w:style><w:style w:type=\"paragraph\" "
      "w:styleId=\"Q\"><w:rPr><w:vanish w:val=\"true\"/></w:rPr></w:style>");
  const Source source = read_body(
      in_paragraph(run("a") + hidden_run("b") +
                   "<w:r><w:rPr><w:rStyle w:val=\"H\"/></w:rPr><w:t>c</w:t>"
                   "</w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr>"
                   "<w:t>d</w:t></w:r>") +
          paragraph("e", "<w:pStyle w:val=\"P\"/>"),
      styles);
  CHECK(source.text == "ad\n\n");
  REQUIRE(codes(source) == std::vector<std::string>{"docx/hidden-text"});
  CHECK(source.findings[0].message == "3 runs of hidden text left out");
}

TEST_CASE("styles that are based on each other in a ring do no harm") {
  CHECK(text_of(paragraph("a", "<w:pStyle w:val=\"P\"/>"),
                with_styles("<w:style w:styleId=\"P\"><w:basedOn w:val=\"Q\"/>"
                            "</w:style><w:style w:styleId=\"Q\"><w:basedOn "
                            "w:val=\"P\"/></w:style>")) == "a\n");
}

TEST_CASE("headings have the level of their style or outline") {
  const Source source = read_body(
      paragraph("a", "<w:pStyle w:val=\"1\"/>") +
          paragraph("b", "<w:pStyle w:val=\"X\"/>") +
          paragraph("c", "<w:outlineLvl w:val=\"2\"/>") +
          paragraph("d", "<w:pStyle w:val=\"1\"/><w:outlineLvl w:val=\"9\"/>"),
      with_styles("<w:style w:styleId=\"1\"><w:name w:val=\"heading 1\"/>"
                  "</w:style><w:style w:styleId=\"X\"><w:name w:val=\"Own\"/>"
                  "<w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr></w:style>"));
  REQUIRE(source.blocks.size() == 4);
  CHECK(source.blocks[0].kind == Block::Kind::heading);
  CHECK(source.blocks[0].level == 1);
  CHECK(source.blocks[1].level == 2);
  CHECK(source.blocks[2].level == 3);
  CHECK(source.blocks[3].kind == Block::Kind::paragraph);
}

TEST_CASE("field codes are out and their results in, nested ones too") {
  CHECK(text_of(in_paragraph(
            run("a") + field("IF " + field("PAGE", run("x")), run("b")) +
            field("DATE", run("c") + field("PAGE", run("d"))))) == "abcd\n");
}

TEST_CASE("a field without an end hides text, which is said") {
  const Source source =
      read_body(in_paragraph(run("a") + field_mark("begin") + run("b")));
  CHECK(source.text == "a\n");
  CHECK(codes(source) == std::vector<std::string>{"docx/open-field"});
}

TEST_CASE("what reviewers left is told with its place") {
  const Source source = read_body(
      paragraph("one") +
      in_paragraph(run("two ") + "<w:r><w:commentReference w:id=\"1\"/></w:r>" +
                   run("three ") + "<w:ins>" + run("four") + "</w:ins>"));
  REQUIRE(codes(source) ==
          std::vector<std::string>{"docx/tracked-changes", "docx/comments"});
  CHECK(cut(source, *source.findings[0].where) == "four");
  CHECK(cut(source, *source.findings[1].where) == "three");
}

TEST_CASE("references to bookmarks that are not there are told") {
  const Source source = read_body(
      in_paragraph("<w:bookmarkStart w:id=\"1\" w:name=\"_Ref1\"/>" +
                   field(" REF _REF1 \\h ", run("a")) + run(" ") +
                   field("PAGEREF _Ref2", run("b")) + run(" ") +
                   "<w:hyperlink w:anchor=\"_Toc3\">" + run("c") +
                   "</w:hyperlink>" + field("HYPERLINK \\l _top", run("d"))));
  REQUIRE(codes(source) == std::vector<std::string>{"docx/dead-reference",
                                                    "docx/dead-reference"});
  CHECK(cut(source, *source.findings[0].where) == "b");
  CHECK(source.findings[1].message ==
        "the bookmark \"_Toc3\" is not in the document");
}

TEST_CASE("dates that a conversion has updated are left out") {
  const std::string docx = make_docx(in_paragraph(
      run("a") + field(" time \\@ \"d MMMM\" ", run("1")) +
      "<w:fldSimple w:instr=\"DATE\">" + run("2") + "</w:fldSimple>" +
      "<w:fldSimple w:instr=\"DATE\" w:fldLock=\"true\">" + run("3") +
      "</w:fldSimple>" + field("SAVEDATE", run("4")) +
      field("QUOTE " + field("DATE", run("5")), run("6")) + run("b")));
  const Source converted = read_docx(docx, {}, DocxOrigin::converted);
  CHECK(converted.text == "a346b\n");
  REQUIRE(codes(converted) == std::vector<std::string>{"office.date-field"});
  CHECK(converted.findings[0].message ==
        "2 fields that show today's date were left out");
  const Source sent = read(docx, "a.docx");
  CHECK(sent.text == "a12346b\n");
  CHECK(sent.findings.empty());
}

TEST_CASE("hyperlinks and HYPERLINK fields give their targets") {
  const DocxParts parts{
      relationship("l", "hyperlink", "https://itu.int/go/x", true), {}};
  const Source source = read_body(
      in_paragraph(
          "<w:hyperlink r:id=\"l\">" + run("one") +
          "</w:hyperlink><w:hyperlink w:anchor=\"b\">" + run("two") +
          "</w:hyperlink>" +
          field(" HYPERLINK \"https://itu.int/\" \\l \"c\" \\o \"tip\" ",
                run("thr") + run("ee")) +
          "<w:fldSimple w:instr=\"HYPERLINK https://d.int\">" + run("four") +
          "</w:fldSimple>" +
          "<w:hyperlink r:id=\"l\"><w:r><w:drawing/></w:r></w:hyperlink>"
          "<w:r><w:drawing><a:hlinkClick r:id=\"l\"/></w:drawing></w:r>"),
      parts);
  CHECK(source.text == "onetwothreefour\n");
  std::vector<std::string> links;
  for (const Link& link : source.links) {
    links.push_back(cut(source, link.where) + "=" + link.target);
  }
  CHECK(links == std::vector<std::string>{"one=https://itu.int/go/x", "two=#b",
                                          "three=https://itu.int/#c",
                                          "four=https://d.int",
                                          "=https://itu.int/go/x"});
}

TEST_CASE("a link over two paragraphs is a link in each") {
  const Source source = read_body(
      in_paragraph(field_mark("begin") +
                   "<w:r><w:instrText>HYPERLINK \"u\"</w:instrText></w:r>" +
                   field_mark("separate") + run("a")) +
      in_paragraph(run("b") + field_mark("end") + run("c")));
  REQUIRE(source.links.size() == 2);
  CHECK(cut(source, source.links[1].where) == "b");
}

TEST_CASE("a text box is read once, after the paragraph that holds it") {
  const std::string box =
      "<w:txbxContent>" + paragraph("box") + "</w:txbxContent>";
  const std::string both =
      "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing>"
      "<wps:wsp><wps:txbx>" +
      box +
      "</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict>"
      "<v:textbox>" +
      box + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>";
  CHECK(text_of(in_paragraph(run("a") + both + run("b"))) == "ab\nbox\n");
  CHECK(text_of(table(row(cell(in_paragraph(both)) + cell(paragraph("c"))))) ==
        "\tbox\n\tc\n\n");
}

TEST_CASE("a choice that is not understood gives way to the fallback") {
  CHECK(text_of(
            in_paragraph("<mc:AlternateContent xmlns:n=\"urn:new\"><mc:Choice "
                         "Requires=\"wps n\">" +
                         run("new") + "</mc:Choice><mc:Fallback>" + run("old") +
                         "</mc:Fallback></mc:AlternateContent>")) == "old\n");
}

TEST_CASE("footnotes come after the body in the order of reference") {
  const auto note = [](const std::string& id, const std::string& text) {
    return "<w:footnote w:id=\"" + id + "\">" + paragraph(text) +
           "</w:footnote>";
  };
  const auto reference = [](const std::string& id) {
    return "<w:r><w:footnoteReference w:id=\"" + id + "\"/></w:r>";
  };
  const DocxParts parts{
      relationship("f", "footnotes", "footnotes.xml"),
      {{.name = "word/footnotes.xml",
        .content = "<w:footnotes" + namespaces + ">" + note("0", "---") +
                   note("1", "one") + note("2", "two") + "</w:footnotes>"}}};
  const Source source =
      read_body(in_paragraph(run("a") + reference("2") + reference("1") +
                             reference("2")) +
                    paragraph("b"),
                parts);
  CHECK(source.text == "a\nb\ntwo\none\n");
  REQUIRE(source.blocks.size() == 4);
  CHECK(source.blocks[2].kind == Block::Kind::footnote);
}

TEST_CASE("headers and footers come last, each part once") {
  const DocxParts parts{relationship("h", "header", "header1.xml") +
                            relationship("f", "footer", "/word/footer1.xml") +
                            relationship("g", "footer", "gone.xml"),
                        {{.name = "word/header1.xml",
                          .content = "<w:hdr" + namespaces + ">" +
                                     paragraph("head") + "</w:hdr>"},
                         {.name = "word/footer1.xml",
                          .content = "<w:ftr" + namespaces + ">" +
                                     paragraph("foot") + "</w:ftr>"}}};
  const std::string section =
      "<w:sectPr><w:headerReference r:id=\"h\"/><w:footerReference "
      "r:id=\"f\"/><w:footerReference r:id=\"g\"/></w:sectPr>";
  const Source source =
      read_body(paragraph("a", section) + paragraph("b") + section, parts);
  CHECK(source.text == "a\nb\nhead\nfoot\n");
  REQUIRE(source.blocks.size() == 4);
  CHECK(source.blocks[2].kind == Block::Kind::header);
  CHECK(source.blocks[3].kind == Block::Kind::footer);
  CHECK(codes(source) == std::vector<std::string>{"docx/missing-part"});
}

TEST_CASE("what may hold text and is not read is told") {
  const Source source = read_body(
      "<w:altChunk r:id=\"x\"/><w:subDoc r:id=\"y\"/>" +
      in_paragraph("<w:r><w:drawing><a:graphic><a:graphicData "
                   "uri=\"http://schemas.openxmlformats.org/drawingml/2006/"
                   "chart\"/></a:graphic></w:drawing></w:r>"));
  CHECK(codes(source) ==
        std::vector<std::string>{"docx/altchunk", "docx/graphic-text"});
}

TEST_CASE("characters that cannot be text are replaced with a warning") {
  const Source source = read_body(paragraph("a&#1;b&#27;c\xFF\xED\xA0\x80") +
                                  paragraph("&#10;d"));
  CHECK(source.text == "abc\uFFFD\uFFFD\uFFFD\uFFFD\n d\n");
  CHECK(codes(source) == std::vector<std::string>{"text.invalid-utf8"});
}

TEST_CASE("strict namespaces, other prefixes and a default one are read") {
  const std::string strict =
      "<x:document xmlns:x=\"http://purl.oclc.org/ooxml/wordprocessingml/main\""
      "><x:body><x:p><x:r><x:t>a</x:t></x:r></x:p></x:body></x:document>";
  CHECK(read(make_zip(docx_files(strict)), "x").text == "a\n");
  const std::string bare = "<document xmlns=\"" + word_uri +
                           "\"><body><p><r><t>a</t><drawing><inline "
                           "xmlns=\"urn:d\"><t>no</t></inline></drawing></r>"
                           "</p></body></document>";
  CHECK(read(make_zip(docx_files(bare)), "x").text == "a\n");
}

TEST_CASE("a strict package names its main part in its own way") {
  std::vector<ZipFile> files = docx_files(document_part(paragraph("a")));
  files[0].content = relationships(
      "<Relationship Id=\"r\" Type=\"http://purl.oclc.org/ooxml/officeDocument/"
      "relationships/officeDocument\" Target=\"/word/document.xml\"/>");
  CHECK(read(make_zip(files), "x").text == "a\n");
}

TEST_CASE("part names may be in other letters than references to them") {
  std::vector<ZipFile> files = docx_files(document_part(paragraph("a")));
  for (ZipFile& file : files) {
    for (char& c : file.name) {
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
  }
  CHECK(read(make_zip(files), "x").text == "a\n");
}

TEST_CASE("a main part in UTF-16 is read") {
  std::string part = "\xFF\xFE";
  for (const char c : document_part(paragraph("a"))) part += {c, '\0'};
  CHECK(read(make_zip(docx_files(part)), "x").text == "a\n");
}

TEST_CASE("a second main part is told") {
  std::vector<ZipFile> files = docx_files(document_part(paragraph("a")));
  files[0].content =
      relationships(relationship("a", "officeDocument", "word/document.xml") +
                    relationship("b", "officeDocument", "word/other.xml"));
  CHECK(codes(read(make_zip(files), "x")) ==
        std::vector<std::string>{"docx/second-document"});
}

TEST_CASE("a zip without a Word document is told from a damaged one") {
  const auto failure = [](const std::vector<ZipFile>& files) {
    return error_of([&] { read(make_zip(files), "x"); });
  };
  CHECK(failure({}) == ErrorKind::docx_no_document);
  CHECK(failure({{.name = "a.txt", .content = "a"}}) ==
        ErrorKind::docx_no_document);
  CHECK(failure({{.name = "word/document.xml", .content = "<workbook/>"}}) ==
        ErrorKind::docx_no_document);
  CHECK(failure({{.name = "word/document.xml", .content = "<w:document"}}) ==
        ErrorKind::xml_damaged);
}

TEST_CASE("hostile parts end in the error of their kind") {
  const auto failure = [](const std::string& document,
                          const Limits& limits = {}) {
    const std::string bytes = make_zip(docx_files(document));
    return error_of([&] { read(bytes, "x", limits); });
  };
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<w:p>";
  CHECK(failure("<w:document" + namespaces + ">" + deep) ==
        ErrorKind::limit_depth);
  CHECK(failure("<!DOCTYPE x>" + document_part("")) == ErrorKind::xml_dtd);
  CHECK(failure(document_part(paragraph(std::string(100, 'x'))),
                {.paragraph = 99}) == ErrorKind::limit_paragraph);
}

TEST_CASE("paragraphs within paragraphs, and text outside them, are read") {
  CHECK(text_of("<w:p>" + run("a") + "<w:p>" + run("b") + "</w:p>" + run("c") +
                "</w:p>" + run("d") + table(run("e")) + row(cell(run("f")))) ==
        "a\nb\nc\nd\ne\nf\n");
}

TEST_CASE("a number or bullet that was typed is a marker") {
  struct Row {
    const char* text;
    const char* marker;
    int level;
  };
  const Row rows[] = {{"–\tMembers", "–", 0}, {"5.1\tX.soar", "5.1", 1},
                      {"2.\tTwo", "2.", 0},   {"a)\tx", "a)", 0},
                      {"(iv)\tx", "(iv)", 0}, {"б)\tx", "б)", 0}};
  for (const Row& expected : rows) {
    INFO(expected.text);
    const Source source = read_body(paragraph(expected.text));
    REQUIRE(source.blocks.size() == 1);
    CHECK(source.blocks[0].kind == Block::Kind::list_item);
    CHECK(cut(source, source.blocks[0].marker) == expected.marker);
    CHECK(source.blocks[0].level == expected.level);
  }
  for (const char* text : {"Tel:\t+41", "2025\tx", "a\tx", "\tx", "–x"}) {
    INFO(text);
    CHECK(read_body(paragraph(text)).blocks[0].kind == Block::Kind::paragraph);
  }
}

TEST_CASE("a style that counts its depth gives the level of a typed bullet") {
  const Source source = read_body(
      paragraph("–\tx", "<w:pStyle w:val=\"E\"/>"),
      with_styles(
          "<w:style w:styleId=\"E\"><w:name w:val=\"enumlev2\"/></w:style>"));
  CHECK(source.blocks[0].level == 1);
}
