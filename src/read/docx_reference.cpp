#include "read/docx_reference.hpp"

#include <unordered_set>

#include "read/docx_field.hpp"
#include "read/limit.hpp"

namespace ituletter {
namespace {

/// Word takes names for the same whose letters differ in case only.
std::string folded(std::string_view name) {
  std::string out(name);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

/// The next element in the order of the document, without a stack: a part may
/// nest deeply.
pugi::xml_node next_node(pugi::xml_node node, pugi::xml_node root) {
  if (node.first_child()) return node.first_child();
  while (node != root && !node.next_sibling()) node = node.parent();
  return node == root ? pugi::xml_node() : node.next_sibling();
}

/// A bookmark that every document has.
bool is_built_in(std::string_view name) {
  return name == "_top" || name == "top";
}

}  // namespace

std::string referred_bookmark(std::string_view code) {
  const std::string target = link_target(code);
  if (target.starts_with('#')) return target.substr(1);
  const FieldWords words = first_words(code);
  const bool refers =
      words.name == "REF" || words.name == "PAGEREF" || words.name == "NOTEREF";
  return refers ? words.argument : std::string();
}

void collect_bookmarks(XmlPart& part, std::vector<std::string>& names) {
  const pugi::xml_node root = part.root();
  for (pugi::xml_node node = root; node; node = next_node(node, root)) {
    if (node.type() != pugi::node_element ||
        !part.is(node, Ns::word, "bookmarkStart")) {
      continue;
    }
    const char* const name = part.attribute(node, Ns::word, "name");
    if (names.size() == most_bookmarks) return;
    if (name != nullptr) names.emplace_back(name);
  }
}

std::vector<Finding> find_dead_references(
    const std::vector<CrossReference>& references,
    const std::vector<std::string>& names, const TextBuilder& text) {
  if (names.size() == most_bookmarks) return {};
  std::unordered_set<std::string> known;
  for (const std::string& name : names) known.insert(folded(name));
  std::vector<Finding> dead;
  for (const CrossReference& reference : references) {
    const std::string name = folded(reference.bookmark);
    if (is_built_in(name) || known.contains(name)) continue;
    dead.push_back({Severity::information, "docx/dead-reference",
                    "the bookmark " + in_quotes(reference.bookmark) +
                        " is not in the document",
                    text.word_at(reference.place)});
  }
  return dead;
}

}  // namespace ituletter
