#include "cli/walk.hpp"

#include <algorithm>
#include <filesystem>
#include <vector>

#include "cli/inputs.hpp"

namespace ituletter {
namespace {

namespace fs = std::filesystem;

/// Only the name: a folder may hold very many.
struct Entry {
  std::string name;
  bool is_folder;
};

std::vector<Entry> entries(const std::string& folder, std::error_code& error) {
  std::vector<Entry> found;
  fs::directory_iterator at(folder, error);
  for (; !error && at != fs::directory_iterator(); at.increment(error)) {
    std::error_code ignored;
    std::string name = at->path().filename().string();
    const bool is_folder =
        at->is_directory(ignored) && !at->is_symlink(ignored);
    const bool is_letter = at->is_regular_file(ignored) && is_letter_name(name);
    if (is_letter || (is_folder && !name.starts_with('.')))
      found.push_back({std::move(name), is_folder});
  }
  std::ranges::sort(found, {}, &Entry::name);
  return found;
}

}  // namespace

void walk_folder(const std::string& top, const FolderVisitor& visitor) {
  struct Open {
    std::string path;
    std::vector<Entry> entries;
    std::size_t next = 0;
  };
  const auto open = [&](std::string path) {
    std::error_code error;
    std::vector<Entry> found = entries(path, error);
    if (error) visitor.unreadable(path, error);
    if (!path.ends_with('/')) path += '/';
    return Open{std::move(path), std::move(found)};
  };
  std::vector<Open> stack;
  stack.push_back(open(top));
  while (!stack.empty()) {
    Open& folder = stack.back();
    if (folder.next == folder.entries.size()) {
      stack.pop_back();
      continue;
    }
    const Entry& entry = folder.entries[folder.next++];
    std::string path = folder.path + entry.name;
    if (!entry.is_folder)
      visitor.file(path);
    else if (!visitor.enters || visitor.enters(path))
      stack.push_back(open(std::move(path)));
  }
}

}  // namespace ituletter
