#include "grammar/match.hpp"

#include <algorithm>
#include <limits>

#include "grammar/slot.hpp"
#include "grammar/value.hpp"

namespace ituletter {

// Follows the automaton from one token along every reading of the text. A
// template is as deep as it has tokens, so the recursion is shallow.
class Matcher::Search {
 public:
  Search(const Matcher& matcher, std::size_t at) : matcher_(matcher), at_(at) {}
  virtual ~Search() = default;

  void explore(std::uint32_t number, std::size_t at) {
    const GrammarTables& grammar = matcher_.grammar_;
    const AutomatonState& state = grammar.states[number];
    for (std::uint32_t i = 0; i < state.accepts; ++i) {
      accept(grammar.accepts[state.first_accept + i], at);
    }
    if (at == matcher_.tokens_.size()) return;
    // What stands before the first token is not the template's matter.
    const Gap gap = at == at_ ? Gap::none : matcher_.tokens_[at].gap;
    if (gap == Gap::edge) return;
    follow_word(state, at, false);
    if (gap == Gap::none) follow_word(state, at, true);
    follow_slots(state, at, gap);
  }

 protected:
  virtual void accept(std::uint32_t rule, std::size_t end) = 0;

  const Matcher& matcher_;
  std::size_t at_;
  std::vector<Capture> captures_;

 private:
  void follow_word(const AutomatonState& state, std::size_t at,
                   bool is_tight) {
    if (matcher_.words_[at] == 0 || state.word_edges == 0) return;
    const auto edges = matcher_.grammar_.edges.subspan(state.first_edge,
                                                       state.word_edges);
    const auto symbol = Symbol::word(matcher_.words_[at] - 1, is_tight);
    const auto found =
        std::ranges::lower_bound(edges, symbol, {}, &AutomatonEdge::symbol);
    if (found != edges.end() && found->symbol == symbol) {
      explore(found->target, at + 1);
    }
  }

