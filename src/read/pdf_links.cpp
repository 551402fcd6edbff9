#include "read/pdf_links.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "ituletter/error.hpp"
#include "read/bytes.hpp"
#include "read/xml.hpp"

namespace ituletter {
namespace {

struct LinkBox {
  Box box;
  std::string target;
};

/// Links within the document lead to a page of pdftohtml's own.
bool leads_out(std::string_view target) {
  return target.starts_with("mailto:") ||
         target.find("://") != std::string_view::npos;
}

double number(pugi::xml_node node, const char* name) {
  return node.attribute(name).as_double();
}

/// The address of the link in a stretch of text; the link may stand within
/// what makes it bold.
std::string target_of(pugi::xml_node text) {
  const pugi::xml_node link = text.find_node(
      [](pugi::xml_node node) { return std::string_view(node.name()) == "a"; });
  std::string target = link.attribute("href").as_string();
  return leads_out(target) ? target : "";
}

std::vector<LinkBox> boxes_of(pugi::xml_node page, double height) {
  std::vector<LinkBox> boxes;
  const double scale = height / std::max(number(page, "height"), 1.0);
  for (const pugi::xml_node text : page.children("text")) {
    std::string target = target_of(text);
    if (target.empty()) continue;
    Box box{.left = scale * number(text, "left"),
            .top = scale * number(text, "top")};
    box.right = box.left + scale * number(text, "width");
    box.bottom = box.top + scale * number(text, "height");
    boxes.push_back({.box = box, .target = std::move(target)});
  }
  return boxes;
}

bool holds(const Box& box, const Box& word) {
  const double middle = (word.left + word.right) / 2;
  return box.left <= middle && middle <= box.right &&
         box.top <= word.middle() && word.middle() <= box.bottom;
}

void add_links(PdfPage& page, const std::vector<LinkBox>& boxes) {
  if (boxes.empty()) return;
  for (PdfWord& word : page.words) {
    Box box = word.box;
    if (page.is_leftward) {
      box.left = page.width - word.box.right;
      box.right = page.width - word.box.left;
    }
    const auto link = std::ranges::find_if(
        boxes, [&](const LinkBox& one) { return holds(one.box, box); });
    if (link != boxes.end()) word.target = link->target;
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
