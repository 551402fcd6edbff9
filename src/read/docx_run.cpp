// The part of the walk that deals with what stands within a paragraph.

#include <algorithm>
#include <charconv>
#include <utility>

#include "read/docx_symbol.hpp"
#include "read/docx_value.hpp"
#include "read/docx_walk.hpp"

namespace ituletter {
namespace {

std::string_view value(const char* text) { return text ? text : ""; }

bool holds(std::string_view text, std::string_view what) {
  return text.find(what) != std::string_view::npos;
}

bool holds(std::string_view text, char what) {
  return text.find(what) != std::string_view::npos;
}

/// Code of `w:char`, in hexadecimal digits; 0 if it is none.
char32_t symbol_code(std::string_view text) {
  std::uint32_t code = 0;
  std::from_chars(text.data(), text.data() + text.size(), code, 16);
  return code <= 0x10FFFF ? code : 0;
}

}  // namespace

void Walk::add_inline(pugi::xml_node node, Tag tag) {
  switch (tag) {
    case Tag::text:
      add_text(node);
      break;
    case Tag::tab:
      if (is_shown()) text_.add_tab();
      break;
    case Tag::line_break:
      add_break(node);
      break;
    case Tag::no_break_hyphen:
      if (is_shown()) text_.add_character(U'\u2011');
      break;
    case Tag::soft_hyphen:
      if (is_shown()) text_.add_character(U'\u00AD');
      break;
    case Tag::symbol:
      add_symbol(node);
      break;
    case Tag::complex_field_mark:
      mark_field(node);
      break;
    case Tag::instruction:
      fields_.add_code(node.child_value());
      break;
    case Tag::comment_reference:
      document_.losses.comments.add(text_);
      break;
    case Tag::footnote_reference:
      add_note(node, document_.footnotes);
      break;
    case Tag::endnote_reference:
      add_note(node, document_.endnotes);
      break;
    case Tag::section:
      add_section(node);
      break;
    case Tag::alternative_chunk:
      ++document_.losses.chunks;
      break;
    default:
      break;
  }
}

bool Walk::is_shown() const { return !fields_.is_in_code() && !is_hidden_; }

void Walk::update_link() {
  const std::string_view target = fields_.target();
  if (!target.empty()) {
    text_.set_link(target);
  } else {
    text_.set_link(links_.empty() ? std::string_view() : links_.back());
  }
}

void Walk::enter_run(pugi::xml_node node) {
  push(node, Tag::run);
  const pugi::xml_node first = node.first_child();
  const bool has_properties = first && part_.is(first, Ns::word, "rPr");
  RunProperties run;
  if (has_properties) run = read_run_properties(part_, first);
  if (is_symbol_font(run.font)) font_ = run.font;
  std::optional<bool> hidden = run.is_hidden;
  if (!hidden) hidden = document_.style(run.style).is_hidden;
  if (!hidden) hidden = style_->is_hidden;
  if (!hidden.value_or(false)) return;
  is_hidden_ = true;
  // Codes of fields are hidden by habit; they are not text anyway.
  if (!fields_.is_in_code() && part_.child(node, Ns::word, "t")) {
    has_hidden_ = true;
    document_.losses.hidden.add(text_);
  }
}

/// One of several forms of the same content: the first that we understand.
void Walk::enter_alternate(pugi::xml_node node) {
  for (const pugi::xml_node child : node.children()) {
    const Name name = part_.name_of(child);
    if (name.ns != Ns::compatibility) continue;
    if (name.local == "Fallback" ||
        (name.local == "Choice" && is_understood(child))) {
      push(child);
      return;
    }
  }
}

bool Walk::is_understood(pugi::xml_node choice) {
  std::string_view rest =
      value(part_.attribute(choice, Ns::compatibility, "Requires"));
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const Ns ns = part_.namespace_of(rest.substr(0, end));
    if (end > 0 && ns == Ns::other) return false;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return true;
}

std::string_view Walk::word_attribute(pugi::xml_node node,
                                      std::string_view name) {
  return value(part_.attribute(node, Ns::word, name));
}

const Relationships& Walk::relationships() {
  if (&part_ == &document_.main()) return document_.main_relationships();
  if (!relationships_) relationships_ = document_.relationships_of(part_);
  return *relationships_;
}

/// Where `r:id` leads to, if that is out of the document.
std::string Walk::relationship_target(pugi::xml_node node) {
  const char* id = part_.attribute(node, Ns::relationships, "id");
  if (id == nullptr) return {};
  const Relationship* const found = relationships().find(id);
  if (found == nullptr || !found->is_external) return {};
  return found->target;
}

/// Whether a link has nothing to click on: runs without content at most.
bool Walk::is_blank(pugi::xml_node link) {
  for (const pugi::xml_node child : link.children()) {
    if (!part_.is(child, Ns::word, "r")) return false;
    for (const pugi::xml_node inner : child.children()) {
      const bool is_empty_text =
          part_.is(inner, Ns::word, "t") && !inner.first_child();
      if (!is_empty_text && !part_.is(inner, Ns::word, "rPr")) return false;
    }
  }
  return true;
}

/// A field or link that leads to a bookmark.
void Walk::note_reference(std::string bookmark) {
  if (bookmark.empty() || !is_shown()) return;
  if (document_.cross_references.size() == most_references) return;
  document_.cross_references.push_back(
      {std::move(bookmark), text_.mark_place()});
}

void Walk::enter_hyperlink(pugi::xml_node node) {
  std::string target = relationship_target(node);
  const std::string_view anchor = word_attribute(node, "anchor");
  const bool has_address =
      !anchor.empty() ||
      part_.attribute(node, Ns::relationships, "id") != nullptr;
  if (!has_address || is_blank(node)) document_.losses.empty_links.add(text_);
  if (target.empty()) note_reference(std::string(anchor));
  if (!anchor.empty()) {
    target += '#';
    target += anchor;
  }
  enter_link(std::move(target), node);
}

void Walk::enter_simple_field(pugi::xml_node node) {
  const std::string_view code = word_attribute(node, "instr");
  if (document_.is_converted() && shows_now(code) && !is_locked(node)) {
    ++document_.losses.dates;
    return;
  }
  note_field(code);
  enter_link(link_target(code), node);
}

bool Walk::is_locked(pugi::xml_node field) {
  const std::string_view lock = word_attribute(field, "fldLock");
  return lock == "true" || lock == "1" || lock == "on";
}

void Walk::enter_link(std::string target, pugi::xml_node node) {
  if (target.empty() && !links_.empty()) target = links_.back();
  links_.push_back(std::move(target));
  update_link();
  push(node, Tag::hyperlink);
}

void Walk::mark_field(pugi::xml_node node) {
  const std::string_view type = word_attribute(node, "fldCharType");
  if (type == "begin") {
    fields_.begin(is_locked(node));
  } else if (type == "separate") {
    separate_field();
  } else if (type == "end") {
    fields_.end();
  }
  update_link();
}

/// The program that converted the document has put its own time into fields
/// that are not locked.
void Walk::separate_field() {
  if (document_.is_converted() && fields_.will_show_now()) {
    ++document_.losses.dates;
  } else {
    fields_.separate();
    note_field(fields_.code());
  }
}

void Walk::note_field(std::string_view code) {
  note_reference(referred_bookmark(code));
  if (first_words(code).name == "MERGEFIELD" && is_shown()) {
    document_.losses.merge_fields.add(text_);
  }
}

void Walk::add_text(pugi::xml_node node) {
  if (!is_shown()) return;
  for (pugi::xml_node child = node.first_child(); child;
       child = child.next_sibling()) {
    const std::string_view text = child.value();
    // Codes of symbol fonts: all of a run in one, and those from U+F000 on.
    if (!font_.empty() || holds(text, '\xEF')) {
      add_symbol_text(text);
    } else {
      text_.add_text(text);
    }
  }
}

void Walk::add_symbol_text(std::string_view text) {
  const std::string_view font = font_.empty() ? "Symbol" : font_;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = [&](std::size_t i) {
      return at + i < text.size()
                 ? static_cast<char32_t>(
                       static_cast<unsigned char>(text[at + i]))
                 : 0;
    };
    std::size_t length = 1;
    char32_t code = byte(0);
    if ((code & 0xE0) == 0xC0) {
      code = ((code & 0x1F) << 6) | (byte(1) & 0x3F);
      length = 2;
    } else if ((code & 0xF0) == 0xE0) {
      code = ((code & 0xF) << 12) | ((byte(1) & 0x3F) << 6) | (byte(2) & 0x3F);
      length = 3;
    }
    const bool is_code = code >= 0xF000 && code <= 0xF0FF;
    const bool is_in_font = !font_.empty() && code < 0x100;
    const char32_t shown =
        is_code || is_in_font ? symbol_character(font, code) : 0;
    if (shown != 0) {
      text_.add_character(shown);
    } else {
      text_.add_text(text.substr(at, length));
    }
    at += length;
  }
}

