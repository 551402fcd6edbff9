#pragma once

#include <span>
#include <string_view>

namespace ituletter {

/// A file that the build put into the program.
struct Embedded {
  std::string_view name;   ///< language ("ru", "common") or kind ("json")
  std::string_view bytes;  ///< starts at a multiple of 16
};

/// Compiled grammars, one for each language.
std::span<const Embedded> embedded_grammars();

/// The files the grammars were compiled from; "common" comes first.
std::span<const Embedded> embedded_grammar_sources();

/// Schemas of the outputs: "json", "rnc", "rng", "xsd".
std::span<const Embedded> embedded_schemas();

/// Style sheets and scripts of what is shown in a browser: "page".
std::span<const Embedded> embedded_assets();

}  // namespace ituletter
