#pragma once

#include <optional>
#include <string>

namespace ituletter {

/// A list of paths that is read as far as it has been written: those who write
/// it may wait for what becomes of a path before they write the next.
class PathList {
 public:
  /// "-" is standard input; `end` is what each path ends with. Throws
  /// Error(usage).
  PathList(std::string path, char end);
  ~PathList();
  PathList(const PathList&) = delete;
  PathList& operator=(const PathList&) = delete;

  const std::string& path() const { return path_; }

  /// The next that is not empty, waited for; nothing at the end. Throws
  /// Error(file_unreadable).
  std::optional<std::string> next();

  /// Ends the list. From any thread, also while another one waits in `next`.
  void stop();

 private:
  std::optional<std::string> next_line();
  bool fill();

  std::string path_;
  char end_;
  int file_;
  int stop_reading_ = -1;  ///< readable once the list is to end
  int stop_writing_ = -1;
  std::string bytes_;  ///< read, and not yet given from `at_` on
  std::size_t at_ = 0;
};

}  // namespace ituletter
