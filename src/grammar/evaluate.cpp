#include "grammar/evaluate.hpp"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <utility>

#include "grammar/value.hpp"

namespace ituletter {
namespace {

// A value cut round its number: "X.500" is "X.", 500 and "", "12/16" is "",
// 12 and "/16".
struct Numbered {
  std::string head;
  int number = 0;
  std::string tail;
};

std::optional<Numbered> cut_number(const std::string& value) {
  constexpr std::string_view digits = "0123456789";
  const std::size_t tail = std::min(value.find('/'), value.size());
  const std::string front = value.substr(0, tail);
  const std::size_t last_other = front.find_last_not_of(digits);
  const std::size_t begin =
      last_other == std::string::npos ? 0 : last_other + 1;
  const auto number = to_int(front.substr(begin));
  if (!number) return std::nullopt;
  return Numbered{front.substr(0, begin), *number, value.substr(tail)};
}

constexpr int widest_range = 100;

// The members between the first and the last of a range. Where one reads from
// right to left the last stands first: "14-12/16".
std::vector<std::string> between(const std::string& first,
                                 const std::string& last) {
  std::vector<std::string> out;
  auto from = cut_number(first);
  auto to = cut_number(last);
  if (!from || !to || from->head != to->head || from->tail != to->tail ||
      std::abs(to->number - from->number) > widest_range) {
    return out;
  }
  if (from->number > to->number) std::swap(from, to);
  for (int number = from->number + 1; number < to->number; ++number) {
    out.push_back(from->head + std::to_string(number) + from->tail);
  }
  return out;
}

// Members that name no group are of the next one's that does.
void give_group(std::vector<ListItem>& items) {
  std::string group;
  for (auto item = items.rbegin(); item != items.rend(); ++item) {
    const std::size_t slash = item->value.find('/');
    if (slash == std::string::npos) {
      item->value += group;
    } else {
      group = item->value.substr(slash);
    }
  }
}

class Evaluation {
 public:
  explicit Evaluation(Search& search)
      : search_(search), grammar_(search.grammar()) {}

  std::optional<Evaluated> run(const Reading& reading) const {
    const RuleRow& rule = grammar_.rules[reading.rule];
    Evaluated out;
    SlotValues slots;
    std::string_view list_name;
    for (const Capture& capture : reading.captures) {
      const SlotRow& slot = grammar_.slots[capture.slot];
      const std::string_view name = grammar_.string(slot.name);
      if (slot.is_list == 0) {
        std::string value = item_value(slot, capture.begin, capture.end);
        const std::string* first = slots.find(name);
        if (first == nullptr) {
          slots.add(name, std::move(value));
          continue;
        }
        // A slot that stands again gives one more match: "SG17/SG20".
        if (out.items.empty()) {
          out.items.push_back(first_of(reading, name, *first));
          list_name = name;
        }
        if (list_name == name) {
          out.items.push_back({capture.begin, capture.end, std::move(value)});
        }
        continue;
      }
      out.items = list_items(slot, capture);
      list_name = name;
      slots.add(name, out.items.front().value);
    }
    for (const SetRow& set : grammar_.sets.subspan(rule.first_set, rule.sets)) {
      slots.add(grammar_.string(set.name),
                std::string(grammar_.string(set.value)));
    }
    auto value = value_of(rule, slots);
    if (!value) return std::nullopt;
    out.value = *std::move(value);
    for (ListItem& item : out.items) {
      slots.replace(list_name, std::move(item.value));
      item.value = value_of(rule, slots).value_or("");
    }
    return out;
  }

 private:
  std::optional<std::string> value_of(const RuleRow& rule,
                                      const SlotValues& slots) const {
    const KindRow& kind = grammar_.kinds[rule.kind];
    const bool is_entry =
        kind.type == KindType::cue || kind.type == KindType::table;
    if (is_entry) return std::string(grammar_.string(rule.value));
    if (rule.value.size > 0) {
      return fill_template(grammar_.string(rule.value), slots);
    }
    if (kind.computation != 0) {
      return compute_value(kind.computation - 1, slots);
    }
    if (kind.id.size > 0) {
      return fill_template(grammar_.string(kind.id), slots);
    }
    return slots.all().empty() ? std::string() : slots.all().front().value;
  }

  ListItem first_of(const Reading& reading, std::string_view name,
                    const std::string& value) const {
    const auto first =
        std::ranges::find_if(reading.captures, [&](const Capture& capture) {
          return grammar_.string(grammar_.slots[capture.slot].name) == name;
        });
    return {first->begin, first->end, value};
  }

  std::string item_value(const SlotRow& slot, std::size_t begin,
                         std::size_t end) const {
    if (slot.is_kind == 0) {
      return built_in_slots()[slot.source].value(search_.tokens(), begin, end);
    }
    const KindType type = grammar_.kinds[slot.source].type;
    if (type == KindType::table || type == KindType::cue) {
      const auto found = search_.brief(slot.source, begin);
      return std::string(grammar_.string(grammar_.rules[found.rule].value));
    }
    return evaluate(search_, search_.find_kind(slot.source, begin)).value;
  }

  std::vector<ListItem> list_items(const SlotRow& slot,
                                   const Capture& capture) const {
    std::vector<ListItem> items;
    std::vector<bool> ranges;  // whether a member ends one
    bool ends_range = false;
    for (std::size_t at = capture.begin; at < capture.end;) {
      const Search::Member member = search_.member(slot, at);
      if (member.end == 0) break;  // the search has run out of steps
      items.push_back({at, member.end, member_value(slot, at, member)});
      ranges.push_back(ends_range);
      ends_range = member.to_next_is_range;
      if (member.end == capture.end || member.next == 0) break;
      at = member.next;
    }
    if (items.empty()) return {{capture.begin, capture.end, ""}};
    if (slot.is_kind == 0 && built_in_slots()[slot.source].name == "question") {
      give_group(items);
    }
    return with_ranges(items, ranges);
  }

  std::string member_value(const SlotRow& slot, std::size_t at,
                           const Search::Member& member) const {
    if (!member.is_bare) return item_value(slot, at, member.end);
    const std::size_t number = *find_slot("number");
    return built_in_slots()[number].value(search_.tokens(), at, member.end);
  }

  static std::vector<ListItem> with_ranges(const std::vector<ListItem>& items,
                                           const std::vector<bool>& ranges) {
    std::vector<ListItem> out;
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (ranges[i]) {
        for (std::string& value : between(items[i - 1].value, items[i].value)) {
          out.push_back({items[i].begin, items[i].end, std::move(value)});
        }
      }
      out.push_back(items[i]);
    }
    return out;
  }

  Search& search_;
  const GrammarTables& grammar_;
};

}  // namespace

std::optional<Evaluated> find_value(Search& search, const Reading& reading) {
  return Evaluation(search).run(reading);
}

Evaluated evaluate(Search& search, Reading reading) {
  if (!reading.value) reading.value = find_value(search, reading);
  return std::move(reading.value).value_or(Evaluated{});
}

}  // namespace ituletter
