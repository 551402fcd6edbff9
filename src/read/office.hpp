#pragma once

#include <optional>
#include <string_view>

#include "ituletter/read.hpp"
#include "ituletter/source.hpp"

namespace ituletter {

/// A format that LibreOffice turns into a .docx.
struct OfficeFormat {
  std::string_view name;    ///< as a Source has it: "doc"
  std::string_view ending;  ///< by which LibreOffice knows it
  std::string_view filter;  ///< that it reads it with: else it would read what
                            ///< is damaged as plain text
};

/// Told by the bytes. Throws Error for a document of these formats that needs
/// a password.
std::optional<OfficeFormat> find_office_format(std::string_view bytes,
                                               const Limits& limits);

/// Reads what LibreOffice makes of a document. It runs once a document, in a
/// private folder that each thread of ours keeps: to start with a new profile
/// takes twice as long. Throws Error.
Source read_office(std::string_view bytes, const OfficeFormat& format,
                   const Limits& limits);

}  // namespace ituletter
