#pragma once

#include <string_view>

#include "ituletter/letter.hpp"
#include "ituletter/source.hpp"

namespace ituletter {

/// A letter as it was kept.
struct Record {
  Letter letter;
  /// Without blocks, links and findings. The text is empty if it was not
  /// written.
  Source source;
};

/// Reads what the writers `json` and `ndjson` write of one letter. With
/// provenance each value has its place again, and the writers write the same
/// bytes; what was computed and not read comes back without its rule.
///
/// A member that is missing where a letter may lack the value is as null, and
/// one that is unknown is passed over, so that other versions' records can be
/// read. Throws Error(record_damaged) for all else that is not as it is
/// written.
Record read_json(std::string_view json);

}  // namespace ituletter
