#include "read/docx_numbering.hpp"

#include <utility>

#include "read/docx_number_format.hpp"
#include "read/docx_properties.hpp"
#include "read/docx_symbol.hpp"
#include "read/docx_value.hpp"
#include "read/encoding.hpp"

namespace ituletter {
namespace {

constexpr int most = 1'000'000'000;

// A longer pattern is no number; every paragraph of its list would repeat it.
constexpr std::size_t longest_pattern = 100;

std::string_view value(const char* text) { return text ? text : ""; }

std::optional<int> id_of(XmlPart& part, pugi::xml_node node,
                         std::string_view name) {
  return to_number(value(part.attribute(node, Ns::word, name)), 0, most);
}

/// U+F000 to U+F0FF, where documents keep the codes of symbol fonts.
bool is_private(std::string_view text) {
  return text.size() == 3 && text[0] == '\xEF' &&
         static_cast<unsigned char>(text[1]) <= 0x83;
}

/// A pattern as it can stand in a line of text.
std::string clean_pattern(std::string_view text) {
  std::string result;
  Cleaning unseen;
  append_clean(result, text.substr(0, longest_pattern), unseen);
  for (char& c : result) {
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  }
  return result;
}

bool is_dash_code(std::string_view text) {
  return text == "-" || text == "\uF02D" || text == "\u2212";
}

}  // namespace

const Numbering::Level& Numbering::List::level_at(std::size_t at) const {
  return level[at] ? *level[at] : definition->level[at];
}

int Numbering::List::start_at(std::size_t at) const {
  return start[at].value_or(level_at(at).start);
}

Numbering::Numbering(std::unique_ptr<XmlPart> part, Styles& styles)
    : part_(std::move(part)), styles_(&styles) {
  if (!part_) return;
  for (const pugi::xml_node node : part_->root().children()) {
    const Name name = part_->name_of(node);
    if (name == Name{Ns::word, "num"}) {
      if (const auto id = id_of(*part_, node, "numId")) {
        list_nodes_.emplace(*id, node);
      }
    } else if (name == Name{Ns::word, "abstractNum"}) {
      if (const auto id = id_of(*part_, node, "abstractNumId")) {
        definition_nodes_.emplace(*id, node);
      }
    }
  }
}

std::string Numbering::next(int number, int level) {
  List* const list = find_list(number);
  if (list == nullptr) return {};
  const std::size_t at = static_cast<std::size_t>(level);
  count(*list, at);
  return show(*list, at);
}

std::optional<int> Numbering::level_of_style(int number,
                                             std::string_view style) {
  List* const list = find_list(number);
  if (list == nullptr || style.empty()) return {};
  for (std::size_t at = 0; at < levels; ++at) {
    if (list->level_at(at).style == style) return static_cast<int>(at);
  }
  return {};
}

Numbering::List* Numbering::find_list(int number) {
  const auto node = list_nodes_.find(number);
  if (node == list_nodes_.end()) return nullptr;
  auto list = lists_.find(number);
  if (list == lists_.end()) {
    list = lists_.emplace(number, read_list(node->second)).first;
  }
  return list->second.definition == nullptr ? nullptr : &list->second;
}

Numbering::List Numbering::read_list(pugi::xml_node node) {
  List list;
  for (const pugi::xml_node child : node.children()) {
    const Name name = part_->name_of(child);
    if (name == Name{Ns::word, "abstractNumId"}) {
      const auto id = word_number(*part_, child, 0, most);
      if (id) list.definition = find_definition(*id);
    } else if (name == Name{Ns::word, "lvlOverride"}) {
      read_override(child, list);
    }
  }
  return list;
}

void Numbering::read_override(pugi::xml_node node, List& list) {
  const auto at =
      to_number(value(part_->attribute(node, Ns::word, "ilvl")), 0, 8);
  if (!at) return;
  const std::size_t level = static_cast<std::size_t>(*at);
  for (const pugi::xml_node child : node.children()) {
    const Name name = part_->name_of(child);
    if (name == Name{Ns::word, "startOverride"}) {
      list.start[level] = word_number(*part_, child, 0, most);
    } else if (name == Name{Ns::word, "lvl"}) {
      list.level[level] = read_level(child);
    }
  }
}

Numbering::Definition* Numbering::find_definition(int number) {
  const auto known = definitions_.find(number);
  if (known != definitions_.end()) return known->second.get();
  const auto node = definition_nodes_.find(number);
  if (node == definition_nodes_.end()) return nullptr;
  if (Definition* linked = find_linked(node->second)) return linked;
  auto definition = std::make_unique<Definition>();
  for (const pugi::xml_node child : node->second.children()) {
    if (!part_->is(child, Ns::word, "lvl")) continue;
    const auto at =
        to_number(value(part_->attribute(child, Ns::word, "ilvl")), 0, 8);
    if (at)
      definition->level[static_cast<std::size_t>(*at)] = read_level(child);
  }
  return definitions_.emplace(number, std::move(definition))
      .first->second.get();
}

/// A definition may say no more than the style whose list it is. One step: the
/// style's list has levels of its own.
Numbering::Definition* Numbering::find_linked(pugi::xml_node definition) {
  const pugi::xml_node link =
      part_->child(definition, Ns::word, "numStyleLink");
  if (!link) return nullptr;
  const auto list = styles_->find(word_value(*part_, link)).list;
  const auto node = list ? list_nodes_.find(*list) : list_nodes_.end();
  if (node == list_nodes_.end()) return nullptr;
  const pugi::xml_node use =
      part_->child(node->second, Ns::word, "abstractNumId");
  const auto id = word_number(*part_, use, 0, most);
  const auto target =
      id ? definition_nodes_.find(*id) : definition_nodes_.end();
  if (target == definition_nodes_.end() ||
      part_->child(target->second, Ns::word, "numStyleLink")) {
    return nullptr;
  }
  return find_definition(*id);
}

Numbering::Level Numbering::read_level(pugi::xml_node node) {
  Level level;
  for (const pugi::xml_node child : node.children()) {
    const Name name = part_->name_of(child);
    if (name.ns != Ns::word) continue;
    const std::string_view value = word_value(*part_, child);
    if (name.local == "start") {
      level.start = to_number(value, 0, most).value_or(1);
    } else if (name.local == "numFmt") {
      level.format = value;
    } else if (name.local == "lvlText") {
      level.text = clean_pattern(value);
    } else if (name.local == "pStyle") {
      level.style = value;
    } else if (name.local == "lvlRestart") {
      level.restart = to_number(value, 0, 9);
    } else if (name.local == "isLgl") {
      level.is_legal = word_switch(*part_, child);
    } else if (name.local == "lvlPicBulletId") {
      level.has_picture = true;
    } else if (name.local == "rPr") {
      level.font = read_run_properties(*part_, child).font;
    }
  }
  return level;
}

void Numbering::count(List& list, std::size_t level) {
  auto& counts = list.definition->count;
  const bool begins = list.start[level] && !list.is_started[level];
  if (begins || !counts[level]) {
    counts[level] = list.start_at(level);
  } else if (*counts[level] < most) {
    ++*counts[level];
  }
  list.is_started[level] = true;
  for (std::size_t below = level + 1; below < levels; ++below) {
    // lvlRestart 2: anew after a paragraph of level 1 or 2, counted from 1.
    const std::size_t restart = static_cast<std::size_t>(
        list.level_at(below).restart.value_or(static_cast<int>(below)));
    if (level < restart) counts[below].reset();
  }
}

std::string Numbering::show(const List& list, std::size_t at) {
  const Level& level = list.level_at(at);
  if (level.format == "bullet" || level.has_picture) return bullet(level);
  std::string result;
  for (std::size_t i = 0; i < level.text.size(); ++i) {
    const char next = i + 1 < level.text.size() ? level.text[i + 1] : '\0';
    if (level.text[i] != '%' || next < '1' || next > '9') {
      result += level.text[i];
      continue;
    }
    const std::size_t shown = static_cast<std::size_t>(next - '1');
    const int number =
        list.definition->count[shown].value_or(list.start_at(shown));
    const std::string& format = list.level_at(shown).format;
    result += format_number(level.is_legal ? "decimal" : format, number);
    ++i;
  }
  return result;
}

/// Fonts draw bullets in many ways; what matters is that it is one.
std::string Numbering::bullet(const Level& level) {
  if (is_symbol_font(level.font) || is_private(level.text)) {
    return is_dash_code(level.text) ? "–" : "•";
  }
  // Word's second level: the letter o of a typewriter, for a hollow bullet.
  if (level.has_picture || level.text == "o") return "•";
  return level.text;
}

}  // namespace ituletter
