#include "read/docx_properties.hpp"

#include "read/docx_value.hpp"

namespace ituletter {
namespace {

constexpr int most_lists = 1 << 30;

void read_list(XmlPart& part, pugi::xml_node node,
               ParagraphProperties& result) {
  for (const pugi::xml_node child : node.children()) {
    const Name name = part.name_of(child);
    if (name == Name{Ns::word, "numId"}) {
      result.list = word_number(part, child, 0, most_lists);
    } else if (name == Name{Ns::word, "ilvl"}) {
      result.level = word_number(part, child, 0, 8);
    }
  }
}

/// Of a name without its prefix.
char first_of_local(pugi::xml_node node) {
  const char* const name = node.name();
  for (const char* c = name; *c != '\0'; ++c) {
    if (*c == ':') return c[1];
  }
  return *name;
}

bool is_mark_deleted(XmlPart& part, pugi::xml_node run_properties) {
  for (const pugi::xml_node child : run_properties.children()) {
    const Name name = part.name_of(child);
    if (name.ns == Ns::word &&
        (name.local == "del" || name.local == "moveFrom")) {
      return true;
    }
  }
  return false;
}

}  // namespace

ParagraphProperties read_paragraph_properties(XmlPart& part,
                                              pugi::xml_node node) {
  ParagraphProperties result;
  for (pugi::xml_node child = node.first_child(); child;
       child = child.next_sibling()) {
    const Name name = part.name_of(child);
    if (name.ns != Ns::word) continue;
    if (name.local == "pStyle") {
      result.style = word_value(part, child);
    } else if (name.local == "numPr") {
      read_list(part, child, result);
    } else if (name.local == "outlineLvl") {
      result.outline = word_number(part, child, 0, 9);
    } else if (name.local == "rPr") {
      result.is_mark_deleted = is_mark_deleted(part, child);
    } else if (name.local == "sectPr") {
      result.section = child;
    }
  }
  return result;
}

RunProperties read_run_properties(XmlPart& part, pugi::xml_node node) {
  RunProperties result;
  for (pugi::xml_node child = node.first_child(); child;
       child = child.next_sibling()) {
    // Most of the elements of a document stand here, and say how text looks.
    const char first = first_of_local(child);
    if (first != 'r' && first != 'v') continue;
    const Name name = part.name_of(child);
    if (name.ns != Ns::word) continue;
    if (name.local == "rStyle") {
      result.style = word_value(part, child);
    } else if (name.local == "rFonts") {
      const char* font = part.attribute(child, Ns::word, "ascii");
      if (font != nullptr) result.font = font;
    } else if (name.local == "vanish") {
      result.is_hidden = word_switch(part, child);
    }
  }
  return result;
}

}  // namespace ituletter
