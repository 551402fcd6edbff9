#pragma once

#include <string>

#include "ituletter/grammar.hpp"
#include "ituletter/letter.hpp"
#include "ituletter/source.hpp"
#include "ituletter/text.hpp"

namespace ituletter {

struct ExtractOptions {
  std::string language;  ///< BCP 47; detected if empty
};

/// What a letter says. `text` is `normalise(source)`.
///
/// Throws Error(not_a_letter) if the text is in no known language, or has
/// neither a reference of a circular or collective letter nor the head of
/// one; Error(usage) for a language without a grammar.
Letter extract(const Source& source, const Text& text, const Grammars& grammars,
               const ExtractOptions& options = {});

}  // namespace ituletter
