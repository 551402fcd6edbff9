#pragma once

#include <gumbo.h>

#include <cstddef>
#include <string_view>

#include "ituletter/read.hpp"

namespace ituletter {

/// A web page as the tree that HTML5 makes of it, whatever is wrong with it.
///
/// gumbo knows no limits: its memory is counted here, and pages that nest too
/// deep or have tags of too many attributes are refused before it sees them,
/// for it walks all open elements and attributes again and again.
class HtmlTree {
 public:
  /// `page` is valid UTF-8 and outlives the tree. Throws Error for a page over
  /// the limits.
  HtmlTree(std::string_view page, const Limits& limits);
  HtmlTree(const HtmlTree&) = delete;
  HtmlTree& operator=(const HtmlTree&) = delete;
  ~HtmlTree();

  const GumboNode* root() const { return root_; }

 private:
  struct Piece;

  static void* allocate(void* tree, std::size_t size);
  static void release(void* tree, void* memory);
  void release_all();
  void parse(std::string_view page);

  const GumboNode* root_ = nullptr;
  Piece* last_ = nullptr;  ///< of the memory in use, a doubly linked list
  std::size_t elements_;
  std::size_t room_;
};

/// The value of an attribute; empty where there is none.
std::string_view attribute_of(const GumboNode* node, const char* name);

/// Elements of a node; none for text.
const GumboVector& children_of(const GumboNode* node);

}  // namespace ituletter
