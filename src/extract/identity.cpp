#include "extract/identity.hpp"

#include <algorithm>
#include <array>

#include "grammar/slot.hpp"

namespace ituletter {
namespace {

struct AmendmentCode {
  std::string_view kind;
  std::string_view word;  ///< in the id of a reference
  std::string_view code;  ///< in the id of a letter
};
constexpr std::array amendments = {
    AmendmentCode{"addendum", " Addendum ", "A"},
    AmendmentCode{"corrigendum", " Corrigendum ", "C"},
    AmendmentCode{"revision", " Revision ", "R"},
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view leading_digits(std::string_view text) {
  std::size_t size = 0;
  while (size < text.size() && is_digit(text[size])) ++size;
  return text.substr(0, size);
}

std::optional<Amendment> amendment_of(std::string_view id) {
  for (const AmendmentCode& amendment : amendments) {
    const std::size_t at = id.find(amendment.word);
    if (at == std::string_view::npos) continue;
    const auto digits = leading_digits(id.substr(at + amendment.word.size()));
    return Amendment{std::string(amendment.kind), to_int(digits).value_or(1)};
  }
  return std::nullopt;
}

std::string four_digits(int number) {
  std::string digits = std::to_string(number);
  return digits.size() < 4 ? std::string(4 - digits.size(), '0') + digits
                           : digits;
}

// The period that a date falls in; numbering restarts with each.
std::optional<std::string> period_of(const GrammarTables& grammar,
                                     std::string_view date) {
  std::optional<std::string> period;
  std::string_view latest;
  for (const DataRow& row : grammar.data) {
    if (grammar.string(row.table) != "periods") continue;
    const std::string_view begins = grammar.string(row.value);
    if (begins <= date && begins >= latest) {
      latest = begins;
      period = std::string(grammar.string(row.key));
    }
  }
  return period;
}

// A group named by the internal reference: "TSAG/RS", "SG3/LS", "COM 3/ST".
std::optional<std::string> group_of_internal(std::string_view reference) {
  const std::string_view front = reference.substr(0, reference.find('/'));
  if (front == "TSAG" || front == "SSG") return std::string(front);
  for (const std::string_view prefix : {"SG", "COM "}) {
    if (!front.starts_with(prefix)) continue;
    const std::string_view rest = front.substr(prefix.size());
    const auto digits = leading_digits(rest);
    if (digits.empty()) continue;
    return digits.size() == rest.size() ? "SG" + std::string(digits)
                                        : std::string(front);
  }
  return std::nullopt;
}

}  // namespace

std::string group_code(std::string_view group) {
  const bool is_number = leading_digits(group).size() == group.size();
  return (is_number ? "SG" : "") + std::string(group);
}

void read_identity(const Match& reference, const RecognisedText& document,
                   Letter& letter) {
  letter.kind = std::string(reference.kind);
  const std::string& id = reference.value;
  const std::size_t at = id.find_first_of("0123456789");
  if (at == std::string::npos) return;
  const Where where = document.where(reference.where, reference.rule);
  const auto digits = leading_digits(std::string_view(id).substr(at));
  letter.number = Found<int>{to_int(digits).value_or(0), where};
  const std::size_t slash = at + digits.size();
  if (slash < id.size() && id[slash] == '/') {
    const std::size_t end = std::min(id.find(' ', slash), id.size());
    letter.group = Found<std::string>{
        group_code(std::string_view(id).substr(slash + 1, end - slash - 1)),
        where};
  }
  if (auto amendment = amendment_of(id)) {
    letter.amendment = Found<Amendment>{*std::move(amendment), where};
  }
}

void read_amendment(const Match& match, const RecognisedText& document,
                    Letter& letter) {
  const std::size_t blank = match.value.find(' ');
  if (blank == std::string::npos) return;
  const int number =
      to_int(std::string_view(match.value).substr(blank + 1)).value_or(1);
  letter.amendment = Found<Amendment>{{match.value.substr(0, blank), number},
                                      document.where(match.where, match.rule)};
}

std::string reference_id(const Letter& letter) {
  if (!letter.number) return "";
  std::string id =
      letter.kind == "circular" ? "TSB Circular " : "TSB Collective letter ";
  id += std::to_string(letter.number->value);
  if (letter.group) {
    const std::string& group = letter.group->value;
    const bool is_plain =
        group.starts_with("SG") &&
        leading_digits(std::string_view(group).substr(2)).size() + 2 ==
            group.size();
    id += "/" + (is_plain ? group.substr(2) : group);
  }
  if (letter.amendment) {
    const auto* found = std::ranges::find(
        amendments, letter.amendment->value.kind, &AmendmentCode::kind);
    id += std::string(found->word) +
          std::to_string(letter.amendment->value.number);
  }
  return id;
}

void complete_identity(const RecognisedText& document, Letter& letter) {
  const bool is_collective = letter.kind == "collective-letter";
  if (is_collective && !letter.group && letter.internal_reference) {
    if (auto group = group_of_internal(letter.internal_reference->value)) {
      letter.group =
          Found<std::string>{*group, letter.internal_reference->where};
    }
  }
  if (!letter.number || !letter.date || (is_collective && !letter.group)) {
    return;
  }
  const auto period = period_of(document.grammar(), letter.date->value);
  if (!period) return;
  std::string id = *period + "-" +
                   (is_collective ? letter.group->value + "-COL-"
                                  : std::string("TSB-CIR-")) +
                   four_digits(letter.number->value);
  if (letter.amendment) {
    const auto* found = std::ranges::find(
        amendments, letter.amendment->value.kind, &AmendmentCode::kind);
    id += "!" + std::string(found->code) +
          std::to_string(letter.amendment->value.number);
  }
  letter.id = std::move(id);
}

}  // namespace ituletter
