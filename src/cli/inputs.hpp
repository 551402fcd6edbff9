#pragma once

#include <cstddef>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/path_list.hpp"
#include "ituletter/error.hpp"
#include "ituletter/source.hpp"

namespace ituletter {

class Archive;
struct Limits;

/// Where letters come from, as the command line says.
struct InputOptions {
  std::vector<std::string> paths;  ///< files, folders, "-"
  std::string files_from;          ///< a list, a path a line; "-" is stdin
  std::string files0_from;         ///< the same, each path ended by NUL
};

/// Something to tell before anything is read.
struct InputWarning {
  std::string path;
  std::string what;
  std::string code;
};

/// What is to be read: a file, standard input or a member of a packed folder,
/// or why it cannot be.
struct Input {
  std::string path;  ///< bytes, not always UTF-8; "-" is standard input
  std::optional<Error> error = {};
  std::shared_ptr<Archive> archive = {};
  std::string member = {};  ///< of the archive; `path` ends with it
};

struct Inputs {
  std::vector<Input> all;
  /// One document was named by itself: its output takes the ordinary form.
  bool is_single = false;
  std::vector<InputWarning> warnings;
};

/// The inputs of a run, one after the other: folders whole, in the order of
/// their names' bytes, only what has the ending of a document; symbolic links
/// to folders are not followed. So are folders in a .zip. Lists are read as
/// they are needed, so that they may be long, or still being written.
class InputStream {
 public:
  /// Throws Error(usage).
  InputStream(const InputOptions& options, const Limits& limits);
  explicit InputStream(Inputs inputs);

  /// One document was named by itself.
  bool is_single() const { return found_.is_single; }

  /// Waits for the next, nothing at the end. In one thread at a time.
  std::optional<Input> next();

  /// What there is to tell before the input that came last is read.
  std::vector<InputWarning> take_warnings();

  /// Ends the lists. From any thread, also while another one is in `next`.
  void stop();

 private:
  bool find_more();
  void add_line(const std::string& path, bool is_standard_input);

  const Limits* limits_ = nullptr;
  Inputs found_;
  std::size_t at_ = 0;  ///< of those found
  std::deque<PathList> lists_;
  std::size_t list_ = 0;  ///< the one being read
};

/// All of them.
Inputs find_inputs(const InputOptions& options, const Limits& limits);

bool has_ending(std::string name, std::string_view ending);

/// Whether a file of a folder is to be read, by its name without the folders.
bool is_letter_name(const std::string& name);

/// Reads one of them. Throws Error.
Source read_input(const Input& input, const Limits& limits);

/// All that a descriptor still gives; one byte more than `limit` shows that
/// there is more. Throws Error(file_unreadable).
std::string read_all(int descriptor, std::size_t limit);

/// All of a small file; "-" is standard input. Throws Error(usage).
std::string read_file(const std::string& path, std::size_t limit);

/// Calls `use` for each line of standard input, without its end.
void for_each_line(const std::function<void(std::string_view)>& use);

}  // namespace ituletter
