#pragma once

#include <cstdint>
#include <pugixml.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ituletter/read.hpp"
#include "read/bytes.hpp"

namespace ituletter {

/// A namespace that parts of a .docx use, transitional and strict alike.
enum class Ns : std::uint8_t {
  none,   ///< no namespace
  other,  ///< one that means nothing to us
  canvas,
  compatibility,
  content_types,
  drawing,
  drawing_2010,
  group,
  math,
  office,
  package_relationships,
  relationships,
  shape,
  vml,
  word,
  word_drawing,
  word_drawing_2010,
  word_extension,  ///< Word 2010 and later, marks beside the text only
};

Ns find_namespace(std::string_view uri);

/// A name as namespaces make it: never the prefix, which files choose freely.
struct Name {
  Ns ns = Ns::none;
  std::string_view local;
  bool operator==(const Name&) const = default;
};

struct NamespaceDeclaration;

/// A part of a .docx as a tree, checked against the limits before the tree
/// was built.
class XmlPart {
 public:
  /// `name` is for messages. Throws Error for a part that is damaged, over
  /// the limits, with a DTD or in an encoding that cannot be told.
  XmlPart(Bytes bytes, std::string name, const Limits& limits);

  const std::string& name() const { return name_; }
  pugi::xml_node root() const { return document_.document_element(); }

  /// Name of an element of this part.
  Name name_of(pugi::xml_node node);

  Ns namespace_of(std::string_view prefix);

  bool is(pugi::xml_node node, Ns ns, std::string_view local);

  /// The first child element of that name, or a null node.
  pugi::xml_node child(pugi::xml_node node, Ns ns, std::string_view local);

  /// The value of an attribute, or null. One without a prefix is taken for
  /// one of its element's own namespace, as some writers have it.
  const char* attribute(pugi::xml_node node, Ns ns, std::string_view local);

 private:
  struct Binding {
    std::string prefix;
    Ns ns = Ns::none;
  };

  void parse(std::span<char> xml);
  /// Returns false if the prefix does not mean the same in the whole part.
  bool bind(const NamespaceDeclaration& declaration);
  void bind_scoped_prefixes();
  void find_word_prefix();
  bool has_word_prefix(const char* name) const;
  const Binding* find_binding(std::string_view prefix);

  Bytes bytes_;
  std::string name_;
  pugi::xml_document document_;
  std::vector<Binding> bindings_;
  /// Of the word namespace, if one character names it in the whole part, as
  /// nearly always; most names are told by it.
  char word_prefix_ = '\0';
  std::size_t last_ = 0;  ///< binding that was asked for last
};

}  // namespace ituletter
