#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ituletter {

/// Where output goes: a stream, or a file that appears under its name only
/// when it is whole.
class Output {
 public:
  /// Standard output.
  Output() = default;
  /// A file; "-" is standard output. What is no ordinary file (/dev/null) is
  /// written as it stands. Throws Error(output).
  explicit Output(const std::string& path);
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  /// Throws Error(output), and ReaderGone when nobody reads any more.
  void write(std::string_view bytes);

  /// Puts the file in its place.
  void commit();

 private:
  int file_ = 1;
  std::string path_;       ///< where the file is to appear
  std::string temporary_;  ///< empty once it does, and for streams
};

/// The reader of a pipe has closed it: time to end, quietly.
struct ReaderGone {};

/// A folder with an output per letter. It never replaces a file that it did
/// not find to be the same.
class OutputFolder {
 public:
  /// Makes the folder if need be. Throws Error(output).
  explicit OutputFolder(std::string path);

  /// Writes `NAME.EXTENSION`, or with `hash` in the name where that stands
  /// already with another content. Throws Error(output).
  void write(const std::string& name, std::string_view extension,
             std::string_view hash, std::string_view bytes);

  /// Writes a file or puts it in the place of its former version.
  void replace(const std::string& name, std::string_view bytes);

  /// The same, but what is as it was stays untouched.
  void update(const std::string& name, std::string_view bytes);

 private:
  std::string path_;
};

/// Columns of the terminal that an output of this name goes to, else 80.
std::size_t terminal_columns(const std::string& path);

/// From now on signals that end the program take half-written files and
/// running converters away, and closed pipes and full disks are errors.
void handle_signals();

/// From now on the first such signal only ends running converters and shows
/// in `signal_received`; a second one ends the program.
void delay_signals();

/// The signal that was received since then; 0 for none.
int signal_received();

}  // namespace ituletter
