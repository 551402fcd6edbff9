#include "read/html_tree.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <new>
#include <string>

#include "ituletter/error.hpp"
#include "read/html_gate.hpp"
#include "read/limit.hpp"

namespace ituletter {
namespace {

constexpr std::size_t bytes_an_element = 64;
// Writers of pages leave elements open that nothing closes before the end.
constexpr std::size_t levels_left_open = 8;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Elements that have no end, or whose end the next of their kind stands for.
bool ends_by_itself(std::string_view tag) {
  constexpr std::array names = {"area",  "base",  "br",     "col",   "colgroup",
                                "dd",    "dt",    "embed",  "hr",    "img",
                                "input", "li",    "link",   "meta",  "option",
                                "p",     "param", "source", "tbody", "td",
                                "tfoot", "th",    "thead",  "tr",    "wbr"};
  std::string lower(tag);
  for (char& c : lower) c = static_cast<char>(c | 0x20);
  return std::ranges::count(names, lower) > 0;
}

/// About how deep the elements of a page nest: starts less ends.
std::size_t estimate_depth(std::string_view page) {
  std::size_t deepest = 0;
  std::size_t depth = 0;
  for (std::size_t at = page.find('<'); at != std::string_view::npos;
       at = page.find('<', at + 1)) {
    const std::string_view tag = page.substr(at + 1, 12);
    if (tag.starts_with('/')) {
      depth -= depth > 0 ? 1 : 0;
      continue;
    }
    const auto* end =
        std::ranges::find_if(tag, [](char c) { return !is_letter(c); });
    const auto size = static_cast<std::size_t>(end - tag.begin());
    if (size == 0 || ends_by_itself(tag.substr(0, size))) continue;
    deepest = std::max(deepest, ++depth);
  }
  return deepest;
}

}  // namespace

struct alignas(std::max_align_t) HtmlTree::Piece {
  Piece* before;
  Piece* after;
  std::size_t size;
};

HtmlTree::HtmlTree(std::string_view page, const Limits& limits)
    : elements_(limits.elements), room_(limits.elements * bytes_an_element) {
  if (estimate_depth(page) > limits.depth * levels_left_open) {
    over_limit(ErrorKind::limit_depth, "the depth of the page", limits.depth,
               "--max-depth");
  }
  check_attributes(page, limits.attributes);
  try {
    parse(page);
  } catch (...) {
    release_all();
    throw;
  }
}

HtmlTree::~HtmlTree() { release_all(); }

void HtmlTree::parse(std::string_view page) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = allocate;
  options.deallocator = release;
  options.userdata = this;
  options.max_errors = 0;
  root_ = gumbo_parse_with_options(&options, page.data(), page.size())->root;
}

/// An Error passes through gumbo, which has nothing to clean up.
void* HtmlTree::allocate(void* tree, std::size_t size) {
  HtmlTree& self = *static_cast<HtmlTree*>(tree);
  if (size > self.room_) {
    over_limit(ErrorKind::limit_elements, "the elements of the page",
               self.elements_, "--max-elements");
  }
  auto* piece = static_cast<Piece*>(std::malloc(sizeof(Piece) + size));
  if (piece == nullptr) throw std::bad_alloc();
  self.room_ -= size;
  *piece = {.before = self.last_, .after = nullptr, .size = size};
  if (self.last_ != nullptr) self.last_->after = piece;
  self.last_ = piece;
  return piece + 1;
}

void HtmlTree::release(void* tree, void* memory) {
  if (memory == nullptr) return;
  HtmlTree& self = *static_cast<HtmlTree*>(tree);
  Piece* piece = static_cast<Piece*>(memory) - 1;
  self.room_ += piece->size;
  if (piece->before != nullptr) piece->before->after = piece->after;
  if (piece->after != nullptr) {
    piece->after->before = piece->before;
  } else {
    self.last_ = piece->before;
  }
  std::free(piece);
}

/// gumbo's own function calls itself for each level.
void HtmlTree::release_all() {
  while (last_ != nullptr) {
    Piece* before = last_->before;
    std::free(last_);
    last_ = before;
  }
}

std::string_view attribute_of(const GumboNode* node, const char* name) {
  const GumboAttribute* found =
      gumbo_get_attribute(&node->v.element.attributes, name);
  return found == nullptr ? std::string_view() : found->value;
}

const GumboVector& children_of(const GumboNode* node) {
  const bool is_element =
      node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
  return is_element ? node->v.element.children : kGumboEmptyVector;
}

}  // namespace ituletter
