#pragma once

#include <sys/types.h>

#include <string>

namespace ituletter {

/// A folder of mode 0700 that a converter runs in: its HOME, its TMPDIR and
/// the one place where it may write. Gone, with all that is in it, when this
/// object is, or when `end_children` is called.
class PrivateFolder {
 public:
  /// Makes it inside the folder `parent`. Throws Error(child_failed).
  explicit PrivateFolder(const std::string& parent);
  ~PrivateFolder();
  PrivateFolder(const PrivateFolder&) = delete;
  PrivateFolder& operator=(const PrivateFolder&) = delete;

  const std::string& path() const { return path_; }

  /// The process group that runs in the folder now; 0 when none does.
  void set_group(pid_t group);

 private:
  std::string path_;
  std::size_t slot_;
};

/// Kills all converters and takes their folders away. For a signal handler
/// that ends the program: calls only what such a handler may call.
void end_children();

}  // namespace ituletter