void Walk::add_symbol(pugi::xml_node node) {
  if (!is_shown()) return;
  constexpr char32_t unknown = U'□';
  const char32_t code = symbol_code(word_attribute(node, "char"));
  const char32_t shown = symbol_character(word_attribute(node, "font"), code);
  const bool is_private = code >= 0xE000 && code <= 0xF8FF;
  if (shown != 0) {
    text_.add_character(shown);
  } else if (is_private || code < 0x20) {
    text_.add_character(unknown);
  } else {
    text_.add_character(code);
  }
}

/// A page or column break parts lines only where text stands before it.
void Walk::add_break(pugi::xml_node node) {
  if (!is_shown()) return;
  const std::string_view type = word_attribute(node, "type");
  const bool is_in_line = type.empty() || type == "textWrapping";
  if (is_in_line || !text_.is_paragraph_empty()) text_.add_line_break();
}

void Walk::add_note(pugi::xml_node node, std::vector<std::string>& notes) {
  if (!is_shown() || story_ != Block::Kind::paragraph) return;
  notes.emplace_back(word_attribute(node, "id"));
}

void Walk::add_picture_link(pugi::xml_node node) {
  if (is_shown()) text_.add_link(relationship_target(node));
}

void Walk::add_section(pugi::xml_node node) {
  for (const pugi::xml_node child : node.children()) {
    const Name name = part_.name_of(child);
    const bool is_header = name == Name{Ns::word, "headerReference"};
    if (!is_header && name != Name{Ns::word, "footerReference"}) continue;
    const char* id = part_.attribute(child, Ns::relationships, "id");
    const Relationship* const found =
        document_.main_relationships().find(value(id));
    if (found == nullptr || found->is_external) continue;
    std::vector<std::string>& parts =
        is_header ? document_.headers : document_.footers;
    if (std::ranges::find(parts, found->target) == parts.end()) {
      parts.push_back(found->target);
    }
  }
}

void Walk::count_graphic(pugi::xml_node node) {
  const std::string_view uri = node.attribute("uri").value();
  if (holds(uri, "/chart") || holds(uri, "/diagram")) {
    ++document_.losses.graphics;
  }
}

void Walk::count_object(pugi::xml_node node) {
  const pugi::xml_node object = part_.child(node, Ns::office, "OLEObject");
  const std::string_view program = object.attribute("ProgID").value();
  if (program.substr(0, 5) == "Word.") ++document_.losses.objects;
}

}  // namespace ituletter
