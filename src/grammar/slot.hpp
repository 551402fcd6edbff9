#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/token.hpp"

namespace ituletter {

/// A typed gap of a template that every language has. Each reads at most a
/// few tokens, always the same ones from a given place.
struct Slot {
  std::string_view name;
  /// The token after the slot's value that begins at token `at`; `at` if
  /// there is none.
  std::size_t (*match)(const Tokens& tokens, std::size_t at);
  /// The value of the tokens that `match` accepted.
  std::string (*value)(const Tokens& tokens, std::size_t begin,
                       std::size_t end);
};

const std::vector<Slot>& built_in_slots();

/// The number of a built-in slot.
std::optional<std::size_t> find_slot(std::string_view name);

/// Decimal digits as a number, at most nine of them.
std::optional<int> to_int(std::string_view digits);

}  // namespace ituletter
