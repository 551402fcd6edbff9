#include "read/html_gate.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "read/limit.hpp"

namespace ituletter {
namespace {

/// Where HTML5's tokenizer is within a tag, with those of its states as one
/// that differ only in the errors which they report.
enum State : std::uint8_t {
  in_tag_name,
  before_name,
  in_name,
  after_name,
  before_value,
  in_value,
  in_double_quotes,
  in_single_quotes,
  outside,
};

constexpr std::size_t states = outside;

enum Kind : std::uint8_t {
  space,
  slash,
  greater,
  equals,
  double_quote,
  single_quote,
  other,
};

constexpr std::size_t kinds = other + 1;

using Row = std::array<State, kinds>;

// As the standard has it, "=" begins a name where it cannot follow one, and
// quotes within names and values are part of them.
constexpr std::array<Row, states> next = {{
    {before_name, before_name, outside, in_tag_name, in_tag_name, in_tag_name,
     in_tag_name},
    {before_name, before_name, outside, in_name, in_name, in_name, in_name},
    {after_name, before_name, outside, before_value, in_name, in_name, in_name},
    {after_name, before_name, outside, before_value, in_name, in_name, in_name},
    {before_value, in_value, outside, in_value, in_double_quotes,
     in_single_quotes, in_value},
    {before_name, in_value, outside, in_value, in_value, in_value, in_value},
    {in_double_quotes, in_double_quotes, in_double_quotes, in_double_quotes,
     before_name, in_double_quotes, in_double_quotes},
    {in_single_quotes, in_single_quotes, in_single_quotes, in_single_quotes,
     in_single_quotes, before_name, in_single_quotes},
}};

constexpr Kind kind_of(char c) {
  switch (c) {
    case ' ':
    case '\t':
    case '\n':
    case '\f':
    case '\r':
      return space;
    case '/':
      return slash;
    case '>':
      return greater;
    case '=':
      return equals;
    case '"':
      return double_quote;
    case '\'':
      return single_quote;
    default:
      return other;
  }
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Whether the name of a tag, at its start or its end, begins at `at`.
bool begins_name(std::string_view page, std::size_t at) {
  if (!is_letter(page[at]) || at == 0) return false;
  return page[at - 1] == '<' ||
         (page[at - 1] == '/' && at > 1 && page[at - 2] == '<');
}

/// The next place where one begins.
std::size_t find_name(std::string_view page, std::size_t at) {
  for (at = page.find('<', at); at < page.size(); at = page.find('<', at)) {
    ++at;
    const std::size_t name = at + (page.substr(at).starts_with('/') ? 1 : 0);
    if (name < page.size() && is_letter(page[name])) return name;
  }
  return page.size();
}

/// All tags that may be open at a place in the page, followed at once: those
/// in the same state go the same way from there, so that only the one with the
/// most attributes matters. So no byte is looked at twice, whatever the page.
class OpenTags {
 public:
  void open() { counts_[in_tag_name] = std::max(counts_[in_tag_name], one); }

  void step(char c) {
    const Kind kind = kind_of(c);
    std::size_t most_before = 0;
    Counts after{};
    for (std::size_t from = 0; from < states; ++from) {
      std::size_t count = counts_[from];
      if (count == 0) continue;
      const State to = next[from][kind];
      if (to == in_name && from != in_name) {
        most_before = std::max(most_before, count - one);
        ++count;
      }
      after[to] = std::max(after[to], count);
    }
    after[outside] = 0;
    counts_ = after;
    comparisons_ += most_before;
  }

  bool is_any() const { return std::ranges::max(counts_) > 0; }
  /// Of attributes so far, or more.
  std::size_t comparisons() const { return comparisons_; }

 private:
  using Counts = std::array<std::size_t, states + 1>;
  static constexpr std::size_t one = 1;

  /// For each state, the attributes of a tag in it and one more; 0 for no tag.
  Counts counts_{};
  std::size_t comparisons_ = 0;
};

}  // namespace

std::size_t count_comparisons(std::string_view page, std::size_t most) {
  OpenTags tags;
  for (std::size_t at = find_name(page, 0);
       at < page.size() && tags.comparisons() <= most;
       at = tags.is_any() ? at + 1 : find_name(page, at)) {
    if (begins_name(page, at)) tags.open();
    tags.step(page[at]);
  }
  return tags.comparisons();
}

void check_attributes(std::string_view page, std::size_t most) {
  constexpr std::size_t largest = 100'000'000;
  const std::size_t attributes = 10 * std::min(most, largest);
  const std::size_t room = attributes * attributes / 2;
  if (count_comparisons(page, room) <= room) return;
  over_limit(ErrorKind::limit_attributes,
             "the number of attributes of the page's tags", most,
             "--max-attributes");
}

}  // namespace ituletter
