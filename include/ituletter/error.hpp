#pragma once

#include <stdexcept>
#include <string>

namespace ituletter {

/// Why an input cannot be gone on with. Each has a stable code, see `code`.
enum class ErrorKind {
  file_unreadable,   ///< missing, not allowed, or an I/O error
  file_not_regular,  ///< a device, a socket, a folder where a file is due
  file_empty,
  file_changing,  ///< each time it was read
  file_unknown_type,
  zip_damaged,
  zip_crc,
  zip_duplicate_entry,
  zip_encrypted,
  xml_damaged,
  xml_dtd,
  docx_no_document,  ///< a zip without the main part of a .docx
  pdf_damaged,
  pdf_encrypted,
  pdf_no_text,  ///< pictures of pages only
  text_encoding,
  child_missing,  ///< a converter is not installed
  child_timeout,
  child_memory,
  child_failed,  ///< a converter ended with an error or by a signal
  limit_input,
  limit_entries,
  limit_part,
  limit_total,
  limit_depth,
  limit_elements,
  limit_attributes,
  limit_paragraph,
  limit_written,
  record_damaged,  ///< what `read_json` reads is no letter of ours
  not_a_letter,
  archive_busy,     ///< another program writes to it
  archive_damaged,  ///< its catalogue is none, or of another version
  grammar,
  usage,
  output,
};

/// The stable code of a kind, as printed in messages: "zip.damaged".
const char* code(ErrorKind kind);

/// The program's exit status for a kind: 2 for usage and grammar, else 3.
int exit_status(ErrorKind kind);

/// Thrown where an input cannot be gone on with. `what()` is one sentence:
/// what is wrong, then what to do, without the file's name and the code.
class Error : public std::runtime_error {
 public:
  Error(ErrorKind kind, const std::string& what)
      : std::runtime_error(what), kind_(kind) {}
  /// An error in a file that people write: `line` and `column` from 1.
  Error(ErrorKind kind, const std::string& what, std::string path, int line,
        int column)
      : std::runtime_error(what),
        kind_(kind),
        path_(std::move(path)),
        line_(line),
        column_(column) {}

  ErrorKind kind() const { return kind_; }
  /// Empty unless the error lies in a file other than the input.
  const std::string& path() const { return path_; }
  int line() const { return line_; }      ///< 0 where there is none
  int column() const { return column_; }  ///< 0 where there is none

 private:
  ErrorKind kind_;
  std::string path_;
  int line_ = 0;
  int column_ = 0;
};

}  // namespace ituletter
