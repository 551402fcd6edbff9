#include "cli/check_findings.hpp"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "check/findings.hpp"
#include "check/fix.hpp"
#include "check/select.hpp"
#include "cli/report.hpp"
#include "ituletter/error.hpp"
#include "ituletter/text.hpp"
#include "read/file.hpp"
#include "read/sha256.hpp"
#include "write/terminal.hpp"

namespace ituletter {
namespace {

void tell(const std::string& path, std::string_view severity,
          const std::string& what, std::string_view code) {
  print_messages(
      format({.file = path, .severity = severity, .what = what, .code = code}));
}

void tell_left(const CheckedFile& file, const Correction& correction) {
  const std::size_t count = correction.left.size();
  if (correction.edits.empty() && count > 1) {
    tell(file.path, "warning",
         std::to_string(count) +
             " findings are not corrected: " + correction.why_left,
         "fix.left");
    return;
  }
  for (const std::size_t n : correction.left) {
    const PlacedFinding& placed = file.findings[n];
    print_messages(format({.file = file.path,
                           .line = static_cast<int>(placed.line),
                           .column = static_cast<int>(placed.column),
                           .severity = "warning",
                           .what = placed.finding.code +
                                   " is not corrected: " + correction.why_left,
                           .code = "fix.left"}));
  }
}

/// Whoever takes all rights to write from a file wants it to stay.
bool is_read_only(const std::string& path) {
  using std::filesystem::perms;
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  const perms all =
      perms::owner_write | perms::group_write | perms::others_write;
  return !error && std::filesystem::is_regular_file(status) &&
         (status.permissions() & all) == perms::none;
}

/// The bytes that a letter was read from, if it is a file by itself.
std::string bytes_again(const Source& source, const Limits& limits) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(source.path, ignored)) return {};
  const Bytes bytes = load_file(source.path, limits);
  return sha256(bytes.view()) == source.sha256 ? std::string(bytes.view())
                                               : std::string();
}

/// Lines of a diff, in the colours of other programs.
std::string coloured_diff(std::string_view diff) {
  std::string out;
  while (!diff.empty()) {
    const std::size_t end = std::min(diff.find('\n'), diff.size());
    const std::string_view line = diff.substr(0, end);
    const std::string text = escape_for_terminal(line);
    const bool is_title = line.starts_with("---") || line.starts_with("+++");
    const char* colour = is_title                ? "1"
                         : line.starts_with('@') ? "36"
                         : line.starts_with('-') ? "31"
                         : line.starts_with('+') ? "32"
                                                 : "0";
    out += "\x1B[" + std::string(colour) + "m" + text + "\x1B[0m\n";
    diff.remove_prefix(std::min(end + 1, diff.size()));
  }
  return out;
}

}  // namespace

Findings::Findings(const CheckOptions& options, const CheckSetting& setting,
                   const Pipeline& pipeline)
    : options_(options),
      setting_(setting),
      pipeline_(pipeline),
      writer_(*find_findings_writer(options.format)),
      output_(options.output),
      ignore_use_(setting.config) {
  if (setting.baseline) known_ = *setting.baseline;
}

CheckedFile Findings::examine(const Source& source) const {
  Checked checked =
      check(source, normalise(source), pipeline_.grammars, pipeline_.language,
            setting_.profile == Profile::letter_form);
  CheckedFile file = place_findings(source, std::move(checked.findings));
  apply(setting_.config, setting_.profile,
        path_from(setting_.folder, source.path), file);
  return file;
}

void Findings::prepare(Outcome& outcome) const {
  outcome.checked = examine(*outcome.source);
  if (!options_.fixes && !options_.shows_diff) outcome.source.reset();
}

void Findings::deliver(Outcome&& outcome) {
  if (outcome.failure) {
    CheckedFile broken;
    broken.path = outcome.path;
    broken.error = outcome.failure->message;
    broken.error_code = outcome.failure->code;
    show(std::move(broken));
    return;
  }
  CheckedFile file = std::move(*outcome.checked);
  ignore_use_.take(path_from(setting_.folder, file.path), file);
  if (outcome.source) {
    // What is known is not corrected, and is counted again afterwards.
    const Baseline before = known_;
    known_.mark(file);
    if (correct_file(*outcome.source, file)) {
      known_ = before;
      known_.mark(file);
    }
  } else {
    known_.mark(file);
  }
  show(std::move(file));
}

/// Corrects a file, or shows how. If it was corrected, what is wrong with it
/// now takes the place of what was.
bool Findings::correct_file(const Source& source, CheckedFile& file) {
  const bool is_locked = options_.fixes && is_read_only(source.path);
  const std::string bytes =
      is_locked ? std::string() : bytes_again(source, pipeline_.limits);
  Correction correction = correct(bytes, source, file, pipeline_.limits);
  if (is_locked) {
    correction.why_left = "the file is read-only";
  } else if (bytes.empty()) {
    correction.why_left = "it is no file by itself, or changed meanwhile";
  }
  tell_left(file, correction);
  if (correction.edits.empty()) return false;
  if (options_.shows_diff) {
    const std::string diff =
        unified_diff(relative_path(source.path, setting_.form), source.text,
                     correction.edits);
    output_.write(setting_.form.has_colours ? coloured_diff(diff) : diff);
    is_found_ = true;
    return false;
  }
  Output corrected(source.path);
  corrected.write(correction.bytes);
  corrected.commit();
  const std::size_t count = correction.edits.size();
  tell(source.path, "information",
       "corrected in " + std::to_string(count) +
           (count == 1 ? " place" : " places"),
       "fix.done");
  file = examine(read(correction.bytes, source.path, pipeline_.limits));
  return true;
}

void Findings::count(const CheckedFile& file) {
  const auto least = setting_.form.fails_from;
  is_found_ |= std::ranges::any_of(file.findings, [&](const auto& placed) {
    return placed.ignored.empty() && least && placed.finding.severity >= *least;
  });
}

void Findings::show(CheckedFile&& file) {
  if (options_.shows_diff) return;
  if (!options_.write_baseline.empty()) {
    written_.add(file);
    return;
  }
  count(file);
  if (!writer_.is_one_document)
    output_.write(writer_.write({&file, 1}, setting_.form));
  // The summary of a terminal needs no lines of letters.
  files_.push_back(std::move(file));
}

void Findings::tell_unused_ignores(bool has_seen_all) const {
  for (const Ignore* entry : ignore_use_.unused(has_seen_all)) {
    print_messages(format({.file = setting_.config_name,
                           .line = entry->line,
                           .column = 1,
                           .severity = "warning",
                           .what = "this [[ignore]] meets no finding; take it "
                                   "out or correct it",
                           .code = "ignore.unused"}));
  }
}

void Findings::end(bool has_seen_all) {
  tell_unused_ignores(has_seen_all);
  if (!options_.write_baseline.empty()) {
    Output baseline(options_.write_baseline);
    baseline.write(written_.text());
    baseline.commit();
  } else if (writer_.is_one_document && !options_.shows_diff) {
    output_.write(writer_.write(files_, setting_.form));
  } else if (options_.format == "text" && options_.output == "-" &&
             ::isatty(STDOUT_FILENO) != 0 && !options_.shows_diff) {
    output_.write(summarise_findings(files_));
  }
  output_.commit();
}

}  // namespace ituletter
