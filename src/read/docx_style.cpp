#include "read/docx_style.hpp"

#include <algorithm>
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

std::string_view value(const char* text) { return text ? text : ""; }

}  // namespace

Styles::Styles(std::unique_ptr<XmlPart> part) {
  if (!part) return;
  for (const pugi::xml_node node : part->root().children()) {
    if (!part->is(node, Ns::word, "style")) continue;
    const std::string_view id =
        value(part->attribute(node, Ns::word, "styleId"));
    styles_.emplace(id, read_style(*part, node, id));
  }
}

const Style& Styles::find(std::string_view id) {
  static const Style none;
  const auto found = styles_.find(std::string(id));
  if (found == styles_.end()) return none;
  inherit(found->second);
  return found->second;
}

/// From the far end of the chain to `style`; a chain in a ring ends where it
/// meets itself.
void Styles::inherit(Style& style) {
  constexpr std::size_t longest_chain = 100;
  std::vector<Style*> chain = {&style};
  while (!chain.back()->is_whole && chain.size() < longest_chain) {
    const auto parent = styles_.find(chain.back()->based_on);
    if (parent == styles_.end()) break;
    chain.push_back(&parent->second);
  }
  for (std::size_t i = chain.size() - 1; i-- > 0;) {
    Style& child = *chain[i];
    const Style& parent = *chain[i + 1];
    if (child.is_whole) continue;
    if (!child.list) {
      child.list = parent.list;
      child.list_style = parent.list_style;
      if (!child.level) child.level = parent.level;
    }
    if (!child.outline) child.outline = parent.outline;
    if (!child.is_hidden) child.is_hidden = parent.is_hidden;
    child.is_whole = true;
  }
  style.is_whole = true;
}

}  // namespace ituletter
