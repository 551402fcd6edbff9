#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/output.hpp"
#include "ituletter/archive.hpp"

namespace ituletter {

/// Prints rows of a catalogue: a line of JSON each, or a table that is as wide
/// as the terminal, the last column cut where it does not fit.
class RowPrinter {
 public:
  RowPrinter(Output& output, bool is_json)
      : output_(output), is_json_(is_json) {}

  void add(const ArchiveRow& row);
  /// The table that was kept until its widths were known. Without rows it
  /// prints nothing.
  void end();
  std::size_t count() const { return count_; }

 private:
  void add_line(const ArchiveRow& row);

  Output& output_;
  bool is_json_;
  std::size_t count_ = 0;
  std::vector<std::vector<std::string>> table_;  ///< the head first
};

}  // namespace ituletter
