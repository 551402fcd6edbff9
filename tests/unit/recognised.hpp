#pragma once

#include <string>
#include <utility>

#include "extract/recognised_text.hpp"
#include "ituletter/grammar.hpp"
#include "ituletter/source.hpp"
#include "ituletter/text.hpp"

namespace ituletter {

/// A plain text with all that a built-in grammar finds in it.
struct Recognised {
  explicit Recognised(std::string words, const std::string& language = "en")
      : source(make(std::move(words))),
        text(normalise(source)),
        document(source, text, *Grammars::built_in().find(language)) {}
  Recognised(const Recognised&) = delete;
  Recognised& operator=(const Recognised&) = delete;

  TokenRange all() const { return {0, document.tokens().size()}; }

  Source source;
  Text text;
  RecognisedText document;

 private:
  static Source make(std::string words) {
    Source source;
    source.format = "txt";
    source.text = std::move(words);
    return source;
  }
};

/// The lines of a text, each after a bar; cells with row and column.
inline std::string dump_lines(const RecognisedText& document) {
  std::string out;
  for (const Line& line : document.lines()) {
    out += '|';
    if (line.is_cell()) {
      out += std::to_string(line.row) + "." + std::to_string(line.column) + ":";
    }
    out += line.is_noise ? "~" : "";
    out += document.view(line.where);
  }
  return out;
}

}  // namespace ituletter
