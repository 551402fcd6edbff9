#include "read/html_mark.hpp"

#include <algorithm>
#include <array>

#include "read/html_tree.hpp"

namespace ituletter {
namespace {

constexpr std::array no_text = {
    GUMBO_TAG_HEAD,   GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,    GUMBO_TAG_TITLE,
    GUMBO_TAG_META,   GUMBO_TAG_LINK,   GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE,
    GUMBO_TAG_IFRAME, GUMBO_TAG_OBJECT, GUMBO_TAG_APPLET,   GUMBO_TAG_EMBED,
    GUMBO_TAG_SVG,    GUMBO_TAG_MATH,   GUMBO_TAG_AUDIO,    GUMBO_TAG_VIDEO,
    GUMBO_TAG_CANVAS, GUMBO_TAG_SELECT, GUMBO_TAG_BUTTON,   GUMBO_TAG_TEXTAREA,
    GUMBO_TAG_NAV,    GUMBO_TAG_RT,     GUMBO_TAG_RP,
};

constexpr std::array blocks = {
    GUMBO_TAG_ADDRESS,    GUMBO_TAG_ARTICLE,  GUMBO_TAG_ASIDE,
    GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_BODY,     GUMBO_TAG_CAPTION,
    GUMBO_TAG_CENTER,     GUMBO_TAG_DD,       GUMBO_TAG_DETAILS,
    GUMBO_TAG_DIR,        GUMBO_TAG_DIV,      GUMBO_TAG_DL,
    GUMBO_TAG_DT,         GUMBO_TAG_FIELDSET, GUMBO_TAG_FIGCAPTION,
    GUMBO_TAG_FIGURE,     GUMBO_TAG_FOOTER,   GUMBO_TAG_FORM,
    GUMBO_TAG_H1,         GUMBO_TAG_H2,       GUMBO_TAG_H3,
    GUMBO_TAG_H4,         GUMBO_TAG_H5,       GUMBO_TAG_H6,
    GUMBO_TAG_HEADER,     GUMBO_TAG_HR,       GUMBO_TAG_LEGEND,
    GUMBO_TAG_LI,         GUMBO_TAG_MAIN,     GUMBO_TAG_MENU,
    GUMBO_TAG_OL,         GUMBO_TAG_P,        GUMBO_TAG_PRE,
    GUMBO_TAG_SECTION,    GUMBO_TAG_SUMMARY,  GUMBO_TAG_TABLE,
    GUMBO_TAG_TBODY,      GUMBO_TAG_TD,       GUMBO_TAG_TFOOT,
    GUMBO_TAG_TH,         GUMBO_TAG_THEAD,    GUMBO_TAG_TR,
    GUMBO_TAG_UL,
};

template <class Tags>
bool is_in(const Tags& tags, const GumboNode* node) {
  return std::ranges::count(tags, node->v.element.tag) > 0;
}

/// The style attribute in lower case, without blanks.
std::string style_of(const GumboNode* node) {
  std::string style = lower(attribute_of(node, "style"));
  std::erase_if(style, [](char c) { return c == ' ' || c == '\n'; });
  return style;
}

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

/// Past comments, declarations and blanks.
std::string_view skip_preamble(std::string_view text) {
  for (;;) {
    const std::size_t first = text.find_first_not_of(" \t\r\n\f");
    if (first == std::string_view::npos) return {};
    text.remove_prefix(first);
    const std::string_view end = text.starts_with("<!--")    ? "-->"
                                 : text.starts_with("<?xml") ? "?>"
                                                             : "";
    const std::size_t at = end.empty() ? text.npos : text.find(end);
    if (at == std::string_view::npos) return text;
    text.remove_prefix(at + end.size());
  }
}

}  // namespace

bool is_no_text(const GumboNode* node) { return is_in(no_text, node); }

bool is_block(const GumboNode* node) { return is_in(blocks, node); }

bool is_hidden(const GumboNode* node) {
  if (gumbo_get_attribute(&node->v.element.attributes, "hidden") != nullptr) {
    return true;
  }
  const std::string style = style_of(node);
  return has(style, "display:none") || has(style, "visibility:hidden") ||
         has(style, "mso-hide:all");
}

int heading_level(const GumboNode* node) {
  const GumboTag tag = node->v.element.tag;
  const bool is_heading = tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6;
  return is_heading ? tag - GUMBO_TAG_H1 + 1 : 0;
}

bool is_typed_marker(const GumboNode* node) {
  return node->v.element.tag == GUMBO_TAG_SPAN &&
         has(style_of(node), "mso-list:ignore");
}

bool is_note_mark(const GumboNode* node) {
  if (node->v.element.tag != GUMBO_TAG_A) return false;
  const std::string words = lower(attribute_of(node, "class")) + style_of(node);
  return has(words, "footnote") || has(words, "endnote");
}

Block::Kind story_of(const GumboNode* node) {
  // LibreOffice's words for them.
  const std::string_view title = attribute_of(node, "title");
  const bool is_div = node->v.element.tag == GUMBO_TAG_DIV;
  if (is_div && title == "header") return Block::Kind::header;
  const bool is_foot =
      node->v.element.tag == GUMBO_TAG_FOOTER || (is_div && title == "footer");
  return is_foot ? Block::Kind::footer : Block::Kind::paragraph;
}

std::size_t count_cells(const GumboNode* row) {
  std::size_t cells = 0;
  const GumboVector& children = children_of(row);
  for (unsigned i = 0; i < children.length; ++i) {
    const auto* child = static_cast<const GumboNode*>(children.data[i]);
    if (child->type != GUMBO_NODE_ELEMENT) continue;
    const GumboTag tag = child->v.element.tag;
    cells += tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH ? 1 : 0;
  }
  return cells;
}

std::string number_format(std::string_view type) {
  if (type == "a") return "lowerLetter";
  if (type == "A") return "upperLetter";
  if (type == "i") return "lowerRoman";
  if (type == "I") return "upperRoman";
  return "decimal";
}

bool leads_out(std::string_view target) {
  const std::string start = lower(target.substr(0, 8));
  return start.starts_with("http://") || start.starts_with("https://") ||
         start.starts_with("mailto:");
}

bool begins_as_page(std::string_view text) {
  for (const std::string_view mark : {"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"}) {
    if (text.starts_with(mark)) text.remove_prefix(mark.size());
  }
  text = skip_preamble(text);
  constexpr std::array tags = {
      "!doctype html", "html", "head", "body",  "title",
      "meta",          "link", "base", "style", "script",
      "table",         "div",  "p",    "pre",   "center",
      "font",          "h1",   "h2",   "h3",    "b",
      "span",          "br",   "hr",   "ul",    "ol"};
  return std::ranges::any_of(tags, [&](std::string_view tag) {
    if (!text.starts_with('<') || !text.substr(1).starts_with(tag))
      return false;
    const std::string_view rest = text.substr(1 + tag.size());
    return !rest.empty() && has(" \t\r\n>/", rest.substr(0, 1));
  });
}

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return result;
}

}  // namespace ituletter
