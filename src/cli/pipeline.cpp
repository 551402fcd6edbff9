#include "cli/pipeline.hpp"

#include <algorithm>
#include <exception>
#include <memory>
#include <new>
#include <utility>

#include "cli/reading.hpp"
#include "cli/report.hpp"
#include "cli/workers.hpp"
#include "ituletter/error.hpp"
#include "ituletter/extract.hpp"
#include "ituletter/text.hpp"

namespace ituletter {
namespace {

void set_failure(Outcome& outcome, Failure failure) {
  outcome.failure = std::move(failure);
  outcome.output.clear();
}

void fail(Outcome& outcome, const Error& error) {
  set_failure(outcome, {.code = code(error.kind()),
                        .message = error.what(),
                        .status = exit_status(error.kind())});
  outcome.messages.push_back(format(outcome.path, error));
}

void fail(Outcome& outcome, const Failure& failure) {
  set_failure(outcome, failure);
  outcome.messages.push_back(format(
      {.file = outcome.path, .what = failure.message, .code = failure.code}));
}

/// An input on its way through the threads.
struct Piece {
  Input input;
  std::vector<InputWarning> warnings;
  Outcome outcome;
};

bool take_next(InputStream& inputs, Piece& piece) {
  std::optional<Input> input = inputs.next();
  if (!input) return false;
  piece.input = std::move(*input);
  piece.warnings = inputs.take_warnings();
  return true;
}

}  // namespace

void recognise(Source read, const Pipeline& pipeline, Outcome& outcome) {
  const Source& source = outcome.source.emplace(std::move(read));
  for (const Finding& finding : source.findings) {
    if (pipeline.tells_of_source && finding.severity != Severity::information)
      outcome.messages.push_back(format(source, finding));
  }
  if (!pipeline.needs_letter) return;
  outcome.letter = extract(source, normalise(source), pipeline.grammars,
                           {.language = pipeline.language});
}

Outcome try_input(const std::string& path,
                  const std::function<void(Outcome&)>& work) {
  Outcome outcome;
  outcome.path = path;
  try {
    work(outcome);
  } catch (const Error& error) {
    fail(outcome, error);
  } catch (const std::bad_alloc&) {
    fail(outcome, Failure{.code = "limit.memory",
                          .message = "not enough memory for this document; "
                                     "raise the memory limit of the process"});
  } catch (const std::exception& error) {
    fail(outcome,
         Failure{.code = "internal",
                 .message = "a bug of ituletter (" + std::string(error.what()) +
                            "); please report it",
                 .status = 70});
  }
  return outcome;
}

Outcome convert_input(const Input& input, const Pipeline& pipeline,
                      const std::function<void(Outcome&)>& write) {
  return try_input(input.path, [&](Outcome& outcome) {
    recognise(read_input(input, pipeline.limits), pipeline, outcome);
    write(outcome);
  });
}

int run_pipeline(InputStream& inputs, const Pipeline& pipeline,
                 std::size_t threads,
                 const std::function<void(Outcome&)>& prepare,
                 const std::function<void(Outcome&&)>& deliver) {
  std::vector<Piece> at_hand(most_at_hand(threads));
  const auto piece = [&](std::size_t n) -> Piece& {
    return at_hand[n % at_hand.size()];
  };
  int status = 0;
  const auto finish = [&](Piece one) {
    print_warnings(one.warnings);
    for (const std::string& line : one.outcome.messages) print_messages(line);
    if (one.outcome.failure)
      status = std::max(status, one.outcome.failure->status);
    try {
      deliver(std::move(one.outcome));
    } catch (...) {
      inputs.stop();
      throw;
    }
  };
  run_in_order(
      threads, [&](std::size_t n) { return take_next(inputs, piece(n)); },
      [&](std::size_t n) {
        piece(n).outcome = convert_input(piece(n).input, pipeline, prepare);
      },
      [&](std::size_t n) { finish(std::exchange(piece(n), {})); });
  print_warnings(inputs.take_warnings());
  return status;
}

LoadedGrammars::LoadedGrammars(const std::string& folder) {
  if (!folder.empty()) own_ = Grammars::with_folder(folder);
}

const Grammars& LoadedGrammars::get() const {
  return own_ ? *own_ : Grammars::built_in();
}

const Grammar& find_grammar(const Grammars& grammars,
                            const std::string& language) {
  if (const Grammar* grammar = grammars.find(language)) return *grammar;
  std::string known;
  for (const std::string& one : grammars.languages())
    known += (known.empty() ? "" : ", ") + one;
  throw Error(ErrorKind::usage, "no grammar for the language \"" + language +
                                    "\"; there are " + known);
}

}  // namespace ituletter
