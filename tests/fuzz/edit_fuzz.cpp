// Corrections of files as they come: what is edited can be read, and has the
// text that it should have.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "ituletter/error.hpp"
#include "ituletter/read.hpp"
#include "read/edit.hpp"
#include "read/zip_edit.hpp"
#include "source_check.hpp"

using namespace ituletter;

namespace {

/// A letter put in place of another here and there, and one taken out.
std::vector<TextEdit> edits_of(std::string_view text) {
  constexpr std::size_t step = 97;
  std::vector<TextEdit> edits;
  for (std::size_t at = 0; at < text.size(); at += step) {
    const bool is_letter = (text[at] >= 'a' && text[at] <= 'z') ||
                           (text[at] >= 'A' && text[at] <= 'Z');
    if (!is_letter) continue;
    edits.push_back({{at, at + 1}, edits.size() % 3 == 0 ? "" : "\u0434"});
  }
  return edits;
}

void edit(std::string_view bytes, const Limits& limits) {
  const Source source = read(bytes, "input", limits);
  const bool is_docx = source.format == "docx" && bytes.starts_with("PK");
  if (!is_docx && source.format != "txt") return;
  const std::vector<TextEdit> edits = edits_of(source.text);
  const EditedFile file = is_docx ? edit_docx(bytes, source, edits, limits)
                                  : edit_plain(bytes, source, edits, limits);
  fuzz::require(file.left.size() <= edits.size());
  if (file.left.size() == edits.size()) return;
  fuzz::require(read(file.bytes, "input", limits).text ==
                edited(source.text, without(edits, file.left)));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  Limits limits{.part = 1 << 20, .total = 4 << 20, .paragraph = 1 << 16};
  limits.child.path.clear();
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  // Archives that the reader refuses must do no harm here, either.
  replace_entry(bytes, "word/document.xml", "<w:document/>");
  try {
    edit(bytes, limits);
  } catch (const Error& error) {
    fuzz::require(error.what()[0] != '\0');
  }
  return 0;
}
