#pragma once

#include <string>
#include <string_view>

namespace ituletter {

/// At most 100 bytes of A-Z a-z 0-9 . _ - without a leading dot or dash; what
/// else stands in `text` becomes a dash.
std::string safe_name(std::string_view text);

}  // namespace ituletter
