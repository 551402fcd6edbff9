#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace ituletter {

/// The name of a cue that the extraction asks for, as a number: names are
/// compared when the program is compiled, not for every question. A name that
/// is not in the list does not compile.
class CueName {
 public:
  static constexpr std::array<std::string_view, 37> names = {
      "action",     "addressee",     "annex_kind", "aside",       "body",
      "building",   "calloff",       "closing",    "convene",     "country",
      "daily",      "deadline",      "enclosed",   "event",       "extension",
      "footer",     "hours",         "inquiry",    "label",       "landmark",
      "letterhead", "mode",          "note",       "past",        "place",
      "promise",    "question_head", "request",    "salutation",  "same_place",
      "several",    "signatory",     "signed",     "this_letter", "title_end",
      "venue",      "zone"};

  consteval CueName(const char* name) : number_(number_of(name)) {
    if (number_ == names.size()) throw "no cue of the extraction";
  }

  std::size_t number() const { return number_; }

  /// `names.size()` for a cue that the extraction never asks for.
  static constexpr std::size_t number_of(std::string_view name) {
    return static_cast<std::size_t>(std::ranges::find(names, name) -
                                    names.begin());
  }

 private:
  std::size_t number_;
};

}  // namespace ituletter
