// The matcher against another engine: the templates of the built-in grammars
// are written as PCRE2 patterns, and on letters and on random words both must
// find the same matches, leftmost-longest, the first rule of equals. What
// patterns cannot do is left out of both: lists, parts, kinds inside kinds,
// and the few slots named in oracle/template_pattern.hpp.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "grammar/compile.hpp"
#include "grammar/grammar_file.hpp"
#include "grammar/match.hpp"
#include "ituletter/grammar.hpp"
#include "oracle/pattern.hpp"
#include "oracle/template_pattern.hpp"
#include "unit/catch.hpp"

namespace ituletter {
namespace {

namespace fs = std::filesystem;

struct Hit {
  std::string rule;
  std::size_t begin = 0;
  std::size_t end = 0;
  bool operator==(const Hit&) const = default;
};

// The hits that only the first of two lists has, with their words.
std::string only(const std::vector<Hit>& hits, const std::vector<Hit>& others,
                 const Tokens& tokens) {
  std::string out;
  for (const Hit& hit : hits) {
    if (std::ranges::find(others, hit) != others.end()) continue;
    const Span where = tokens.span(hit.begin, hit.end);
    out += hit.rule + " \"" +
           std::string(tokens.text().substr(where.begin, where.size())) +
           "\"\n";
  }
  return out;
}

// A slot that stands twice gives two matches, as a list does.
bool repeats_slot(const TemplateSource& match) {
  const std::string& text = match.text;
  for (std::size_t at = text.find('{'); at != std::string::npos;
       at = text.find('{', at + 1)) {
    const std::string slot = text.substr(at, text.find('}', at) - at + 1);
    if (text.find(slot, at + 1) != std::string::npos) return true;
  }
  return false;
}

// No match ends inside a number: "4" of "4.1".
bool is_inside_number(const Tokens& tokens, std::size_t end) {
  return end + 1 < tokens.size() && tokens[end - 1].kind == TokenKind::digits &&
         tokens.folded(end) == "." && tokens[end].gap == Gap::none &&
         tokens[end + 1].kind == TokenKind::digits &&
         tokens[end + 1].gap == Gap::none;
}

/// The rules of one language that both engines can do.
class Oracle {
 public:
  explicit Oracle(const std::string& language) {
    for (const std::string& name : {language, std::string("common")}) {
      files_.push_back(parse_grammar_file(grammar_source(name), name));
    }
    const TemplatePatterns patterns(files_);
    for (GrammarFile& file : files_) {
      std::vector<RuleSource> kept;
      for (RuleSource& rule : file.rules) keep(rule, file, patterns, kept);
      rules_.insert(rules_.end(), kept.begin(), kept.end());
      file.rules = std::move(kept);
      std::erase_if(file.entries,
                    [](const EntrySource& entry) { return entry.is_cue; });
    }
    grammar_ = Grammar::keep(compile_grammar(files_));
  }

  std::size_t size() const { return patterns_.size(); }
  const std::vector<RuleSource>& rules() const { return rules_; }

  std::vector<Hit> found_by_matcher(const Tokens& tokens) const {
    std::vector<Hit> hits;
    const Matcher matcher(grammar_->tables(), tokens);
    for (const Match& match : matcher.find_rules()) {
      hits.push_back({std::string(match.rule), match.begin, match.end});
    }
    return hits;
  }

  std::vector<Hit> found_by_patterns(const Tokens& tokens) const {
    std::vector<Hit> hits;
    const TokenSubject subject(tokens);
    for (std::size_t at = 0; at < tokens.size();) {
      const Hit hit = longest(subject, tokens, at);
      if (hit.end > at) hits.push_back(hit);
      at = std::max(hit.end, at + 1);
    }
    return hits;
  }

 private:
  // Kinds whose values are computed may refuse what they read, which no
  // pattern can; under another name they read the same and refuse nothing.
  void keep(RuleSource& rule, const GrammarFile& file,
            const TemplatePatterns& patterns, std::vector<RuleSource>& kept) {
    if (rule.is_part || std::ranges::any_of(rule.match, repeats_slot)) return;
    std::vector<Pattern> made = patterns.patterns(rule.match);
    if (made.empty()) return;
    patterns_.push_back(std::move(made));
    names_.push_back(file.language + ":" + rule.name);
    rule.yields = "kind-of-" + rule.yields;
    kept.push_back(rule);
  }

