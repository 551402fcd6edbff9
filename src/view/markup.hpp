#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace ituletter {

/// Writes a page piece by piece. It is HTML and well-formed XML at once, so
/// that an XML parser can prove that every element is closed where it should.
class Markup {
 public:
  using Attribute = std::pair<std::string_view, std::string_view>;
  using Attributes = std::initializer_list<Attribute>;

  void open(std::string_view element, Attributes attributes = {});
  void close(std::string_view element);
  /// An element that has no content.
  void leaf(std::string_view element, Attributes attributes = {});
  void text(std::string_view text);
  /// An element with nothing but text.
  void element(std::string_view element, std::string_view text,
               Attributes attributes = {});
  /// Markup as it is.
  void raw(std::string_view markup) { out_ += markup; }

  std::string& out() { return out_; }

 private:
  void start(std::string_view element, Attributes attributes);

  std::string out_;
};

/// Without the characters that turn the order of others around: a letter must
/// not be shown otherwise than it reads.
std::string without_overrides(std::string_view text);

/// "rtl" or "ltr".
std::string_view direction_of(std::string_view language);

}  // namespace ituletter
