#include "cli/inputs.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <iostream>
#include <string>
#include <system_error>
#include <utility>

#include "cli/packed.hpp"
#include "cli/walk.hpp"
#include "ituletter/error.hpp"
#include "ituletter/read.hpp"
#include "read/archive.hpp"

namespace ituletter {
namespace {

namespace fs = std::filesystem;

/// What of a folder is read.
constexpr std::string_view letter_endings[] = {
    ".docx", ".docm", ".doc",  ".odt", ".pdf",
    ".rtf",  ".txt",  ".html", ".htm", ".zip"};

std::string reason(int number) {
  return std::generic_category().message(number);
}

/// A file, or what is packed in it.
void add_file(const std::string& path, const Limits& limits, Inputs& inputs) {
  if (!add_packed(path, limits, inputs)) inputs.all.push_back({path});
}

void add_folder(const std::string& top, const Limits& limits, Inputs& inputs) {
  walk_folder(
      top,
      {.file = [&](const std::string& path) { add_file(path, limits, inputs); },
       .unreadable =
           [&](const std::string& path, std::error_code error) {
             inputs.all.push_back(
                 {path, Error(ErrorKind::file_unreadable,
                              "cannot read the folder: " + error.message())});
           }});
}

void add_path(const std::string& path, const Limits& limits, Inputs& inputs) {
  std::error_code ignored;
  if (path == "-") {
    inputs.all.push_back({path});
  } else if (!fs::is_directory(path, ignored)) {
    add_file(path, limits, inputs);
  } else {
    const std::size_t before = inputs.all.size();
    inputs.is_single = false;
    add_folder(path, limits, inputs);
    if (inputs.all.size() == before) warn_of_nothing(path, inputs);
  }
}

void check_standard_input(const InputOptions& options) {
  const auto uses = std::ranges::count(options.paths, std::string("-")) +
                    (options.files_from == "-") + (options.files0_from == "-");
  if (uses > 1)
    throw Error(ErrorKind::usage,
                "standard input is named twice; use \"-\" once");
}

}  // namespace

bool has_ending(std::string name, std::string_view ending) {
  std::ranges::transform(name, name.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return name.ends_with(ending);
}

// ".letter.docx" and "~$letter.docx" are notes that systems and Word leave.
bool is_letter_name(const std::string& name) {
  return !name.starts_with('.') && !name.starts_with("~$") &&
         std::ranges::any_of(letter_endings, [&](std::string_view ending) {
           return has_ending(name, ending);
         });
}

std::string read_all(int descriptor, std::size_t limit) {
  std::string bytes;
  constexpr std::size_t step = 1 << 16;
  while (bytes.size() <= limit) {
    const std::size_t size = bytes.size();
    bytes.resize(size + step);
    const auto got = ::read(descriptor, bytes.data() + size, step);
    const int error = errno;
    bytes.resize(size + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got == 0) break;
    if (got < 0 && error != EINTR)
      throw Error(ErrorKind::file_unreadable, "cannot read: " + reason(error));
  }
  return bytes;
}

std::string read_file(const std::string& path, std::size_t limit) {
  const int file =
      path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0)
    throw Error(ErrorKind::usage,
                "cannot read \"" + path + "\": " + reason(errno));
  std::string bytes = read_all(file, limit);
  if (file != STDIN_FILENO) ::close(file);
  if (bytes.size() > limit)
    throw Error(ErrorKind::usage, "\"" + path + "\" is over " +
                                      std::to_string(limit >> 20) +
                                      " MiB; give a smaller file");
  return bytes;
}

void for_each_line(const std::function<void(std::string_view)>& use) {
  std::ios::sync_with_stdio(false);
  std::string line;
  while (std::getline(std::cin, line)) {
    if (line.ends_with('\r')) line.pop_back();
    use(line);
  }
}

InputStream::InputStream(const InputOptions& options, const Limits& limits)
    : limits_(&limits) {
  check_standard_input(options);
  if (!options.files_from.empty())
    lists_.emplace_back(options.files_from, '\n');
  if (!options.files0_from.empty())
    lists_.emplace_back(options.files0_from, '\0');
  found_.is_single = lists_.empty() && options.paths.size() < 2;
  for (const std::string& path : options.paths) add_path(path, limits, found_);
  if (options.paths.empty() && lists_.empty()) found_.all.push_back({"-"});
}

InputStream::InputStream(Inputs inputs) : found_(std::move(inputs)) {}

std::optional<Input> InputStream::next() {
  while (at_ == found_.all.size())
    if (!find_more()) return {};
  return std::move(found_.all[at_++]);
}

std::vector<InputWarning> InputStream::take_warnings() {
  return std::exchange(found_.warnings, {});
}

void InputStream::stop() {
  for (PathList& list : lists_) list.stop();
}

/// Goes on to the next line of a list. Returns false at the end of all.
bool InputStream::find_more() {
  found_.all.clear();
  at_ = 0;
  if (list_ == lists_.size()) return false;
  PathList& list = lists_[list_];
  try {
    const auto line = list.next();
    if (line)
      add_line(*line, list.path() == "-");
    else
      ++list_;
  } catch (const Error& error) {
    found_.all.push_back({list.path(), error});
    ++list_;
  }
  return true;
}

void InputStream::add_line(const std::string& path, bool is_standard_input) {
  if (path == "-" && is_standard_input)
    found_.all.push_back(
        {path, Error(ErrorKind::file_unreadable,
                     "standard input is the list itself; for a file of this "
                     "name write \"./-\"")});
  else if (path.find('\0') != std::string::npos)
    found_.all.push_back(
        {path, Error(ErrorKind::file_unreadable,
                     "a NUL byte in a file's name; a list of names ended by "
                     "NUL is for --files0-from")});
  else
    add_path(path, *limits_, found_);
}

Inputs find_inputs(const InputOptions& options, const Limits& limits) {
  InputStream stream(options, limits);
  Inputs inputs;
  inputs.is_single = stream.is_single();
  while (auto input = stream.next()) inputs.all.push_back(std::move(*input));
  inputs.warnings = stream.take_warnings();
  return inputs;
}

Source read_input(const Input& input, const Limits& limits) {
  if (input.error) throw Error(*input.error);
  if (input.archive) {
    const Bytes bytes = input.archive->read(input.member);
    return read(bytes.view(), input.path, limits);
  }
  if (input.path == "-")
    return read(read_all(STDIN_FILENO, limits.input), "-", limits);
  return read(std::filesystem::path(input.path), limits);
}

}  // namespace ituletter
