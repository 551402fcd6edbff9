#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ituletter/finding.hpp"
#include "ituletter/grammar.hpp"
#include "ituletter/letter.hpp"
#include "ituletter/source.hpp"
#include "ituletter/text.hpp"

namespace ituletter {

/// For whom a rule is. A rule for archives is for writers too.
enum class Audience {
  writers,     ///< what readers of the letter would stumble over
  archives,    ///< what makes its data wrong
  forms,       ///< what a letter lacks whose fields are empty; on request
  versions,    ///< what versions of a letter do not say alike; `compare` tells
  catalogues,  ///< what shows beside other letters; `archive findings` tells
};

/// What is known of a rule about letters.
struct CheckRule {
  std::string_view name;  ///< `group/kebab-name`, never reused
  Severity severity = Severity::warning;
  Audience audience = Audience::writers;
  std::string_view summary;  ///< one sentence, lower case, no full stop
  std::string_view why;      ///< what harm it does, and how to do better
  std::string_view bad;      ///< a few words of a letter that it finds
  std::string_view good;     ///< the same, mended
  bool can_fix = false;      ///< its findings have a replacement
};

/// All of them, in the order of their names.
std::span<const CheckRule> check_rules();

/// Null for an unknown name.
const CheckRule* find_check_rule(std::string_view name);

/// A letter, and what is wrong with it by all rules: in the order of places,
/// first what has none. Findings about what the reader left out are among them.
struct Checked {
  Letter letter;
  std::vector<Finding> findings;
};

/// `text` is `normalise(source)`; the language is detected if it is empty.
/// `is_form`: its fields are to be filled in, so that rules for forms count.
/// Throws what `extract` throws.
Checked check(const Source& source, const Text& text, const Grammars& grammars,
              const std::string& language = {}, bool is_form = false);

/// A finding that needs its source no more.
struct PlacedFinding {
  Finding finding;
  /// Line of a plain text, paragraph of a document, from 1; 0: the whole
  /// letter is meant. Columns count code points from 1, the end's is the first
  /// behind the place.
  std::size_t line = 0;
  std::size_t column = 0;
  std::size_t end_line = 0;
  std::size_t end_column = 0;
  std::string words;  ///< the line, of a long one what is around the place
  Span mark;          ///< the place in it, in bytes, as far as it goes
  /// The same as long as the rule, the file's name, the words and their count
  /// stay the same, wherever they stand.
  std::string fingerprint;
  /// Why nobody need act upon it, as a configuration or a baseline says; empty
  /// if it counts.
  std::string ignored = {};
  bool is_known = false;  ///< a baseline has it
};

struct CheckedFile {
  std::string path;
  bool has_lines = false;  ///< else it has paragraphs
  std::vector<PlacedFinding> findings;
  // Of a file that could not be checked.
  std::string error = {};
  std::string error_code = {};
};

CheckedFile place_findings(const Source& source, std::vector<Finding> findings);

/// What forms of findings may need to know besides them.
struct FindingsSetting {
  bool has_colours = false;  ///< for a terminal
  std::string folder = {};   ///< paths are written as seen from there
  std::string version = {};  ///< of the program
  /// The least that the program's status tells of; none if it tells of nothing.
  std::optional<Severity> fails_from = Severity::warning;
  bool has_baseline = false;
  bool is_comparison = false;  ///< of versions: other rules than a letter's
};

/// A form for findings. Those that are ignored are in SARIF alone, and marked.
struct FindingsWriter {
  std::string_view name;         ///< "sarif"
  std::string_view description;  ///< one line for --help
  /// Whether all files make one document; else each is written by itself.
  bool is_one_document = false;
  std::string (*write)(std::span<const CheckedFile> files,
                       const FindingsSetting& setting) = nullptr;
};

std::span<const FindingsWriter> all_findings_writers();

/// Null for an unknown name.
const FindingsWriter* find_findings_writer(std::string_view name);

/// "3 errors, 2 warnings in 4 letters", with its line end.
std::string summarise_findings(std::span<const CheckedFile> files);

/// "error", "warning", "information".
std::string_view name_of(Severity severity);

}  // namespace ituletter
