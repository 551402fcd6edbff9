#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/inputs.hpp"
#include "ituletter/check.hpp"
#include "ituletter/grammar.hpp"
#include "ituletter/letter.hpp"
#include "ituletter/read.hpp"
#include "ituletter/source.hpp"

namespace ituletter {

/// What all inputs of a run share. Read-only, for all threads.
struct Pipeline {
  const Grammars& grammars;
  Limits limits;
  std::string language;      ///< detected if empty
  bool needs_letter = true;  ///< false: the text of any document will do
  /// Whether what the reader left out is told on standard error.
  bool tells_of_source = true;
};

struct Failure {
  std::string code;
  std::string message;
  int status = 3;  ///< of the program
};

/// What came of one input.
struct Outcome {
  std::string path;
  std::optional<Source> source;
  std::optional<Letter> letter;
  std::optional<CheckedFile> checked;
  std::optional<Failure> failure;
  std::vector<std::string> messages;  ///< lines for standard error
  std::string output;                 ///< once it is written
};

/// Runs `work` on an outcome for an input; what goes wrong is in the outcome.
Outcome try_input(const std::string& path,
                  const std::function<void(Outcome&)>& work);

/// Normalises and extracts. Throws Error.
void recognise(Source source, const Pipeline& pipeline, Outcome& outcome);

/// Reads, normalises, extracts and, if all went well, calls `write`. What goes
/// wrong is in the outcome.
Outcome convert_input(const Input& input, const Pipeline& pipeline,
                      const std::function<void(Outcome&)>& write);

/// Does that for all inputs in some threads. `prepare` is the `write` above;
/// `deliver` gets the outcomes in the order of the inputs, in the calling
/// thread, when their messages are printed. Returns the program's status.
int run_pipeline(InputStream& inputs, const Pipeline& pipeline,
                 std::size_t threads,
                 const std::function<void(Outcome&)>& prepare,
                 const std::function<void(Outcome&&)>& deliver);

/// The built-in grammars, or those with a folder's; empty is none. Throws
/// Error(grammar).
class LoadedGrammars {
 public:
  explicit LoadedGrammars(const std::string& folder);
  const Grammars& get() const;

 private:
  std::optional<Grammars> own_;
};

/// Throws Error(usage) for a language that has no grammar.
const Grammar& find_grammar(const Grammars& grammars,
                            const std::string& language);

}  // namespace ituletter
