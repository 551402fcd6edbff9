#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "extract/recognised_text.hpp"
#include "ituletter/letter.hpp"

namespace ituletter {

/// Sets kind, number, group and amendment from the letter's own reference
/// ("TSB Collective letter 2/17 Corrigendum 1").
void read_identity(const Match& reference, const RecognisedText& document,
                   Letter& letter);

/// The same from the mark of an amendment that stands apart from it.
void read_amendment(const Match& amendment, const RecognisedText& document,
                    Letter& letter);

/// The letter as a reference of another one would name it; empty without a
/// number.
std::string reference_id(const Letter& letter);

/// Sets the group where the reference does not say it, and the id: study
/// period, group, series, number.
void complete_identity(const RecognisedText& document, Letter& letter);

/// "SG17" for "17"; codes such as TSAG and SG12RG-AFR stay.
std::string group_code(std::string_view group);

/// What a file's name says: T25-SG17-COL-0002!A1!MSW-R.docx.
DocumentName read_file_name(std::string_view path);

}  // namespace ituletter
