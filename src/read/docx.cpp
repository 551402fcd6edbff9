#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "read/docx_document.hpp"
#include "read/docx_walk.hpp"
#include "read/readers.hpp"

namespace ituletter {
namespace {

/// Footnotes or endnotes, in the order in which the body refers to them.
void read_notes(Document& document, TextBuilder& text,
                const std::vector<std::string>& ids, std::string_view type) {
  if (ids.empty()) return;
  const std::unique_ptr<XmlPart> part = document.load_type(type);
  if (!part) return;
  collect_bookmarks(*part, document.bookmarks);
  std::unordered_map<std::string_view, pugi::xml_node> notes;
  for (const pugi::xml_node node : part->root().children()) {
    const char* id = part->attribute(node, Ns::word, "id");
    if (id != nullptr) notes.emplace(id, node);
  }
  Walk walk(document, *part, text, Block::Kind::footnote);
  for (const std::string& id : ids) {
    const auto found = notes.find(id);
    if (found == notes.end()) continue;
    walk.run(found->second);
    notes.erase(found);  // one that is referred to twice is read once
  }
}

void read_parts(Document& document, TextBuilder& text,
                const std::vector<std::string>& parts, Block::Kind story) {
  for (const std::string& name : parts) {
    const std::unique_ptr<XmlPart> part = document.load(name);
    if (!part) continue;
    collect_bookmarks(*part, document.bookmarks);
    Walk(document, *part, text, story).run(part->root());
  }
}

void add_dead_references(Document& document, const TextBuilder& text,
                         std::vector<Finding>& findings) {
  if (document.cross_references.empty()) return;
  collect_bookmarks(document.main(), document.bookmarks);
  for (Finding& dead : find_dead_references(document.cross_references,
                                            document.bookmarks, text)) {
    findings.push_back(std::move(dead));
  }
}

}  // namespace

Source read_docx(std::string_view bytes, const Limits& limits) {
  return read_docx(bytes, limits, DocxOrigin::sender);
}

Source read_docx(std::string_view bytes, const Limits& limits,
                 DocxOrigin origin) {
  Source source;
  source.format = "docx";
  Document document(bytes, limits, origin);
  TextBuilder text(source, limits);
  Walk(document, document.main(), text, Block::Kind::paragraph)
      .run(document.body());
  read_notes(document, text, document.footnotes, "footnotes");
  read_notes(document, text, document.endnotes, "endnotes");
  read_parts(document, text, document.headers, Block::Kind::header);
  read_parts(document, text, document.footers, Block::Kind::footer);
  source.findings = describe(document.losses, text);
  add_dead_references(document, text, source.findings);
  return source;
}

}  // namespace ituletter
