#pragma once

#include <string>
#include <vector>

#include "check/select.hpp"
#include "cli/check_setting.hpp"
#include "cli/output.hpp"
#include "cli/pipeline.hpp"

namespace ituletter {

/// Findings on their way out.
class Findings {
 public:
  Findings(const CheckOptions& options, const CheckSetting& setting,
           const Pipeline& pipeline);

  /// For any thread.
  void prepare(Outcome& outcome) const;

  /// Takes the outcomes in the order of the inputs.
  void deliver(Outcome&& outcome);

  /// `has_seen_all`: the inputs were whole folders.
  void end(bool has_seen_all);

  /// Whether anything was found that the program's status tells of.
  bool is_found() const { return is_found_; }

 private:
  CheckedFile examine(const Source& source) const;
  bool correct_file(const Source& source, CheckedFile& file);
  void show(CheckedFile&& file);
  void count(const CheckedFile& file);
  void tell_unused_ignores(bool has_seen_all) const;

  const CheckOptions& options_;
  const CheckSetting& setting_;
  const Pipeline& pipeline_;
  const FindingsWriter& writer_;
  Output output_;
  Baseline known_;
  Baseline written_;
  IgnoreUse ignore_use_;
  std::vector<CheckedFile> files_;  ///< that the form or the summary need
  bool is_found_ = false;
};

}  // namespace ituletter
