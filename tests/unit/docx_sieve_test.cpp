#include <algorithm>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "catch.hpp"
#include "golden_letters.hpp"
#include "ituletter/read.hpp"
#include "make_docx.hpp"
#include "read/xml.hpp"
#include "read/zip.hpp"

using namespace ituletter;
using namespace ituletter::test;

namespace {

// What the parser got to see of the content of a root element.
std::string left_of(const std::string& content,
                    const std::string& declarations = namespaces) {
  const std::string xml =
      "<w:body" + declarations + ">" + content + "</w:body>";
  Bytes bytes(xml.size());
  std::copy(xml.begin(), xml.end(), bytes.data());
  XmlPart part(std::move(bytes), "part.xml", {});
  std::ostringstream out;
  for (const pugi::xml_node node : part.root().children()) {
    node.print(out, "", pugi::format_raw);
  }
  return out.str();
}

void replace_all(std::string& text, std::string_view from,
                 std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

// The same document, but nothing can be left out of it unread.
std::string with_long_prefix(const std::string& docx) {
  Zip zip(docx, {});
  std::vector<ZipFile> files;
  for (const Zip::Member& member : zip.members()) {
    const std::string name(member.name);
    std::string content(zip.read(name).view());
    if (name.ends_with(".xml")) {
      for (const std::string before : {"<", "</", " ", "xmlns:"}) {
        const std::string after = before == "xmlns:" ? "=" : ":";
        replace_all(content, before + "w" + after, before + "ww" + after);
      }
    }
    files.push_back({.name = name, .content = std::move(content)});
  }
  return make_zip(files);
}

std::string shape_of(const Source& source) {
  std::ostringstream out;
  out << source.text;
  for (const Block& block : source.blocks) {
    out << '\n'
        << static_cast<int>(block.kind) << ' ' << block.where.begin << '-'
        << block.where.end << ' ' << block.marker.begin << '-'
        << block.marker.end << ' ' << block.level << ' ' << block.table << ' '
        << block.row << ' ' << block.column << ' ' << block.columns;
  }
  for (const Link& link : source.links) {
    out << '\n'
        << link.where.begin << '-' << link.where.end << ' ' << link.target;
  }
  return out.str();
}

}  // namespace

TEST_CASE("what says how text looks is left out before parsing") {
  CHECK(left_of("<w:p w:rsidR=\"0A\"><w:r w:rsidRPr='1'><w:rPr><w:b/>"
                "<w:lang w:val=\"ru-RU\"/></w:rPr><w:t xml:space=\"preserve\">"
                " a </w:t></w:r><w:proofErr w:type=\"spellEnd\"/></w:p>") ==
        "<w:p><w:r><w:t> a </w:t></w:r></w:p>");
  CHECK(left_of("<w:b /><w:sz\nw:val='>'/><w:color w:val=\"/>\"/><w:t>b</w:t>")
            .starts_with("<w:t>b</w:t>"));
}

TEST_CASE("what is read is not left out") {
  for (const std::string kept :
       {"<w:rPr><w:vanish/></w:rPr>", "<w:p/>", "<w:r><w:tab/></w:r>",
        "<w:rPr><w:rFonts w:ascii=\"Symbol\"/></w:rPr>", "<w:b>text</w:b>",
        "<w:rPr><w:rFonts w:ascii=\"Wingdings 2\"/></w:rPr>",
        "<w:start w:val=\"3\"/>", "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>",
        "<w:fldSimple w:instr=\"DATE\"/>", "<v:b/>",
        "<w:gridSpan w:val=\"2\"/>", "<w:rPr></w:rPr>", "<w:bx/>"}) {
    INFO(kept);
    std::string left = left_of(kept);
    replace_all(left, "<w:rPr/>", "<w:rPr></w:rPr>");
    CHECK(left == kept);
  }
}

TEST_CASE("nothing is left out where a prefix may mean something else") {
  const std::string look = "<w:b w:val=\"1\"/>";
  const std::string uri = " xmlns:w=\"" + word_uri + "\"";
  CHECK(left_of(look, uri).empty());
  CHECK(left_of(look, " xmlns:w=\"urn:x\"") == look);
  CHECK(left_of(look, "") == look);
  // Its names are settled in the tree; the element is still there.
  const std::string scoped = left_of(look + "<w:i xmlns:w=\"urn:x\"/>", uri);
  CHECK(scoped.find("val=\"1\"") != std::string::npos);
}

TEST_CASE("limits count what is left out too") {
  const auto failure = [](const Limits& limits) {
    return error_of([&] {
      const std::string xml = "<w:a" + namespaces + "><w:b/><w:i/></w:a>";
      Bytes bytes(xml.size());
      std::copy(xml.begin(), xml.end(), bytes.data());
      XmlPart(std::move(bytes), "part.xml", limits);
    });
  };
  CHECK(failure({.elements = 3}) == std::nullopt);
  CHECK(failure({.elements = 2}) == ErrorKind::limit_elements);
}

TEST_CASE("documents say the same with and without what is left out") {
  int documents = 0;
  for (const GoldenFile& file : golden_files()) {
    if (file.form != "docx") continue;
    INFO(file.letter);
    const std::string docx = read_bytes(file.path);
    const std::string other = with_long_prefix(docx);
    CHECK(shape_of(read(docx, "a.docx")) == shape_of(read(other, "a.docx")));
    ++documents;
  }
  CHECK(documents > 20);
}
