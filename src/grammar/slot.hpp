#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/token.hpp"

namespace ituletter {

/// What a token looks like: enough to tell which slots cannot begin with it.
enum class Look : std::uint8_t {
  one_or_two_digits,
  three_digits,
  four_digits,
  five_or_six_digits,
  more_digits,
  small_word,
  capital,      ///< a single one
  shouted,      ///< several capitals
  capitalised,  ///< any other word with a capital first
  ideograph,
  plus,
  sign,
  email,
  url,
};

/// A token's look, and whether the next token stands right behind it.
struct TokenLook {
  static constexpr std::size_t count = 32;
  std::uint8_t number = 0;

  static TokenLook of(const Tokens& tokens, std::size_t at);
  constexpr TokenLook() = default;
  constexpr TokenLook(Look look, bool is_joined)
      : number(static_cast<std::uint8_t>(static_cast<unsigned>(look) |
                                         (is_joined ? 16U : 0U))) {}
};

/// A typed gap of a template that every language has. Each reads at most a
/// few tokens, always the same ones from a given place.
struct Slot {
  std::string_view name;
  /// The looks, a bit each, of the tokens that it may begin with.
  std::uint32_t looks = 0;
  /// The token after the slot's value that begins at token `at`; `at` if
  /// there is none.
  std::size_t (*match)(const Tokens& tokens, std::size_t at);
  /// The value of the tokens that `match` accepted.
  std::string (*value)(const Tokens& tokens, std::size_t begin,
                       std::size_t end);
  bool is_one_token = false;  ///< it never reads more
};

const std::vector<Slot>& built_in_slots();

/// The number of a built-in slot.
std::optional<std::size_t> find_slot(std::string_view name);

/// Decimal digits as a number, at most nine of them.
std::optional<int> to_int(std::string_view digits);

}  // namespace ituletter
