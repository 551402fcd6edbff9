#pragma once

#include <map>
#include <string>
#include <string_view>

#include "ituletter/grammar.hpp"

namespace ituletter {

/// The words of a view that are not the letter's: those of one language, as
/// its grammar has them in [view], or English for one that has none.
class Labels {
 public:
  /// `grammars` must outlive them.
  Labels(const Grammars& grammars, std::string_view language);

  /// Of the words, not always of the letter.
  const std::string& language() const { return language_; }

  /// The words of a key, or the key itself.
  std::string_view operator[](std::string_view key) const;

 private:
  std::string language_;
  std::map<std::string_view, std::string_view> words_;
};

}  // namespace ituletter
