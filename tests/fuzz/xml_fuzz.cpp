// The parts of a .docx: the input is cut at NUL into the main part and those
// that it may refer to. Packed by us, so that no CRC stands in the way.

#include <cstddef>
#include <cstdint>
#include <string>

#include "../unit/make_docx.hpp"
#include "ituletter/error.hpp"
#include "ituletter/read.hpp"
#include "source_check.hpp"

namespace {

using namespace ituletter::test;

std::string next_part(std::string_view& bytes) {
  const std::size_t end = std::min(bytes.find('\0'), bytes.size());
  const std::string part(bytes.substr(0, end));
  bytes.remove_prefix(std::min(end + 1, bytes.size()));
  return part;
}

std::string pack(std::string_view bytes) {
  const std::string document = next_part(bytes);
  DocxParts more{relationship("a", "styles", "styles.xml") +
                     relationship("b", "numbering", "numbering.xml") +
                     relationship("c", "footnotes", "notes.xml") +
                     relationship("d", "header", "header.xml") +
                     relationship("e", "hyperlink", "https://itu.int", true),
                 {}};
  for (const char* name : {"word/styles.xml", "word/numbering.xml",
                           "word/notes.xml", "word/header.xml"}) {
    if (bytes.empty()) break;
    more.parts.push_back({.name = name, .content = next_part(bytes)});
  }
  return make_zip(docx_files(document, more));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const ituletter::Limits limits{
      .depth = 64, .elements = 10'000, .paragraph = 1 << 16};
  const std::string file = pack({reinterpret_cast<const char*>(data), size});
  try {
    ituletter::fuzz::check_source(ituletter::read(file, "x.docx", limits));
  } catch (const ituletter::Error& error) {
    ituletter::fuzz::require(error.what()[0] != '\0');
  }
  return 0;
}
