#include "cli/pipeline.hpp"

#include <algorithm>
#include <exception>
#include <memory>
#include <new>
#include <utility>

#include "cli/report.hpp"
#include "cli/workers.hpp"
#include "ituletter/error.hpp"
#include "ituletter/extract.hpp"
#include "ituletter/text.hpp"

namespace ituletter {
namespace {

void run_stages(const Input& input, const Pipeline& pipeline,
                Outcome& outcome) {
  const Source& source =
      outcome.source.emplace(read_input(input, pipeline.limits));
  for (const Finding& finding : source.findings) {
    if (pipeline.tells_of_source && finding.severity != Severity::information)
      outcome.messages.push_back(format(source, finding));
  }
  if (!pipeline.needs_letter) return;
  outcome.letter = extract(source, normalise(source), pipeline.grammars,
                           {.language = pipeline.language});
}

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

}  // namespace

Outcome convert_input(const Input& input, const Pipeline& pipeline,
                      const std::function<void(Outcome&)>& write) {
  Outcome outcome;
  outcome.path = input.path;
  try {
    run_stages(input, pipeline, outcome);
    write(outcome);
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

int run_pipeline(const Inputs& inputs, const Pipeline& pipeline,
                 std::size_t threads,
                 const std::function<void(Outcome&)>& prepare,
                 const std::function<void(Outcome&&)>& deliver) {
  std::vector<std::unique_ptr<Outcome>> outcomes(inputs.all.size());
  int status = 0;
  run_in_order(
      inputs.all.size(), threads,
      [&](std::size_t n) {
        outcomes[n] = std::make_unique<Outcome>(
            convert_input(inputs.all[n], pipeline, prepare));
      },
      [&](std::size_t n) {
        const auto outcome = std::move(outcomes[n]);
        for (const std::string& line : outcome->messages) print_messages(line);
        if (outcome->failure)
          status = std::max(status, outcome->failure->status);
        deliver(std::move(*outcome));
      });
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
