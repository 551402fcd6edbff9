// Annexes, and the agendas in them.

#include "compare/elements.hpp"
#include "compare/facts.hpp"

namespace ituletter {
namespace {

std::optional<Span> place_of(const Annex& annex) {
  if (annex.label) return annex.label->where.span;
  if (annex.title) return annex.title->where.span;
  return std::nullopt;
}

/// From an annex to the next one.
Span part_of(const ComparedLetter& one, std::size_t annex) {
  const std::vector<Annex>& annexes = one.letter->annexes;
  const std::size_t begin = place_of(annexes[annex]).value_or(Span{}).begin;
  const auto next = annex + 1 < annexes.size() ? place_of(annexes[annex + 1])
                                               : std::optional<Span>();
  return {begin, next ? next->begin : one.source->text.size()};
}

FactRecord record_of(const Annex& annex) {
  const std::string label = annex.label ? annex.label->value : "";
  const std::string name = label.empty() ? "annex" : "annex " + label;
  const Said kind{.value = annex.kind.value, .where = place_of(annex)};
  return {.keys = {label + "\n" + annex.kind.value, label, annex.kind.value},
          .label = name,
          .whole = kind,
          .fields = {{"label", said_of(annex.label)},
                     {"kind", kind},
                     {"title", said_of(annex.title), true}}};
}

void compare_declared(Differences& out) {
  std::vector<Said> said(out.size());
  for (std::size_t n = 0; n < out.size(); ++n) {
    const auto& declared = out.letter(n).annexes_declared;
    if (declared)
      said[n] = {.value = std::to_string(declared->value),
                 .where = declared->where.span};
  }
  out.add("set/annex-differs", "annexes declared", std::move(said));
}

bool is_whole(const Row& row) {
  for (const auto& index : row) {
    if (!index) return false;
  }
  return true;
}

void compare_texts(const Row& row, const std::string& name, Differences& out) {
  std::vector<Elements> all(out.size());
  for (std::size_t n = 0; n < out.size(); ++n) {
    for (const Paragraph& one : out.letter(n).annexes[*row[n]].paragraphs)
      append_elements(one, 0, out.has_same_words(), all[n]);
  }
  compare_elements("set/annex-differs", name + ", paragraph", all, out);
}

void append_items(const std::vector<AgendaItem>& items, int depth,
                  bool has_same_words, Elements& out) {
  for (const AgendaItem& item : items) {
    out.push_back(make_element(depth, item.number, item.title, has_same_words));
    append_items(item.items, depth + 1, has_same_words, out);
  }
}

std::vector<Records> annexes_of(const Differences& out) {
  std::vector<Records> all(out.size());
  for (std::size_t n = 0; n < out.size(); ++n) {
    for (const Annex& annex : out.letter(n).annexes)
      all[n].push_back(record_of(annex));
  }
  return all;
}

void add_missing(const std::vector<Records>& all, const Row& row,
                 Differences& out) {
  std::vector<Said> said(row.size());
  std::vector<std::vector<Span>> parts(row.size());
  std::string name;
  for (std::size_t n = 0; n < row.size(); ++n) {
    if (!row[n]) continue;
    said[n] = all[n][*row[n]].whole;
    said[n].code = "there";
    parts[n].push_back(part_of(out.letters()[n], *row[n]));
    if (name.empty()) name = all[n][*row[n]].label;
  }
  out.add_part("set/annex-differs", name, std::move(said), parts);
}

FactRecord record_of(const Agenda& agenda) {
  Said whole = said_of(agenda.title);
  whole.value = std::to_string(agenda.items.size()) + " items";
  return {.keys = {agenda.annex.value_or(""), any_record},
          .label = "agenda",
          .whole = whole,
          .fields = {{"title", said_of(agenda.title), true}}};
}

}  // namespace

void compare_annexes(Differences& out) {
  const std::vector<Records> all = annexes_of(out);
  bool is_any_missing = false;
  for (const Row& row : match(all)) {
    if (is_whole(row)) {
      compare_fields("set/annex-differs", all, row, out);
      continue;
    }
    is_any_missing = true;
    add_missing(all, row, out);
  }
  if (!is_any_missing) compare_declared(out);
}

void compare_annex_texts(Differences& out) {
  // Other kinds of file show forms and tables otherwise.
  const FileKind kind = file_kind(out.letter(0));
  if (kind == FileKind::pages || !out.are_all(kind)) return;
  const std::vector<Records> all = annexes_of(out);
  for (const Row& row : match(all)) {
    // The items of an agenda are compared as such.
    if (is_whole(row) && out.letter(0).annexes[*row[0]].kind.value != "agenda")
      compare_texts(row, all[0][*row[0]].label, out);
  }
}

void compare_agendas(Differences& out) {
  std::vector<Records> all(out.size());
  for (std::size_t n = 0; n < out.size(); ++n) {
    for (const Agenda& agenda : out.letter(n).agenda)
      all[n].push_back(record_of(agenda));
  }
  compare_records("set/agenda-differs", all, out);
  for (const Row& row : match(all)) {
    if (!is_whole(row)) continue;
    std::vector<Elements> items(out.size());
    for (std::size_t n = 0; n < out.size(); ++n)
      append_items(out.letter(n).agenda[*row[n]].items, 0, out.has_same_words(),
                   items[n]);
    compare_elements("set/agenda-differs", "agenda item", items, out);
  }
}

}  // namespace ituletter
