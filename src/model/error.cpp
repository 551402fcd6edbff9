#include "ituletter/error.hpp"

namespace ituletter {

const char* code(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::file_unreadable:
      return "file.unreadable";
    case ErrorKind::file_not_regular:
      return "file.not-regular";
    case ErrorKind::file_empty:
      return "file.empty";
    case ErrorKind::file_unknown_type:
      return "file.unknown-type";
    case ErrorKind::zip_damaged:
      return "zip.damaged";
    case ErrorKind::zip_crc:
      return "zip.crc";
    case ErrorKind::zip_duplicate_entry:
      return "zip.duplicate-entry";
    case ErrorKind::zip_encrypted:
      return "zip.encrypted";
    case ErrorKind::xml_damaged:
      return "xml.damaged";
    case ErrorKind::xml_dtd:
      return "xml.dtd";
    case ErrorKind::docx_no_document:
      return "docx.no-document";
    case ErrorKind::pdf_damaged:
      return "pdf.damaged";
    case ErrorKind::pdf_encrypted:
      return "pdf.encrypted";
    case ErrorKind::pdf_no_text:
      return "pdf.no-text";
    case ErrorKind::text_encoding:
      return "text.encoding";
    case ErrorKind::child_missing:
      return "child.missing";
    case ErrorKind::child_timeout:
      return "child.timeout";
    case ErrorKind::child_memory:
      return "child.memory";
    case ErrorKind::child_failed:
      return "child.failed";
    case ErrorKind::limit_input:
      return "limit.input";
    case ErrorKind::limit_entries:
      return "limit.entries";
    case ErrorKind::limit_part:
      return "limit.part";
    case ErrorKind::limit_total:
      return "limit.total";
    case ErrorKind::limit_depth:
      return "limit.depth";
    case ErrorKind::limit_elements:
      return "limit.elements";
    case ErrorKind::limit_attributes:
      return "limit.attributes";
    case ErrorKind::limit_paragraph:
      return "limit.paragraph";
    case ErrorKind::limit_written:
      return "limit.written";
    case ErrorKind::not_a_letter:
      return "letter.not-recognised";
    case ErrorKind::grammar:
      return "grammar.invalid";
    case ErrorKind::usage:
      return "usage";
    case ErrorKind::output:
      return "output.failed";
  }
  return "internal";
}

int exit_status(ErrorKind kind) {
  const bool is_ours_to_fix =
      kind == ErrorKind::usage || kind == ErrorKind::grammar;
  return is_ours_to_fix ? 2 : 3;
}

}  // namespace ituletter
