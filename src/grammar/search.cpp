#include "grammar/search.hpp"

#include <algorithm>
#include <bit>

#include "grammar/evaluate.hpp"

namespace ituletter {

Search::Search(const GrammarTables& grammar, const Tokens& tokens,
               std::span<const TokenRow> rows)
    : grammar_(grammar),
      tokens_(tokens),
      rows_(rows),
      built_in_(built_in_slots()),
      question_slot_(static_cast<std::uint32_t>(*find_slot("question"))),
      number_slot_(static_cast<std::uint32_t>(*find_slot("number"))),
      cues_have_slots_(grammar.states[grammar.cues_start].slot_edges != 0),
      memory_(std::bit_ceil(std::clamp<std::size_t>(rows.size(), 1, 1024))) {}

Search::Frame Search::open(std::size_t at) const {
  return {at, captures_.size(), candidates_.size(), kept_.size()};
}

// Captures are taken back where they were made.
void Search::close(const Frame& frame) {
  candidates_.resize(frame.candidates);
  kept_.resize(frame.kept);
}

namespace {

constexpr std::uint32_t nowhere = 0xFFFFFFFF;

std::uint32_t word_target(std::span<const AutomatonEdge> edges,
                          std::uint32_t symbol) {
  constexpr std::size_t few = 8;
  if (edges.size() <= few) {
    for (const AutomatonEdge& edge : edges) {
      if (edge.symbol == symbol) return edge.target;
    }
    return nowhere;
  }
  const auto found =
      std::ranges::lower_bound(edges, symbol, {}, &AutomatonEdge::symbol);
  return found != edges.end() && found->symbol == symbol ? found->target
                                                         : nowhere;
}

}  // namespace

template <class Accept>
void Search::explore(std::uint32_t number, std::size_t at, const Frame& frame,
                     const Accept& accept) {
  for (;;) {
    const AutomatonState& state = grammar_.states[number];
    for (std::uint32_t i = 0; i < state.accepts; ++i) {
      accept(grammar_.accepts[state.first_accept + i], at);
    }
    if (at == rows_.size() || ++steps_ > most_steps) return;
    const TokenRow& row = rows_[at];
    // What stands before the first token is not the template's matter.
    const Gap gap = at == frame.at ? Gap::none : row.gap;
    if (gap == Gap::edge) return;

    std::uint32_t loose = nowhere;
    std::uint32_t tight = nowhere;
    if (row.word != 0) {
      const AutomatonEdge* edges = grammar_.edges.data() + state.first_edge;
      loose = word_target({edges, state.loose_edges},
                          Symbol::word(row.word - 1, false));
      if (gap == Gap::none) {
        tight = word_target({edges + state.loose_edges, state.tight_edges},
                            Symbol::word(row.word - 1, true));
      }
    }
    // The last way on needs no call.
    const bool has_slots = state.slot_edges != 0;
    if (loose == nowhere) std::swap(loose, tight);
    if (loose != nowhere && (tight != nowhere || has_slots)) {
      explore(loose, at + 1, frame, accept);
      loose = tight;
    }
    if (has_slots) {
      if (loose != nowhere) explore(loose, at + 1, frame, accept);
      follow_slots(state, at, gap, frame, accept);
      return;
    }
    if (loose == nowhere) return;
    number = loose;
    ++at;
  }
}

template <class Accept>
void Search::follow_slots(const AutomatonState& state, std::size_t at, Gap gap,
                          const Frame& frame, const Accept& accept) {
  const AutomatonEdge* edge =
      grammar_.edges.data() + state.first_edge + state.word_edges();
  // Edges are in the order of their slots: most are in the part before.
  std::uint32_t part = nowhere;
  std::uint32_t slots = 0;
  for (const auto* end = edge + state.slot_edges; edge != end; ++edge) {
    if (Symbol::is_tight(edge->symbol) && gap != Gap::none) continue;
    const std::uint32_t id = Symbol::id(edge->symbol);
    if (id / 32 != part) {
      part = id / 32;
      slots = begun(at, part);
    }
    if ((slots >> (id % 32) & 1U) == 0) continue;
    enter_slot({id, edge->target}, at, frame, accept);
  }
}

template <class Accept>
void Search::enter_slot(const AutomatonEdge& edge, std::size_t at,
                        const Frame& frame, const Accept& accept) {
  const std::size_t end = slot_end(edge.symbol, at);
  if (end == at) return;
  captures_.push_back({edge.symbol, static_cast<std::uint32_t>(at),
                       static_cast<std::uint32_t>(end)});
  explore(edge.target, end, frame, accept);
  captures_.pop_back();
}

std::uint32_t Search::begun(std::size_t at, std::size_t part) const {
  const std::size_t size = grammar_.slot_words;
  const TokenRow& row = rows_.data()[at];
  const std::uint32_t first =
      grammar_.look_slots.data()[row.look.number * size + part] |
      grammar_.word_slots.data()[row.word * size + part];
  if (first == 0) return 0;
  std::uint32_t second = grammar_.short_slots.data()[part];
  if (at + 1 < rows_.size() && rows_.data()[at + 1].gap != Gap::edge) {
    const TokenRow& next = rows_.data()[at + 1];
    second |= grammar_.next_look_slots.data()[next.look.number * size + part] |
              grammar_.next_word_slots.data()[next.word * size + part];
  }
  return first & second;
}

namespace {

// Whether a reading to `end` by `rule` is better than another.
bool is_better(std::size_t end, std::uint32_t rule, std::size_t other_end,
               std::uint32_t other_rule) {
  return end > other_end || (end == other_end && rule < other_rule);
}

}  // namespace

// A rule that cannot fail leaves nothing to those that are worse.
void Search::keep(std::uint32_t rule, std::size_t end, const Frame& frame) {
  for (std::size_t i = frame.candidates; i < candidates_.size(); ++i) {
    const Candidate& other = candidates_[i];
    if (grammar_.rules[other.rule].can_fail == 0 &&
        !is_better(end, rule, other.end, other.rule)) {
      return;
    }
  }
  const auto first =
      captures_.begin() + static_cast<std::ptrdiff_t>(frame.captures);
  candidates_.push_back({rule, static_cast<std::uint32_t>(end), kept_.size(),
                         captures_.size() - frame.captures});
  kept_.insert(kept_.end(), first, captures_.end());
}

Reading Search::best(const Frame& frame) {
  for (;;) {
    std::size_t found = frame.candidates;
    for (std::size_t i = found; i < candidates_.size(); ++i) {
      const Candidate& other = candidates_[i];
      if (is_better(other.end, other.rule, candidates_[found].end,
                    candidates_[found].rule)) {
        found = i;
      }
    }
    if (found == candidates_.size() || candidates_[found].end == 0) return {};
    Reading reading = whole(candidates_[found]);
    if (grammar_.rules[reading.rule].can_fail == 0) return reading;
    reading.value = find_value(*this, reading);
    if (reading.value) return reading;
    candidates_[found] = {};
  }
}

void Search::explore_kind(std::uint32_t kind, const Frame& frame) {
  explore(grammar_.kinds[kind].start, frame.at, frame,
          [&](std::uint32_t rule, std::size_t end) { keep(rule, end, frame); });
}

Reading Search::whole(const Candidate& candidate) const {
  const auto first =
      kept_.begin() + static_cast<std::ptrdiff_t>(candidate.first_capture);
  return {candidate.rule,
          candidate.end,
          {first, first + static_cast<std::ptrdiff_t>(candidate.captures)},
          {}};
}

namespace {

// "WTSA-24 Actions 4.1 …": the number is that of the next item.
bool is_inside_number(const Tokens& tokens, std::size_t at) {
  return at + 1 < tokens.size() && tokens[at].gap == Gap::none &&
         tokens.folded(at) == "." && tokens[at + 1].gap == Gap::none &&
         tokens[at + 1].kind == TokenKind::digits &&
         tokens[at - 1].kind == TokenKind::digits;
}

}  // namespace

Reading Search::longest_rule(std::size_t at) {
  steps_ = 0;
  const Frame frame = open(at);
  const auto accept = [&](std::uint32_t rule, std::size_t end) {
    if (!is_inside_number(tokens_, end)) keep(rule, end, frame);
  };
  const TokenRow& row = rows_[at];
  const std::uint32_t next =
      row.word == 0 ? 0 : grammar_.words[row.word - 1].rules_next;
  if (next != 0) explore(next - 1, at + 1, frame, accept);
  for (std::uint32_t part = 0; part < grammar_.slot_words; ++part) {
    std::uint32_t slots = begun(at, part) & grammar_.rules_slots[part];
    for (; slots != 0; slots &= slots - 1) {
      const auto bit = static_cast<std::uint32_t>(std::countr_zero(slots));
      const std::uint32_t slot = part * 32 + bit;
      enter_slot({slot, grammar_.slots[slot].rules_next - 1}, at, frame,
                 accept);
    }
  }
  if (candidates_.size() == frame.candidates) return {};
  Reading reading = best(frame);
  close(frame);
  return reading;
}

Reading Search::find_kind(std::uint32_t kind, std::size_t at) {
  const Frame frame = open(at);
  if (frame.captures == 0 && frame.candidates == 0) steps_ = 0;
  explore_kind(kind, frame);
  if (candidates_.size() == frame.candidates) return {};
  Reading reading = best(frame);
  close(frame);
  return reading;
}

std::span<const Search::CueReading> Search::best_cues(std::size_t at) {
  cues_.clear();
  const TokenRow& row = rows_[at];
  const std::uint32_t next =
      row.word == 0 ? 0 : grammar_.words[row.word - 1].cues_next;
  steps_ = 0;
  const Frame frame = open(at);
  const auto accept = [&](std::uint32_t rule, std::size_t end) {
    const CueReading reading{grammar_.rules[rule].kind, rule,
                             static_cast<std::uint32_t>(end)};
    const auto found =
        std::ranges::find(cues_, reading.kind, &CueReading::kind);
    if (found == cues_.end()) {
      cues_.push_back(reading);
    } else if (is_better(end, rule, found->end, found->rule)) {
      *found = reading;
    }
  };
  if (next != 0) explore(next - 1, at + 1, frame, accept);
  if (cues_have_slots_) {
    follow_slots(grammar_.states[grammar_.cues_start], at, Gap::none, frame,
                 accept);
  }
  return cues_;
}

Search::Remembered& Search::memory(std::uint32_t key, std::size_t at) {
  const auto mixed =
      static_cast<std::uint32_t>(at) * 0x9E37'79B1U + key * 0x85EB'CA6BU;
  return memory_[(mixed >> 22) & (memory_.size() - 1)];
}

Search::Brief Search::brief(std::uint32_t kind, std::size_t at) {
  Remembered& place = memory(kind, at);
  if (place.at == at && place.key == kind) return place.brief;
  const Frame frame = open(at);
  explore_kind(kind, frame);
  Brief found;
  if (candidates_.size() != frame.candidates) {
    const Reading reading = best(frame);
    found = {reading.rule, reading.end};
    close(frame);
  }
  place = {static_cast<std::uint32_t>(at), kind, found};
  return found;
}

std::size_t Search::slot_end(std::uint32_t number, std::size_t at) {
  const SlotRow& slot = grammar_.slots[number];
  return slot.is_list == 0 ? item_end(slot, at) : list_end(number, at);
}

std::size_t Search::item_end(const SlotRow& slot, std::size_t at) {
  if (slot.is_kind == 0) return built_in_[slot.source].match(tokens_, at);
  const Brief found = brief(slot.source, at);
  return found.end == 0 ? at : found.end;
}

Search::Member Search::member(const SlotRow& slot, std::size_t at) {
  Member out;
  std::size_t end = item_end(slot, at);
  // In "Questions 12, 13 and 14/16" the last member names the group of all.
  if (end == at && slot.is_kind == 0 && slot.source == question_slot_ &&
      tokens_[at].end - tokens_[at].begin <= 3) {
    end = built_in_[number_slot_].match(tokens_, at);
    out.is_bare = true;
  }
  if (end == at) return out;
  out.end = end;
  if (grammar_.separator == GrammarTables::no_kind || end == rows_.size() ||
      rows_[end].gap == Gap::edge) {
    return out;
  }
  const Brief separator = brief(grammar_.separator, end);
  if (separator.end == 0 || separator.end == rows_.size() ||
      rows_[separator.end].gap == Gap::edge) {
    return out;
  }
  out.next = separator.end;
  const PoolString value = grammar_.rules[separator.rule].value;
  out.to_next_is_range = grammar_.string(value) == "range";
  return out;
}

// Where the last member ends that names its group.
std::size_t Search::list_end(std::uint32_t number, std::size_t at) {
  Remembered& place = memory(number | list_bit, at);
  if (place.at == at && place.key == (number | list_bit)) {
    return place.brief.end;
  }
  const SlotRow& slot = grammar_.slots[number];
  std::size_t end = at;
  std::size_t next = at;
  for (std::size_t i = 0; i < longest_list; ++i) {
    const Member found = member(slot, next);
    if (found.end != 0 && !found.is_bare) end = found.end;
    if (found.next == 0) break;
    next = found.next;
  }
  place = {static_cast<std::uint32_t>(at),
           number | list_bit,
           {0, static_cast<std::uint32_t>(end)}};
  return end;
}

}  // namespace ituletter
