#include "read/docx_document.hpp"

#include "ituletter/error.hpp"

namespace ituletter {
namespace {

[[noreturn]] void no_document() {
  throw Error(ErrorKind::docx_no_document,
              "a zip archive without a Word document in it; give a .docx");
}

}  // namespace

Document::Document(std::string_view bytes, const Limits& limits,
                   DocxOrigin origin)
    : package_(bytes, limits), origin_(origin) {
  main_ = package_.load(find_main());
  if (!main_ || !main_->is(main_->root(), Ns::word, "document")) no_document();
}

std::string Document::find_main() {
  const Relationships root = package_.relationships_of({});
  const Relationship* const main = root.find_type("officeDocument");
  // Some tools write no relationships; Word itself always names it so.
  if (main == nullptr) return "word/document.xml";
  losses.main_parts = root.count_type("officeDocument");
  return main->target;
}

pugi::xml_node Document::body() {
  return main_->child(main_->root(), Ns::word, "body");
}

std::unique_ptr<XmlPart> Document::load(const std::string& part) {
  std::unique_ptr<XmlPart> loaded = package_.load(part);
  if (!loaded) losses.missing_parts.push_back(part);
  return loaded;
}

std::unique_ptr<XmlPart> Document::load_type(std::string_view type) {
  const Relationship* const found = main_relationships().find_type(type);
  return found == nullptr ? nullptr : load(found->target);
}

Relationships Document::relationships_of(const XmlPart& part) {
  return package_.relationships_of(part.name());
}

const Relationships& Document::main_relationships() {
  if (!relationships_) relationships_ = relationships_of(*main_);
  return *relationships_;
}

const Style& Document::style(std::string_view id) {
  static const Style none;
  return id.empty() ? none : styles().find(id);
}

Styles& Document::styles() {
  if (!styles_) styles_.emplace(load_type("styles"));
  return *styles_;
}

Numbering& Document::numbering() {
  if (!numbering_) numbering_.emplace(load_type("numbering"), styles());
  return *numbering_;
}

}  // namespace ituletter
