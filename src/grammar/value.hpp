#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ituletter {

/// What one slot of a matched rule read.
struct SlotValue {
  std::string_view name;
  std::string value;
};

/// The slots of one match, those fixed by `set` included.
class SlotValues {
 public:
  SlotValues() { values_.reserve(8); }

  void add(std::string_view name, std::string value);
  /// Replaces the value of a name that is there.
  void replace(std::string_view name, std::string value);
  const std::string* find(std::string_view name) const;
  std::optional<int> number(std::string_view name) const {
    return number({}, name);
  }
  /// That of the name `prefix` and `name` make.
  const std::string* find(std::string_view prefix, std::string_view name) const;
  std::optional<int> number(std::string_view prefix,
                            std::string_view name) const;
  const std::vector<SlotValue>& all() const { return values_; }

 private:
  std::vector<SlotValue> values_;
};

/// The number of the computation for a kind whose value is made from its slots
/// (date, range, month, time, hours, datetime, offset: grammars/README.md).
std::optional<std::size_t> find_computation(std::string_view kind);

/// Nothing if the slots give no such value: 30 February.
std::optional<std::string> compute_value(std::size_t computation,
                                         const SlotValues& slots);

/// What is wrong with a value template; empty if nothing is.
std::string find_fault(std::string_view pattern);

/// Fills a value template: `{slot}`, `{slot:2}` (padded with zeros to two
/// digits), `[…]` dropped if a slot inside is missing, `\` before a literal
/// bracket. Requires a pattern without fault.
std::string fill_template(std::string_view pattern, const SlotValues& slots);

}  // namespace ituletter
