#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ituletter {

/// An archive with other bytes in one of its entries; what stands before and
/// after it stays byte for byte, but for where the directory says that it is.
/// Nothing for an archive of a kind that text is seldom in (zip64, bytes before
/// it), for one that is damaged, and where the entry is not there.
std::optional<std::string> replace_entry(std::string_view archive,
                                         std::string_view name,
                                         std::string_view bytes);

}  // namespace ituletter
