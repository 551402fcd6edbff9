#include "cli/packed.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <utility>

#include "ituletter/read.hpp"
#include "read/archive.hpp"
#include "read/file.hpp"
#include "read/limit.hpp"

namespace ituletter {
namespace {

constexpr int deepest = 2;

/// The first bytes of a regular file; nothing of what cannot be read.
std::string first_bytes(const std::string& path) {
  struct stat state;
  if (::stat(path.c_str(), &state) != 0 || !S_ISREG(state.st_mode)) return {};
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0) return {};
  std::array<char, 128> buffer;
  const auto got = ::read(file, buffer.data(), buffer.size());
  ::close(file);
  return {buffer.data(), got > 0 ? static_cast<std::size_t>(got) : 0};
}

/// Keeps an archive in memory while it is listed.
class Hold {
 public:
  explicit Hold(Archive& archive) : archive_(archive) {
    archive_.expect_read();
  }
  Hold(const Hold&) = delete;
  Hold& operator=(const Hold&) = delete;
  ~Hold() { archive_.forget_read(); }

 private:
  Archive& archive_;
};

/// Lists a packed folder and those in it.
class Packed {
 public:
  Packed(const Limits& limits, Inputs& inputs)
      : limits_(limits), inputs_(inputs) {}

  /// Returns false if it is a document.
  bool add(const std::string& path, Archive::Load load, int depth);

 private:
  void add_member(const std::string& path,
                  const std::shared_ptr<Archive>& archive,
                  const Archive::Member& member, int depth);
  bool add_inner(const std::string& path,
                 const std::shared_ptr<Archive>& archive,
                 const std::string& name, int depth);
  void fail(const std::string& path, const Error& error) {
    inputs_.all.push_back({path, error});
  }
  void warn(const std::string& path, std::string what, std::string code) {
    inputs_.warnings.push_back({path, std::move(what), std::move(code)});
  }

  const Limits& limits_;
  Inputs& inputs_;
  std::size_t entries_ = 0;  ///< of all folders so far
};

/// Whether a folder on the way to a member is of a system's own.
bool is_in_hidden_folder(std::string_view name) {
  while (true) {
    const std::size_t slash = name.find_first_of("/\\");
    if (slash == std::string_view::npos) return false;
    const std::string_view folder = name.substr(0, slash);
    const bool is_step = folder == "." || folder == "..";
    if (folder == "__MACOSX" || (folder.starts_with('.') && !is_step)) {
      return true;
    }
    name.remove_prefix(slash + 1);
  }
}

std::string last_part(const std::string& name) {
  const std::size_t slash = name.find_last_of("/\\");
  return slash == std::string::npos ? name : name.substr(slash + 1);
}

bool Packed::add(const std::string& path, Archive::Load load, int depth) {
  const auto archive = std::make_shared<Archive>(std::move(load), limits_);
  const Hold hold(*archive);
  const std::vector<Archive::Member> members = archive->members();
  if (!is_folder(members)) return false;
  entries_ += members.size();
  if (entries_ > limits_.folder_entries) {
    over_limit(ErrorKind::limit_entries, "the number of files in the archive",
               limits_.folder_entries, "--max-folder-entries");
  }
  inputs_.is_single = false;
  const std::size_t before = inputs_.all.size();
  for (const Archive::Member& member : members) {
    add_member(path, archive, member, depth);
  }
  if (inputs_.all.size() == before) warn_of_nothing(path, inputs_);
  return true;
}

void Packed::add_member(const std::string& path,
                        const std::shared_ptr<Archive>& archive,
                        const Archive::Member& member, int depth) {
  const std::string full = path + "/" + member.name;
  if (member.is_link) {
    warn(full, "a symbolic link in an archive, which is not followed",
         "zip.link");
    return;
  }
  const std::string name = last_part(member.name);
  if (is_in_hidden_folder(member.name) || !is_letter_name(name)) return;
  if (has_ending(name, ".zip") && add_inner(full, archive, member.name, depth))
    return;
  archive->expect_read();
  inputs_.all.push_back({full, {}, archive, member.name});
}

bool Packed::add_inner(const std::string& path,
                       const std::shared_ptr<Archive>& archive,
                       const std::string& name, int depth) {
  if (depth == deepest) {
    fail(path, Error(ErrorKind::limit_depth,
                     "archives within archives exceed the limit of " +
                         std::to_string(deepest) + "; unpack the outer one"));
    return true;
  }
  archive->expect_read();
  try {
    return add(
        path, [archive, name] { return archive->read(name); }, depth + 1);
  } catch (const Error& error) {
    fail(path, error);
    return true;
  }
}

}  // namespace

bool add_packed(const std::string& path, const Limits& limits, Inputs& inputs) {
  if (!may_be_folder(first_bytes(path))) return false;
  const auto load = [path, limits] { return load_file(path, limits); };
  try {
    return Packed(limits, inputs).add(path, load, 1);
  } catch (const Error& error) {
    inputs.all.push_back({path, error});
    return true;
  }
}

void warn_of_nothing(const std::string& path, Inputs& inputs) {
  inputs.warnings.push_back(
      {path,
       "no document in this folder; name files of other endings one by one",
       "file.none"});
}

}  // namespace ituletter
