#include "read/pdf_links.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

#include "ituletter/error.hpp"
#include "read/bytes.hpp"
#include "read/xml.hpp"

namespace ituletter {
namespace {

struct LinkBox {
  Box box;
  std::string text;
  std::string target;
};

/// More on a page are left out: each word is looked for in each.
constexpr std::size_t most_boxes = 500;

/// Links within the document lead to a page of pdftohtml's own.
bool leads_out(std::string_view target) {
  return target.starts_with("mailto:") ||
         target.find("://") != std::string_view::npos;
}

double number(pugi::xml_node node, const char* name) {
  return node.attribute(name).as_double();
}

/// The link in a stretch of text, also within what makes it bold.
pugi::xml_node link_in(pugi::xml_node text) {
  return text.find_node(
      [](pugi::xml_node node) { return std::string_view(node.name()) == "a"; });
}

std::vector<LinkBox> boxes_of(pugi::xml_node page, double height) {
  std::vector<LinkBox> boxes;
  const double scale = height / std::max(number(page, "height"), 1.0);
  for (const pugi::xml_node text : page.children("text")) {
    const pugi::xml_node link = link_in(text);
    const std::string target = link.attribute("href").as_string();
    if (!leads_out(target)) continue;
    if (boxes.size() == most_boxes) break;
    Box box{.left = scale * number(text, "left"),
            .top = scale * number(text, "top")};
    box.right = box.left + scale * number(text, "width");
    box.bottom = box.top + scale * number(text, "height");
    boxes.push_back(
        {.box = box, .text = link.text().as_string(), .target = target});
  }
  return boxes;
}

bool holds(const Box& box, const Box& word) {
  const double middle = (word.left + word.right) / 2;
  return box.left <= middle && middle <= box.right &&
         box.top <= word.middle() && word.middle() <= box.bottom;
}

bool is_part_of(const Box& box, const Box& word) {
  return word.left - 1 <= box.left && box.right <= word.right + 1 &&
         box.top <= word.middle() && word.middle() <= box.bottom;
}

/// Among Han characters a link is a part of what pdftotext takes for a word.
void add_part(PdfWord& word, const LinkBox& link) {
  const bool is_new = word.target != link.target;
  const std::string linked = is_new ? link.text : word.linked + link.text;
  if (linked.empty() || word.text.find(linked) == std::string::npos) return;
  word.target = link.target;
  word.linked = linked;
}

void add_links(PdfPage& page, const std::vector<LinkBox>& boxes) {
  if (boxes.empty()) return;
  for (PdfWord& word : page.words) {
    Box box = word.box;
    if (page.is_leftward) {
      box.left = page.width - word.box.right;
      box.right = page.width - word.box.left;
    }
    for (const LinkBox& link : boxes) {
      if (holds(link.box, box)) {
        word.target = link.target;
        word.linked.clear();
        break;
      }
      if (!page.is_leftward && is_part_of(link.box, box)) add_part(word, link);
    }
  }
}

std::string_view without_prologue(std::string_view xml) {
  const std::size_t begin = xml.find("<pdf2xml");
  return begin == std::string_view::npos ? "" : xml.substr(begin);
}

}  // namespace

void add_links(std::vector<PdfPage>& pages, std::string_view xml,
               const Limits& limits) try {
  const std::string_view document = without_prologue(xml);
  if (document.empty()) return;
  Bytes bytes(document.size());
  std::ranges::copy(document, bytes.data());
  const XmlPart part(std::move(bytes), "the links of the .pdf", limits);
  std::size_t i = 0;
  for (const pugi::xml_node page : part.root().children("page")) {
    if (i == pages.size()) break;
    add_links(pages[i], boxes_of(page, pages[i].height));
    ++i;
  }
} catch (const Error&) {
  // The letter itself was read.
}

}  // namespace ituletter
