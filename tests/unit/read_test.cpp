#include "ituletter/read.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "catch.hpp"
#include "make_docx.hpp"

using namespace ituletter;
using namespace ituletter::test;
using namespace std::string_literals;

namespace {

/// A folder that is gone when the test is over.
class Folder {
 public:
  Folder() {
    std::string name =
        (std::filesystem::temp_directory_path() / "read_test_XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path_); }

  std::filesystem::path add(const std::string& name,
                            const std::string& content) const {
    std::ofstream(path_ / name, std::ios::binary) << content;
    return path_ / name;
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

std::optional<ErrorKind> failure(const std::string& bytes) {
  return error_of([&] { read(bytes, "x"); });
}

}  // namespace

TEST_CASE("a file is read with its name, size and digest") {
  const Folder folder;
  const std::filesystem::path path = folder.add("-odd \n name.txt", "abc");
  const Source source = read(path);
  CHECK(source.path == path.string());
  CHECK(source.text == "abc");
  CHECK(source.bytes == 3);
  CHECK(source.sha256 ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("what is no regular file is told, and a pipe is not opened") {
  const Folder folder;
  const auto kind_of = [](const std::filesystem::path& path) {
    return error_of([&] { read(path); });
  };
  const std::filesystem::path pipe = folder.path() / "pipe";
  REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  CHECK(kind_of(pipe) == ErrorKind::file_not_regular);
  CHECK(kind_of("/dev/null") == ErrorKind::file_not_regular);
  CHECK(kind_of(folder.path()) == ErrorKind::file_not_regular);
  CHECK(kind_of(folder.path() / "none") == ErrorKind::file_unreadable);
  CHECK(kind_of(folder.add("empty", "")) == ErrorKind::file_empty);
}

TEST_CASE("a file over the limit is told before it is read") {
  const Folder folder;
  const std::filesystem::path path = folder.add("a.txt", "abcd");
  CHECK(error_of([&] { read(path, Limits{.input = 3}); }) ==
        ErrorKind::limit_input);
  CHECK(error_of([] { read("abcd", "x", {.input = 3}); }) ==
        ErrorKind::limit_input);
}

TEST_CASE("the format is told from the bytes, and a wrong ending is noted") {
  const std::string docx = make_docx(paragraph("a"));
  CHECK(read(docx, "letter").format == "docx");
  CHECK(read(docx, "letter.DOCX").findings.empty());
  CHECK(read("text", "letter.T25").findings.empty());
  CHECK(read("<html>a", "letter.htm").findings.empty());
  CHECK(read("<html>a", "letter.doc").findings.at(0).message ==
        "the name ends in .doc, but the content is a web page");
  const Source wrong = read(docx, "letter.txt");
  REQUIRE(wrong.findings.size() == 1);
  CHECK(wrong.findings[0].code == "file.wrong-ending");
  CHECK(read("text", "letter.docx").findings.size() == 1);
  CHECK(read("text", "letter.doc").findings.size() == 1);
}

TEST_CASE("formats that are known but not read are refused by name") {
  CHECK(failure("<?xml version='1.0'?><a/>") == ErrorKind::file_unknown_type);
  CHECK(failure("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old") ==
        ErrorKind::file_unknown_type);
  CHECK(failure("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s) ==
        ErrorKind::file_unknown_type);
}

TEST_CASE("a document with a password is told from an old one") {
  std::string encrypted = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
  for (const char c : "EncryptedPackage"s) encrypted += {c, '\0'};
  CHECK(failure(encrypted) == ErrorKind::zip_encrypted);
}

TEST_CASE("each kind of error has a code of its own and an exit status") {
  CHECK(code(ErrorKind::zip_damaged) == "zip.damaged"s);
  CHECK(code(ErrorKind::not_a_letter) == "letter.not-recognised"s);
  CHECK(exit_status(ErrorKind::zip_damaged) == 3);
  CHECK(exit_status(ErrorKind::usage) == 2);
  CHECK(exit_status(ErrorKind::grammar) == 2);
}
