#include "read/archive.hpp"

#include <cstring>
#include <string>

#include "catch.hpp"
#include "make_docx.hpp"
#include "make_zip.hpp"

using namespace ituletter;
using namespace ituletter::test;

namespace {

Archive archive_of(const std::string& zip, const Limits& limits = {},
                   int* loads = nullptr) {
  return {[zip, loads] {
            if (loads != nullptr) ++*loads;
            Bytes bytes(zip.size());
            std::memcpy(bytes.data(), zip.data(), zip.size());
            return bytes;
          },
          limits};
}

std::string names_in(const std::string& zip) {
  Archive archive = archive_of(zip);
  std::string names;
  for (const Archive::Member& member : archive.members())
    names += member.name + ";";
  return names;
}

}  // namespace

TEST_CASE("members of a packed folder come in the order of their names") {
  CHECK(names_in(make_zip({{.name = "b/z.txt", .content = "1"},
                           {.name = "b/", .content = ""},
                           {.name = "A.txt", .content = "2"},
                           {.name = "../\\x\n", .content = "3"}})) ==
        "../\\x\n;A.txt;b/z.txt;");
}

TEST_CASE("an archive is in memory as long as members are to be read") {
  int loads = 0;
  Archive archive = archive_of(
      make_zip({{.name = "a", .content = "1"}, {.name = "b", .content = "2"}}),
      {}, &loads);
  archive.members();
  CHECK(loads == 1);
  archive.expect_read();
  archive.expect_read();
  CHECK(archive.read("b").view() == "2");
  CHECK(archive.read("a").view() == "1");
  CHECK(loads == 2);
  archive.read("a");
  CHECK(loads == 3);
}

TEST_CASE("the limits of a packed folder are its own") {
  const std::string zip = make_zip(
      {{.name = "a", .content = "12"}, {.name = "b", .content = "345"}});
  const auto failure = [&](const Limits& limits) {
    return error_of([&] {
      Archive archive = archive_of(zip, limits);
      archive.members();
      archive.read("b");
    });
  };
  CHECK(failure({.entries = 1, .part = 1, .total = 1}) == std::nullopt);
  CHECK(failure({.folder_entries = 1}) == ErrorKind::limit_entries);
  CHECK(failure({.folder_total = 4}) == ErrorKind::limit_total);
  CHECK(failure({.input = 2}) == ErrorKind::limit_part);
}

TEST_CASE("a document is no folder") {
  const std::string docx = make_docx(paragraph("a"));
  CHECK_FALSE(may_be_folder(docx));
  CHECK_FALSE(may_be_folder("text"));
  CHECK_FALSE(is_folder(archive_of(docx).members()));
  const std::string folder = make_zip({{.name = "a.txt", .content = "1"}});
  CHECK(may_be_folder(folder));
  CHECK(is_folder(archive_of(folder).members()));
}
