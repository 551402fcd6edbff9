#include "read/docx_style.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "read/docx_properties.hpp"
#include "read/docx_value.hpp"

namespace ituletter {
namespace {

/// "heading 3" names the third level in all languages of Word.
std::optional<int> heading_level(std::string_view name) {
  constexpr std::string_view heading = "heading ";
  std::string lower(name.substr(0, heading.size()));
  std::ranges::replace(lower, 'H', 'h');
  if (lower != heading || name.size() != heading.size() + 1) return {};
  const char digit = name.back();
  if (digit < '1' || digit > '9') return {};
  return digit - '1';
}

int depth_of(std::string_view name) {
  const bool has_digit =
      !name.empty() && name.back() >= '1' && name.back() <= '9';
  return has_digit ? name.back() - '0' : 0;
}

void add_paragraph_properties(XmlPart& part, pugi::xml_node node,
                              std::string_view id, Style& style) {
  const ParagraphProperties read = read_paragraph_properties(part, node);
  style.list = read.list;
  style.level = read.level;
  if (read.list) style.list_style = id;
  if (read.outline) style.outline = read.outline;
}

Style read_style(XmlPart& part, pugi::xml_node node, std::string_view id) {
  Style style;
  for (const pugi::xml_node child : node.children()) {
    const Name name = part.name_of(child);
    if (name.ns != Ns::word) continue;
    if (name.local == "name") {
      style.depth = depth_of(word_value(part, child));
      if (!style.outline)
        style.outline = heading_level(word_value(part, child));
    } else if (name.local == "basedOn") {
      style.based_on = word_value(part, child);
    } else if (name.local == "pPr") {
      add_paragraph_properties(part, child, id, style);
    } else if (name.local == "rPr") {
      style.is_hidden = read_run_properties(part, child).is_hidden;
    }
  }
  return style;
}

void take_over(Style& style, const Style& parent) {
  if (!style.list) {
    style.list = parent.list;
    style.list_style = parent.list_style;
    if (!style.level) style.level = parent.level;
  }
  if (!style.outline) style.outline = parent.outline;
  if (!style.is_hidden) style.is_hidden = parent.is_hidden;
}

}  // namespace

Styles::Styles(std::unique_ptr<XmlPart> part) : part_(std::move(part)) {
  if (!part_) return;
  for (pugi::xml_node node = part_->root().first_child(); node;
       node = node.next_sibling()) {
    if (!part_->is(node, Ns::word, "style")) continue;
    const char* id = part_->attribute(node, Ns::word, "styleId");
    if (id != nullptr) {
      entries_.emplace(id, Entry{.node = node, .style = {}});
    }
  }
}

const Style& Styles::find(std::string_view id) {
  static const Style none;
  Entry* const entry = find_entry(id);
  if (entry == nullptr) return none;
  if (!entry->is_whole) inherit(*entry);
  return entry->style;
}

Styles::Entry* Styles::find_entry(std::string_view id) {
  const auto found = entries_.find(id);
  if (found == entries_.end()) return nullptr;
  Entry& entry = found->second;
  if (!entry.is_read)
    entry.style = read_style(*part_, entry.node, found->first);
  entry.is_read = true;
  return &entry;
}

/// From the far end of the chain to `entry`; a chain in a ring ends where it
/// has gone on for too long.
void Styles::inherit(Entry& entry) {
  constexpr std::size_t longest_chain = 100;
  std::vector<Entry*> chain = {&entry};
  while (!chain.back()->is_whole && chain.size() < longest_chain) {
    Entry* const parent = find_entry(chain.back()->style.based_on);
    if (parent == nullptr) break;
    chain.push_back(parent);
  }
  for (std::size_t i = chain.size() - 1; i-- > 0;) {
    if (!chain[i]->is_whole) take_over(chain[i]->style, chain[i + 1]->style);
    chain[i]->is_whole = true;
  }
  entry.is_whole = true;
}

}  // namespace ituletter
