#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ituletter/check.hpp"
#include "ituletter/letter.hpp"
#include "ituletter/source.hpp"

namespace ituletter {

/// What a fact is of, in the order in which they are listed.
enum class FactKind {
  reference,
  date,
  addressee,
  contact,
  subject,
  meeting,
  deadline,
  agenda,
  annex,
  signatory,
  cited,
  link,
  finding,
};

inline constexpr std::size_t fact_kinds = 13;

/// "meeting": the key of its label, and its class in a page.
std::string_view name_of(FactKind kind);

/// One value of a fact.
struct FactPart {
  enum class Form {
    words,  ///< the letter's own
    value,  ///< a date, an id or an address, the same in all languages
    code,   ///< the key of a label
  };

  std::string label;  ///< key of a label; an agenda's item has its number
  Form form = Form::words;
  std::string value;
  std::vector<Span> places;  ///< none if it was computed
  std::string rule = {};
};

/// Something that a letter says.
struct Fact {
  FactKind kind = FactKind::reference;
  std::size_t number = 0;  ///< among its kind, from 1; 0 if there is one only
  std::vector<FactPart> parts = {};
  bool is_computed = false;
  Severity severity = Severity::information;  ///< of a finding

  /// Null if it has none of that label.
  const FactPart* find(std::string_view label) const;
};

/// All that a letter says, its kinds together. The findings come last, those
/// that are ignored left out.
std::vector<Fact> collect_facts(const Letter& letter,
                                std::span<const PlacedFinding> findings);

}  // namespace ituletter
