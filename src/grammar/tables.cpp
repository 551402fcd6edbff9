#include "grammar/tables.hpp"

#include <algorithm>
#include <cstring>

#include "grammar/table_layout.hpp"
#include "ituletter/error.hpp"

namespace ituletter {

std::optional<std::uint32_t> GrammarTables::find_kind(std::string_view name,
                                                      KindType type) const {
  for (std::uint32_t i = 0; i < kinds.size(); ++i) {
    if (kinds[i].type == type && string(kinds[i].name) == name) return i;
  }
  return std::nullopt;
}

std::optional<std::string_view> GrammarTables::find_data(
    std::string_view table, std::string_view key) const {
  const auto found = std::ranges::find_if(data, [&](const DataRow& row) {
    return string(row.table) == table && string(row.key) == key;
  });
  if (found == data.end()) return std::nullopt;
  return string(found->value);
}

namespace {

template <class T>
void view(std::string_view bytes, const Section& section,
          std::span<const T>& out) {
  if (section.at + section.count * sizeof(T) > bytes.size()) {
    throw Error(ErrorKind::grammar, "compiled grammar is cut off");
  }
  out = {reinterpret_cast<const T*>(bytes.data() + section.at),
         static_cast<std::size_t>(section.count)};
}

}  // namespace

GrammarTables load_tables(std::string_view bytes) {
  TableHeader header;
  if (bytes.size() < sizeof(header)) {
    throw Error(ErrorKind::grammar, "compiled grammar is cut off");
  }
  std::memcpy(&header, bytes.data(), sizeof(header));
  if (header.magic != TableHeader{}.magic) {
    throw Error(ErrorKind::grammar, "compiled grammar of another version");
  }
  GrammarTables tables;
  tables.language = header.language;
  tables.rules_start = header.rules_start;
  tables.cues_start = header.cues_start;
  tables.separator = header.separator;
  tables.slot_words = header.slot_words;
  tables.rules_looks = header.rules_looks;
  view(bytes, header.states, tables.states);
  view(bytes, header.edges, tables.edges);
  view(bytes, header.accepts, tables.accepts);
  view(bytes, header.kinds, tables.kinds);
  view(bytes, header.rules, tables.rules);
  view(bytes, header.sets, tables.sets);
  view(bytes, header.slots, tables.slots);
  view(bytes, header.data, tables.data);
  view(bytes, header.words, tables.words);
  view(bytes, header.buckets, tables.buckets);
  view(bytes, header.word_slots, tables.word_slots);
  view(bytes, header.look_slots, tables.look_slots);
  view(bytes, header.next_word_slots, tables.next_word_slots);
  view(bytes, header.next_look_slots, tables.next_look_slots);
  view(bytes, header.short_slots, tables.short_slots);
  view(bytes, header.rules_slots, tables.rules_slots);
  std::span<const char> pool;
  view(bytes, header.pool, pool);
  tables.pool = {pool.data(), pool.size()};
  return tables;
}

}  // namespace ituletter
