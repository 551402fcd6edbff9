#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ituletter/letter.hpp"
#include "ituletter/source.hpp"

namespace ituletter {

/// A letter, and the source it was read from where spans are to be printed
/// (`--provenance`) or the plain text is (`text`).
struct Converted {
  const Letter* letter = nullptr;  ///< null for `text` of a document that is
                                   ///< no letter
  const Source* source = nullptr;
};

struct WriteOptions {
  bool provenance = false;
  bool pretty = true;            ///< json, xml: indented, as for one input
  std::string rows = "letters";  ///< csv: letters, deadlines, meetings,
                                 ///< references
  bool guard_formulas = true;    ///< csv: apostrophe before = + - @ TAB CR
  // iCalendar
  std::string deadlines = "event";           ///< event, todo, both or none
  bool utc = false;                          ///< plain UTC instead of TZID
  std::string method = {};                   ///< METHOD; none if empty
  std::vector<std::string> alarms = {};      ///< durations before: "P7D"
  std::optional<std::int64_t> dtstamp = {};  ///< seconds since 1970, else the
                                             ///< date of the letter
  bool feed = false;                         ///< refresh hints for a feed
  std::string calendar_name = {};            ///< else the letter's, or ITU-T
  /// The word for "deadline" by language; a summary goes without if there is
  /// none.
  std::map<std::string, std::string> deadline_words = {};
};

/// One letter after the other into one format. The whole output is `begin`,
/// then for each letter `add`, then `end`, concatenated.
struct Writer {
  std::string_view name;         ///< "json"
  std::string_view description;  ///< one line for --help
  std::string_view extension;    ///< of an output file, without the dot
  /// All letters as one document. One letter with `pretty` is the format's
  /// ordinary form.
  std::string (*write)(std::span<const Converted> letters,
                       const WriteOptions& options);
};

std::span<const Writer> all_writers();

/// Null for an unknown name.
const Writer* find_writer(std::string_view name);

/// One event or task as a calendar of its own, and its name.
struct CalendarItem {
  std::string uid;
  std::string calendar;
};

/// The calendar of `ics`, cut into items.
std::vector<CalendarItem> split_calendar(std::span<const Converted> letters,
                                         const WriteOptions& options);

/// The line that stands for an input that failed, among NDJSON.
std::string error_line(std::string_view path, std::string_view code,
                       std::string_view message);

/// The JSON Schema, or the RELAX NG schema in compact syntax, RELAX NG XML or
/// XSD: "json", "rnc", "rng" or "xsd" ("xml" is "rng"). Empty for another name.
std::string_view schema(std::string_view name);

}  // namespace ituletter
