#include "read/office.hpp"

#include <string>

#include "catch.hpp"
#include "ituletter/read.hpp"
#include "make_docx.hpp"
#include "make_zip.hpp"
#include "read/child.hpp"

using namespace ituletter;
using namespace ituletter::test;

namespace {

/// A folder of streams, as far as its kind is told.
std::string compound(const std::string& stream, const std::string& sector) {
  std::string bytes = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
  for (const char c : stream) bytes += {c, '\0'};
  bytes.resize(512);
  return bytes + sector;
}

/// The start of a stream of text of Word, with its flags.
std::string doc(unsigned flags) {
  std::string text = "\xEC\xA5";
  text.resize(600);
  text[0x0A] = static_cast<char>(flags & 0xFF);
  text[0x0B] = static_cast<char>(flags >> 8);
  return compound("WordDocument", text);
}

std::string odt(const std::string& type, const std::string& manifest) {
  return make_zip({{.name = "mimetype",
                    .content = "application/vnd.oasis.opendocument." + type},
                   {.name = "META-INF/manifest.xml", .content = manifest}});
}

std::string flat_odt(const std::string& text) {
  const std::string uri = "urn:oasis:names:tc:opendocument:xmlns:";
  return "<?xml version='1.0'?><office:document xmlns:office='" + uri +
         "office:1.0' xmlns:text='" + uri +
         "text:1.0' office:version='1.3' office:mimetype='application/vnd."
         "oasis.opendocument.text'><office:body><office:text>" +
         text + "</office:text></office:body></office:document>";
}

std::string kind_of(const std::string& bytes) {
  const auto format = find_office_format(bytes, {});
  return format ? std::string(format->name) : "";
}

std::optional<ErrorKind> failure(const std::string& bytes,
                                 const Limits& limits = {}) {
  return error_of([&] { read(bytes, "x", limits); });
}

bool has_office() {
  return !find_program("soffice", ChildLimits().path).empty();
}

}  // namespace

TEST_CASE("documents for LibreOffice are told by their bytes") {
  CHECK(kind_of(doc(0)) == "doc");
  CHECK(kind_of("{\\rtf1 a}") == "rtf");
  CHECK(kind_of(odt("text", "<a/>")) == "odt");
  CHECK(kind_of("<?xml version='1.0'?><office:document office:mimetype="
                "'application/vnd.oasis.opendocument.text'>") == "odt");
  CHECK(kind_of(odt("spreadsheet", "<a/>")).empty());
  CHECK(kind_of(compound("Workbook", "")).empty());
  CHECK(kind_of(make_docx(paragraph("a"))).empty());
  CHECK(kind_of("text").empty());
  CHECK(failure(compound("Workbook", "")) == ErrorKind::file_unknown_type);
}

TEST_CASE("a password is told before LibreOffice is asked") {
  constexpr unsigned encrypted = 0x0100;
  CHECK(failure(doc(encrypted)) == ErrorKind::zip_encrypted);
  CHECK(failure(compound("EncryptedPackage", "")) == ErrorKind::zip_encrypted);
  CHECK(failure(odt("text", "<manifest:encryption-data/>")) ==
        ErrorKind::zip_encrypted);
}

TEST_CASE("without LibreOffice its package is named") {
  Limits limits;
  limits.child.path = "/nowhere";
  try {
    read("{\\rtf1 a}", "x", limits);
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::child_missing);
    CHECK(std::string(error.what()) ==
          "soffice is not installed; install the package "
          "libreoffice-writer-nogui");
  }
}

TEST_CASE("LibreOffice gives the text of a document, or an error") {
  if (!has_office()) return;
  const Source source =
      read("{\\rtf1\\ansi Dear Sir,\\par I invite you.\\par}", "a.rtf");
  CHECK(source.format == "rtf");
  CHECK(source.text == "Dear Sir,\nI invite you.\n");
  CHECK(source.findings.empty());
  CHECK(failure(doc(0)) == ErrorKind::child_failed);
  CHECK(read("{\\rtf1 again}", "b.rtf").text == "again\n");
}

TEST_CASE("what LibreOffice takes for today's date is left out") {
  if (!has_office()) return;
  const Source rtf = read(
      "{\\rtf1\\ansi Geneva, {\\field{\\*\\fldinst DATE \\\\@ \"d MMMM yyyy\"}"
      "{\\fldrslt 1 May 2001}}\\par "
      "{\\field\\fldlock{\\*\\fldinst DATE \\\\@ \"d MMMM yyyy\"}"
      "{\\fldrslt 2 May 2001}}\\par "
      "{\\field{\\*\\fldinst CREATEDATE \\\\@ \"d MMMM yyyy\"}"
      "{\\fldrslt 3 May 2001}}\\par}",
      "a.rtf");
  CHECK(rtf.text == "Geneva, \n2 May 2001\n3 May 2001\n");
  REQUIRE(rtf.findings.size() == 1);
  CHECK(rtf.findings[0].code == "office.date-field");

  const Source odt = read(
      flat_odt("<text:p>a <text:date text:date-value='2001-05-01'>1 May 2001"
               "</text:date>b<text:time text:time-value='2001-05-01T11:11:11'>"
               "11:11:11</text:time></text:p><text:p><text:date text:fixed="
               "'true' text:date-value='2001-05-01'>x</text:date></text:p>"),
      "a.fodt");
  CHECK(odt.text == "a b\n5/1/01\n");
  REQUIRE(odt.findings.size() == 1);
  CHECK(odt.findings[0].message ==
        "2 fields that show today's date were left out");
}