  void follow_slots(const AutomatonState& state, std::size_t at, Gap gap) {
    const auto edges = matcher_.grammar_.edges.subspan(
        state.first_edge + state.word_edges, state.slot_edges);
    for (const AutomatonEdge& edge : edges) {
      if (Symbol::is_tight(edge.symbol) && gap != Gap::none) continue;
      const std::uint32_t id = Symbol::id(edge.symbol);
      const std::size_t end =
          matcher_.slot_end(matcher_.grammar_.slots[id], at);
      if (end == at) continue;
      captures_.push_back({id, static_cast<std::uint32_t>(at),
                           static_cast<std::uint32_t>(end)});
      explore(edge.target, end);
      captures_.pop_back();
    }
  }
};

namespace {

// Whether a reading is better than the best so far.
template <class Reading>
bool is_better(const std::optional<Reading>& best, std::size_t end,
               std::uint32_t rule) {
  return !best || end > best->end || (end == best->end && rule < best->rule);
}

}  // namespace

Matcher::Matcher(const GrammarTables& grammar, const Tokens& tokens)
    : grammar_(grammar),
      tokens_(tokens),
      question_slot_(static_cast<std::uint32_t>(*find_slot("question"))),
      number_slot_(static_cast<std::uint32_t>(*find_slot("number"))) {
  words_.reserve(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    words_.push_back(grammar.find_word(tokens.folded(i)));
  }
}

std::optional<Matcher::Reading> Matcher::longest(std::uint32_t start,
                                                 std::size_t at) const {
  class Longest : public Search {
   public:
    using Search::Search;
    std::optional<Reading> best;

   private:
    void accept(std::uint32_t rule, std::size_t end) override {
      if (end == at_ || !is_better(best, end, rule)) return;
      auto value = matcher_.evaluate(rule, captures_);
      if (value) best = Reading{rule, end, *std::move(value)};
    }
  };
  Longest search(*this, at);
  search.explore(start, at);
  return std::move(search.best);
}

std::vector<Match> Matcher::find_rules() const {
  std::vector<Match> out;
  for (std::size_t at = 0; at < tokens_.size();) {
    const auto reading = longest(grammar_.rules_start, at);
    if (reading && !takes_number_of_date(*reading, at)) {
      append(*reading, at, out);
      at = reading->end;
    } else {
      ++at;
    }
  }
  return out;
}

// "комиссии 4 августа": the last number begins a date and is no group's.
bool Matcher::takes_number_of_date(const Reading& reading,
                                   std::size_t at) const {
  const std::size_t last = reading.end - 1;
  if (last == at || tokens_[last].kind != TokenKind::digits) return false;
  const auto other = longest(grammar_.rules_start, last);
  if (!other || other->end <= reading.end) return false;
  const KindRow& kind = grammar_.kinds[grammar_.rules[other->rule].kind];
  return is_computed(grammar_.string(kind.name));
}

std::vector<Match> Matcher::find_cues() const {
  // The best reading of each kind from one token.
  class Cues : public Search {
   public:
    using Search::Search;
    std::vector<std::pair<std::uint32_t, Reading>> best;

   private:
    void accept(std::uint32_t rule, std::size_t end) override {
      if (end == at_) return;
      const std::uint32_t kind = matcher_.grammar_.rules[rule].kind;
      auto found = std::ranges::find(
          best, kind, &std::pair<std::uint32_t, Reading>::first);
      if (found == best.end()) {
        best.push_back({kind, {rule, end, {}}});
      } else if (is_better(std::optional(found->second), end, rule)) {
        found->second = {rule, end, {}};
      }
    }
  };
  std::vector<Match> out;
  std::vector<std::size_t> busy(grammar_.kinds.size(), 0);
  for (std::size_t at = 0; at < tokens_.size(); ++at) {
    Cues search(*this, at);
    search.explore(grammar_.cues_start, at);
    for (const auto& [kind, reading] : search.best) {
      if (at < busy[kind]) continue;
      busy[kind] = reading.end;
      const PoolString value = grammar_.rules[reading.rule].value;
      out.push_back(make(reading.rule, at, reading.end,
                         std::string(grammar_.string(value))));
    }
  }
  return out;
}

std::optional<Match> Matcher::match_at(std::uint32_t kind,
                                       std::size_t at) const {
  const auto reading = longest(grammar_.kinds[kind].start, at);
  if (!reading) return std::nullopt;
  std::vector<Match> members;
  append(*reading, at, members);
  return std::move(members.front());
}

std::optional<Matcher::Evaluated> Matcher::evaluate(
    std::uint32_t rule, const std::vector<Capture>& captures) const {
  const RuleRow& row = grammar_.rules[rule];
  SlotValues slots;
  Evaluated out;
  std::string_view list_name;
  for (const Capture& capture : captures) {
    const SlotRow& slot = grammar_.slots[capture.slot];
    const std::string_view name = grammar_.string(slot.name);
    if (slot.is_list == 0) {
      slots.add(name, item_value(slot, capture.begin, capture.end));
      continue;
    }
    out.items = list_items(slot, capture.begin);
    list_name = name;
    slots.add(name, out.items.front().value);
  }
  for (const SetRow& set : grammar_.sets.subspan(row.first_set, row.sets)) {
    slots.add(grammar_.string(set.name),
              std::string(grammar_.string(set.value)));
  }
  auto value = value_of(row, slots);
  if (!value) return std::nullopt;
  out.value = *std::move(value);
  for (Item& item : out.items) {
    slots.replace(list_name, std::move(item.value));
    item.value = value_of(row, slots).value_or("");
  }
  return out;
}

std::optional<std::string> Matcher::value_of(const RuleRow& rule,
                                             const SlotValues& slots) const {
  const KindRow& kind = grammar_.kinds[rule.kind];
  const bool is_entry =
      kind.type == KindType::cue || kind.type == KindType::table;
  if (is_entry) return std::string(grammar_.string(rule.value));
  if (rule.value.size > 0) {
    return fill_template(grammar_.string(rule.value), slots);
  }
  const std::string_view name = grammar_.string(kind.name);
  if (is_computed(name)) return compute_value(name, slots);
  if (kind.id.size > 0) {
    return fill_template(grammar_.string(kind.id), slots);
  }
  return slots.all().empty() ? std::string() : slots.all().front().value;
}

std::size_t Matcher::slot_end(const SlotRow& slot, std::size_t at) const {
  if (slot.is_list == 0) return item_end(slot, at);
  const auto items = list_items(slot, at);
  return items.empty() ? at : items.back().end;
}

std::size_t Matcher::item_end(const SlotRow& slot, std::size_t at) const {
  if (slot.is_kind == 0) {
    return built_in_slots()[slot.source].match(tokens_, at);
  }
  const auto reading = longest(grammar_.kinds[slot.source].start, at);
  return reading ? reading->end : at;
}

std::string Matcher::item_value(const SlotRow& slot, std::size_t at,
                                std::size_t end) const {
  if (slot.is_kind == 0) {
    return built_in_slots()[slot.source].value(tokens_, at, end);
  }
  const auto reading = longest(grammar_.kinds[slot.source].start, at);
  return reading ? reading->value.value : std::string();
}

// In "Questions 12, 13 and 14/16" the last member names the group of all.
std::size_t Matcher::bare_number_end(const SlotRow& slot,
                                     std::size_t at) const {
  if (slot.is_kind != 0 || slot.source != question_slot_) return at;
  const std::size_t end = built_in_slots()[number_slot_].match(tokens_, at);
  return end != at && tokens_[at].end - tokens_[at].begin <= 3 ? end : at;
}

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

// The members between the first and the last of a range.
std::vector<std::string> between(const std::string& first,
                                 const std::string& last) {
  std::vector<std::string> out;
  const auto from = cut_number(first);
  const auto to = cut_number(last);
  if (!from || !to || from->head != to->head || from->tail != to->tail ||
      to->number - from->number > widest_range) {
    return out;
  }
  for (int number = from->number + 1; number < to->number; ++number) {
    out.push_back(from->head + std::to_string(number) + from->tail);
  }
  return out;
}

template <class Item>
void give_group(std::vector<Item>& items) {
  std::string group;
  for (std::size_t i = items.size(); i-- > 0;) {
    const std::size_t slash = items[i].value.find('/');
    if (slash == std::string::npos) {
      items[i].value += group;
    } else {
      group = items[i].value.substr(slash);
    }
  }
}

template <class Item>
std::vector<Item> with_ranges(const std::vector<Item>& items) {
  std::vector<Item> out;
  for (const Item& item : items) {
    if (item.ends_range && !out.empty()) {
      for (std::string& value : between(out.back().value, item.value)) {
        Item middle = item;
        middle.value = std::move(value);
        out.push_back(std::move(middle));
      }
    }
    out.push_back(item);
  }
  return out;
}

}  // namespace

