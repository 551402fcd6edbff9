#pragma once

#include <span>
#include <string>

#include "ituletter/write.hpp"

namespace ituletter {

// The `write` of each row of all_writers().

std::string write_json(std::span<const Converted> letters,
                       const WriteOptions& options);
std::string write_ndjson(std::span<const Converted> letters,
                         const WriteOptions& options);
std::string write_xml(std::span<const Converted> letters,
                      const WriteOptions& options);
/// Throws Error(usage) unless there is one letter.
std::string write_akn(std::span<const Converted> letters,
                      const WriteOptions& options);
std::string write_ical(std::span<const Converted> letters,
                       const WriteOptions& options);
/// Throws Error(usage) for an unknown `options.rows`.
std::string write_csv(std::span<const Converted> letters,
                      const WriteOptions& options);
std::string write_text(std::span<const Converted> letters,
                       const WriteOptions& options);

}  // namespace ituletter
