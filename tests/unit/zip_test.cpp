#include "read/zip.hpp"

#include "catch.hpp"
#include "make_docx.hpp"
#include "make_zip.hpp"

using namespace ituletter;
using namespace ituletter::test;

namespace {

std::string content(const std::string& zip, const std::string& name,
                    const Limits& limits = {}) {
  return std::string(Zip(zip, limits).read(name).view());
}

std::optional<ErrorKind> failure(const std::string& zip,
                                 const Limits& limits = {}) {
  return error_of([&] { content(zip, "a.xml", limits); });
}

}  // namespace

TEST_CASE("an entry comes out of an archive as it went in") {
  const std::string text(70'000, 'x');
  CHECK(content(make_zip({{.name = "a.xml", .content = "<a/>"}}), "a.xml") ==
        "<a/>");
  CHECK(content(
            make_zip({{.name = "b", .content = ""},
                      {.name = "a.xml", .content = text, .is_deflated = true}}),
            "a.xml") == text);
}

TEST_CASE("an entry with zip64 sizes or a data descriptor is read") {
  CHECK(content(make_zip({{.name = "a.xml", .content = "<a/>"}}, true),
                "a.xml") == "<a/>");
  CHECK(content(make_zip({{.name = "a.xml",
                           .content = "<a/>",
                           .is_deflated = true,
                           .has_descriptor = true}}),
                "a.xml") == "<a/>");
}

TEST_CASE("names are alike whatever their case and slashes") {
  const std::string zip =
      make_zip({{.name = "WORD\\Document.xml", .content = "<a/>"}});
  CHECK(Zip(zip, {}).has("word/document.xml"));
  CHECK(content(zip, "/word/document.XML") == "<a/>");
  CHECK_FALSE(Zip(zip, {}).has("word/other.xml"));
}

TEST_CASE("bytes before the archive and a comment after it do no harm") {
  std::string zip = make_zip({{.name = "a.xml", .content = "<a/>"}});
  CHECK(content("some bytes" + zip, "a.xml") == "<a/>");
  zip.replace(zip.size() - 2, 2, little_endian(7, 2));
  CHECK(content(zip + "comment", "a.xml") == "<a/>");
  std::string zip64 = make_zip({{.name = "a.xml", .content = "<a/>"}}, true);
  CHECK(content("some bytes" + zip64, "a.xml") == "<a/>");
}

TEST_CASE("an archive that was cut off is damaged wherever the cut is") {
  const std::string zip = make_zip({{.name = "a.xml", .content = "<a/>"}});
  for (std::size_t size = 0; size < zip.size(); ++size) {
    INFO(size);
    CHECK(failure(zip.substr(0, size)) == ErrorKind::zip_damaged);
  }
}

TEST_CASE("a wrong check sum is told from other damage") {
  CHECK(failure(make_zip({{.name = "a.xml", .content = "<a/>", .crc = 1}})) ==
        ErrorKind::zip_crc);
}

TEST_CASE("damage in an entry that nobody needs does no harm") {
  const std::string zip = make_zip({{.name = "a.xml", .content = "<a/>"},
                                    {.name = "b", .content = "b", .crc = 1}});
  CHECK(content(zip, "a.xml") == "<a/>");
}

TEST_CASE("a name that stands twice in the directory is refused") {
  CHECK(failure(make_zip({{.name = "a.xml", .content = "1"},
                          {.name = "A.XML", .content = "2"}})) ==
        ErrorKind::zip_duplicate_entry);
}

TEST_CASE("an encrypted entry needs a password") {
  CHECK(failure(make_zip({{.name = "a.xml", .content = "1", .flags = 1}})) ==
        ErrorKind::zip_encrypted);
}

TEST_CASE(
    "a size that lies is damage, or a bomb if more than the limit comes "
    "out") {
  const std::string zip = make_zip({{.name = "a.xml",
                                     .content = std::string(200'000, 'x'),
                                     .is_deflated = true,
                                     .size = 10}});
  CHECK(failure(zip) == ErrorKind::zip_damaged);
  CHECK(failure(zip, {.part = 100'000}) == ErrorKind::limit_part);
  CHECK(failure(make_zip({{.name = "a.xml",
                           .content = "x",
                           .is_deflated = true,
                           .size = 60'000'000}})) == ErrorKind::zip_damaged);
  CHECK(failure(make_zip({{.name = "a.xml", .content = "x", .size = 2}})) ==
        ErrorKind::zip_damaged);
}

TEST_CASE("each limit of an archive has an error of its own") {
  const std::string zip = make_zip({{.name = "a.xml", .content = "12345678"},
                                    {.name = "b.xml", .content = "12345678"}});
  CHECK(failure(zip, {.entries = 1}) == ErrorKind::limit_entries);
  CHECK(failure(zip, {.part = 7}) == ErrorKind::limit_part);
  const auto read_both = [&] {
    Zip both(zip, {.total = 15});
    both.read("a.xml");
    both.read("b.xml");
  };
  CHECK(error_of(read_both) == ErrorKind::limit_total);
}

TEST_CASE("the message of a limit names its value and its option") {
  const std::string zip = make_zip({{.name = "a.xml", .content = "12345678"}});
  try {
    content(zip, "a.xml", {.part = 7});
    FAIL("no error");
  } catch (const Error& error) {
    const std::string what = error.what();
    CHECK(what.find("limit of 7") != std::string::npos);
    CHECK(what.find("--max-part") != std::string::npos);
  }
}
