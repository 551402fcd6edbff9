#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace ituletter {

/// Tells on standard error how far a long run has come: as a line that is
/// drawn anew on a terminal, as lines of JSON, or not at all.
class Progress {
 public:
  /// `how`: "auto" (a terminal's line if there is one), "json" or "none".
  explicit Progress(std::string_view how);

  bool is_shown() const { return form_ != Form::none; }
  void expect(std::size_t total) { total_ = total; }

  void count_letter() { count(letters_); }
  void count_unchanged() { count(unchanged_); }
  void count_failure() { count(failures_); }
  void count_vanished(std::size_t number) { vanished_ = number; }

  /// A message, which the line must not run into.
  void print(std::string_view line);
  /// The last word.
  void end();

 private:
  enum class Form { none, line, json };
  using Clock = std::chrono::steady_clock;

  void count(std::size_t& what);
  std::size_t done() const { return letters_ + unchanged_ + failures_; }
  double seconds() const;
  void show();
  std::string line() const;
  std::string json(bool is_end) const;

  Form form_;
  std::size_t total_ = 0;
  std::size_t letters_ = 0;
  std::size_t unchanged_ = 0;
  std::size_t failures_ = 0;
  std::size_t vanished_ = 0;
  Clock::time_point begin_ = Clock::now();
  Clock::time_point shown_ = begin_;
};

}  // namespace ituletter
