#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace ituletter {

struct AknAttribute {
  std::string_view name;
  std::string_view value;
};
using AknAttributes = std::initializer_list<AknAttribute>;

/// `<date date="2018-05-01">`
void append_start_tag(std::string& out, std::string_view name,
                      AknAttributes attributes);

/// The tree of a document: elements on lines of their own, and at its leaves
/// elements whose content is markup that was made before.
class AknElements {
 public:
  AknElements(std::string& out, bool is_pretty)
      : out_(out), is_pretty_(is_pretty) {}

  /// Requires: `name` is a literal, and end() follows.
  void begin(std::string_view name, AknAttributes attributes = {});
  void end();
  void empty(std::string_view name, AknAttributes attributes);
  void leaf(std::string_view name, AknAttributes attributes,
            std::string_view markup);

  /// For what is written by others: below the element that is open.
  std::string& out() { return out_; }
  std::size_t depth() const { return open_.size(); }

 private:
  void new_line();

  std::string& out_;
  bool is_pretty_;
  std::vector<std::string_view> open_;
};

}  // namespace ituletter
