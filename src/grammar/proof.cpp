#include <algorithm>
#include <string>

#include "grammar/compile.hpp"
#include "grammar/grammar_file.hpp"
#include "grammar/match.hpp"
#include "grammar/token.hpp"
#include "ituletter/error.hpp"
#include "ituletter/grammar.hpp"

namespace ituletter {
namespace {

// The values of a text's matches, as an example writes them.
std::string joined(const std::vector<Match>& matches) {
  std::string out;
  for (const Match& match : matches) {
    out += (out.empty() ? "" : ", ") + match.value;
  }
  return out;
}

/// Runs the examples and rejects of one file.
class Prover {
 public:
  Prover(const GrammarFile& file, const GrammarTables& tables)
      : file_(file), tables_(tables) {}

  GrammarProof run() {
    for (const RuleSource& rule : file_.rules) {
      for (const ExampleSource& example : rule.examples) {
        ++proof_.checked;
        check_example(rule, example);
      }
      for (const ExampleSource& reject : rule.rejects) {
        ++proof_.checked;
        check_reject(rule, reject);
      }
    }
    return std::move(proof_);
  }

 private:
  void broken(const ExampleSource& example, std::string message) {
    proof_.broken.push_back({file_.path, example.place.line,
                             example.place.column, std::move(message)});
  }

  std::string full_name(const RuleSource& rule) const {
    return file_.language + ":" + rule.name;
  }

  // A part is no rule of its own: read it from the example's beginning.
  std::vector<Match> read(const RuleSource& rule, const Tokens& tokens) const {
    const Matcher matcher(tables_, tokens);
    if (!rule.is_part) return matcher.find_rules();
    auto match =
        matcher.match_at(*tables_.find_kind(rule.yields, KindType::part), 0);
    std::vector<Match> out;
    if (match) out.push_back(*std::move(match));
    return out;
  }

  void check_example(const RuleSource& rule, const ExampleSource& example) {
    const std::string quoted = "\"" + example.text + "\"";
    const Text text = normalise(example.text);
    const Tokens tokens = tokenise(text.text);
    const std::vector<Match> matches = read(rule, tokens);
    const auto is_other = [&](const Match& match) {
      return match.rule != full_name(rule);
    };
    if (matches.empty()) {
      broken(example, rule.name + " does not match " + quoted);
    } else if (std::ranges::any_of(matches, is_other)) {
      const auto other = std::ranges::find_if(matches, is_other);
      broken(example, quoted + " is read by " + std::string(other->rule) +
                          " as \"" + other->value + "\", not by " + rule.name);
    } else if (matches.front().begin != 0 ||
               matches.back().end != tokens.size()) {
      const Span where{matches.front().where.begin, matches.back().where.end};
      broken(example, rule.name + " reads only \"" +
                          text.text.substr(where.begin, where.size()) +
                          "\" of " + quoted);
    } else if (joined(matches) != example.value) {
      broken(example, rule.name + " reads " + quoted + " as \"" +
                          joined(matches) + "\", not \"" + example.value +
                          "\"");
    }
  }

  void check_reject(const RuleSource& rule, const ExampleSource& reject) {
    const Text text = normalise(reject.text);
    const Tokens tokens = tokenise(text.text);
    for (const Match& match : read(rule, tokens)) {
      if (match.rule != full_name(rule)) continue;
      broken(reject, rule.name + " must not match \"" + reject.text +
                         "\", but reads \"" + match.value + "\"");
    }
  }

  const GrammarFile& file_;
  const GrammarTables& tables_;
  GrammarProof proof_;
};

std::vector<GrammarFile> with_shared(GrammarFile file) {
  std::vector<GrammarFile> files = {std::move(file)};
  if (files.front().language != "common") {
    files.push_back(
        parse_grammar_file(grammar_source("common"), "grammars/common.toml"));
  }
  return files;
}

}  // namespace

GrammarProof prove_grammar(std::string_view toml, const std::string& path) {
  const auto files = with_shared(parse_grammar_file(toml, path));
  const Grammar grammar = Grammar::keep(compile_grammar(files));
  return Prover(files.front(), grammar.tables()).run();
}

std::vector<RuleSummary> list_rules(std::string_view toml,
                                    const std::string& path) {
  std::vector<RuleSummary> out;
  for (const RuleSource& rule : parse_grammar_file(toml, path).rules) {
    out.push_back({rule.name, rule.yields, rule.examples.front().text});
  }
  return out;
}

}  // namespace ituletter