std::vector<Matcher::Item> Matcher::list_items(const SlotRow& slot,
                                               std::size_t at) const {
  std::vector<Item> items;
  std::size_t whole = 0;  // members up to the last that names its group
  bool ends_range = false;
  while (items.size() < longest_list && at < tokens_.size()) {
    if (!items.empty() && tokens_[at].gap == Gap::edge) break;
    std::size_t end = item_end(slot, at);
    const bool is_bare = end == at;
    if (is_bare) end = bare_number_end(slot, at);
    if (end == at) break;
    items.push_back({static_cast<std::uint32_t>(at),
                     static_cast<std::uint32_t>(end),
                     is_bare ? built_in_slots()[number_slot_].value(
                                   tokens_, at, end)
                             : item_value(slot, at, end),
                     ends_range});
    if (!is_bare) whole = items.size();
    if (grammar_.separator == GrammarTables::no_kind) break;
    if (end == tokens_.size() || tokens_[end].gap == Gap::edge) break;
    const auto separator =
        longest(grammar_.kinds[grammar_.separator].start, end);
    if (!separator) break;
    ends_range = separator->value.value == "range";
    at = separator->end;
  }
  items.resize(whole);
  if (slot.is_kind == 0 && slot.source == question_slot_) give_group(items);
  return with_ranges(items);
}

// A rule's words before or after its list belong to the nearest member.
void Matcher::append(const Reading& reading, std::size_t at,
                     std::vector<Match>& out) const {
  const auto& items = reading.value.items;
  if (items.empty()) {
    out.push_back(make(reading.rule, at, reading.end, reading.value.value));
    return;
  }
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::size_t begin = i == 0 ? at : items[i].begin;
    const std::size_t end = i + 1 == items.size() ? reading.end : items[i].end;
    out.push_back(make(reading.rule, begin, end, items[i].value));
  }
}

Match Matcher::make(std::uint32_t rule, std::size_t begin, std::size_t end,
                    std::string value) const {
  const RuleRow& row = grammar_.rules[rule];
  return {.kind = grammar_.string(grammar_.kinds[row.kind].name),
          .rule = grammar_.string(row.name),
          .value = std::move(value),
          .form = grammar_.string(row.form),
          .begin = begin,
          .end = end,
          .where = tokens_.span(begin, end)};
}

}  // namespace ituletter
