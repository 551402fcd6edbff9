#include "read/pdf_page.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "ituletter/error.hpp"
#include "read/bytes.hpp"
#include "read/encoding.hpp"
#include "read/pdf_direction.hpp"
#include "read/xml.hpp"

namespace ituletter {
namespace {

double number(pugi::xml_node node, const char* name) {
  constexpr double farthest = 1e5;
  const double value = node.attribute(name).as_double();
  return std::isfinite(value) ? std::clamp(value, -farthest, farthest) : 0;
}

Box box_of(pugi::xml_node word) {
  Box box{.left = number(word, "xMin"),
          .top = number(word, "yMin"),
          .right = number(word, "xMax"),
          .bottom = number(word, "yMax")};
  box.right = std::max(box.left, box.right);
  box.bottom = std::max(box.top, box.bottom);
  return box;
}

/// Turns the page over, if most of its letters run to the left.
void set_direction(PdfPage& page) {
  std::ptrdiff_t balance = 0;
  for (const PdfWord& word : page.words) balance += leftward_balance(word.text);
  page.is_leftward = balance > 0;
  if (!page.is_leftward) return;
  for (PdfWord& word : page.words) {
    const double left = page.width - word.box.right;
    word.box.right = page.width - word.box.left;
    word.box.left = left;
  }
}

void add_word(PdfPage& page, pugi::xml_node node, int line) {
  PdfWord word{.box = box_of(node), .text = {}, .line = line};
  Cleaning unseen;
  append_clean(word.text, node.child_value(), unseen);
  if (!word.text.empty()) page.words.push_back(std::move(word));
}

PdfPage read_page(pugi::xml_node node) {
  PdfPage page{.width = number(node, "width"),
               .height = number(node, "height")};
  int line_number = 0;
  for (const pugi::xml_node flow : node.children("flow")) {
    for (const pugi::xml_node block : flow.children("block")) {
      for (const pugi::xml_node line : block.children("line")) {
        ++line_number;
        for (const pugi::xml_node word : line.children("word"))
          add_word(page, word, line_number);
      }
    }
  }
  set_direction(page);
  return page;
}

/// Without its head: that has a DTD, and what the file says of itself.
std::string_view document_of(std::string_view xhtml) {
  constexpr std::string_view end_tag = "</doc>";
  const std::size_t begin = xhtml.find("<doc>");
  const std::size_t end = xhtml.rfind(end_tag);
  if (begin == std::string_view::npos || end == std::string_view::npos ||
      end < begin) {
    throw Error(ErrorKind::pdf_damaged,
                "the .pdf is damaged; get another copy of it");
  }
  return xhtml.substr(begin, end + end_tag.size() - begin);
}

}  // namespace

void extend(Box& box, const Box& by) {
  box.left = std::min(box.left, by.left);
  box.top = std::min(box.top, by.top);
  box.right = std::max(box.right, by.right);
  box.bottom = std::max(box.bottom, by.bottom);
}

std::vector<PdfPage> read_pdf_pages(std::string_view xhtml,
                                    const Limits& limits) {
  const std::string_view document = document_of(xhtml);
  Bytes bytes(document.size());
  std::ranges::copy(document, bytes.data());
  const XmlPart part(std::move(bytes), "the text of the .pdf", limits);
  std::vector<PdfPage> pages;
  for (const pugi::xml_node page : part.root().children("page"))
    pages.push_back(read_page(page));
  return pages;
}

}  // namespace ituletter
