#include "ituletter/error.hpp"

#include <cstddef>
#include <iterator>

namespace ituletter {

namespace {

struct Code {
  ErrorKind kind;
  const char* words;
};

constexpr Code codes[] = {
    {ErrorKind::file_unreadable, "file.unreadable"},
    {ErrorKind::file_not_regular, "file.not-regular"},
    {ErrorKind::file_empty, "file.empty"},
    {ErrorKind::file_changing, "file.changing"},
    {ErrorKind::file_unknown_type, "file.unknown-type"},
    {ErrorKind::zip_damaged, "zip.damaged"},
    {ErrorKind::zip_crc, "zip.crc"},
    {ErrorKind::zip_duplicate_entry, "zip.duplicate-entry"},
    {ErrorKind::zip_encrypted, "zip.encrypted"},
    {ErrorKind::xml_damaged, "xml.damaged"},
    {ErrorKind::xml_dtd, "xml.dtd"},
    {ErrorKind::docx_no_document, "docx.no-document"},
    {ErrorKind::pdf_damaged, "pdf.damaged"},
    {ErrorKind::pdf_encrypted, "pdf.encrypted"},
    {ErrorKind::pdf_no_text, "pdf.no-text"},
    {ErrorKind::text_encoding, "text.encoding"},
    {ErrorKind::child_missing, "child.missing"},
    {ErrorKind::child_timeout, "child.timeout"},
    {ErrorKind::child_memory, "child.memory"},
    {ErrorKind::child_failed, "child.failed"},
    {ErrorKind::limit_input, "limit.input"},
    {ErrorKind::limit_entries, "limit.entries"},
    {ErrorKind::limit_part, "limit.part"},
    {ErrorKind::limit_total, "limit.total"},
    {ErrorKind::limit_depth, "limit.depth"},
    {ErrorKind::limit_elements, "limit.elements"},
    {ErrorKind::limit_attributes, "limit.attributes"},
    {ErrorKind::limit_paragraph, "limit.paragraph"},
    {ErrorKind::limit_written, "limit.written"},
    {ErrorKind::record_damaged, "record.damaged"},
    {ErrorKind::not_a_letter, "letter.not-recognised"},
    {ErrorKind::archive_busy, "archive.busy"},
    {ErrorKind::archive_damaged, "archive.damaged"},
    {ErrorKind::grammar, "grammar.invalid"},
    {ErrorKind::usage, "usage"},
    {ErrorKind::output, "output.failed"},
};
static_assert(std::size(codes) ==
              static_cast<std::size_t>(ErrorKind::output) + 1);

}  // namespace

const char* code(ErrorKind kind) {
  for (const Code& one : codes) {
    if (one.kind == kind) return one.words;
  }
  return "internal";
}

int exit_status(ErrorKind kind) {
  const bool is_ours_to_fix =
      kind == ErrorKind::usage || kind == ErrorKind::grammar;
  return is_ours_to_fix ? 2 : 3;
}

}  // namespace ituletter
