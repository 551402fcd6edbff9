#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "read/docx_loss.hpp"
#include "read/docx_numbering.hpp"
#include "read/docx_package.hpp"
#include "read/docx_reference.hpp"
#include "read/docx_style.hpp"
#include "read/readers.hpp"

namespace ituletter {

/// What is known of a document as a whole while its parts are walked. A part
/// beside the main one is loaded when something refers to it.
class Document {
 public:
  /// `bytes` must outlive the Document. Throws Error if they are no .docx.
  Document(std::string_view bytes, const Limits& limits, DocxOrigin origin);

  /// Whether a program has just made it of another document.
  bool is_converted() const { return origin_ == DocxOrigin::converted; }

  XmlPart& main() { return *main_; }
  pugi::xml_node body();

  /// A part that the main one refers to, with what it refers to itself.
  std::unique_ptr<XmlPart> load(const std::string& part);
  std::unique_ptr<XmlPart> load_type(std::string_view type);
  Relationships relationships_of(const XmlPart& part);
  const Relationships& main_relationships();

  /// An empty style for no `id`: the default style has nothing for the text.
  const Style& style(std::string_view id);
  Numbering& numbering();

  Losses losses;
  // Collected on the way, each once, in the order in which they are met.
  std::vector<std::string> footnotes;
  std::vector<std::string> endnotes;
  std::vector<std::string> headers;  ///< names of parts
  std::vector<std::string> footers;
  std::vector<CrossReference> cross_references;
  std::vector<std::string> bookmarks;  ///< of parts other than the main one
  int tables = 0;

 private:
  std::string find_main();
  Styles& styles();

  Package package_;
  DocxOrigin origin_;
  std::unique_ptr<XmlPart> main_;
  std::optional<Relationships> relationships_;
  std::optional<Styles> styles_;
  std::optional<Numbering> numbering_;
};

}  // namespace ituletter
