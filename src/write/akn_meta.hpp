#pragma once

#include <string>

#include "ituletter/letter.hpp"
#include "ituletter/write.hpp"
#include "write/akn_elements.hpp"

namespace ituletter {

/// The `identification` of a letter ("main") or of one of its annexes
/// ("annex_1"): one work, with an expression in each language.
void append_identification(AknElements& to, const Letter& letter,
                           const std::string& component);

/// The `meta` of a letter.
void append_meta(AknElements& to, const Converted& converted,
                 const WriteOptions& options);

}  // namespace ituletter