  Hit longest(const TokenSubject& subject, const Tokens& tokens,
              std::size_t at) const {
    Hit best{"", at, 0};
    for (std::size_t i = 0; i < patterns_.size(); ++i) {
      for (const Pattern& pattern : patterns_[i]) {
        for (const std::size_t byte :
             pattern.ends(subject.text, subject.begins[at])) {
          const std::size_t end = subject.tokens_before(byte);
          if (end <= best.end || is_inside_number(tokens, end)) continue;
          best = {names_[i], at, end};
        }
      }
    }
    return best;
  }

  std::vector<GrammarFile> files_;
  std::vector<RuleSource> rules_;
  std::vector<std::vector<Pattern>> patterns_;  ///< of each rule
  std::vector<std::string> names_;
  std::optional<Grammar> grammar_;
};

const Oracle& oracle(const std::string& language) {
  static std::map<std::string, Oracle> oracles;
  return oracles.try_emplace(language, language).first->second;
}

void check_same(const Oracle& engines, std::string_view source) {
  const Text text = normalise(source);
  const Tokens tokens = tokenise(text.text);
  const auto hits = engines.found_by_matcher(tokens);
  const auto others = engines.found_by_patterns(tokens);
  CHECK(only(hits, others, tokens) == "");
  CHECK(only(others, hits, tokens) == "");
}

// Pieces of the rules' own examples and rejects, and what may stand between.
std::string soup(const Oracle& engines, std::size_t count, unsigned seed) {
  std::vector<std::string> pieces = {",", ".",  "/",    "-",    "–",    "(",
                                     ")", "17", "2025", "0930", "2428", "TSAG"};
  for (const RuleSource& rule : engines.rules()) {
    for (const ExampleSource& text : rule.examples) pieces.push_back(text.text);
    for (const ExampleSource& text : rule.rejects) pieces.push_back(text.text);
  }
  std::mt19937 random(seed);  // NOLINT: the same on every run
  const auto below = [&](std::size_t size) { return random() % size; };
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string& piece = pieces[below(pieces.size())];
    // A whole example, or its beginning or end.
    const std::size_t cut = piece.find(' ', below(piece.size()));
    const bool is_whole = cut == std::string::npos || below(2) == 0;
    out += is_whole
               ? piece
               : (below(2) == 0 ? piece.substr(0, cut) : piece.substr(cut));
    constexpr std::string_view between = "    \n\t,-";
    if (below(8) != 0) out += between[below(between.size())];
  }
  return out;
}

}  // namespace

TEST_CASE("another engine can do a good part of the rules") {
  for (const std::string& language : Grammars::built_in().languages()) {
    INFO(language);
    CHECK(oracle(language).size() >= 25);
  }
}

TEST_CASE("another engine finds the same in every sample letter") {
  std::size_t letters = 0;
  for (const auto& entry :
       fs::directory_iterator(ITULETTER_SOURCE_DIR "/samples")) {
    if (entry.path().extension() != ".txt") continue;
    const std::string name = entry.path().filename().string();
    INFO(name);
    std::ifstream file(entry.path(), std::ios::binary);
    check_same(oracle(name.substr(0, 2)),
               std::string{std::istreambuf_iterator<char>(file), {}});
    ++letters;
  }
  CHECK(letters > 10);
}

TEST_CASE("another engine finds the same among random words") {
  for (const std::string& language : Grammars::built_in().languages()) {
    for (unsigned seed = 0; seed < 20; ++seed) {
      INFO(language << " " << seed);
      check_same(oracle(language), soup(oracle(language), 150, seed));
    }
  }
}

TEST_CASE("a pattern tells every end and gives up aloud") {
  const Pattern pattern("a+(?:b|bc)?");
  CHECK(pattern.ends("xaabc", 1) == std::vector<std::size_t>{2, 3, 4, 5});
  CHECK(pattern.ends("xaabc", 0).empty());
  CHECK_THROWS(Pattern("(a"));
  CHECK_THROWS(Pattern("(?:a+a+)+a+z").ends(std::string(60, 'a') + "yz", 0));
}

}  // namespace ituletter
