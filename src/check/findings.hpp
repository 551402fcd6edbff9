#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "ituletter/check.hpp"

namespace ituletter {

// The forms of findings, a file each.

std::string write_findings_checkstyle(std::span<const CheckedFile> files,
                                      const FindingsSetting& setting);
std::string write_findings_github(std::span<const CheckedFile> files,
                                  const FindingsSetting& setting);
std::string write_findings_gitlab(std::span<const CheckedFile> files,
                                  const FindingsSetting& setting);
std::string write_findings_json(std::span<const CheckedFile> files,
                                const FindingsSetting& setting);
std::string write_findings_junit(std::span<const CheckedFile> files,
                                 const FindingsSetting& setting);
std::string write_findings_sarif(std::span<const CheckedFile> files,
                                 const FindingsSetting& setting);
std::string write_findings_text(std::span<const CheckedFile> files,
                                const FindingsSetting& setting);

/// As seen from the folder, if it lies below.
std::string_view relative_path(std::string_view path,
                               const FindingsSetting& setting);

/// The number of a row, and the message that names it where the form knows
/// only lines: "paragraph 12: …".
std::string message_with_paragraph(const CheckedFile& file,
                                   const PlacedFinding& placed);

// A text of JSON that is being written: members and values find their commas.

void append_comma(std::string& out);
void append_key(std::string& out, std::string_view key);
void append_member(std::string& out, std::string_view key,
                   std::string_view value);
void append_member(std::string& out, std::string_view key, std::size_t value);
/// Opens an object or a list as a member.
void open_member(std::string& out, std::string_view key, char bracket);

}  // namespace ituletter
