#pragma once

#include <functional>
#include <string>
#include <system_error>

namespace ituletter {

/// What is found below a folder.
struct FolderVisitor {
  std::function<void(const std::string& path)> file;
  std::function<void(const std::string& path, std::error_code)> unreadable;
  /// Whether a folder below the first is to be gone into; all, if empty.
  std::function<bool(const std::string& path)> enters = {};
};

/// Visits the letters below a folder in the order of their names' bytes, a
/// folder at its name's place. Symbolic links to folders are not followed,
/// hidden folders and what has not the ending of a document is passed over.
void walk_folder(const std::string& top, const FolderVisitor& visitor);

}  // namespace ituletter
